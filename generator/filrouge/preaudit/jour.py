"""The records as they stood on a day: what is dated later had not happened yet."""

from dataclasses import dataclass, replace
from datetime import date

from filrouge.audit.vie import declared
from filrouge.graph import Graph
from filrouge.records import Abandon, Action, Appreciation, Record, Revue, Risque, Signalement
from filrouge.records.types.action import Reussite, Statut
from filrouge.records.types.commun import Mesure, NoteSuivi, Suite
from filrouge.records.types.revue import StatutRevue


@dataclass(frozen=True, eq=False)
class Jour:
    """The graph of a day, and the ids of the records that were there by then and have changed since.

    What has no date of its own in those (a text, a rating) is as it was written last.
    """

    graph: Graph
    changees: frozenset[str] = frozenset()


def au_jour(graph: Graph, today: date) -> Jour:
    """Return what was known by a day; the same graph when nothing is dated later."""
    known: dict[str, Record] = {}
    changed: set[str] = set()
    for id_, record in graph.records.items():
        begun = declared(record)
        if begun is not None and begun[1] > today:
            continue
        known[id_] = _au(record, today)
        if known[id_] != record:
            changed.add(id_)
    if not changed and len(known) == len(graph.records):
        return Jour(graph)
    links = tuple(one for one in graph.links if one.source.id in known and one.target.id in known)
    return Jour(Graph(known, links, graph.unresolved), frozenset(changed))


def _au(record: Record, today: date) -> Record:
    match record:
        case Action():
            return _action(record, today)
        case Appreciation():
            return _appreciation(record, today)
        case Signalement():
            return _signalement(record, today)
        case Abandon():
            contacted = _by(record.contacte_le, today)
            return replace(record, contacte_le=contacted, suite=_suite(record.suite, today))
        case _:
            return _others(record, today)


def _others(record: Record, today: date) -> Record:
    match record:
        case Risque():
            notes = _notes(record.suivi, today)
            return replace(record, revu_le=_by(record.revu_le, today), suivi=notes)
        case Revue() if record.approuvee_le is not None and record.approuvee_le > today:
            return replace(record, statut=StatutRevue.BROUILLON, approuvee_par=None, approuvee_le=None)
        case _:
            return record


def _signalement(one: Signalement, today: date) -> Signalement:
    answered = _by(one.repondu_le, today)
    return replace(
        one,
        accuse_le=_by(one.accuse_le, today),
        repondu_le=answered,
        reponse=None if one.repondu_le is not None and answered is None else one.reponse,
        clos_le=_by(one.clos_le, today),
        suite=_suite(one.suite, today),
    )


def _action(one: Action, today: date) -> Action:
    """An action not yet done, checked or given up was still open, for the échéance it had then."""
    done = _by(one.realisee_le, today)
    undone = one.realisee_le is not None and done is None
    checked = (
        one.efficacite if one.efficacite and not undone and one.efficacite.verifiee_le <= today else None
    )
    given_up = one.abandon if one.abandon and one.abandon.le <= today else None
    state = one.statut
    if undone or (one.abandon is not None and given_up is None):
        state = Statut.EN_COURS
    elif one.efficacite is not None and checked is None and state is Statut.VERIFIEE:
        state = Statut.REALISEE
    later = sorted((report for report in one.reports if report.le > today), key=lambda report: report.le)
    return replace(
        one,
        statut=state,
        realisee_le=done,
        efficacite=checked,
        abandon=given_up,
        echeance=later[0].ancienne if later else one.echeance,
        reports=tuple(report for report in one.reports if report.le <= today),
        reussite=_measured(one.reussite, today),
        preuves=() if undone else one.preuves,
        suivi=_notes(one.suivi, today),
    )


def _appreciation(one: Appreciation, today: date) -> Appreciation:
    return replace(
        one,
        partages=tuple(partage for partage in one.partages if partage.le <= today),
        constats=tuple(replace(constat, suite=_suite(constat.suite, today)) for constat in one.constats),
    )


def _measured(one: Reussite | None, today: date) -> Reussite | None:
    if one is None:
        return None
    return replace(one, avant=_read(one.avant, today), apres=_read(one.apres, today))


def _read(one: Mesure | None, today: date) -> Mesure | None:
    return one if one and one.le <= today else None


def _suite(one: Suite | None, today: date) -> Suite | None:
    return None if one and one.le is not None and one.le > today else one


def _notes(found: tuple[NoteSuivi, ...], today: date) -> tuple[NoteSuivi, ...]:
    return tuple(note for note in found if note.le <= today)


def _by(day: date | None, today: date) -> date | None:
    return day if day is not None and day <= today else None
