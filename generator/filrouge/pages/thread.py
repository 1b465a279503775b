"""The fil, stage by stage: what each stage holds, and in words what it lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from filrouge.graph import Fil
from filrouge.pages import french
from filrouge.pages.etat import Issue, constat_at, etat, own_suite, revue_decision, suite_words
from filrouge.pages.html import html
from filrouge.pages.labels import label
from filrouge.pages.view import View
from filrouge.records import Abandon, Action, Bilan, Ref, Risque, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.appreciation import Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.risque import StatutRisque


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a thread; without an item, ``hole`` says so in words.

    ``missing`` is False where nothing had to stand: a point fort, a décision without action.
    ``reached`` is False where the items only say what is still to come.
    """

    name: str
    items: tuple[Markup, ...]
    hole: str = ""
    missing: bool = True
    reached: bool = True


_KINDS: dict[type | None, str] = {Action: "Action précédente", Bilan: "Bilan", Risque: "Risque"}


def thread(view: View, ref: Ref, *, brief: bool = False) -> tuple[Stage, ...]:
    """Return the stages of the thread through an address; ``brief`` for the cells of a table."""
    found = view.context.fil(ref)
    name = view.short if brief else view.link
    actions = _actions(view, found.actions)
    returns = tuple(name(retour) for retour in found.retours) or _other_origins(view, actions)
    calm = _calm(view, found)
    stages = [
        Stage(_first(view, found, actions), returns, "aucun retour"),
        Stage("Constat", tuple(_constats(view, found, actions)), "aucune analyse"),
        _decision(view, found, calm, brief=brief),
        _action(view, found, calm, tuple(_named(view, action, brief=brief) for action in actions)),
        Stage(
            "Effet",
            tuple(_effect(view, action) for action in actions),
            "aucun effet à mesurer",
            missing=False,
            reached=_checked(actions),
        ),
    ]
    following = _actions(view, found.suites)
    if following:
        items = (
            html("%s<br>%s", _named(view, action, brief=brief), _effect(view, action)) for action in following
        )
        stages.append(Stage("Suite", tuple(items), reached=_checked(following)))
    return tuple(stages)


def _first(view: View, found: Fil, actions: Iterable[Action]) -> str:
    """Say what stands first: a return, a risk, a bilan, another action, or what an action says of itself."""
    kinds = {_KINDS.get(type(view.context.graph.records.get(ref.id)), "Retour") for ref in found.retours}
    if not kinds and any(action.autre_origine for action in actions):
        return "Origine"
    return kinds.pop() if len(kinds) == 1 else "Origines" if kinds else "Retour"


def _calm(view: View, found: Fil) -> str:
    """Why nothing has to be decided, when that is so."""
    records = [view.context.graph.records.get(ref.id) for ref in found.retours]
    risks = [record for record in records if isinstance(record, Risque)]
    if risks and len(risks) == len(records):
        closed = all(risk.statut is StatutRisque.CLOS for risk in risks)
        return "risque clos" if closed else "maîtrise en place"
    constats = [constat_at(view.context.graph, ref) for ref in found.constats]
    strong = constats and all(constat is not None and constat.sens is Sens.POINT_FORT for constat in constats)
    return "point fort, rien à décider" if strong else ""


def _returns(found: Fil) -> tuple[Ref, ...]:
    return *found.constats, *found.retours


def _waiting(view: View, found: Fil) -> frozenset[Ref]:
    """The returns of the thread that a revue examined and left open."""
    graph = view.context.graph
    return frozenset(ref for ref in _returns(found) if etat(graph, ref).issue is Issue.A_SUIVRE)


def _actions(view: View, refs: Iterable[Ref]) -> tuple[Action, ...]:
    found = (view.context.graph.records.get(ref.id) for ref in refs)
    return tuple(record for record in found if isinstance(record, Action))


def _other_origins(view: View, actions: Iterable[Action]) -> tuple[Markup, ...]:
    """An audit, the veille or the team: told, as no return stands behind the action."""
    return tuple(
        html(
            "%s, %s",
            label("action", "autre_origine", "nature", action.autre_origine.nature),
            view.short_date(action.autre_origine.le),
        )
        for action in actions
        if action.autre_origine
    )


