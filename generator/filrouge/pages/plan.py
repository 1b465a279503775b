"""The tableau de suivi: every action in one table, by state, with what it changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from filrouge.audit.chain import sources
from filrouge.audit.origines import autre_origine
from filrouge.exporters import EXPORTERS
from filrouge.pages import french, listes
from filrouge.pages.context import Context
from filrouge.pages.feuilles import Liste
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.tables import Column, Facet, Kind, Table, Values, facet, years
from filrouge.pages.view import View
from filrouge.records import Action, Ref, Signalement, type_of
from filrouge.records.types.action import Statut

PATH = listes.PLAN
_GROUPS: Mapping[Statut, tuple[str, str]] = {
    Statut.EN_COURS: ("en-cours", "En cours"),
    Statut.A_FAIRE: ("a-faire", "À faire"),
    Statut.REALISEE: ("realisees", "Réalisées, effet à vérifier"),
    Statut.VERIFIEE: ("verifiees", "Vérifiées"),
    Statut.ABANDONNEE: ("abandonnees", "Abandonnées"),
}
_COLUMNS = (
    Column("action", "Action"),
    Column("origine", "Origine"),
    Column("responsable", "Responsable"),
    Column("echeance", "Échéance", Kind.DATE),
    Column("statut", "Statut"),
    Column("effet", "Effet (avant → après)", label="Effet"),
)
_Given = tuple[Table, Mapping[Statut, int], tuple[str, ...]]
"""The table, how many actions there are in each state, and the ids of its rows."""
_A_VENIR, _A_VERIFIER = "a_venir", "a_verifier"
EFFECT = Facet(
    "effet",
    "Effet",
    {**labels("action", "efficacite", "verdict"), _A_VERIFIER: "À vérifier", _A_VENIR: "À venir"},
)
"""What came of an action, for every table that shows it."""
_SANS_ORIGINE = "aucune"


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one state on one page; ``count`` says how many, and of how many."""

    anchor: str
    title: str
    count: str
    actions: tuple[Action, ...]


def pages(context: Context) -> Iterator[Page]:
    """Yield the plan d’action, then the pages of its years when one page would be too long."""
    view, found = View(context, PATH), listes.plan(context)
    table = _table(context)
    counts = Counter(action.statut for action in context.actions)
    liste = Liste(
        found,
        "Plan d’action",
        PATH,
        "ce qui reste à faire d’abord, puis le plus récent",
        "par année d’ouverture",
        "_plan",
        partial(_given, table, counts),
        _values,
    )
    content = render(
        "plan",
        view,
        total=found.total,
        groups=[(*_GROUPS[statut], counts[statut]) for statut in listes.STATUTS if counts[statut]],
        late=sum(action.en_retard(context.today) for action in context.actions),
        formats=tuple(EXPORTERS),
        table=liste.first(view),
    )
    yield Page(PATH, "Plan d’action", content)
    yield from liste.pages(context)


def plan_path(context: Context, statut: Statut) -> str:
    """Return the path of the group of a state; of the plan, where no action is in it."""
    held = any(action.statut is statut for action in context.actions)
    return f"{PATH}#{_GROUPS[statut][0]}" if held else PATH


def effects(actions: Iterable[Action]) -> list[str]:
    """Return the values of facet « Effet »; an abandoned action has none."""
    found = (_effect(action) for action in actions)
    return list(dict.fromkeys(value for value in found if value))


def _effect(action: Action) -> str:
    if action.efficacite:
        return action.efficacite.verdict
    if action.statut.ouvert:
        return _A_VENIR
    return _A_VERIFIER if action.statut is Statut.REALISEE else ""


def _given(table: Table, counts: Mapping[Statut, int], actions: Iterable[Action]) -> _Given:
    return table, counts, tuple(action.id for action in actions)


def _values(view: View, given: _Given) -> Mapping[str, object]:
    table, counts, ids = given
    actions = view.context.records(Action, ids)
    return {
        "table": table,
        "groups": list(_groups(actions, counts if view.path == PATH else {})),
        "values": partial(_facets, view.context),
        "upstream": partial(_upstream, view.context),
        "autre": partial(autre_origine, view.context.graph),
        "rank": lambda action: listes.STATUTS.index(action.statut),
    }


def _groups(actions: tuple[Action, ...], counts: Mapping[Statut, int]) -> Iterator[Group]:
    """Every state that ``counts`` knows has its anchor, even when its actions stand on other pages."""
    for statut in listes.STATUTS:
        inside = tuple(action for action in actions if action.statut is statut)
        total = counts.get(statut, len(inside))
        if total:
            yield Group(*_GROUPS[statut], _count(len(inside), total), inside)


def _count(shown: int, total: int) -> str:
    told = french.number(total, 0)
    return told if shown == total else f"{french.number(shown, 0)} sur {told}"


def _facets(context: Context, action: Action) -> Values:
    return {
        "statut": [action.statut],
        "retard": ["oui"] if action.en_retard(context.today) else [],
        "responsable": [action.responsable] if action.responsable else [],
        "origine": _origins(context, action),
        "effet": effects((action,)),
        "type": [action.type],
        "priorite": [action.priorite] if action.priorite else [],
        "theme": action.themes,
        "annee": [str(action.ouverte_le.year)],
    }


def _origins(context: Context, action: Action) -> list[str]:
    """The kinds of records an action comes from; a réclamation, a difficulté and an aléa are never merged."""
    kinds = _kinds(context, (*action.origines, *_upstream(context, action)))
    if said := autre_origine(context.graph, action):
        kinds.append(said.nature)
    return list(dict.fromkeys(kinds)) or [_SANS_ORIGINE]


def _upstream(context: Context, action: Action) -> tuple[Ref, ...]:
    """What an action comes from without citing it: through its décision, or the action before it; kinds it does not cite."""
    cited = {*_kinds(context, action.origines)}
    refs = sorted(sources(context.graph, action) - {*action.origines})
    return tuple(ref for ref in refs if not cited.issuperset(_kinds(context, (ref,))))


def _kinds(context: Context, refs: Iterable[Ref]) -> list[str]:
    records = (context.graph.records[ref.id] for ref in refs if ref.id in context.graph.records)
    return [str(one.nature if isinstance(one, Signalement) else type_of(one).name) for one in records]


def _origin_words(context: Context) -> dict[str, str]:
    records = context.graph.records.values()
    kinds = {type_.name: type_.label for type_ in map(type_of, records)}
    words = kinds | dict(labels("signalement", "nature")) | dict(labels("action", "autre_origine", "nature"))
    return {code: f"{word[0].upper()}{word[1:]}" for code, word in words.items()} | {_SANS_ORIGINE: "Aucune"}


def _table(context: Context) -> Table:
    actions, origins = context.actions, _origin_words(context)
    return Table(
        "",
        "Plan d’action",
        "plan-d-action-tableau",
        _COLUMNS,
        (
            Facet("statut", "Statut", {str(one): label("action", "statut", one) for one in listes.STATUTS}),
            Facet("retard", "En retard", {"oui": "En retard"}),
            facet(
                "responsable",
                "Responsable",
                (one.responsable for one in actions if one.responsable),
                context.role,
            ),
            facet(
                "origine",
                "Origine",
                (kind for one in actions for kind in _origins(context, one)),
                origins.__getitem__,
            ),
            EFFECT,
            Facet("type", "Type", labels("action", "type")),
            Facet("priorite", "Priorité", labels("action", "priorite")),
            facet("theme", "Thème", (theme for one in actions for theme in one.themes), context.theme),
            years("annee", "Année", (one.ouverte_le.year for one in actions)),
        ),
    )
