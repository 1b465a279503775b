"""The figures of a year, with their rates computed."""

from collections.abc import Iterator

from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.view import View
from filrouge.records import Bilan, Ref


def pages(context: Context) -> Iterator[Page]:
    """Yield one page per bilan."""
    yield from record_pages(context, context.graph.of(Bilan), _page)


def _page(view: View, record: Bilan) -> Page:
    return record_page(
        view,
        record,
        label="Bilan annuel",
        facts=(
            ("Année", str(record.annee)),
            ("Catégorie", label("bilan", "categorie", record.categorie)),
            ("Établi le", view.date(record.etabli_le)),
            (
                "Taux d’abandon",
                french.percent(record.taux_abandon) if record.taux_abandon is not None else None,
            ),
            (
                "Taux de réussite",
                french.percent(record.taux_reussite) if record.taux_reussite is not None else None,
            ),
        ),
        has_thread=bool(view.context.graph.to(Ref(record.id), "origines", "sur")),
        figures=[(term, value) for term, value in _figures(record) if value is not None],
    )


def _figures(record: Bilan) -> tuple[tuple[str, int | None], ...]:
    return (
        ("Candidats au début", record.candidats_debut),
        ("Candidats à la fin", record.candidats_fin),
        ("Réussites totales", record.reussites_totales),
        ("Réussites partielles", record.reussites_partielles),
        ("Échecs", record.echecs),
    )