def _constats(view: View, found: Fil, actions: Iterable[Action]) -> Iterator[Markup]:
    for ref in found.constats:
        yield html('<a href="%s">%s</a>', view.href(ref), view.context.title(ref))
    told = {ref.id for ref in found.constats}
    words = [_finding(view, ref) for ref in found.retours if ref.id not in told]
    if not found.retours:
        words = [french.excerpt(action.constat) for action in actions if action.constat]
    yield from (html("%s", word) for word in words if word)


def _finding(view: View, ref: Ref) -> str:
    """What was found in a return that has no constats of its own."""
    record = view.context.graph.records.get(ref.id)
    match record:
        case Signalement() | Abandon():
            return french.excerpt(record.analyse or "")
        case Risque():
            return f"Criticité {record.criticite} sur 16"
        case Bilan() if record.taux_abandon is not None:
            return f"Taux d’abandon\u00a0: {french.percent(record.taux_abandon)}"
        case Action() if record.efficacite:
            return label("action", "efficacite", "verdict", record.efficacite.verdict)
        case Action():
            return french.excerpt(record.constat or "")
    return ""


def _suites(view: View, found: Fil) -> list[Suite]:
    """The decisions written in the returns themselves."""
    suites = (own_suite(view.context.graph, ref) for ref in _returns(found))
    return [suite for suite in suites if suite is not None]


def _decision(view: View, found: Fil, calm: str, *, brief: bool) -> Stage:
    """Décisions of a revue; without one, what the returns themselves say was decided."""
    name = view.short if brief else view.link
    waiting = _waiting(view, found)
    items = tuple(name(ref) + _without_action(view, found, ref, waiting) for ref in found.decisions)
    if not items:
        items = tuple(dict.fromkeys(suite_words(view, suite) for suite in _suites(view, found)))
    if found.actions:
        return Stage("Décision", items, "pas de décision de revue")
    return Stage("Décision", items, calm or "aucune décision", missing=not calm)


def _action(view: View, found: Fil, calm: str, items: tuple[Markup, ...]) -> Stage:
    graph = view.context.graph
    if _waiting(view, found):
        return Stage("Action", items, "à suivre, pas encore d’action")
    taken = [decision.suite for ref in found.decisions if (decision := revue_decision(graph, ref))]
    if any(suite.sans_suite_motivee for suite in (*_suites(view, found), *taken)):
        return Stage("Action", items, "sans action, par décision motivée", missing=False)
    return Stage("Action", items, "aucune action", missing=not calm)


def _without_action(view: View, found: Fil, ref: Ref, waiting: frozenset[Ref]) -> Markup:
    """What a décision without action says; of a return still open, it closes nothing."""
    decision = revue_decision(view.context.graph, ref)
    if decision is None or decision.suite.nature is not NatureSuite.SANS_SUITE:
        return Markup("")
    on = {link.target for link in view.context.graph.from_(ref, "sur")} & {*_returns(found)}
    told = html("<br>%s", suite_words(view, decision.suite, open_=bool(on) and on <= waiting))
    left = sorted(on & waiting) if on - waiting else []
    return told + html("<br>encore à suivre\u00a0: %s", view.shorts(left)) if left else told


def _checked(actions: Iterable[Action]) -> bool:
    return any(action.efficacite for action in actions)


def _named(view: View, action: Action, *, brief: bool) -> Markup:
    ref = Ref(action.id)
    return html("%s %s", view.short(ref) if brief else view.link(ref), view.statut(action))


def _effect(view: View, action: Action) -> Markup:
    if action.efficacite:
        return html("%s %s", view.verdict(action.efficacite.verdict), view.effect(action))
    if action.statut is Statut.ABANDONNEE:
        return Markup("sans effet\u00a0: action abandonnée")
    if action.statut.ouvert:
        return html('<span class="fil-none">effet à venir</span> %s', view.effect(action))
    return html('<span class="fil-hole">effet à vérifier</span> %s', view.effect(action))
