"""How far the loop goes: two populations, each step a share of the one before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau, dessin, figure
from filrouge.pages.graphiques.repartition import barre
from filrouge.pages.graphiques.trait import largeur, rond, tenir, texte
from filrouge.pages.html import html

_WIDTH, _ROW, _BAR = 320, 46, 16


@dataclass(frozen=True, slots=True)
class Etape:
    """One step: its name, how many came to it; all of them came through the step before."""

    nom: str
    nombre: int


def boucle(etapes: Sequence[Etape], constat: str, *, key: str, titre: str) -> Markup:
    """Return the whole figure of one population; the first step is all of it."""
    return figure("boucle", constat, entonnoir(etapes, key=key, titre=titre), tableau(etapes), titre=titre)


def part(etape: Etape, avant: Etape | None) -> str:
    """Say what a step is a share of: « 25 sur 29 (86 %) »; the first step is a count."""
    if avant is None or not avant.nombre:
        return french.number(etape.nombre, 0)
    share = french.percent(100 * etape.nombre / avant.nombre)
    return f"{french.number(etape.nombre, 0)} sur {french.number(avant.nombre, 0)} ({share})"


def tableau(etapes: Sequence[Etape]) -> Tableau:
    """Return the steps, their number, and their share of the step before."""
    rows = (
        (
            etape.nom,
            french.number(etape.nombre, 0),
            french.percent(100 * etape.nombre / avant.nombre) if avant and avant.nombre else "–",
        )
        for etape, avant in _steps(etapes)
    )
    return Tableau(("Étape", "Nombre", "Part de l’étape d’avant"), tuple(rows))


def entonnoir(etapes: Sequence[Etape], *, key: str, titre: str) -> Markup:
    """Return the drawing: what came to a step is full, what stayed at the one before is an empty frame."""
    most = max((etape.nombre for etape in etapes), default=0) or 1
    parts: list[Markup] = []
    for rank, (etape, avant) in enumerate(_steps(etapes)):
        y = rank * _ROW
        share = part(etape, avant)
        parts.append(texte(0, y + 14, tenir(etape.nom, _WIDTH - 8 - largeur(share, "fil-value"))))
        parts.append(texte(_WIDTH, y + 14, share, classe="fil-value", ancre="end"))
        if avant:
            parts.append(_frame(_WIDTH * avant.nombre / most, y + 20))
        if etape.nombre:
            parts.append(barre(0, y + 20, _WIDTH * etape.nombre / most, _BAR))
    told = " ; ".join(f"{etape.nom} : {part(etape, avant)}" for etape, avant in _steps(etapes))
    size = _WIDTH, max(1, len(etapes)) * _ROW
    return dessin(parts, size, key=key, titre=titre, description=french.spaced(told))


def _steps(etapes: Sequence[Etape]) -> Iterator[tuple[Etape, Etape | None]]:
    for rank, etape in enumerate(etapes):
        yield etape, etapes[rank - 1] if rank else None


def _frame(width: float, y: float) -> Markup:
    return html(
        '<rect class="fil-left" fill="none" stroke="currentColor" x=".5" y="%s" width="%s" height="%s"/>',
        *(y + 0.5, rond(max(width - 1, 0)), _BAR - 1),
    )
