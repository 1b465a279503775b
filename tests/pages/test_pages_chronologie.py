"""The timeline of a plan that is older than the last twelve months: a page a year, nothing lost, nothing twice."""

import re
from collections.abc import Callable
from pathlib import Path

from vie_site import lived, site

from filrouge.pages import Page
from filrouge.vie import chronologie

EXPECTED = Path(__file__).parent / "vie"


def lines(page: Page) -> list[str]:
    return re.findall(r'<li class="r-[^"]*">.*?</li>', page.html)


def test_a_year(tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    _, pages = site(tmp_path, lived())
    golden(EXPECTED / "annee-2025.html", pages["vie/2025.html"].html)


def test_every_event_is_on_the_page_of_its_year_once(tmp_path: Path) -> None:
    evidence, pages = site(tmp_path, lived())
    years = [page for path, page in pages.items() if re.fullmatch(r"vie/\d{4}\.html", path)]
    events = chronologie(evidence)
    assert isinstance(events, tuple)
    assert sum(len(lines(page)) for page in years) == sum(len(inside) for _, inside in events) > 0
    for page in years:
        year = page.path[4:8]
        assert {line.partition('datetime="')[2][:4] for line in lines(page)} == {year}


def test_the_page_of_the_plan_shows_the_last_twelve_months(tmp_path: Path) -> None:
    _, pages = site(tmp_path, lived())
    months = re.findall(r'<details id="m-([\d-]+)"', pages["vie/index.html"].html)
    assert months == sorted(months, reverse=True)
    assert months[-1] >= "2025-12"
    assert "vie/2025.html" in pages
