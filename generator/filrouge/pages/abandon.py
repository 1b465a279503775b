"""One abandon: when, why, and what was learnt."""

from collections.abc import Iterator

from filrouge.pages.context import Context
from filrouge.pages.etat import etat_words
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.view import View
from filrouge.records import Abandon, Ref


def pages(context: Context) -> Iterator[Page]:
    """Yield one page per abandon."""
    yield from record_pages(context, context.graph.of(Abandon), _page)


def _page(view: View, record: Abandon) -> Page:
    context = view.context
    return record_page(
        view,
        record,
        facts=(
            ("Formation", context.formation(record.formation)),
            ("Session", record.session),
            ("Survenu le", view.date(record.survenu_le)),
            ("Stade", label("abandon", "stade", record.stade)),
            ("Cause", label("abandon", "cause", record.cause)),
            ("Personne contactée le", view.date(record.contacte_le) if record.contacte_le else "pas de date"),
            ("Contactée par", context.role(record.contacte_par) if record.contacte_par else None),
            ("Suite", etat_words(view, Ref(record.id)) if record.suite is None else None),
        ),
    )
