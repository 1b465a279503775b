"""What several rules ask of the chain: where an action comes from, what a return led to."""

from calendar import monthrange
from datetime import date

from filrouge.audit.textes import vide_de_sens
from filrouge.graph import Graph
from filrouge.records import Action, Ref
from filrouge.records.types.commun import Suite


def sources(graph: Graph, action: Action) -> frozenset[Ref]:
    """Return the returns an action comes from: its origins, those of its décision, those of the action it follows."""
    return graph.sources[action.id]


def actions_from(graph: Graph, ref: Ref) -> frozenset[str]:
    """Return the ids of the actions that an address led to, straight or through a décision."""
    direct = {link.source.id for link in graph.to(ref, "origines")}
    decided = {
        launched.source.id
        for link in graph.to(ref, "sur")
        if link.source.fragment
        for launched in graph.to(link.source, "decidee_en")
    }
    return frozenset(direct | decided)


def motivee(suite: Suite | None) -> bool:
    """Tell whether a suite says that no action follows, with a reason that means something: « RAS » is none."""
    return suite is not None and suite.sans_suite_motivee and not vide_de_sens(suite.motif or "")


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
