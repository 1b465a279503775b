"""Tables that sort, filter and keep what is asked of them in the address: from a server and from a folder."""

import re
from collections.abc import Iterator

import pytest
from browser_visit import Visit
from playwright.sync_api import Browser, Locator, Page, expect

ROWS = "tbody:not([hidden]) > tr[data-values]:not([hidden])"


@pytest.fixture
def plan(base: str, visit: Visit) -> Iterator[Page]:
    """The plan d’action of the example: nothing may be complained of, nor asked of another host."""
    visit.page.goto(f"{base}plan/index.html")
    yield visit.page
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith((base, "blob:"))] == []


def rows(page: Page, table: str = "") -> Locator:
    return page.locator(f'table[data-table="{table}"] > {ROWS}')


def column(page: Page, label: str, table: str = "") -> list[str]:
    cells = rows(page, table).locator(f'[data-label="{label}"]')
    return [text.strip() for text in cells.all_inner_texts()]


def choose(page: Page, facet: str, *words: str) -> None:
    """Open a facet and tick what is asked."""
    button = page.locator(".fil-tools").first.get_by_role("button", name=re.compile(f"^{facet}"))
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    for word in words:
        page.get_by_role("group", name=facet, exact=True).get_by_label(word).check()


def count(page: Page) -> str:
    return " ".join(page.locator(".fil-lines").first.inner_text().split())


def test_the_plan_is_one_table_in_the_order_of_the_site(plan: Page) -> None:
    expect(plan.locator("#contenu-principal table")).to_have_count(1)
    total = rows(plan).count()
    assert count(plan) == f"{total} lignes"
    assert plan.locator("tbody[id]").evaluate_all("all => all.map(one => one.id)") == [
        "en-cours",
        "a-faire",
        "realisees",
        "verifiees",
        "abandonnees",
    ]
    days = [day.split("/")[::-1] for day in column(plan, "Échéance")[:5]]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("stage", "table", "shown"),
    [
        ("Constats", "retours", ROWS),
        ("Actions", "", ROWS),
        ("Réalisées", "", ROWS),
        ("Vérifiées", "", "tbody#verifiees > tr[data-values]"),
        ("Efficaces", "", ROWS),
    ],
)
def test_a_figure_of_the_home_page_leads_to_as_many_rows(
    base: str, visit: Visit, stage: str, table: str, shown: str
) -> None:
    page = visit.page
    told = figure(page, base, stage)
    rows = page.locator(f'table[data-table="{table}"] > {shown}')
    expect(rows).to_have_count(told)
    expect(rows.first).to_be_visible()
    assert visit.complaints == []


def test_the_decisions_of_the_home_page_are_those_of_the_reviews(base: str, visit: Visit) -> None:
    page = visit.page
    told = figure(page, base, "Décisions")
    expect(page.locator(".fil-head")).to_contain_text(f"{rows(page).count()} revues, {told} décisions.")
    assert sum(map(int, column(page, "Décisions"))) == told


def figure(page: Page, base: str, stage: str) -> int:
    """Return a figure of the loop, and follow its link."""
    page.goto(f"{base}index.html")
    link = page.locator(".fil-loop a").filter(has_text=stage)
    told = int(link.locator(".fil-count").inner_text())
    link.click()
    # Only the home page has a loop: the other is there.
    expect(page.locator(".fil-loop")).to_have_count(0)
    return told


def test_a_head_sorts_up_then_down_then_as_the_site(plan: Page) -> None:
    before = column(plan, "Action")
    head = plan.get_by_role("columnheader", name="Échéance")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    days = [day.split("/")[::-1] for day in column(plan, "Échéance") if "/" in day]
    assert days == sorted(days)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert plan.url.endswith("?tri=-echeance")
    assert [day.split("/")[::-1] for day in column(plan, "Échéance") if "/" in day] == days[::-1]
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", re.compile(""))
    assert column(plan, "Action") == before


def test_what_has_no_value_stays_last(base: str, visit: Visit) -> None:
    page = visit.page
    for order in ("delai", "-delai"):
        page.goto(f"{base}retours/index.html?reclamations.tri={order}")
        found = column(page, "Délai (jours)", "reclamations")
        figures = [int(text.split()[0]) for text in found if text != "–"]
        assert figures == sorted(figures, reverse=order.startswith("-"))
        assert found[len(figures) :] == ["–"] * (len(found) - len(figures))
    assert len(figures) > 3


