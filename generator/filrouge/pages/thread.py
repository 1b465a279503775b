"""The fil, stage by stage: what each stage holds, and in words what it lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from filrouge.audit.etapes import (
    SANS_EFFET,
    SANS_RETOUR,
    Vide,
    a_suivre,
    actions_at,
    premiere,
    sans_action,
    sans_decision,
    suites,
)
from filrouge.audit.etat import revue_decision
from filrouge.audit.origines import autres_origines
from filrouge.audit.textes import vide_de_sens
from filrouge.graph import Fil
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.etat import suite_words
from filrouge.pages.html import html
from filrouge.pages.labels import label
from filrouge.pages.view import View
from filrouge.records import Abandon, Action, Bilan, Record, Ref, Risque, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.commun import NatureSuite

_UNREAD = Markup('<br><span class="fil-hole">aucune analyse</span>')


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

    @classmethod
    def of(cls, name: str, items: tuple[Markup, ...], vide: Vide, *, reached: bool = True) -> "Stage":
        """Return a stage; ``vide`` says why it would be empty."""
        return cls(name, items, vide.raison, vide.manque, reached)


def thread(view: View, ref: Ref, *, brief: bool = False) -> tuple[Stage, ...]:
    """Return the stages of the thread through an address; ``brief`` for the cells of a table."""
    graph, found = view.context.graph, view.context.fil(ref)
    name = view.short if brief else view.link
    actions = actions_at(graph, found.actions)
    returns = tuple(name(retour) for retour in found.retours) or _other_origins(view, found, actions)
    stages = [
        Stage.of(premiere(graph, found, actions), returns, SANS_RETOUR),
        Stage("Constat", tuple(_constats(view, found, actions)), "aucune analyse"),
        Stage.of("Décision", _decisions(view, found, brief=brief), sans_decision(graph, found)),
        Stage.of(
            "Action",
            tuple(_named(view, action, brief=brief) for action in actions),
            sans_action(graph, found),
        ),
        Stage.of(
            "Effet",
            tuple(_effect(view, action) for action in actions),
            SANS_EFFET,
            reached=_checked(actions),
        ),
    ]
    following = actions_at(graph, found.suites)
    if following:
        items = (
            html("%s<br>%s", _named(view, action, brief=brief), _effect(view, action)) for action in following
        )
        stages.append(Stage("Suite", tuple(items), reached=_checked(following)))
    return tuple(stages)


def row(view: View, ref: Ref) -> tuple[Stage, ...]:
    """Return the brief thread through an address, for a table of thousands: made again only when it has changed."""
    kept = view.context.keep(f"fil {view.path} {ref}", partial(_row, view.path, ref))
    return tuple(Stage(name, tuple(map(Markup, items)), *rest) for name, items, *rest in kept)


def _row(path: str, ref: Ref, context: Context) -> list[tuple[str, tuple[Markup, ...], str, bool, bool]]:
    stages = thread(View(context, path), ref, brief=True)
    return [(one.name, one.items, one.hole, one.missing, one.reached) for one in stages]


def _other_origins(view: View, found: Fil, actions: Iterable[Action]) -> tuple[Markup, ...]:
    """An audit, the veille or the team: told, as no return stands behind the action."""
    return tuple(
        html(
            "%s, %s",
            label("action", "autre_origine", "nature", one.nature),
            view.short_date(one.le),
        )
        for one in autres_origines(view.context.graph, found, actions)
    )


def _constats(view: View, found: Fil, actions: Iterable[Action]) -> Iterator[Markup]:
    """In the order of the returns, which stand beside them."""
    for retour in found.retours:
        constats = [ref for ref in found.constats if ref.id == retour.id]
        for ref in constats:
            yield html('<a href="%s">%s</a>', view.href(ref), view.context.title(ref))
        if not constats and (word := _finding(view, retour)):
            yield word
    if not found.retours:
        yield from (html("%s", french.excerpt(action.constat)) for action in actions if action.constat)


def _finding(view: View, ref: Ref) -> Markup:
    """What was found in a return that has no constats of its own; a signalement says what it signals."""
    record = view.context.graph.records.get(ref.id)
    if not isinstance(record, Signalement):
        return html("%s", _words(record))
    missing = vide_de_sens(record.analyse or "")
    return html("%s%s", french.excerpt(record.description), _UNREAD if missing else "")


def _words(record: Record | None) -> str:
    match record:
        case Abandon():
            return french.excerpt(record.analyse or "")
        case Risque():
            return f"Cotation actuelle\u00a0: criticité {record.criticite} sur 16"
        case Bilan() if record.taux_abandon is not None:
            return f"Taux d’abandon\u00a0: {french.percent(record.taux_abandon)}"
        case Action() if record.efficacite:
            return label("action", "efficacite", "verdict", record.efficacite.verdict)
        case Action():
            return french.excerpt(record.constat or "")
    return ""


def _decisions(view: View, found: Fil, *, brief: bool) -> tuple[Markup, ...]:
    """Décisions of a revue; without one, what the returns themselves say was decided."""
    graph, name = view.context.graph, view.short if brief else view.link
    waiting = a_suivre(graph, found)
    items = tuple(name(ref) + _without_action(view, found, ref, waiting) for ref in found.decisions)
    return items or tuple(dict.fromkeys(suite_words(view, suite) for suite in suites(graph, found)))


def _without_action(view: View, found: Fil, ref: Ref, waiting: frozenset[Ref]) -> Markup:
    """What a décision without action says; of a return still open, it closes nothing."""
    decision = revue_decision(view.context.graph, ref)
    if decision is None or decision.suite.nature is not NatureSuite.SANS_SUITE:
        return Markup("")
    on = {link.target for link in view.context.graph.from_(ref, "sur")} & {*found.constats, *found.retours}
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
        return Markup("effet non mesuré\u00a0: action abandonnée")
    if action.statut.ouvert:
        return html('<span class="fil-none">effet à venir</span> %s', view.effect(action))
    planned = action.verification_prevue_le
    on = html(" le %s", view.short_date(planned)) if planned else Markup("")
    return html('<span class="fil-hole">effet à vérifier%s</span> %s', on, view.effect(action))
