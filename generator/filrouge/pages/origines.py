"""Where the actions come from, in figures: returns, risks, audits, the veille, the team."""

from collections import Counter

from filrouge.audit.chain import sources
from filrouge.graph import Graph
from filrouge.pages import french
from filrouge.records import Action, Risque
from filrouge.records.types.action import NatureOrigine, Statut

_RETOUR, _RISQUE, _SANS = "d’un retour", "d’un risque", "sans origine écrite"
_OUTSIDE, _INSIDE = "d’un audit ou de la veille", "de l’équipe"
_OTHERS = {
    NatureOrigine.AUDIT: _OUTSIDE,
    NatureOrigine.VEILLE: _OUTSIDE,
    NatureOrigine.INTERNE: _INSIDE,
}
_ORDER = (_RETOUR, _RISQUE, _OUTSIDE, _INSIDE)


def origin_note(graph: Graph, actions: tuple[Action, ...]) -> str:
    """Write « dont 38 nées d’un retour, 4 d’un risque » and how many were given up."""
    counts = Counter(_origin(graph, action) for action in actions)
    told = [(word, counts[word]) for word in _ORDER if counts[word]]
    parts = [f"{french.number(count, 0)} {word}" for word, count in told]
    if told:
        word, count = told[0]
        parts[0] = f"dont {french.plural(count, 'née')} {word}"
    if counts[_SANS]:
        parts.append(f"{french.number(counts[_SANS], 0)} {_SANS}")
    given_up = sum(action.statut is Statut.ABANDONNEE for action in actions)
    told_up = [french.plural(given_up, "abandonnée")] if given_up else []
    return "\u00a0; ".join([", ".join(parts), *told_up] if parts else told_up)


def _origin(graph: Graph, action: Action) -> str:
    """What an action was born of: its own words where it cites nothing, else its chain, a return before a risk."""
    if action.autre_origine and not action.origines:
        return _OTHERS[action.autre_origine.nature]
    found = [graph.records.get(ref.id) for ref in sources(graph, action)]
    if any(record is not None and not isinstance(record, Risque) for record in found):
        return _RETOUR
    return _RISQUE if found else _first_told(graph, action)


def _first_told(graph: Graph, action: Action) -> str:
    """The origin that the actions before it write of themselves."""
    seen: set[str] = set()
    waiting = [action]
    while waiting:
        current = waiting.pop()
        if current.autre_origine:
            return _OTHERS[current.autre_origine.nature]
        seen.add(current.id)
        before = (graph.records.get(ref.id) for ref in current.origines if ref.id not in seen)
        waiting += [record for record in before if isinstance(record, Action)]
    return _SANS
