"""The state of a return: the one place that says what was decided on it, for pages and reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from filrouge.audit.chain import actions_from, sources
from filrouge.audit.textes import vide_de_sens
from filrouge.graph import Graph
from filrouge.records import Abandon, Action, Appreciation, Bilan, Ref, Revue, Risque, Signalement
from filrouge.records.types.action import Efficacite, Methode
from filrouge.records.types.appreciation import Constat, Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.revue import Decision


class Issue(Enum):
    """How far a return has come.

    « À suivre » is a decision: not to act now, and to look at it again on a day (``reprise``). So what is decided is
    ``ACTION``, ``SANS_SUITE`` or ``A_SUIVRE``, whatever counts it.
    """

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
    found: Etat | None = graph.memo.get((etat, ref))
    if found is None:
        # Asked again by every page and every figure that the return is in.
        found = graph.memo[etat, ref] = _etat(graph, ref)
    return found


def _etat(graph: Graph, ref: Ref) -> Etat:
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


def decide(issue: Issue) -> bool:
    """Tell whether something was decided on a return that asks for a decision."""
    return issue in {Issue.ACTION, Issue.SANS_SUITE, Issue.A_SUIVRE}


def reprise(graph: Graph, found: Etat) -> date | None:
    """Return the day on which what is « à suivre » is looked at again: that of the revue announced by the last one."""
    revues = [graph.records.get(ref.id) for ref in found.decisions]
    known = [revue.prochaine for revue in revues if isinstance(revue, Revue) and revue.prochaine]
    return max(known, default=None) if found.issue is Issue.A_SUIVRE else None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an action is there; ``de`` is the address the cause is written at, None when the action says it itself."""

    texte: str
    methode: Methode | None = None
    de: Ref | None = None


def cause(graph: Graph, action: Action) -> Cause | None:
    """Return the cause of an action: its own, else the first that the returns it comes from tell (rule B3)."""
    own = action.causes
    if own is not None and not vide_de_sens(own.texte):
        return Cause(own.texte, own.methode)
    return next((found for ref in sorted(sources(graph, action)) for found in _causes(graph, ref)), None)


def effet_verifie(action: Action, today: date) -> Efficacite | None:
    """Return the check of an action's effect; None until the day it was made."""
    checked = action.efficacite
    return checked if checked is not None and checked.verifiee_le <= today else None


def verification_attendue(action: Action, today: date) -> date | None:
    """Return the day on which an effect is to be checked, or checked again; None once a check was made on that day or later."""
    planned, checked = action.verification_prevue_le, effet_verifie(action, today)
    return None if planned is None or (checked and checked.verifiee_le >= planned) else planned


def traite(graph: Graph, signalement: Signalement) -> bool:
    """Tell whether a signalement is analysed, decided upon or closed: a fix alone treats nothing."""
    if signalement.clos_le is not None or (signalement.analyse and not vide_de_sens(signalement.analyse)):
        return True
    return etat(graph, Ref(signalement.id)).issue is not Issue.A_DECIDER


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


def _causes(graph: Graph, ref: Ref) -> Iterator[Cause]:
    """Yield what is written at a return: a cause, an analysis; a risk always has one."""
    told: list[tuple[Ref, str | None]] = []
    match graph.records.get(ref.id):
        case Appreciation() as one:
            asked = (constat for constat in one.constats if ref.fragment in {None, constat.code})
            told = [(Ref(one.id, constat.code), constat.cause) for constat in asked]
        case Signalement() | Abandon() as one:
            told = [(ref, one.analyse)]
        case Risque() as one:
            told = [(ref, one.cause)]
        case Bilan() as one if one.causes_abandon:
            told = [(ref, "les causes d’abandon comptées dans ce bilan")]
    yield from (Cause(text, de=at) for at, text in told if text and not vide_de_sens(text))


def _is_open(graph: Graph, ref: Ref) -> bool:
    record = graph.records.get(ref.id)
    return isinstance(record, Signalement) and record.clos_le is None


def _is_calm(graph: Graph, ref: Ref) -> bool:
    """A point fort, or a risk kept in hand: nothing has to be decided."""
    constat = constat_at(graph, ref)
    if constat is not None:
        return constat.sens is Sens.POINT_FORT
    return isinstance(graph.records.get(ref.id), Risque)
