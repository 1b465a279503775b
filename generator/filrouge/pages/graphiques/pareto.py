"""Where the dissatisfaction lies: themes from the most frequent to the rarest, the share that adds up, and what has an action."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau, dessin, figure
from filrouge.pages.graphiques.repartition import barre
from filrouge.pages.graphiques.trait import hachures, largeur, tenir, texte

_WIDTH, _ROW, _BAR, _BARS, _SHARE = 320, 42, 14, 150, 36
_SHOWN = 10
_NAMED = 4


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
    names = ", ".join(french.lowered(theme.nom) for theme in first[:_NAMED])
    share = french.percent(100 * sums[half - 1] / total)
    subject = f"Un thème sur {len(themes)} porte" if half == 1 else f"{half} thèmes sur {len(themes)} portent"
    whole = french.plural(total, "constat ou signalement", "constats et signalements")
    return french.spaced(
        f"{subject} {sums[half - 1]} des {whole} ({share}), {'dont' if half > _NAMED else 'à savoir'} {names}"
        f" ; {acted} de ces {sums[half - 1]} {'a' if acted < 2 else 'ont'} mené à une action."
    )


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
    scale = min((_scale(theme) for theme in themes[:_SHOWN] if theme.total), default=0.0)
    sums = list(accumulate(theme.total for theme in themes))
    parts = [texte(_WIDTH, 11, "part cumulée", classe="fil-small", ancre="end")]
    for rank, theme in enumerate(themes):
        y = rank * _ROW
        share = french.percent(100 * sums[rank] / total)
        parts += [texte(0, y + 13, tenir(theme.nom, _WIDTH - (80 if rank == 0 else 0)))]
        parts += _bars(theme, y, scale if rank < _SHOWN else 0)
        parts += [texte(_WIDTH, y + 30, share, classe="fil-small", ancre="end")]
    told = " ; ".join(
        f"{theme.nom} : {theme.total}, {_acted(theme)}, cumul {french.percent(100 * found / total)}"
        for theme, found in zip(themes, sums, strict=True)
    )
    size = _WIDTH, max(1, len(themes)) * _ROW
    return dessin(parts, size, key=key, titre=titre, description=french.spaced(told))


def _scale(theme: Theme) -> float:
    """How wide one entry can be for the figures of a theme to stand after its bar."""
    words = largeur(french.number(theme.total, 0), "fil-value") + largeur(_acted(theme), "fil-small")
    return min(_BARS, _WIDTH - words - 6 - 5 - _SHARE) / theme.total


def _acted(theme: Theme) -> str:
    return f"dont {french.number(theme.agis, 0)} avec action"


def _bars(theme: Theme, y: float, scale: float) -> Iterator[Markup]:
    """The bars of a theme and its figures; what groups several themes has figures alone: no bar compares to it."""
    first, second = theme.constats * scale, theme.signalements * scale
    if first:
        yield barre(0, y + 19, first, _BAR)
    if second:
        yield hachures(first, y + 19, second, _BAR)
    x = first + second + (6 if scale else 0)
    total = french.number(theme.total, 0)
    yield texte(x, y + 30, total, classe="fil-value")
    yield texte(x + largeur(total, "fil-value") + 5, y + 30, _acted(theme), classe="fil-small")
