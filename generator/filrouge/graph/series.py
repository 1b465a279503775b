"""The effect of an action: before and after, computed from the syntheses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.diagnostics import Finding, Severity, closest
from filrouge.graph.graph import Graph
from filrouge.graph.points import Point, SeriesKey
from filrouge.records import Action, Appreciation, Loaded
from filrouge.records.figures import hors_echelle
from filrouge.records.types.action import SensIndicateur, Serie
from filrouge.records.types.echelle import Echelle


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


def points(graph: Graph, action: Action) -> tuple[Point, ...]:
    """Return the series that measures an action, oldest period first.

    Where several populations answer the same question (formation and bilan, say), it is the one of the
    synthesis the action comes from; without such an origin, the one ``categorie`` names.
    Empty when nobody answered, or when nothing says which population is meant.
    """
    serie = action.reussite.serie if action.reussite else None
    found = _public(graph, action, serie) if serie else ()
    if serie is None or serie.formation is None:
        return found
    # Where a synthesis puts several formations together, none can be told apart.
    return tuple(point for point in found if _formations(graph, point) == (serie.formation,))


def _public(graph: Graph, action: Action, serie: Serie) -> tuple[Point, ...]:
    """Return what the population that a series means answered, whatever it was trained in."""
    keys = _keys(graph, serie)
    meant = set(_origins(graph, action, serie))
    chosen = [key for key in keys if key in meant] or keys
    return graph.series[chosen[0]] if len(chosen) == 1 else ()


def _formations(graph: Graph, point: Point) -> tuple[str, ...]:
    record = graph.records[point.appreciation]
    return record.formations if isinstance(record, Appreciation) else ()


def _origins(graph: Graph, action: Action, serie: Serie) -> Iterator[SeriesKey]:
    """Yield the populations of the syntheses an action comes from."""
    for ref in action.origines:
        record = graph.records.get(ref.id)
        question = record.question(serie.question) if isinstance(record, Appreciation) else None
        if isinstance(record, Appreciation) and question is not None:
            yield SeriesKey.of(record, question)


def _keys(graph: Graph, serie: Serie) -> list[SeriesKey]:
    return [
        key
        for key in graph.series
        if key.question == serie.question
        and key.modalite is serie.modalite
        and key.partie_prenante is serie.partie_prenante
        and (serie.categorie is None or serie.categorie in key.categories)
    ]


def check_series(graph: Graph, loaded: Loaded) -> Iterator[Finding]:
    """Yield the measures of success that no synthesis, or too many, can show, and the targets out of their scale."""
    for action in graph.of(Action):
        serie = action.reussite.serie if action.reussite else None
        if serie is None:
            continue
        if found := points(graph, action):
            yield from _target(action, found[0].score.echelle, loaded)
            continue
        populations = len(_keys(graph, serie))
        if _public(graph, action, serie):
            code = "serie-sans-donnees"
            message = (
                f"aucune synthèse ne donne « {serie.question} » pour la seule formation {serie.formation}"
            )
            remedy = (
                "écrivez une synthèse par formation, ou retirez « formation » : le site dira alors que la mesure "
                "en réunit plusieurs"
            )
        elif not populations:
            near = closest(serie.question, (key.question for key in graph.series))
            code, message = (
                "serie-sans-donnees",
                f"aucune synthèse ne donne « {serie.question} » ainsi recueillie",
            )
            remedy = (
                f"vouliez-vous dire « {near} » ?"
                if near and near != serie.question
                else "vérifiez la question, la modalité, la partie prenante et la catégorie"
            )
        else:
            code, message = (
                "serie-ambigue",
                f"« {serie.question} » est posée à {populations} publics différents",
            )
            remedy = "ajoutez « categorie » à la série, ou citez dans « origines » la synthèse de départ"
        span = loaded.documents[action.id].span(("reussite", "serie", "question"))
        yield Finding(code, Severity.AVERTISSEMENT, message, span, helps=(remedy,), record=action.id)


def _target(action: Action, scale: Echelle, loaded: Loaded) -> Iterator[Finding]:
    target = action.reussite.cible if action.reussite else None
    outside = hors_echelle(target, scale) if target is not None else None
    if outside:
        span = loaded.documents[action.id].span(("reussite", "cible"))
        message, remedy = outside
        yield Finding("cible-hors-echelle", Severity.ERREUR, message, span, helps=(remedy,), record=action.id)


def effet(graph: Graph, action: Action) -> Effet | None:
    """Return the effect of an action; None when it names no success measure.

    It is worked out once for a graph and an action.

    With a series: *before* is the point its origin names, else the last one that began before the
    action was opened; *after* is every point whose period began on or after the day it was done, up
    to the check, pooled by number of answers. Without: the figures typed, with their dates.
    """
    known = graph.effets.get(action.id)
    if known is None or known[0] is not action:
        known = graph.effets[action.id] = action, _effet(graph, action)
    return known[1]


def _effet(graph: Graph, action: Action) -> Effet | None:
    reussite = action.reussite
    if reussite is None:
        return None
    if reussite.serie is None:
        avant, apres = reussite.avant, reussite.apres
        return Effet(
            avant.valeur if avant else None, apres.valeur if apres else None, reussite.cible,
            reussite.unite or "", reussite.sens,
            avant.effectif if avant else None, apres.effectif if apres else None,
        )  # fmt: skip
    series = points(graph, action)
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
    """The mean over all answers; one series has one scale."""
    count = _count(found)
    return sum(point.score.valeur * point.score.effectif for point in found) / count if count else None


def _count(found: tuple[Point, ...]) -> int | None:
    return sum(point.score.effectif for point in found) if found else None


def formations_reunies(graph: Graph, found: Effet) -> int:
    """Count the formations whose answers a measure puts together; 0 when it is typed, or tells of one alone."""
    records = (graph.records.get(id_) for id_ in (*found.depuis, *found.jusqua))
    codes = {code for one in records if isinstance(one, Appreciation) for code in one.formations}
    return len(codes) if len(codes) > 1 else 0