def test_values_of_a_facet_add_up_and_facets_narrow(plan: Page) -> None:
    choose(plan, "Statut", "En cours", "À faire")
    opened = rows(plan).count()
    assert set(column(plan, "Statut")) >= {"En cours", "À faire"}
    assert count(plan) == f"{opened} lignes sur 44"
    choose(plan, "Responsable", "Responsable du CFA")
    expect(plan.locator(".fil-tools").get_by_role("button", name="Responsable")).to_have_text(
        "Responsable\u00a0: Responsable du CFA"
    )
    assert set(column(plan, "Responsable")) == {"Responsable du CFA"}
    assert 0 < rows(plan).count() < opened
    assert plan.locator(".fil-group:visible").all_inner_texts() == ["En cours (2 sur 5)", "À faire (1 sur 4)"]
    plan.get_by_role("button", name="Tout afficher").click()
    assert count(plan) == "44 lignes"
    expect(plan.get_by_role("searchbox")).to_be_focused()


def test_lateness_is_a_switch(plan: Page) -> None:
    late = plan.get_by_role("button", name="En retard (2)")
    late.click()
    expect(late).to_have_attribute("aria-pressed", "true")
    assert all("En retard de" in text for text in column(plan, "Statut"))
    assert plan.url.endswith("?retard=oui")
    late.click()
    assert count(plan) == "44 lignes"


def test_a_row_may_have_several_values(plan: Page) -> None:
    """An action of a réclamation and a synthesis answers to both."""
    choose(plan, "Origine", "Réclamation")
    found = column(plan, "Origine")
    assert all("REC-" in origins for origins in found)
    assert any("APP-" in origins for origins in found)


def test_words_without_accents_find_words_with_them(plan: Page) -> None:
    plan.get_by_role("searchbox").fill("reequilibrer  DEMONSTRATIONS")
    assert [text[:12] for text in column(plan, "Action")] == ["ACT-2026-013"]
    plan.get_by_role("searchbox").fill("rien de tel")
    expect(plan.locator(".fil-nothing")).to_have_text(
        "Aucune ligne de cette page n’y répond. Filtre\u00a0: mots cherchés\u00a0: «\u00a0rien de tel\u00a0». Tout afficher"
    )
    expect(plan.locator("table[data-table]")).to_be_hidden()
    plan.locator(".fil-nothing").get_by_role("button").click()
    assert count(plan) == "44 lignes"


def test_the_address_keeps_what_is_asked(plan: Page) -> None:
    choose(plan, "Statut", "Vérifiée")
    choose(plan, "Effet", "Non efficace")
    plan.get_by_role("columnheader", name="Action").get_by_role("button").click()
    found = column(plan, "Action")
    plan.reload()
    assert column(plan, "Action") == found
    assert plan.url.endswith("?statut=verifiee&effet=non_efficace&tri=action")
    plan.go_back()
    plan.go_back()
    expect(plan.locator(".fil-lines").first).to_have_text(re.compile("29"))
    plan.go_forward()
    expect(plan.locator(".fil-lines").first).not_to_have_text(re.compile("29"))


def test_one_step_back_undoes_a_whole_word(plan: Page) -> None:
    plan.get_by_role("searchbox").press_sequentially("rythme")
    expect(plan.locator(".fil-lines").first).to_have_text(re.compile("sur"))
    plan.go_back()
    expect(plan.locator(".fil-lines").first).to_have_text("44\u00a0lignes")
    expect(plan.get_by_role("searchbox")).to_have_value("")


def test_an_address_written_by_hand(base: str, visit: Visit) -> None:
    """What it says of other tables, and what means nothing, is left alone."""
    visit.page.goto(f"{base}plan/index.html?statut=en_cours&statut=nouveau&theme=inconnu&autre=1&tri=rien")
    assert count(visit.page) == "5 lignes sur 44"
    choose(visit.page, "Statut", "À faire")
    assert "autre=1" in visit.page.url
    assert count(visit.page) == "9 lignes sur 44"
    assert visit.complaints == []


