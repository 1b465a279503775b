"""The page of the search: a script fills it; without one, it leads to the registers."""

from collections.abc import Iterator

from filrouge.pages.context import Context
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.sections import SECTIONS

INDEX = "recherche/index.html"


def pages(context: Context) -> Iterator[Page]:
    """Yield the page."""
    others = [
        (f"{folder}/index.html".lstrip("/"), title) for folder, title in SECTIONS if folder != "recherche"
    ]
    yield Page(INDEX, "Rechercher", render("rechercher", View(context, INDEX), others=others))
