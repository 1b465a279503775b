"""The procédures: an index, and a page for each."""

from collections.abc import Iterator

from filrouge.pages.anterieures import anterieures
from filrouge.pages.context import Context
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View, chip
from filrouge.records import Procedure
from filrouge.referentiel import load_versions

INDEX = "procedures/index.html"


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per procédure."""
    procedures = context.graph.of(Procedure)
    yield Page(INDEX, "Procédures", render("procedures", View(context, INDEX), procedures=procedures))
    yield from record_pages(context, procedures, _page)


def _page(view: View, record: Procedure) -> Page:
    review = record.prochaine_revision
    overdue = chip("bad", "clock", "dépassée") if review and review < view.context.today else ""
    return record_page(
        view,
        record,
        facts=(
            ("Version", record.version),
            ("Applicable le", view.date(record.applicable_le)),
            ("Approuvée par", view.context.role(record.approuvee_par)),
            ("Prochaine révision", view.date(review) + overdue if review else None),
            ("Indicateurs", ", ".join(str(indicateur) for indicateur in record.indicateurs)),
            ("Référentiel", _text(record.referentiel) if record.referentiel else None),
        ),
        has_thread=False,
        anterieures=anterieures(view, record),
    )


def _text(code: str) -> str:
    """Name the version that a procédure cites; its code when we do not know it (a rule says so)."""
    return next((version.titre for version in load_versions() if version.code == code), code)
