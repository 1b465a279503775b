"""The matrix, both ways: from each return to its effect, from each action to what caused it."""

from collections import Counter
from collections.abc import Iterator

from filrouge.audit.etat import Issue, etat
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.thread import row
from filrouge.pages.view import View
from filrouge.records import Abandon, Appreciation, Bilan, Ref, Risque, Signalement, type_of

PATH = "tracabilite/index.html"
_KINDS = {
    "constat": ("constat",),
    "appreciation": ("synthèse prise en entier", "synthèses prises en entier"),
    "signalement": ("signalement",),
    "abandon": ("abandon",),
    "bilan": ("bilan",),
    "risque": ("risque",),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the matrix."""
    view = View(context, PATH)
    refs = tuple(_returns(context))
    actions = [(view.link(Ref(action.id)), row(view, Ref(action.id))) for action in reversed(context.actions)]
    states = [(ref, etat(context.graph, ref).issue) for ref in refs]
    content = render(
        "tracabilite",
        view,
        returns=[row(view, ref) for ref in refs],
        counted=_counted(context, refs),
        actions=actions,
        holes=sum(issue is Issue.A_DECIDER for _, issue in states),
        waiting=[view.short(ref) for ref, issue in states if issue is Issue.A_SUIVRE],
    )
    yield Page(PATH, "Traçabilité", content)


def _counted(context: Context, refs: tuple[Ref, ...]) -> str:
    """Say what the rows are: « 57 constats, 22 signalements »."""
    kinds = Counter(
        "constat" if ref.fragment else type_of(context.graph.records[ref.id]).name for ref in refs
    )
    return ", ".join(french.plural(kinds[kind], *words) for kind, words in _KINDS.items() if kinds[kind])


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
