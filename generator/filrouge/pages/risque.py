"""The analysis of risks: a matrix, a list, and a page for each risk."""

from collections.abc import Iterator

from markupsafe import Markup

from filrouge.pages.context import Context
from filrouge.pages.fiche import record_page, view_of
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View, chip
from filrouge.records import Ref, Risque
from filrouge.records.types.risque import StatutRisque

INDEX = "risques/index.html"
_SCALE = (1, 2, 3, 4)
_STATUTS = {
    StatutRisque.OUVERT: ("info", "circle"),
    StatutRisque.MAITRISE: ("good", "check"),
    StatutRisque.CLOS: ("neutral", "cross"),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per risk."""
    view = View(context, INDEX)
    risques = sorted(context.graph.of(Risque), key=lambda risque: (-risque.criticite, risque.id))
    rows = [(risque, criticite(risque), statut(risque), _actions(view, risque)) for risque in risques]
    yield Page(
        INDEX, "Risques", render("risques", view, rows=rows, matrix=_matrix(view, risques), scale=_SCALE)
    )
    for risque in risques:
        yield _page(view_of(context, risque), risque)


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
