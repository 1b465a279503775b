"""Evidence to pages: safe HTML fragments, nothing of any engine."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from filrouge.evidence import Evidence
from filrouge.pages import (
    abandon,
    accueil,
    action,
    appreciation,
    bilan,
    chronologie,
    efficacite,
    parcours,
    plan,
    preaudit,
    procedure,
    rechercher,
    regles,
    retours,
    revue,
    risque,
    signalement,
    tendances,
    tracabilite,
    vie,
)
from filrouge.pages.assets import SCRIPT, STYLE, render_assets, stylesheet
from filrouge.pages.brouillon import banner, internal_banner, sorted_errors, warning
from filrouge.pages.context import Context
from filrouge.pages.fragments import Fragments
from filrouge.pages.historique import CHRONIQUE, empreinte, empreinte_entiere
from filrouge.pages.page import Asset, Page
from filrouge.pages.paths import href, page_path
from filrouge.profil import Profil
from filrouge.sections import SECTIONS

__all__ = [
    "PAGES",
    "PAGES_INTERNES",
    "SCRIPT",
    "SECTIONS",
    "STYLE",
    "Asset",
    "Fragments",
    "Page",
    "banner",
    "href",
    "internal_banner",
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
    tendances.pages,
    appreciation.pages,
    signalement.pages,
    abandon.pages,
    bilan.pages,
    revue.pages,
    risque.pages,
    efficacite.pages,
    tracabilite.pages,
    vie.pages,
    chronologie.pages,
    procedure.pages,
    regles.pages,
    rechercher.pages,
)
"""One line per family of pages, in the order of the navigation."""
_FACTS = MappingProxyType({CHRONIQUE: empreinte, "historique": empreinte_entiere})

PAGES_INTERNES: tuple[Callable[[Context], Iterator[Page]], ...] = (preaudit.pages,)
"""The families that the internal site alone has."""


def render_pages(evidence: Evidence, fragments: Fragments | None = None) -> Iterator[Page]:
    """Yield every page of the site, which is that of the evidence's profile.

    Those of ``fragments`` that nothing has changed are not made again.
    """
    context = Context(evidence, fragments, _FACTS)
    own = PAGES_INTERNES if evidence.profil is Profil.INTERNE else ()
    for pages in (*PAGES, *own):
        yield from pages(context)
