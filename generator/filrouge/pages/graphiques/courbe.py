"""The drawing of a tendance: one place a quarter, the whole scale, n under each score, the target dashed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import dessin, figure
from filrouge.pages.graphiques.tendance import Tendance, constat, effectif, nom, tableau
from filrouge.pages.graphiques.trait import Mot, dans, points, rangee, rond, sans_heurt, survol, texte, trait
from filrouge.pages.html import html
from filrouge.records.types.echelle import Echelle, Score

_LEFT, _RIGHT, _TOP, _PLOT = 38, 12, 22, 84
_BOTTOM = _TOP + _PLOT
_NARROW, _SLOTS, _WIDE = 24, 288, 52
_LINES = (16, 28, 45)
"""Below the axis: the quarter, the year, the number of answers."""


def tendance(found: Tendance, *, key: str, titre: str = "") -> Markup:
    """Return the whole figure; ``titre`` heads it where several stand side by side."""
    shown = _shown(found)
    return figure(
        "tendance",
        constat(found),
        _dessiner(found, shown, key),
        tableau(found),
        titre=titre,
        complet=all((*shown.valeurs, *shown.effectifs)),
    )


def courbe(found: Tendance, *, key: str) -> Markup:
    """Return the drawing alone."""
    return _dessiner(found, _shown(found), key)


@dataclass(frozen=True, slots=True)
class _Ecrits:
    """Which scores are written, and which numbers of answers: those that have room."""

    valeurs: tuple[bool, ...]
    effectifs: tuple[bool, ...]


def _dessiner(found: Tendance, shown: _Ecrits, key: str) -> Markup:
    step = _step(found)
    xs = [_LEFT + step * (rank + 0.5) for rank in range(len(found.cases))]
    size = rond(_LEFT + max(_SLOTS, step * len(found.cases)) + _RIGHT), _BOTTOM + _LINES[-1] + 5
    parts = [
        *_axes(found, size[0]),
        *_lines(found, xs),
        *_scores(found, xs, shown),
        *_names(found, xs, shown),
    ]
    told = " ; ".join(f"{nom(at)} : {_score(one)}, {effectif(one)}" for at, one in found.mesurees)
    return dessin(
        parts,
        size,
        key=key,
        titre=french.spaced(f"Score par trimestre : {found.libelle}"),
        description=french.spaced(told),
    )


@lru_cache(maxsize=4096)
def _score(score: Score) -> str:
    """The same scores stand on many pages."""
    return french.score(score)


@lru_cache(maxsize=4096)
def _bare(score: Score) -> str:
    return french.bare(score.valeur, score.echelle)


def _step(found: Tendance) -> float:
    return min(_WIDE, max(_NARROW, _SLOTS / max(1, len(found.cases))))


def _y(value: float, echelle: Echelle) -> float:
    return dans(value, echelle.bornes, _BOTTOM, _TOP)


def _axes(found: Tendance, width: float) -> Iterator[Markup]:
    """The scale from end to end, so that a small change looks small; the target where there is one."""
    low, high = found.echelle.bornes
    target = None if found.cible is None else _y(found.cible, found.echelle)
    for level in (low, 0.0, high) if low < 0 else (low, high):
        y = _y(level, found.echelle)
        yield trait("fil-axis", f"M{_LEFT} {rond(y)}H{rond(width - _RIGHT)}")
        if target is None or abs(y - target) > 16:
            yield texte(_LEFT - 6, y + 3.5, _mark(level, found.echelle), classe="fil-small", ancre="end")
    if target is not None and found.cible is not None:
        yield trait("fil-target", f"M{_LEFT} {rond(target)}H{rond(width - _RIGHT)}")
        yield texte(_LEFT - 6, target - 2, "cible", classe="fil-small", ancre="end")
        yield texte(_LEFT - 6, target + 9, _mark(found.cible, found.echelle), classe="fil-small", ancre="end")


def _mark(level: float, echelle: Echelle) -> str:
    percent = echelle.unite == "%"
    return f"{french.bare(level, echelle)}{french.NBSP}%" if percent else french.bare(level, echelle)


def _lines(found: Tendance, xs: Sequence[float]) -> Iterator[Markup]:
    """Only scores in places that touch are joined."""
    run: list[tuple[float, float]] = []
    for case, x in zip(found.cases, xs, strict=True):
        if case.score is not None:
            run.append((x, _y(case.score.valeur, found.echelle)))
            continue
        yield from _line(run)
        run = []
    yield from _line(run)


def _line(run: Sequence[tuple[float, float]]) -> Iterator[Markup]:
    if len(run) > 1:
        yield html('<polyline class="fil-line" fill="none" stroke="currentColor" points="%s"/>', points(run))


def _scores(found: Tendance, xs: Sequence[float], shown: _Ecrits) -> Iterator[Markup]:
    """The dots, each with its figure; the last one is full."""
    ranks = _ranks(found)
    for rank, written in zip(ranks, shown.valeurs, strict=True):
        case, x = found.cases[rank], xs[rank]
        if case.score is None:
            continue
        y, now = _y(case.score.valeur, found.echelle), rank == ranks[-1]
        dot = html(
            '<circle class="fil-dot%s" fill="%s" stroke="currentColor" cx="%s" cy="%s" r="4"/>',
            *(" fil-now" if now else "", "currentColor" if now else "none", rond(x), rond(y)),
        )
        if not written:
            told = f"{nom(case.trimestre)} : {_score(case.score)}, {effectif(case.score)}"
            yield survol(french.spaced(told), dot)
            continue
        place = y + 17 if _is_dip(found, rank) and y + 20 < _BOTTOM else y - 8
        yield dot + texte(x, place, _bare(case.score), classe="fil-value", ancre="middle")


def _is_dip(found: Tendance, rank: int) -> bool:
    """Lower than both neighbours: the figure stands below, where no line crosses it."""
    if not 0 < rank < len(found.cases) - 1:
        return False
    before, here, after = (found.cases[at].score for at in (rank - 1, rank, rank + 1))
    return bool(before and here and after) and _value(here) < min(_value(before), _value(after))


def _value(score: Score | None) -> float:
    return score.valeur if score else 0.0


def _names(found: Tendance, xs: Sequence[float], shown: _Ecrits) -> Iterator[Markup]:
    """Quarters and years of all places, and the number of answers of those that have a score."""
    for line, words in zip(_LINES, _rows(found, shown), strict=True):
        yield rangee(zip(xs, words, strict=True), _BOTTOM + line, classe="fil-small")
    yield texte(_LEFT - 6, _BOTTOM + _LINES[-1], f"n{french.NBSP}=", classe="fil-small", ancre="end")


def _rows(found: Tendance, shown: _Ecrits) -> tuple[list[str], list[str], list[str]]:
    quarters = [nom(case.trimestre).partition(french.NBSP)[0] for case in found.cases]
    years = [str(case.trimestre // 4) for case in found.cases]
    starts = [rank == 0 or years[rank - 1] != year for rank, year in enumerate(years)]
    step = _step(found)
    marks = [Mot(step * rank, years[rank] if new else "", int(rank == 0)) for rank, new in enumerate(starts)]
    room = sans_heurt(marks, "fil-small")
    counted = dict(zip(_ranks(found), shown.effectifs, strict=True))
    counts = [
        french.number(case.score.effectif, 0) if case.score and counted[rank] else ""
        for rank, case in enumerate(found.cases)
    ]
    return quarters, [mark.words if seen else "" for mark, seen in zip(marks, room, strict=True)], counts


def _ranks(found: Tendance) -> list[int]:
    return [rank for rank, case in enumerate(found.cases) if case.score is not None]


def _shown(found: Tendance) -> _Ecrits:
    """The last and the first score come first, then the extremes; of the answers, the last ones."""
    scores = [score for _, score in found.mesurees]
    if not scores:
        return _Ecrits((), ())
    places = range(len(scores))
    extremes = {
        min(places, key=lambda at: scores[at].valeur),
        max(places, key=lambda at: scores[at].valeur),
    }
    order = [0 if at == len(scores) - 1 else 1 if at == 0 else 2 if at in extremes else 3 for at in places]
    return _Ecrits(
        _room(found, _bare, "fil-value", order),
        _room(found, lambda score: french.number(score.effectif, 0), "fil-small", [-at for at in places]),
    )


def _room(
    found: Tendance, words: Callable[[Score], str], classe: str, order: Sequence[int]
) -> tuple[bool, ...]:
    step = _step(found)
    places = zip(_ranks(found), found.mesurees, order, strict=True)
    return sans_heurt([Mot(step * rank, words(score), first) for rank, (_, score), first in places], classe)
