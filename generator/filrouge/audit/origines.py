"""What an action was born of: the one place that says it, for pages and reports."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from filrouge.audit.chain import sources
from filrouge.audit.etat import revue_decision
from filrouge.diagnostics.french import number, plural
from filrouge.graph import Fil, Graph
from filrouge.records import Action, Ref, Risque
from filrouge.records.types.commun import AutreOrigine, NatureOrigine


class Naissance(StrEnum):
    """Where an action comes from, in words that follow « née »; the order is that of the telling."""

    RETOUR = "d’un retour"
    ANTERIEUR = "d’un retour antérieur à la reprise"
    RISQUE = "d’un risque"
    DEHORS = "d’un audit ou de la veille"
    EQUIPE = "de l’équipe"
    INCONNUE = "sans origine écrite"


_OTHERS = {
    NatureOrigine.AUDIT: Naissance.DEHORS,
    NatureOrigine.VEILLE: Naissance.DEHORS,
    NatureOrigine.INTERNE: Naissance.EQUIPE,
    NatureOrigine.RETOUR: Naissance.ANTERIEUR,
}


def autre_origine(graph: Graph, action: Action) -> AutreOrigine | None:
    """Return the audit, the veille or the idea that an action says it comes from; else what its décision says of itself."""
    if action.autre_origine is not None:
        return action.autre_origine
    links = graph.from_(Ref(action.id), "decidee_en")
    return next((found for link in links if (found := _said(graph, link.target))), None)


def autres_origines(graph: Graph, fil: Fil, actions: Iterable[Action]) -> tuple[AutreOrigine, ...]:
    """Return what the décisions and the actions of a thread say they come from, beside any return; each once."""
    said = (*(_said(graph, ref) for ref in fil.decisions), *(autre_origine(graph, one) for one in actions))
    return tuple(dict.fromkeys(one for one in said if one is not None))


def _said(graph: Graph, ref: Ref) -> AutreOrigine | None:
    decision = revue_decision(graph, ref)
    return decision.autre_origine if decision else None


def naissance(graph: Graph, action: Action) -> Naissance:
    """Return what an action was born of: its own words where it cites nothing, else its chain, a return before a risk."""
    if action.autre_origine and not action.origines:
        return _OTHERS[action.autre_origine.nature]
    found = [graph.records.get(ref.id) for ref in sources(graph, action)]
    if any(record is not None and not isinstance(record, Risque) for record in found):
        return Naissance.RETOUR
    return Naissance.RISQUE if found else _first_told(graph, action)


def naissances(graph: Graph, actions: Iterable[Action]) -> str:
    """Write « 38 nées d’un retour, 4 d’un risque »; "" without an action."""
    counts = Counter(naissance(graph, action) for action in actions)
    told = [(word, counts[word]) for word in Naissance if counts[word]]
    parts = [f"{number(count, 0)} {word}" for word, count in told]
    if told and told[0][0] is not Naissance.INCONNUE:
        word, count = told[0]
        parts[0] = f"{plural(count, 'née')} {word}"
    return ", ".join(parts)


def _first_told(graph: Graph, action: Action) -> Naissance:
    """The origin that the actions before it write of themselves."""
    seen: set[str] = set()
    waiting = [action]
    while waiting:
        current = waiting.pop()
        if said := autre_origine(graph, current):
            return _OTHERS[said.nature]
        seen.add(current.id)
        before = (graph.records.get(ref.id) for ref in current.origines if ref.id not in seen)
        waiting += [record for record in before if isinstance(record, Action)]
    return Naissance.INCONNUE
