"""The stages of a thread: what stands behind them, and why one is empty; for pages and reports, each with its signs."""

from collections.abc import Iterable
from dataclasses import dataclass

from filrouge.audit.chain import motivee
from filrouge.audit.etat import Issue, constat_at, etat, own_suite, revue_decision
from filrouge.audit.origines import autres_origines
from filrouge.graph import Fil, Graph
from filrouge.records import Action, Appreciation, Bilan, Ref, Risque
from filrouge.records.types.appreciation import Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.risque import StatutRisque

_KINDS: dict[type | None, str] = {Action: "Action précédente", Bilan: "Bilan", Risque: "Risque"}


@dataclass(frozen=True, slots=True)
class Vide:
    """Why nothing stands at a stage; ``manque`` is False where nothing had to: a point fort, a motivated décision."""

    raison: str
    manque: bool = True


SANS_RETOUR = Vide("aucun retour")
SANS_EFFET = Vide("aucun effet à mesurer", manque=False)


def actions_at(graph: Graph, refs: Iterable[Ref]) -> tuple[Action, ...]:
    """Return the actions at some addresses."""
    found = (graph.records.get(ref.id) for ref in refs)
    return tuple(record for record in found if isinstance(record, Action))


def premiere(graph: Graph, fil: Fil, actions: Iterable[Action]) -> str:
    """Name what stands first: a return, a risk, a bilan, another action, or what an action says of itself."""
    kinds = {_KINDS.get(type(graph.records.get(ref.id)), "Retour") for ref in fil.retours}
    if not kinds and autres_origines(graph, fil, actions):
        return "Origine"
    return kinds.pop() if len(kinds) == 1 else "Origines" if kinds else "Retour"


def adresses(fil: Fil) -> tuple[Ref, ...]:
    """Return where a decision can stand: the constats, else the returns."""
    named = {ref.id for ref in fil.constats}
    return (*fil.constats, *(ref for ref in fil.retours if ref.id not in named))


def suites(graph: Graph, fil: Fil) -> tuple[Suite, ...]:
    """Return the decisions written in the returns themselves."""
    found = (own_suite(graph, ref) for ref in adresses(fil))
    return tuple(suite for suite in found if suite is not None)


def a_suivre(graph: Graph, fil: Fil) -> frozenset[Ref]:
    """Return what a revue examined and left open."""
    return frozenset(ref for ref in adresses(fil) if etat(graph, ref).issue is Issue.A_SUIVRE)


def sans_decision(graph: Graph, fil: Fil) -> Vide:
    """Say why no decision stands in a thread that has none."""
    if fil.actions:
        return Vide("pas de décision de revue")
    calm = _calm(graph, fil)
    return Vide(calm or "aucune décision", manque=not calm)


def sans_action(graph: Graph, fil: Fil) -> Vide:
    """Say why no action stands in a thread that has none.

    Only what the thread itself decides counts: a point that one décision leaves as it is may have its action elsewhere.
    """
    states = [etat(graph, ref) for ref in adresses(fil)]
    if any(state.issue is Issue.A_SUIVRE for state in states):
        return Vide("à suivre, pas encore d’action")
    taken = [decision.suite for ref in fil.decisions if (decision := revue_decision(graph, ref))]
    launched = any(suite.nature is NatureSuite.ACTION for suite in taken)
    if any(state.issue is Issue.ACTION and (launched or not state.actions) for state in states):
        return Vide("une action est décidée, aucune n’est ouverte")
    if any(motivee(suite) for suite in (*suites(graph, fil), *taken)):
        return Vide("sans action, par décision motivée", manque=False)
    return Vide("aucune action", manque=not _calm(graph, fil))


def _calm(graph: Graph, fil: Fil) -> str:
    """Why nothing has to be decided, when that is so."""
    records = [graph.records.get(ref.id) for ref in fil.retours]
    risks = [record for record in records if isinstance(record, Risque)]
    if risks and len(risks) == len(records):
        closed = all(risk.statut is StatutRisque.CLOS for risk in risks)
        return "risque clos" if closed else "maîtrise en place"
    if fil.constats:
        constats = [constat_at(graph, ref) for ref in fil.constats]
        strong = all(constat is not None and constat.sens is Sens.POINT_FORT for constat in constats)
        return "point fort, rien à décider" if strong else ""
    if records and all(isinstance(record, Appreciation) for record in records):
        return "aucun constat tiré de cette synthèse"
    return ""
