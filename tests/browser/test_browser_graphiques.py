"""The charts on a small screen: all of each is seen, and the rhythm opens on its latest months."""

from datetime import date
from pathlib import Path

import pytest
from browser_visit import Visit

from filrouge.pages import SECTIONS, Page
from filrouge.pages.assets import static_assets
from filrouge.pages.graphiques.rythme import figure
from filrouge.site.config import SiteConfig
from filrouge.site.fill import fill
from filrouge.site.publish import publish
from filrouge.site.shell import build_shells
from filrouge.vie import Mois, Registre

PAGES = (
    "efficacite/index.html",
    "retours/index.html",
    "retours/tendances.html",
    "retours/APP-2026-T1-CHAUD.html",
    "plan/ACT-2026-007.html",
    "risques/index.html",
    "vie/index.html",
)
OUTSIDE = """() => [...document.querySelectorAll(".fil-chart, .fil-graphique figcaption, .fil-matrix")]
    .filter((one) => !one.closest(".fil-latest") && one.getBoundingClientRect().right > innerWidth + 0.5)
    .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_chart_is_cut(base: str, visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        visit.page.goto(f"{base}{path}")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert visit.page.evaluate(OUTSIDE) == [], path
    assert visit.complaints == []


def test_the_rhythm_opens_on_its_latest_months(visit: Visit, tmp_path: Path) -> None:
    months = [Mois(date(2025 + rank // 12, rank % 12 + 1, 1), {Registre.ACTIONS: 3}, 0) for rank in range(24)]
    indexes = [Page(f"{folder}/index.html".lstrip("/"), title, "<h1>x</h1>") for folder, title in SECTIONS]
    drawn = Page("vie/A.html", "Rythme", f'<div class="fil"><h1>Rythme</h1>{figure(months)}</div>')
    shells = build_shells(SiteConfig("Essai", nav=SECTIONS), tuple(folder for folder, _ in SECTIONS))
    publish(fill(shells, [*indexes, drawn], list(static_assets())), tmp_path / "site")
    visit.page.set_viewport_size({"width": 360, "height": 800})
    visit.page.goto((tmp_path / "site/vie/A.html").as_uri())
    box = visit.page.get_by_role("region", name="Rythme du plan")
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    ends = "(box) => [box.firstElementChild.getBoundingClientRect().right, box.getBoundingClientRect().right]"
    last, seen = box.evaluate(ends)
    assert last == pytest.approx(seen, abs=1)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    starts = "(box) => [box.firstElementChild.getBoundingClientRect().left, box.getBoundingClientRect().left]"
    first, edge = box.evaluate(starts)
    assert first == pytest.approx(edge, abs=1)
    assert visit.complaints == []


def test_the_figures_of_a_chart_open_without_a_script(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}retours/tendances.html")
    chart = visit.page.locator(".fil-figure-tendance").first
    assert not chart.locator("table").is_visible()
    chart.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    assert chart.locator("table").is_visible()
    assert visit.complaints == []
