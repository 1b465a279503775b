"""The thread an auditor pulls: retours → constats → décisions → actions, from wherever one stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from filrouge.graph.graph import Graph
from filrouge.records import Action, Appreciation, Ref, Revue


@dataclass(frozen=True, slots=True)
class Fil:
    """One thread, each stage in the order of its addresses; the effect is read on the actions.

    ``suites`` are actions that follow up another one of the thread (ind. 32: a failure is not the end).
    """

    retours: tuple[Ref, ...] = ()
    constats: tuple[Ref, ...] = ()
    decisions: tuple[Ref, ...] = ()
    actions: tuple[Ref, ...] = ()
    suites: tuple[Ref, ...] = ()


def fil(graph: Graph, ref: Ref) -> Fil:
    """Return the thread that goes through a record, a constat or a décision."""
    found: Fil | None = graph.memo.get((fil, ref))
    if found is None:
        found = graph.memo[fil, ref] = _fil(graph, ref)
    return found


def _fil(graph: Graph, ref: Ref) -> Fil:
    record = graph.records.get(ref.id)
    if isinstance(record, Action):
        return _around(graph, [Ref(ref.id)])
    if isinstance(record, Revue):
        decisions = [ref] if ref.fragment else [Ref(ref.id, decision.code) for decision in record.decisions]
        actions = {link.source for target in (*decisions, ref) for link in graph.to(target, "decidee_en")}
        return _around(graph, sorted(actions), decisions=decisions)
    return _from_source(graph, ref)


def _from_source(graph: Graph, ref: Ref) -> Fil:
    """From a return: what was found in it, what was decided on it, what was done."""
    decisions = {link.source for link in graph.to(ref, "sur")}
    actions = {Ref(link.source.id) for link in graph.to(ref, "origines")}
    actions |= {Ref(link.source.id) for decision in decisions for link in graph.to(decision, "decidee_en")}
    # An action that comes from here may have been decided later, on something else as well.
    decisions |= {link.target for action in actions for link in graph.from_(action, "decidee_en")}
    record = graph.records.get(ref.id)
    constats: Iterable[Ref] = [ref] if ref.fragment else ()
    if isinstance(record, Appreciation) and ref.fragment is None:
        constats = [Ref(ref.id, constat.code) for constat in record.constats]
    return Fil(
        (Ref(ref.id),),
        tuple(constats),
        tuple(sorted(decisions)),
        tuple(sorted(actions)),
        _suites(graph, actions),
    )


def _around(graph: Graph, actions: list[Ref], decisions: Iterable[Ref] = ()) -> Fil:
    """From actions, or the décisions that launched them, back to the returns."""
    taken = {*decisions}
    for action in actions:
        taken |= {link.target for link in graph.from_(action, "decidee_en")}
    sources = {link.target for action in actions for link in graph.from_(action, "origines")}
    sources |= {
        link.target
        for decision in taken
        if decision.fragment and not _from_elsewhere(graph, decision)
        for link in graph.from_(decision, "sur")
    }
    sources -= set(actions)
    constats = sorted(source for source in sources if source.fragment)
    retours = sorted({Ref(source.id) for source in sources})
    return Fil(tuple(retours), tuple(constats), tuple(sorted(taken)), tuple(actions), _suites(graph, actions))


def _from_elsewhere(graph: Graph, decision: Ref) -> bool:
    """All that a décision launched says another origin, an audit for one: what it also looked at is none."""
    launched = [graph.records.get(link.source.id) for link in graph.to(decision, "decidee_en")]
    return bool(launched) and all(
        isinstance(action, Action) and action.autre_origine is not None and not action.origines
        for action in launched
    )


def _suites(graph: Graph, actions: Iterable[Ref]) -> tuple[Ref, ...]:
    known = set(actions)
    following = {link.source for action in known for link in graph.to(action, "origines")}
    return tuple(sorted(following - known))