def test_tables_of_one_page_do_not_disturb_each_other(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}retours/index.html?difficultes.tri=fiche&reclamations.gravite=mineure")
    assert set(column(page, "Gravité", "reclamations")) == {"Mineure"}
    every = page.locator('table[data-table="abandons"] tr[data-values]').count()
    assert rows(page, "abandons").count() == every
    page.locator("#reclamations").get_by_role("button", name="Tout afficher").click()
    assert page.url.endswith("?difficultes.tri=fiche")
    assert visit.complaints == []


def test_a_link_to_a_row_shows_it_whatever_was_asked(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}plan/index.html?statut=en_cours#ACT-2026-007")
    expect(page.locator("#ACT-2026-007")).to_be_in_viewport()
    assert page.url.endswith("plan/index.html#ACT-2026-007")
    page.get_by_role("columnheader", name="Statut").get_by_role("button").click()
    assert page.url.endswith("plan/index.html?tri=statut")
    page.locator(".fil-jumps").get_by_role("link", name="Vérifiées").click()
    expect(page.locator("#verifiees")).to_be_in_viewport()
    expect(page.locator("[aria-sort]")).to_have_count(0)
    page.goto(f"{base}plan/ACT-2026-007.html")
    page.locator(".fil-eyebrow a").click()
    expect(page).to_have_url(f"{base}plan/index.html")
    assert visit.complaints == []


def test_the_keyboard_alone_is_enough(plan: Page) -> None:
    plan.get_by_role("searchbox").focus()
    plan.keyboard.press("Tab")
    expect(plan.get_by_role("button", name="Statut").first).to_be_focused()
    plan.keyboard.press("Enter")
    plan.keyboard.press("Tab")
    expect(plan.get_by_label("En cours")).to_be_focused()
    plan.keyboard.press("Space")
    assert count(plan) == "5 lignes sur 44"
    plan.keyboard.press("Escape")
    expect(plan.get_by_role("button", name=re.compile("^Statut : En cours"))).to_be_focused()
    expect(plan.get_by_role("group", name="Statut")).to_be_hidden()
    plan.get_by_role("columnheader", name="Responsable").get_by_role("button").focus()
    plan.keyboard.press("Enter")
    expect(plan.get_by_role("columnheader", name="Responsable")).to_have_attribute("aria-sort", "ascending")
    expect(plan.locator(".fil-tools [role=status]")).to_have_text(re.compile("5\u00a0lignes sur 44"))


def test_paper_shows_the_rows_found_and_says_why(plan: Page) -> None:
    choose(plan, "Statut", "En cours", "À faire")
    plan.get_by_role("columnheader", name="Échéance").get_by_role("button").click()
    plan.emulate_media(media="print")
    expect(plan.locator(".fil-printed")).to_have_text(
        "Filtre\u00a0: Statut\u00a0: En cours ou À faire. Trié par «\u00a0Échéance\u00a0», ordre croissant. "
        "9\u00a0lignes sur 44."
    )
    expect(plan.locator(".fil-printed")).to_be_visible()
    expect(plan.locator(".fil-tools")).to_be_hidden()
    assert rows(plan).count() == 9
    assert len(plan.pdf()) > 1000


def test_a_small_screen_has_cards_and_its_filters_folded(plan: Page) -> None:
    plan.set_viewport_size({"width": 360, "height": 800})
    expect(plan.get_by_role("button", name="Statut").first).to_be_hidden()
    plan.get_by_role("button", name="Filtres").click()
    choose(plan, "Statut", "En cours")
    expect(plan.get_by_role("button", name="Filtres (1)")).to_be_visible()
    plan.get_by_role("combobox", name="Trier").select_option("Échéance, décroissant")
    days = [day.split("/")[::-1] for day in column(plan, "Échéance")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 5
    assert plan.evaluate("document.documentElement.scrollWidth") == 360


def test_without_the_script_everything_is_there(base: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}plan/index.html?statut=en_cours#verifiees")
    expect(page.locator("#verifiees")).to_be_in_viewport()
    assert page.locator("tr[data-values]:visible").count() == 44
    assert page.locator("#contenu-principal").get_by_role("button").count() == 0
    context.close()
