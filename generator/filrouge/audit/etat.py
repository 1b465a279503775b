"""The state of a return: the one place that says what was decided on it, for pages and reports."""

from dataclasses import dataclass
from enum import Enum, auto

from filrouge.audit.chain import actions_from
from filrouge.graph import Graph
from filrouge.records import Abandon, Appreciation, Ref, Revue, Risque, Signalement
from filrouge.records.types.appreciation import Constat, Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.revue import Decision


class Issue(Enum):
    """How far a return has come."""

    ACTION = auto()
    SANS_SUITE = auto()
    A_SUIVRE = auto()
    A_DECIDER = auto()
    RIEN = auto()


@dataclass(frozen=True, slots=True)
class Etat:
    """What came of a return; ``suite`` is the decision that closes it, its own or that of a revue."""

    issue: Issue
    actions: tuple[Ref, ...] = ()
    decisions: tuple[Ref, ...] = ()
    suite: Suite | None = None


def etat(graph: Graph, ref: Ref) -> Etat:
    """Return the state of a constat, a signalement, an abandon, a bilan or a risk.

    A revue that takes no action on a signalement still open has examined it, not dismissed it.
    """
    actions = tuple(sorted(Ref(id_) for id_ in actions_from(graph, ref)))
    decisions = tuple(sorted({link.source for link in graph.to(ref, "sur")}))
    suites = [found.suite for decision in decisions if (found := revue_decision(graph, decision))]
    own = own_suite(graph, ref)
    if own is not None:
        suites = [own]
    launched = next((suite for suite in suites if suite.nature is NatureSuite.ACTION), None)
    if actions or launched:
        return Etat(Issue.ACTION, actions, decisions, launched)
    if suites:
        issue = Issue.A_SUIVRE if own is None and _is_open(graph, ref) else Issue.SANS_SUITE
        return Etat(issue, decisions=decisions, suite=suites[-1])
    return Etat(Issue.RIEN if _is_calm(graph, ref) else Issue.A_DECIDER)


def revue_decision(graph: Graph, ref: Ref) -> Decision | None:
    """Return the décision at an address."""
    record = graph.records.get(ref.id)
    return record.decision(ref.fragment) if isinstance(record, Revue) and ref.fragment else None


def constat_at(graph: Graph, ref: Ref) -> Constat | None:
    """Return the constat at an address."""
    record = graph.records.get(ref.id)
    return record.constat(ref.fragment) if isinstance(record, Appreciation) and ref.fragment else None


def own_suite(graph: Graph, ref: Ref) -> Suite | None:
    """Return the decision written in the return itself."""
    record = graph.records.get(ref.id)
    holder = record if isinstance(record, Signalement | Abandon) else constat_at(graph, ref)
    return holder.suite if holder else None


def _is_open(graph: Graph, ref: Ref) -> bool:
    record = graph.records.get(ref.id)
    return isinstance(record, Signalement) and record.clos_le is None


def _is_calm(graph: Graph, ref: Ref) -> bool:
    """A point fort, or a risk kept in hand: nothing has to be decided."""
    constat = constat_at(graph, ref)
    if constat is not None:
        return constat.sens is Sens.POINT_FORT
    return isinstance(graph.records.get(ref.id), Risque)
