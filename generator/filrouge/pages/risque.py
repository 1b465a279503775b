"""The analysis of risks: a matrix, a list, and a page for each risk."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from filrouge.pages import listes
from filrouge.pages.context import Context
from filrouge.pages.feuilles import Liste
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.tables import Column, Facet, Kind, Table, facet
from filrouge.pages.view import View, chip
from filrouge.records import Ref, Risque
from filrouge.records.types.risque import StatutRisque

INDEX = listes.RISQUES
_COLUMNS = (
    Column("risque", "Risque"),
    Column("criticite", "Criticité"),
    Column("statut", "Statut"),
    Column("responsable", "Responsable"),
    Column("revu", "Revu le", Kind.DATE),
    Column("actions", "Actions"),
)
_SCALE = (1, 2, 3, 4)
_STATUTS = {
    StatutRisque.OUVERT: ("info", "circle"),
    StatutRisque.MAITRISE: ("good", "check"),
    StatutRisque.CLOS: ("neutral", "cross"),
}


_LEVELS = {"bad": ("elevee", "Élevée"), "warn": ("moyenne", "Moyenne"), "good": ("faible", "Faible")}
"""Kind of a criticité → value and word of the facet."""


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per risk."""
    view = View(context, INDEX)
    risques = sorted(context.graph.of(Risque), key=lambda risque: (-risque.criticite, risque.id))
    liste = Liste(
        listes.risques(context),
        "Risques",
        INDEX,
        "les plus graves, ceux qui sont clos en dernier",
        "par année d’identification",
        "_risques",
        partial(_rows, _table(context, risques)),
    )
    yield Page(
        INDEX, "Risques", render("risques", view, liste=liste, matrix=_matrix(view, risques), scale=_SCALE)
    )
    yield from liste.pages(context)
    yield from record_pages(context, risques, _page)


def _table(context: Context, risques: list[Risque]) -> Table:
    return Table(
        "",
        "Risques",
        "risques",
        _COLUMNS,
        (
            Facet("criticite", "Criticité", dict(_LEVELS.values())),
            Facet("statut", "Statut", labels("risque", "statut")),
            facet("responsable", "Responsable", (one.responsable for one in risques), context.role),
            facet("theme", "Thème", (one.theme for one in risques if one.theme), context.theme),
        ),
    )


def _rows(table: Table, view: View, shown: tuple[Risque, ...]) -> Mapping[str, object]:
    rows = [
        (
            risque,
            criticite(risque),
            statut(risque),
            _actions(view, risque),
            {
                "criticite": [_LEVELS[level(risque.criticite)[0]][0]],
                "statut": [risque.statut],
                "responsable": [risque.responsable],
                "theme": [risque.theme] if risque.theme else [],
            },
        )
        for risque in shown
    ]
    return {"table": table, "rows": rows}


def level(value: int) -> tuple[str, str, str]:
    """Return kind, sign and word of a criticité: house marks, as no official scale exists."""
    if value >= 9:
        return "bad", "alert", "élevée"
    return ("warn", "half", "moyenne") if value >= 4 else ("good", "circle", "faible")


def criticite(risque: Risque) -> Markup:
    """Return « 9 sur 16, élevée » with its sign."""
    kind, icon, word = level(risque.criticite)
    return chip(kind, icon, f"{risque.criticite} sur 16, {word}")


def statut(risque: Risque) -> Markup:
    """Return the state of a risk."""
    kind, icon = _STATUTS[risque.statut]
    return chip(kind, icon, label("risque", "statut", risque.statut))


def _actions(view: View, risque: Risque) -> Markup:
    return view.shorts(link.source for link in view.context.graph.to(Ref(risque.id), "origines"))


def _matrix(view: View, risques: list[Risque]) -> list[tuple[int, list[tuple[str, int, Markup]]]]:
    """Rows from the highest probabilité down; each cell with its level, criticité and risks still open."""
    followed = [risque for risque in risques if risque.statut is not StatutRisque.CLOS]

    def cell(probabilite: int, impact: int) -> tuple[str, int, Markup]:
        there = [
            Ref(risque.id)
            for risque in followed
            if (risque.probabilite, risque.impact) == (probabilite, impact)
        ]
        return level(probabilite * impact)[0], probabilite * impact, view.shorts(there)

    return [
        (probabilite, [cell(probabilite, impact) for impact in _SCALE]) for probabilite in reversed(_SCALE)
    ]


def _page(view: View, record: Risque) -> Page:
    context = view.context
    return record_page(
        view,
        record,
        label="Risque qualité",
        facts=(
            ("Criticité", criticite(record)),
            ("Probabilité", f"{record.probabilite} sur 4"),
            ("Impact", f"{record.impact} sur 4"),
            ("Statut", statut(record)),
            ("Responsable", context.role(record.responsable)),
            ("Identifié le", view.date(record.identifie_le)),
            ("Revu le", view.date(record.revu_le) if record.revu_le else "jamais"),
            ("Formations", ", ".join(context.formation(code) for code in record.formations)),
            ("Thème", context.theme(record.theme) if record.theme else None),
        ),
        states=(label("risque", "statut", record.statut),),
    )
