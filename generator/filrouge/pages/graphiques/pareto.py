"""Where the dissatisfaction lies: themes from the most frequent to the rarest, the share that adds up, and what has an action."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau, dessin, figure
from filrouge.pages.graphiques.repartition import barre
from filrouge.pages.graphiques.trait import hachures, largeur, tenir, texte

_WIDTH, _ROW, _BAR, _FIGURES = 320, 42, 14, 62
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: how many constats and how many signalements bear it, and how many of all these led to an action."""

    nom: str
    constats: int
    signalements: int
    agis: int

    @property
    def total(self) -> int:
        """All that was told on it."""
        return self.constats + self.signalements


def pareto(themes: Sequence[Theme], *, key: str, titre: str) -> Markup:
    """Return the whole figure; themes past the tenth are drawn as one and told apart in the table."""
    ordered = ordre(themes)
    return figure(
        "pareto",
        constat(ordered),
        dessiner(_grouped(ordered), key=key, titre=titre),
        tableau(ordered),
        complet=len(ordered) <= _SHOWN,
    )


def ordre(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """Return the themes from the most frequent to the rarest."""
    return tuple(sorted(themes, key=lambda theme: (-theme.total, theme.nom)))


def constat(themes: Sequence[Theme]) -> str:
    """Say how few themes make half of all, and how many of their entries have an action."""
    total = sum(theme.total for theme in themes)
    if not total:
        return "Aucun constat ni signalement n’a de thème."
    sums = list(accumulate(theme.total for theme in themes))
    half = next(rank for rank, found in enumerate(sums, 1) if 2 * found >= total)
    first = themes[:half]
    acted = sum(theme.agis for theme in first)
    names = _listed([french.lowered(theme.nom) for theme in first])
    share = french.percent(100 * sums[half - 1] / total)
    subject = f"Un thème sur {len(themes)}" if half == 1 else f"{half} thèmes sur {len(themes)}"
    verb = "porte" if half == 1 else "portent"
    return french.spaced(
        f"{subject} {verb} {sums[half - 1]} des {french.plural(total, 'constat ou signalement', 'constats et signalements')} ({share}) : "
        f"{names}. {acted} de ces {sums[half - 1]} {'a' if acted < 2 else 'ont'} mené à une action."
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def tableau(themes: Sequence[Theme]) -> Tableau:
    """Return each theme with its counts and the share that adds up."""
    total = sum(theme.total for theme in themes) or 1
    sums = accumulate(theme.total for theme in themes)
    rows = (
        (
            theme.nom,
            str(theme.constats),
            str(theme.signalements),
            french.percent(100 * found / total),
            f"{theme.agis} sur {theme.total}",
        )
        for theme, found in zip(themes, sums, strict=True)
    )
    return Tableau(("Thème", "Constats", "Signalements", "Cumul", "Menés à une action"), tuple(rows))


def _grouped(themes: tuple[Theme, ...]) -> tuple[Theme, ...]:
    rest = themes[_SHOWN:]
    if len(rest) < 2:
        return themes
    name = f"{len(rest)} autres thèmes"
    others = (sum(getattr(one, key) for one in rest) for key in ("constats", "signalements", "agis"))
    return (*themes[:_SHOWN], Theme(name, *others))


def dessiner(themes: Sequence[Theme], *, key: str, titre: str) -> Markup:
    """Return the drawing: constats full, signalements hatched, the share that adds up at the end of each line."""
    total = sum(theme.total for theme in themes) or 1
    scale = (_WIDTH - _FIGURES) / (max((theme.total for theme in themes), default=0) or 1)
    sums = list(accumulate(theme.total for theme in themes))
    parts = [
        part
        for rank, theme in enumerate(themes)
        for part in _row(theme, rank * _ROW, scale, french.percent(100 * sums[rank] / total))
    ]
    told = " ; ".join(
        f"{theme.nom} : {theme.total}, cumul {french.percent(100 * found / total)}, {_acted(theme)}"
        for theme, found in zip(themes, sums, strict=True)
    )
    size = _WIDTH, max(1, len(themes)) * _ROW
    return dessin(parts, size, key=key, titre=titre, description=french.spaced(told))


def _acted(theme: Theme) -> str:
    return f"{theme.agis} sur {theme.total} avec action"


def _row(theme: Theme, y: float, scale: float, cumul: str) -> Iterator[Markup]:
    acted = _acted(theme)
    room = _WIDTH - largeur(acted, "fil-small") - 10
    yield texte(0, y + 13, tenir(theme.nom, room))
    yield texte(_WIDTH, y + 13, acted, classe="fil-small", ancre="end")
    first, second = theme.constats * scale, theme.signalements * scale
    if first:
        yield barre(0, y + 19, first, _BAR)
    if second:
        yield hachures(first, y + 19, second, _BAR)
    yield texte(first + second + 6, y + 30, theme.total, classe="fil-value")
    yield texte(_WIDTH, y + 30, cumul, classe="fil-small", ancre="end")
