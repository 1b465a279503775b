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
