"""The fil, stage by stage: what each stage holds, and in words what it lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from filrouge.graph import Fil
from filrouge.pages import french
from filrouge.pages.html import html
from filrouge.pages.labels import label
from filrouge.pages.view import View, chip
from filrouge.records import Abandon, Action, Appreciation, Bilan, Ref, Revue, Risque, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.appreciation import Constat, Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.revue import Decision


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a thread; without an item, ``hole`` says so in words.

    ``missing`` is False where nothing had to stand: a point fort, a décision without action.
    """

    name: str
    items: tuple[Markup, ...]
    hole: str = ""
    missing: bool = True


def thread(view: View, ref: Ref, *, brief: bool = False) -> tuple[Stage, ...]:
    """Return the stages of the thread through an address; ``brief`` for the cells of a table."""
    found = view.context.fil(ref)
    name = view.short if brief else view.link
    actions = _actions(view, found.actions)
    returns = tuple(name(retour) for retour in found.retours) or _other_origins(view, actions)
    calm = _calm(view, found)
    stages = [
        Stage("Retour", returns, "aucun retour"),
        Stage("Constat", tuple(_constats(view, found, actions)), "aucune analyse"),
        _decision(view, found, calm, brief=brief),
        _action(view, found, calm, tuple(_named(view, action, brief=brief) for action in actions)),
        Stage(
            "Effet",
            tuple(_effect(view, action) for action in actions),
            "aucun effet à mesurer",
            missing=False,
        ),
    ]
    following = _actions(view, found.suites)
    if following:
        items = (
            html("%s<br>%s", _named(view, action, brief=brief), _effect(view, action)) for action in following
        )
        stages.append(Stage("Suite", tuple(items)))
    return tuple(stages)


def _calm(view: View, found: Fil) -> str:
    """Why nothing has to be decided, when that is so."""
    records = [view.context.graph.records.get(ref.id) for ref in found.retours]
    if records and all(isinstance(record, Risque) for record in records):
        return "maîtrise en place"
    constats = [_constat(view, ref) for ref in found.constats]
    strong = constats and all(constat is not None and constat.sens is Sens.POINT_FORT for constat in constats)
    return "point fort, rien à décider" if strong else ""


def _constat(view: View, ref: Ref) -> Constat | None:
    record = view.context.graph.records.get(ref.id)
    return record.constat(ref.fragment) if isinstance(record, Appreciation) and ref.fragment else None


def _revue_decision(view: View, ref: Ref) -> Decision | None:
    record = view.context.graph.records.get(ref.id)
    return record.decision(ref.fragment) if isinstance(record, Revue) and ref.fragment else None


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


def _suites(view: View, found: Fil) -> Iterator[Suite]:
    """The decisions written in the returns themselves."""
    for ref in (*found.constats, *found.retours):
        record = view.context.graph.records.get(ref.id)
        holder = record if isinstance(record, Signalement | Abandon) else _constat(view, ref)
        if holder is not None and holder.suite is not None:
            yield holder.suite


def _decision(view: View, found: Fil, calm: str, *, brief: bool) -> Stage:
    """Décisions of a revue; without one, what the returns themselves say was decided."""
    name = view.short if brief else view.link
    items = tuple(name(ref) + _without_action(view, ref) for ref in found.decisions)
    if not items:
        items = tuple(dict.fromkeys(suite_words(view, suite) for suite in _suites(view, found)))
    if found.actions:
        return Stage("Décision", items, "pas de décision de revue")
    return Stage("Décision", items, calm or "aucune décision", missing=not calm)


def _action(view: View, found: Fil, calm: str, items: tuple[Markup, ...]) -> Stage:
    taken = [decision.suite for ref in found.decisions if (decision := _revue_decision(view, ref))]
    if any(suite.sans_suite_motivee for suite in (*_suites(view, found), *taken)):
        return Stage("Action", items, "sans action, par décision motivée", missing=False)
    return Stage("Action", items, "aucune action", missing=not calm)


def _without_action(view: View, ref: Ref) -> Markup:
    decision = _revue_decision(view, ref)
    if decision is None or decision.suite.nature is not NatureSuite.SANS_SUITE:
        return Markup("")
    return html("<br>%s", suite_words(view, decision.suite))


def suite_words(view: View, suite: Suite) -> Markup:
    """Say what was decided: an action, or none and why."""
    told = Markup("")
    if suite.le:
        told += html(", le %s", view.short_date(suite.le))
    if suite.par:
        told += html(" (%s)", view.context.role(suite.par))
    if suite.nature is NatureSuite.ACTION:
        return html("Action décidée%s", told)
    reason = french.excerpt(suite.motif, 160) if suite.motif else "sans motif écrit"
    return html("%s%s\u00a0: %s", chip("neutral", "dash", "Sans suite"), told, reason)


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
