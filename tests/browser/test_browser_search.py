"""The search in a browser: from a server and from a USB stick, by keyboard, on a phone, without JavaScript."""

import json
import random
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browser_search import BOX, HOSTILE, OPTIONS, QUESTIONS, STEMS, ask, outside
from browser_visit import Visit
from playwright.sync_api import Browser, Route, expect

from filrouge.recherche.files import INDEX
from filrouge.recherche.words import Terms, fold, stem, words


def test_questions_of_an_auditor(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}index.html")
    answers = {query: ask(visit.page, query)["found"] for query in QUESTIONS}
    first = {query: found[0].removesuffix(".html") if found else "" for query, found in answers.items()}
    assert first == {query: expected.removesuffix(".html") for query, expected in QUESTIONS.items()}
    assert outside(visit, base) == []
    assert visit.complaints == []


def test_the_browser_folds_and_cuts_as_python_does(base: str, built: Path, visit: Visit) -> None:
    index = json.loads(
        (built / INDEX).read_text(encoding="utf-8").removeprefix("filSearch.index(").removesuffix(");\n")
    )
    known = re.split("[| ]", index["words"])
    drawn = random.Random(32)  # noqa: S311 # the same words each time
    letters = "abcdeilmnorstuxéèêàçïœæß2"
    endings = ["s", "aux", "ations", "ement", "euse", "iere", "er", "ée", "trices", "ité", "ss", "lle"]
    made = [
        "".join(drawn.choices(letters, k=drawn.randint(1, 9))) + drawn.choice(endings) for _ in range(4000)
    ]
    odd = [
        "ﬁn",
        "ﬀ",
        "x²",
        "½",
        "Ωmega",
        "İstanbul",
        "ΣΑΣ",
        "ЁЖ",
        "l’été",
        "e\u0301te\u0301",
        "wi-fi",
        "aujourd'hui-même",
    ]
    texts = [*known, *made, *odd, *(word for word, _ in STEMS), "ACT-2026-007 APP-2025-T4 act-x a-t-il"]
    terms = Terms(index["prefixes"])
    expected = [
        [[fold(part), root] for word in words(text) for part, root in terms[word].items()] for text in texts
    ]
    visit.page.goto(f"{base}index.html")
    actual = visit.page.evaluate(
        """async (texts) => {
          const index = await filSearch.ready();
          return texts.map((text) => filSearch.words(text.normalize("NFC"))
            .flatMap(({ word }) => filSearch.parts(word, index).map(({ folded, stem }) => [folded, stem])));
        }""",
        texts,
    )
    different = [
        (text, mine, its) for text, mine, its in zip(texts, expected, actual, strict=True) if mine != its
    ]
    assert different == []
    assert [stem(fold(word.lower())) for word, _ in STEMS] == [root for _, root in STEMS]


def test_what_is_not_found_is_said(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}recherche/index.html")
    field, status = (
        page.get_by_role("searchbox", name="Mots ou numéro de fiche"),
        page.locator("[role=status]"),
    )
    expect(field).to_be_focused()
    for typed, said in (
        (
            "réclmation",
            "Aucune page ne contient « réclmation ». Résultats pour « réclamation ».",
        ),
        (
            "chauffage zzzzz",
            "Aucune page ne contient tous ces mots ; voici celles qui en contiennent le plus.",
        ),
        ("zzzzz", "Aucun résultat pour « zzzzz »."),
        ("<b>zzzzz</b>", "Aucun résultat pour « <b>zzzzz</b> »."),
        ("l", "Tapez un mot d’au moins deux lettres, ou un numéro de fiche."),
        ("la ", "Tapez un mot d’au moins deux lettres, ou un numéro de fiche."),
        ("", ""),
    ):
        field.fill(typed)
        expect(status).to_contain_text(
            re.sub(" (?=[»;])|(?<=«) ", "\u00a0", said) if said else re.compile("^$")
        )
    assert visit.complaints == []


def test_nothing_is_loaded_before_the_first_search(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}plan/index.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "recherche/" in url] == []
    page.locator(BOX).focus()
    page.wait_for_function("document.activeElement.id === 'fil-search'")
    page.locator(BOX).fill("chauffage")
    expect(page.locator(OPTIONS).first).to_contain_text("Panne de chauffage de l’immeuble")
    expect(page.locator(".fil-search-excerpt mark").first).to_be_visible()
    loaded = [url.rpartition("/")[2] for url in visit.requests if "recherche/" in url]
    assert loaded.count("index.js") == 1
    assert len(loaded) == len(set(loaded)) <= 5  # four results
    assert outside(visit, base) == []
    assert visit.complaints == []


def test_a_word_that_no_excerpt_shows_is_said_to_be_further_down(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}recherche/index.html?q=chauffage+ALE-2026-001")
    results = visit.page.locator(".fil-search-results > li")
    expect(results.first).to_contain_text("Panne de chauffage")
    for result in results.all():
        expect(
            result.locator("mark").or_(result.get_by_text("trouvé plus bas dans la page")).first
        ).to_be_visible()


