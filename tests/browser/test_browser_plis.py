"""What is folded and what is linked by a filter: nothing is out of reach, on a screen, a phone or paper."""

import re

from browser_visit import Visit
from playwright.sync_api import expect


def test_the_figures_of_the_home_page_lead_to_as_many_rows(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}index.html")
    links = visit.page.locator('a[href*="plan/index.html?origine="]').evaluate_all(
        "all => all.map(one => [one.href, one.textContent])"
    )
    assert len(links) == 3
    for address, words in links:
        visit.page.goto(address)
        expect(visit.page.locator(".fil-lines").first).to_have_text(
            re.compile(rf"^{words.split()[0]}\slignes sur 44$")
        )
    visit.page.goto(f"{base}plan/index.html?effet=efficace#verifiees")
    expect(visit.page.locator(".fil-lines").first).to_have_text(re.compile(r"^25\slignes sur 44$"))
    assert visit.complaints == []


def test_the_first_list_is_open_where_there_is_room_and_an_address_opens_the_other(
    base: str, visit: Visit
) -> None:
    visit.page.goto(f"{base}tracabilite/index.html")
    first, second = visit.page.locator(".fil-list").all()
    expect(first).to_have_attribute("open", "")
    expect(second).not_to_have_attribute("open", "")
    visit.page.get_by_role("link", name="Des actions aux causes").click()
    expect(second).to_have_attribute("open", "")
    visit.page.set_viewport_size({"width": 360, "height": 800})
    visit.page.reload()
    expect(visit.page.locator(".fil-list").nth(1)).to_have_attribute("open", "")
    expect(visit.page.locator(".fil-list").first).not_to_have_attribute("open", "")
    visit.page.goto(f"{base}tracabilite/index.html?retours.nature=reclamation")
    expect(visit.page.locator(".fil-list").first).to_have_attribute("open", "")
    assert visit.complaints == []


def test_paper_shows_what_is_folded(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}tracabilite/index.html")
    visit.page.emulate_media(media="print")
    table = visit.page.locator(".fil-list").nth(1).locator("table")
    assert table.evaluate(
        "one => one.checkVisibility({contentVisibilityAuto: true}) && one.offsetHeight > 500"
    )


def test_the_head_of_a_long_list_stays_under_that_of_the_site(base: str, visit: Visit) -> None:
    """Read in the middle of a table: what a column is stays on the screen, and nothing shows between the two heads."""
    page = visit.page
    page.goto(f"{base}tracabilite/index.html")
    page.locator(".fil-list tbody tr").nth(20).evaluate("one => one.scrollIntoView({block: 'center'})")
    head = page.locator(".fil-list thead th").first
    above = page.locator(".md-header").bounding_box()
    found = head.bounding_box()
    assert above
    assert found
    assert abs(found["y"] - above["height"]) < 1
    assert head.evaluate(
        "one => { const box = one.getBoundingClientRect(); "
        "return one.contains(document.elementFromPoint(box.x + 5, box.y + box.height / 2)) }"
    )
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.set_viewport_size({"width": 800, "height": 800})
    assert page.locator(".fil-scroll").first.evaluate("one => getComputedStyle(one).overflowX") == "auto"
    assert visit.complaints == []
