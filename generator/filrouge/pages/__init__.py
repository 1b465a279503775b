"""Evidence to pages: safe HTML fragments, nothing of any engine."""

from collections.abc import Callable, Iterator

from filrouge.evidence import Evidence
from filrouge.pages import (
    abandon,
    accueil,
    action,
    appreciation,
    bilan,
    chronologie,
    parcours,
    plan,
    procedure,
    regles,
    retours,
    revue,
    risque,
    signalement,
    tracabilite,
    vie,
)
from filrouge.pages.assets import SCRIPT, STYLE, render_assets, stylesheet
from filrouge.pages.brouillon import banner, sorted_errors, warning
from filrouge.pages.context import Context
from filrouge.pages.page import Asset, Page
from filrouge.pages.paths import href, page_path
from filrouge.sections import SECTIONS

__all__ = [
    "PAGES",
    "SCRIPT",
    "SECTIONS",
    "STYLE",
    "Asset",
    "Page",
    "banner",
    "href",
    "page_path",
    "render_assets",
    "render_pages",
    "sorted_errors",
    "stylesheet",
    "warning",
]

PAGES: tuple[Callable[[Context], Iterator[Page]], ...] = (
    accueil.pages,
    parcours.pages,
    plan.pages,
    action.pages,
    retours.pages,
    appreciation.pages,
    signalement.pages,
    abandon.pages,
    bilan.pages,
    revue.pages,
    risque.pages,
    tracabilite.pages,
    vie.pages,
    chronologie.pages,
    procedure.pages,
    regles.pages,
)
"""One line per family of pages, in the order of the navigation."""


def render_pages(evidence: Evidence) -> Iterator[Page]:
    """Yield every page of the site."""
    context = Context(evidence)
    for pages in PAGES:
        yield from pages(context)
