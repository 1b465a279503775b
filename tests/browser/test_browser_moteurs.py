"""The example by the other engines, from a folder and from a server: the same gestures, and nothing asked of anybody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_visit import Visit, opened
from playwright.sync_api import expect

from filrouge.cli.main import main
from filrouge.pages import SECTIONS
from filrouge.site.engines import DEFAULT, ENGINES

ROOT = Path(__file__).parents[2]
OTHERS = [name for name in ENGINES if name != DEFAULT.name]
PAGES = (
    *(f"{folder}/index.html".lstrip("/") for folder, _ in SECTIONS),
    "plan/ACT-2026-001.html",
    "404.html",
)


@pytest.fixture(scope="module", params=OTHERS)
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp(request.param) / "site"
    with pytest.raises(SystemExit) as exited:
        main(["construire", "--racine", str(ROOT), "--sortie", str(output), "--moteur", request.param])
    assert exited.value.code == 0
    return output


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, other: Path) -> Iterator[str]:
    with opened(other, request.param) as found:
        yield found


def test_pages_colours_and_skip_link(address: str, visit: Visit) -> None:
    page = visit.page
    for path in PAGES:
        page.goto(address + path)
        expect(page.locator("#contenu-principal h1")).to_have_count(1)
    page.goto(f"{address}plan/index.html")
    for scheme in ("default", "slate"):
        page.locator("form[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    # Room for a forge that we never name: it would push the buttons away from their place.
    expect(page.locator(".md-header__source")).to_have_count(0)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Tab")
    expect(page.locator("a.md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu-principal")).to_be_in_viewport()
    assert [url for url in visit.requests if not url.startswith(address)] == []
    assert visit.complaints == []


def test_a_small_screen_has_the_navigation_in_its_drawer(address: str, visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}plan/ACT-2026-001.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Risques", exact=True).click()
    expect(page).to_have_url(re.compile(r"/risques/index\.html$"))
    assert visit.complaints == []
