"""Commits on the site: links to the forge when the settings name it, and bare ids otherwise."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from reading import Reading
from vie_site import lived, site

from filrouge.pages import Page

EXPECTED = Path(__file__).parent / "forge"
DEPOT = "https://gitlab.exemple.fr/qualite/plan"
RECORD = "plan/ACT-2026-001.html"
VIE = "vie/index.html"
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return site(tmp_path_factory.mktemp("forge"), lived(), reglages=f"depot: {DEPOT}\n")[1]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return site(tmp_path_factory.mktemp("sans"), lived())[1]


@pytest.mark.parametrize(
    ("path", "start", "name"),
    [
        (RECORD, "<h2>Historique de la fiche</h2>", "fiche.html"),
        (VIE, '<section id="chronologie">', "chronologie.html"),
    ],
)
def test_commits_lead_to_the_forge(
    path: str, start: str, name: str, linked: dict[str, Page], golden: Golden
) -> None:
    golden(EXPECTED / name, "".join(linked[path].html.partition(start)[1:]))


def test_every_commit_shown_is_a_link_that_says_what_it_is(linked: dict[str, Page]) -> None:
    for page in linked.values():
        shown = re.findall(r"<code>([0-9a-f]{7})</code>", page.html)
        links = re.findall(r"<a ([^>]*)><code>([0-9a-f]{7})</code></a>", page.html)
        assert [short for _, short in links] == shown
        for attributes, short in links:
            words = f"Enregistrement {short} chez l’hébergeur"
            assert attributes == (
                f'href="{DEPOT}/-/commit/{short[0] * 40}" rel="noopener noreferrer" '
                f'title="{words}" aria-label="{words}"'
            )
    assert linked[VIE].html.count(DEPOT) > linked[RECORD].html.count(DEPOT) > 2


def test_nothing_else_of_the_pages_changes(linked: dict[str, Page], bare: dict[str, Page]) -> None:
    for path, page in linked.items():
        assert re.sub(rf'<a href="{DEPOT}[^>]*>(.*?)</a>', r"\1", page.html) == bare[path].html


def test_nothing_is_fetched(linked: dict[str, Page]) -> None:
    for page in linked.values():
        outside = {(tag, name) for tag, name, value in Reading(page.html).attributes if DEPOT in value}
        assert outside <= {("a", "href")}


def test_without_the_setting_an_id_is_no_link(bare: dict[str, Page]) -> None:
    assert "<code>ddddddd</code></span>" in bare[RECORD].html
    assert not any("chez l’hébergeur" in page.html for page in bare.values())
