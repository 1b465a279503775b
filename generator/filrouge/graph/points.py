"""Every question followed over the syntheses that asked the same people the same thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Modalite, Objet, PartiePrenante, Question
from filrouge.records.types.commun import Categorie
from filrouge.records.types.echelle import Echelle, Score


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What must be the same for two scores to be compared."""

    question: str
    echelle: Echelle
    modalite: Modalite
    partie_prenante: PartiePrenante
    objet: Objet
    categories: frozenset[Categorie]

    @classmethod
    def of(cls, record: Appreciation, question: Question) -> "SeriesKey":
        """Return the key of a question in a synthesis."""
        return cls(
            question.code,
            question.echelle,
            record.modalite,
            record.partie_prenante,
            record.objet,
            frozenset(record.categories),
        )


@dataclass(frozen=True, slots=True)
class Point:
    """The score of a question in one synthesis, with the period it covers."""

    appreciation: str
    du: date
    au: date
    score: Score


def collect(appreciations: Iterable[Appreciation]) -> Mapping[SeriesKey, tuple[Point, ...]]:
    """Return all series, each with its points from the oldest period to the newest."""
    found: dict[SeriesKey, list[Point]] = {}
    for record in appreciations:
        for question in record.questions:
            score = question.score
            if score is not None:
                point = Point(record.id, record.periode.du, record.periode.au, score)
                found.setdefault(SeriesKey.of(record, question), []).append(point)
    return MappingProxyType({key: tuple(sorted(points, key=_when)) for key, points in found.items()})


def _when(point: Point) -> tuple[date, str]:
    return point.au, point.appreciation