def test_hostile_titles_and_texts_are_shown_as_they_are_written(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}index.html")
    page.evaluate(
        """async (hostile) => {
          const index = await filSearch.ready();
          await filSearch.textsOf(index.pages);
          for (const page of index.pages) {
            Object.assign(page, { title: hostile, kind: hostile, group: hostile, states: [hostile] });
            filSearch.texts({ [page.path]: `${hostile} chauffage ${hostile}` });
          }
        }""",
        HOSTILE,
    )
    page.locator(BOX).fill("chauffage")
    expect(page.locator(".fil-search-excerpt").first).to_contain_text(f"chauffage {HOSTILE}")
    expect(page.locator(".fil-search-title").first).to_contain_text(HOSTILE)
    assert page.locator(".fil-search-panel :is(img, script, b)").count() == 0
    assert visit.complaints == []


def test_by_keyboard_alone(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}revues/REV-2026-T1.html")
    box, options = page.locator(BOX), page.locator(OPTIONS)
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("panne de chauffage")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_have_text(re.compile(r"Tous les résultats \(\d+\)"))
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(options.first).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}retours/ALE-2026-001.html")
    expect(box).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("réclamations")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}recherche/index.html?q={quote('réclamations')}")
    expect(page.locator(".fil-search-results > li").first).to_contain_text("REC-2026-005")
    assert visit.complaints == []


def test_roles_for_a_screen_reader(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}index.html")
    box = page.get_by_role("search").get_by_role("combobox", name="Rechercher dans le site")
    box.fill("réclamations accueil")
    groups = page.get_by_role("listbox", name="Résultats").get_by_role("group")
    expect(groups.first.get_by_role("option").first).to_be_visible()
    assert groups.count() > 1
    assert groups.first.get_attribute("aria-labelledby") == groups.first.locator("> div").get_attribute("id")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ résultats$"))
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size")
        == page.locator("[id]").count()
    )
    # Letters typed elsewhere stay letters.
    box.press("Escape")
    box.fill("")
    box.press("/")
    expect(box).to_have_value("/")


def test_the_page_of_all_results_keeps_its_address(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}recherche/index.html?q=formation")
    results = page.locator(".fil-search-results > li")
    expect(results).to_have_count(20)
    page.get_by_role("button", name="Afficher 20 résultats de plus").click()
    expect(results).to_have_count(40)
    expect(results.nth(20).locator("a")).to_be_focused()
    page.get_by_label("Réclamation").check()
    page.get_by_label("2026").check()
    expect(page.get_by_label("2026")).to_be_focused()
    expect(results.first).to_contain_text("REC-2026-")
    count = results.count()
    expect(page.get_by_role("status")).to_have_text(f"{count} résultat{'s' if count > 1 else ''}.")
    address = page.url
    assert address == f"{base}recherche/index.html?q=formation&type=R%C3%A9clamation&annee=2026"
    results.first.locator("a").click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(address)
    expect(results).to_have_count(count)
    expect(page.get_by_label("Réclamation")).to_be_checked()
    page.get_by_label("Réclamation").uncheck()
    page.get_by_label("2026").uncheck()
    page.get_by_label("Non efficace").check()
    assert {text for text in results.all_inner_texts() if "Non efficace" not in text} == set()
    assert outside(visit, base) == []
    assert visit.complaints == []


def test_on_a_phone(base: str, visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}index.html")
    expect(page.locator(BOX)).to_be_hidden()
    page.get_by_role("button", name="Rechercher", exact=True).click()
    expect(page.locator(BOX)).to_be_focused()
    field = page.locator(".fil-search-field").bounding_box()
    assert field
    assert field["width"] >= 350
    page.keyboard.type("abandon")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Fermer la recherche").click()
    expect(page.locator(BOX)).to_be_hidden()
    assert visit.complaints == []


def test_without_javascript(base: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base}plan/index.html")
    page.locator(".md-sidebar--primary").get_by_role("link", name="Rechercher", exact=True).click()
    expect(page.locator("#contenu-principal p")).to_contain_text("La recherche a besoin de JavaScript")
    page.locator("#contenu-principal").get_by_role("link", name="Retours").click()
    expect(page.locator("h1")).to_have_text("Retours")
    page.close()


def test_nothing_of_the_search_is_printed(base: str, visit: Visit) -> None:
    visit.page.goto(f"{base}index.html")
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".fil-search")).to_be_hidden()


@pytest.mark.parametrize("name", ["index.js", "textes-0.js"])
def test_a_file_that_is_missing(base: str, visit: Visit, name: str) -> None:
    """Without the index, the reader is told; without texts, results stand without their excerpts."""
    page = visit.page
    page.route(f"**/{name}", lambda route: route.abort())
    page.goto(f"{base}index.html")
    page.locator(BOX).fill("ACT-2026-007")
    if name == "index.js":
        expect(page.locator(".fil-search-status")).to_contain_text(
            "L’index de la recherche n’a pas pu être lu"
        )
    else:
        expect(page.locator(OPTIONS).first).to_contain_text("ACT-2026-007")


def test_waiting_is_said_only_when_it_lasts(base: str, visit: Visit) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/recherche/index.js", lambda route: held.insert(0, route))
    page.goto(f"{base}index.html")
    page.locator(BOX).fill("chauffage")
    expect(page.locator(".fil-search-status")).to_have_text("Chargement…")
    held[0].continue_()
    expect(page.locator(OPTIONS).first).to_be_visible()
    expect(page.locator(".fil-search-status")).to_have_text("2 résultats")
