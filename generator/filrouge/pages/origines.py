"""Where the actions come from, in figures: returns, risks, audits, the veille, the team."""

from filrouge.audit.origines import naissances
from filrouge.graph import Graph
from filrouge.pages import french
from filrouge.records import Action
from filrouge.records.types.action import Statut


def origin_note(graph: Graph, actions: tuple[Action, ...]) -> str:
    """Write « 38 nées d’un retour, 4 d’un risque » and how many were given up."""
    told = naissances(graph, actions)
    given_up = sum(action.statut is Statut.ABANDONNEE for action in actions)
    told_up = french.plural(given_up, "abandonnée") if given_up else ""
    return "\u00a0; ".join(filter(None, (told, told_up)))
