"""The matrix, both ways: from each return to its effect, from each action to what caused it."""

from collections.abc import Iterator

from filrouge.pages.context import Context
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.thread import Stage, thread
from filrouge.pages.view import View
from filrouge.records import Abandon, Appreciation, Bilan, Ref, Risque, Signalement

PATH = "tracabilite/index.html"


def pages(context: Context) -> Iterator[Page]:
    """Yield the matrix."""
    view = View(context, PATH)
    returns = [thread(view, ref, brief=True) for ref in _returns(context)]
    actions = [
        (view.link(Ref(action.id)), thread(view, Ref(action.id), brief=True))
        for action in reversed(context.actions)
    ]
    holes = sum(_has_hole(stages) for stages in returns)
    yield Page(
        PATH, "Traçabilité", render("tracabilite", view, returns=returns, actions=actions, holes=holes)
    )


def _returns(context: Context) -> Iterator[Ref]:
    """Newest first: every constat, every signalement, every abandon; bilans and risks that led to something."""
    graph = context.graph
    for appreciation in reversed(graph.of(Appreciation)):
        for constat in appreciation.constats:
            yield Ref(appreciation.id, constat.code)
        whole = Ref(appreciation.id)
        if any(link.target == whole for link in graph.to(whole, "origines", "sur")):
            yield whole
    for signalement in reversed(graph.of(Signalement)):
        yield Ref(signalement.id)
    for abandon in reversed(graph.of(Abandon)):
        yield Ref(abandon.id)
    for other in reversed((*graph.of(Bilan), *graph.of(Risque))):
        if graph.to(Ref(other.id), "origines", "sur"):
            yield Ref(other.id)


def _has_hole(stages: tuple[Stage, ...]) -> bool:
    """True when nothing was decided on a return, nor done."""
    decision, action = stages[2:4]
    return decision.missing and not decision.items and not action.items
