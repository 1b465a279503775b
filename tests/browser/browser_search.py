"""What the tests of the search share: questions, where they are asked, what a page answers."""

import json
from pathlib import Path
from typing import Any

from browser_visit import Visit
from playwright.sync_api import Page as Tab

DATA = Path(__file__).parents[1] / "recherche"
QUESTIONS: dict[str, str] = json.loads((DATA / "questions.json").read_text(encoding="utf-8"))
STEMS: list[tuple[str, str]] = json.loads((DATA / "racines.json").read_text(encoding="utf-8"))
BOX = "#fil-search"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script><b>gras</b>"
OPTIONS = "#fil-search-list [role=option]"


def ask(page: Tab, query: str) -> dict[str, Any]:
    """What the site answers, without its interface."""
    return dict(
        page.evaluate(
            """async (query) => {
              const { hits, marks, ...told } = filSearch.find(query, await filSearch.ready());
              return { ...told, found: hits.map(({ page }) => page.id || page.path) };
            }""",
            query,
        )
    )


def outside(visit: Visit, base: str) -> list[str]:
    return [url for url in visit.requests if not url.startswith(base)]
