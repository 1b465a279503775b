"""What several rules ask of the life of a plan: the days its records tell, their first commit, the reviews held."""

import re
from collections.abc import Iterator
from datetime import date

from filrouge.audit.rule import Place
from filrouge.graph import Graph
from filrouge.history import Historique, Version
from filrouge.records import (
    Abandon,
    Action,
    Appreciation,
    Bilan,
    Organisme,
    Record,
    Ref,
    Revue,
    Risque,
    Signalement,
)
from filrouge.records.types.commun import Suite
from filrouge.records.types.revue import StatutRevue

_DECLARED: dict[type[Record], str] = {
    Abandon: "survenu_le",
    Action: "ouverte_le",
    Appreciation: "etablie_le",
    Bilan: "etabli_le",
    Revue: "date",
    Risque: "identifie_le",
    Signalement: "recu_le",
}
_LIVES: tuple[type[Record], ...] = (Abandon, Action, Appreciation, Revue, Signalement)
_SHOWN = 5
_ID = re.compile(r"\b[A-Z]{3}-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")


def declared(record: Record) -> tuple[str, date] | None:
    """Return the key that says when a record begins, and its day; None for a record that lives no life."""
    key = _DECLARED.get(type(record))
    return (key, getattr(record, key)) if key else None


def signs(record: Record) -> Iterator[date]:
    """Yield every day on which something is told of a record, in no order; future days too."""
    told: tuple[date | None, ...] = ()
    match record:
        case Action():
            told = (
                record.realisee_le,
                record.abandon.le if record.abandon else None,
                record.efficacite.verifiee_le if record.efficacite else None,
                *(note.le for note in record.suivi),
                *(report.le for report in record.reports),
            )
        case Signalement():
            told = (record.accuse_le, record.repondu_le, record.clos_le, _decided(record.suite))
        case Appreciation():
            told = (
                *(partage.le for partage in record.partages),
                *(_decided(constat.suite) for constat in record.constats),
            )
        case Revue():
            told = (record.approuvee_le,)
        case Risque():
            told = (record.revu_le, *(note.le for note in record.suivi))
        case Abandon():
            told = (record.contacte_le, _decided(record.suite))
        case _:
            pass
    if first := declared(record):
        yield first[1]
    yield from (day for day in told if day is not None)


def _decided(suite: Suite | None) -> date | None:
    return suite.le if suite else None


def beginning(graph: Graph) -> date | None:
    """Return the day of the first return, review or action; None for a plan that has not begun."""
    lived = (record for cls in _LIVES for record in graph.of(cls))
    return min((found[1] for record in lived if (found := declared(record))), default=None)


def first_commit(historique: Historique, id_: str) -> Version | None:
    """Return the version by which a record came into git, under another id perhaps; None when it was never committed."""
    return next((version for _, version in historique.vie(id_) if not version.supprimee), None)


def is_resumed(organisme: Organisme | None, record: Record, arrival: date) -> bool:
    """True when a record that came in on that day says it was taken from an older document.

    It says so itself (``repris_le``), or the organisation does for all that came in until some day.
    """
    until = organisme.repris_le if organisme else None
    return getattr(record, "repris_le", None) is not None or (until is not None and arrival <= until)


def reviews_held(graph: Graph, today: date) -> list[Revue]:
    """Return the validated reviews up to a day, oldest first."""
    held = [revue for revue in graph.of(Revue) if revue.statut is StatutRevue.VALIDEE and revue.date <= today]
    return sorted(held, key=lambda revue: (revue.date, revue.id))


def spoken_of(graph: Graph, revue: Revue) -> frozenset[str]:
    """Return the ids of all that a review examines, follows up or decides on."""
    return frozenset(link.target.id for link in graph.from_(Ref(revue.id), "action", "examines", "sur"))


def shown(ids: list[str]) -> str:
    """Return the first ids in a row, for a message."""
    return ", ".join(ids[:_SHOWN]) + ("…" if len(ids) > _SHOWN else "")


def others(places: list[Place]) -> tuple[Place, ...]:
    """Return the related places that are worth showing: all but the first, a few."""
    return tuple(places[1:_SHOWN])


def cited(graph: Graph) -> frozenset[str]:
    """Return every id named in the notes of the plan and in the minutes of its reviews."""
    return frozenset(id_ for text in _notes(graph) for id_ in _ID.findall(text))


def _notes(graph: Graph) -> Iterator[str]:
    followed: tuple[Action | Risque, ...] = (*graph.of(Action), *graph.of(Risque))
    yield from (note.note for record in followed for note in record.suivi)
    for revue in graph.of(Revue):
        yield revue.corps
        yield from (point.point for point in revue.suivi_actions)
        for decision in revue.decisions:
            yield from (decision.decision, decision.suite.motif or "")
