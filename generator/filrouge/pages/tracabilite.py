"""The matrix, both ways: from each return to its effect, from each action to what caused it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from filrouge.audit.etapes import actions_at
from filrouge.audit.etat import Etat, Issue, constat_at
from filrouge.pages import french, listes
from filrouge.pages.context import Context
from filrouge.pages.feuilles import Liste, Rows, ids
from filrouge.pages.html import html, joined
from filrouge.pages.labels import labels
from filrouge.pages.page import Page
from filrouge.pages.plan import EFFECT, effects
from filrouge.pages.registres import ISSUES
from filrouge.pages.render import render
from filrouge.pages.tables import Column, Facet, Table, Values, facet, years
from filrouge.pages.thread import row
from filrouge.pages.view import View
from filrouge.records import Action, Record, Ref, Signalement, type_of
from filrouge.records.types.appreciation import Constat

PATH = "tracabilite/index.html"
_KINDS = {
    "constat": ("constat",),
    "appreciation": ("synthèse prise en entier", "synthèses prises en entier"),
    "signalement": ("signalement",),
    "abandon": ("abandon",),
    "bilan": ("bilan",),
    "risque": ("risque",),
}
_Given = tuple[Table, Mapping[Ref, Values]]
"""The table, and what each of its rows is filtered by."""
_RETURNS = (
    Column("retour", "Retour ou risque"),
    Column("constat", "Constat"),
    Column("decision", "Décision"),
    Column("actions", "Actions"),
    Column("effet", "Effet"),
)
_ACTIONS = (
    Column("action", "Action"),
    Column("origines", "Origines"),
    Column("constat", "Constat"),
    Column("decision", "Décision"),
    Column("effet", "Effet"),
)


def pages(context: Context) -> Iterator[Page]:
    """Yield the matrix, then the pages of its years when one page would be too long."""
    view = View(context, PATH)
    _, actions, states = listes.tracabilite(context)
    returns = _returns(context)
    causes = Liste(
        actions,
        "Traçabilité, des actions aux causes",
        f"{PATH}#actions",
        "les plus récentes",
        "par année d’ouverture",
        "_tracabilite",
        partial(ids, _actions_table(context)),
        _action_rows,
    )
    content = render(
        "tracabilite",
        view,
        returns=returns,
        counted=_counted(context, states),
        actions=causes,
        holes=sum(state.issue is Issue.A_DECIDER for state in states.values()),
        waiting=[view.short(ref) for ref, state in states.items() if state.issue is Issue.A_SUIVRE],
    )
    yield Page(PATH, "Traçabilité", content)
    yield from returns.pages(context)
    yield from causes.pages(context)


def _returns(context: Context) -> Liste[Ref, _Given]:
    refs, _, states = listes.tracabilite(context)
    every = {ref: _return_values(context, ref, state) for ref, state in states.items()}
    table = Table(
        "retours",
        "Des retours aux effets",
        "des-retours-aux-effets",
        _RETURNS,
        (
            Facet("nature", "Nature", _kind_words()),
            Facet("suite", "Suite", dict(ISSUES.values())),
            EFFECT,
            facet(
                "theme",
                "Thème",
                (theme for values in every.values() for theme in values["theme"]),
                context.theme,
            ),
            years("annee", "Année", (int(year) for values in every.values() for year in values["annee"])),
        ),
    )
    return Liste(
        refs,
        "Traçabilité, des retours aux effets",
        f"{PATH}#retours",
        "ce qui attend une décision, et le plus récent",
        "par année",
        "_tracabilite",
        partial(_given, table, every),
        _return_rows,
    )


def _actions_table(context: Context) -> Table:
    actions = context.actions
    return Table(
        "actions",
        "Des actions aux causes",
        "des-actions-aux-causes",
        _ACTIONS,
        (
            Facet("statut", "Statut", labels("action", "statut")),
            EFFECT,
            facet("theme", "Thème", (theme for one in actions for theme in one.themes), context.theme),
            years("annee", "Année", (one.ouverte_le.year for one in actions)),
        ),
    )


def _given(table: Table, every: Mapping[Ref, Values], refs: Iterable[Ref]) -> _Given:
    return table, {ref: every[ref] for ref in refs}


def _return_rows(view: View, given: _Given) -> Mapping[str, object]:
    table, every = given
    rows = []
    for ref, values in every.items():
        first, *stages = row(view, ref)[:5]
        rows.append((_items(first.items), stages, values))
    return {"table": table, "rows": rows}


def _action_rows(view: View, given: Rows) -> Mapping[str, object]:
    table, shown = given
    rows = []
    for action in view.context.records(Action, shown):
        origins, finding, decision, _, outcome = row(view, Ref(action.id))[:5]
        values = {
            "statut": [action.statut],
            "effet": effects((action,)),
            "theme": action.themes,
            "annee": [str(action.ouverte_le.year)],
        }
        rows.append((view.named(action), (origins, finding, decision, outcome), values))
    return {"table": table, "rows": rows}


def _items(items: Iterable[Markup]) -> Markup:
    return joined(html("<div>%s</div>", item) for item in items)


def _return_values(context: Context, ref: Ref, state: Etat) -> dict[str, Sequence[str]]:
    graph = context.graph
    record, constat = graph.records[ref.id], constat_at(graph, ref)
    theme: str | None = getattr(constat or record, "theme", None)
    return {
        "nature": [_kind(record, constat)],
        "suite": [ISSUES[state.issue][0]],
        "effet": effects(actions_at(graph, state.actions)),
        "theme": [theme] if theme else [],
        "annee": [str(listes.day(record).year)],
    }


def _kind(record: Record, constat: Constat | None) -> str:
    if constat:
        return "constat"
    return record.nature if isinstance(record, Signalement) else type_of(record).name


def _kind_words() -> dict[str, str]:
    return {
        "constat": "Constat",
        "appreciation": "Synthèse entière",
        **labels("signalement", "nature"),
        "abandon": "Abandon",
        "bilan": "Bilan",
        "risque": "Risque",
    }


def _counted(context: Context, refs: Iterable[Ref]) -> str:
    """Say what the rows are: « 57 constats, 22 signalements »."""
    kinds = Counter(
        "constat" if ref.fragment else type_of(context.graph.records[ref.id]).name for ref in refs
    )
    return ", ".join(french.plural(kinds[kind], *words) for kind, words in _KINDS.items() if kinds[kind])
