"""Figures followed in time: a question over the syntheses, and the effect of an action."""

from dataclasses import dataclass
from datetime import date

from filrouge.graph.graph import Graph
from filrouge.records import Action, Appreciation
from filrouge.records.types.action import SensIndicateur, Serie
from filrouge.records.types.echelle import Echelle, Score


@dataclass(frozen=True, slots=True)
class Point:
    """The score of a question in one synthesis, with the period it covers."""

    appreciation: str
    du: date
    au: date
    score: Score


@dataclass(frozen=True, slots=True)
class Effet:
    """Before and after an action, in the unit of its indicator.

    ``depuis`` and ``jusqua`` are the syntheses behind the two figures (empty when typed by hand).
    """

    avant: float | None
    apres: float | None
    cible: float | None
    unite: str
    sens: SensIndicateur
    n_avant: int | None = None
    n_apres: int | None = None
    depuis: tuple[str, ...] = ()
    jusqua: tuple[str, ...] = ()

    @property
    def progres(self) -> float | None:
        """After minus before, counted so that positive is better."""
        if self.avant is None or self.apres is None:
            return None
        delta = self.apres - self.avant
        return delta if self.sens is SensIndicateur.HAUSSE else -delta

    @property
    def cible_atteinte(self) -> bool | None:
        """Whether the figure after reaches the target; None when either is missing."""
        if self.apres is None or self.cible is None:
            return None
        higher = self.sens is SensIndicateur.HAUSSE
        return self.apres >= self.cible if higher else self.apres <= self.cible


def points(graph: Graph, serie: Serie) -> tuple[Point, ...]:
    """Return the points of a series, oldest period first."""
    found = []
    for record in graph.of(Appreciation):
        question = record.question(serie.question)
        same = record.modalite is serie.modalite and record.partie_prenante is serie.partie_prenante
        if same and question is not None and question.score is not None:
            found.append(Point(record.id, record.periode.du, record.periode.au, question.score))
    return tuple(sorted(found, key=lambda point: (point.au, point.appreciation)))


def effet(graph: Graph, action: Action) -> Effet | None:
    """Return the effect of an action; None when it names no success measure.

    With a series: *before* is the point its origin names, else the last one that began before the
    action was opened; *after* is every point whose period began on or after the day it was done, up
    to the check, pooled by number of answers. Without: the figures typed, with their dates.
    """
    reussite = action.reussite
    if reussite is None:
        return None
    if reussite.serie is None:
        avant = reussite.avant.valeur if reussite.avant else None
        apres = reussite.apres.valeur if reussite.apres else None
        return Effet(avant, apres, reussite.cible, reussite.unite or "", reussite.sens)
    series = points(graph, reussite.serie)
    before = _before(series, action)
    after = _after(series, action)
    unit = reussite.unite or (series[0].score.echelle.unite if series else "")
    return Effet(
        _pooled(before), _pooled(after), reussite.cible, unit, reussite.sens,
        _count(before), _count(after),
        tuple(point.appreciation for point in before), tuple(point.appreciation for point in after),
    )  # fmt: skip


def _before(series: tuple[Point, ...], action: Action) -> tuple[Point, ...]:
    origins = {ref.id for ref in action.origines}
    named = [point for point in series if point.appreciation in origins]
    earlier = [point for point in series if point.du <= action.ouverte_le]
    return tuple((named or earlier)[-1:])


def _after(series: tuple[Point, ...], action: Action) -> tuple[Point, ...]:
    done = action.realisee_le
    if done is None:
        return ()
    check = action.efficacite.verifiee_le if action.efficacite else date.max
    return tuple(point for point in series if point.du >= done and point.au <= check)


def _pooled(found: tuple[Point, ...]) -> float | None:
    """The mean over all answers; None when the scales differ, for that mean would say nothing."""
    scales: set[Echelle] = {point.score.echelle for point in found}
    if len(scales) != 1:
        return None
    return sum(point.score.valeur * point.score.effectif for point in found) / (_count(found) or 1)


def _count(found: tuple[Point, ...]) -> int | None:
    return sum(point.score.effectif for point in found) if found else None
