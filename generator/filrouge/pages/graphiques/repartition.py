"""How things spread over levels: bars with their count and share, the finding in counts."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau, dessin, figure
from filrouge.pages.graphiques.tendance import FAIBLE
from filrouge.pages.graphiques.trait import largeur, tenir, texte
from filrouge.pages.html import html
from filrouge.records.types.echelle import Echelle

_ROW, _BAR, _LABEL = 22, 110, 170
_FAVORABLES = {
    Echelle.OUI_NON: ("oui",),
    Echelle.OUI_PARTIELLEMENT_NON: ("oui",),
    Echelle.SATISFACTION_4: ("satisfait", "tres_satisfait"),
    Echelle.NOTE_5: ("4", "5"),
    Echelle.NOTE_10: ("8", "9", "10"),
}
_MOTS = {
    Echelle.OUI_NON: "oui",
    Echelle.OUI_PARTIELLEMENT_NON: "oui",
    Echelle.SATISFACTION_4: "satisfait ou très satisfait",
    Echelle.NOTE_5: "4 ou 5",
    Echelle.NOTE_10: "8, 9 ou 10",
}

Ligne = tuple[str, int]


def repartition(lignes: Sequence[Ligne], constat: str, *, key: str, titre: str) -> Markup:
    """Return the whole figure: one bar a level."""
    return figure("repartition", constat, barres(lignes, key=key, titre=titre), tableau(lignes))


def constat(echelle: Echelle, repartition: Mapping[str, int]) -> str:
    """Say how many answers stand at the good end of a scale, as counts of all answers."""
    total = sum(repartition.values())
    if not total:
        return "Aucune réponse."
    weak = " Effectif trop faible pour conclure." if total < FAIBLE else ""
    if echelle is Echelle.NPS_10:
        told = _recommandation(repartition)
    else:
        good = sum(repartition.get(level, 0) for level in _FAVORABLES[echelle])
        told = f"{_MOTS[echelle].capitalize()} : {good} sur {french.plural(total, 'réponse')} ({french.percent(100 * good / total)})"
    return french.spaced(f"{told}.{weak}")


def _recommandation(repartition: Mapping[str, int]) -> str:
    spread = [0, 0, 0]
    for level, count in repartition.items():
        spread[0 if level in {"9", "10"} else 1 if level in {"7", "8"} else 2] += count
    words = ("promoteur", "passif", "détracteur")
    ranges = ("9 ou 10", "7 ou 8", "de 0 à 6")
    return ", ".join(
        f"{french.plural(count, word)} ({marks})"
        for count, word, marks in zip(spread, words, ranges, strict=True)
    )


def tableau(lignes: Sequence[Ligne]) -> Tableau:
    """Return level, count and share."""
    total = sum(count for _, count in lignes) or 1
    rows = ((label, french.number(count, 0), french.percent(100 * count / total)) for label, count in lignes)
    return Tableau(("Niveau", "Nombre", "Part"), tuple(rows))


def barres(lignes: Sequence[Ligne], *, key: str, titre: str) -> Markup:
    """Return horizontal bars from zero, one per level, each with its count and its share."""
    total = sum(count for _, count in lignes) or 1
    most = max((count for _, count in lignes), default=0) or 1
    labels = [tenir(label, _LABEL) for label, _ in lignes]
    gutter = round(10 + max((largeur(label) for label in labels), default=0))
    written = [f"{count} ({french.percent(100 * count / total)})" for _, count in lignes]
    parts = []
    for rank, (label, (_, count)) in enumerate(zip(labels, lignes, strict=True)):
        y, width = rank * _ROW, _BAR * count / most
        parts += [
            texte(gutter - 6, y + 15, label, ancre="end"),
            barre(gutter, y + 4, width) if count else Markup(""),
            texte(gutter + 6 + width, y + 15, written[rank]),
        ]
    described = french.spaced(", ".join(f"{label} : {count}" for label, count in lignes))
    room = round(6 + max(map(largeur, written), default=0))
    size = gutter + _BAR + room, max(1, len(lignes)) * _ROW
    return dessin(parts, size, key=key, titre=titre, description=described)


def barre(x: float, y: float, width: float, height: float = 14) -> Markup:
    """Return one full bar, wide enough to be seen."""
    return html(
        '<rect class="fil-bar" fill="currentColor" x="%s" y="%s" width="%s" height="%s"/>',
        *(round(x, 1), round(y, 1), max(round(width, 1), 1), height),
    )
