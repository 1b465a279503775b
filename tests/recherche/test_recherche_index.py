"""The index of finished pages: all that they show is found, and nothing else is in it."""

import json
import re
from datetime import date
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_pages
from filrouge.pages.html import address
from filrouge.pages.page import Label
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.recherche import search_files
from filrouge.recherche.files import INDEX
from filrouge.recherche.index import PLACES, build, encode, entry, prefix
from filrouge.recherche.reading import AROUND, KIND, OWN, TITLE, read, text
from filrouge.recherche.words import STOP_WORDS, Terms, fold, words

DEPOT = Path(__file__).parents[1] / "pages/depot"
CANARY = "CANARI"


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return tuple(render_pages(_evidence(DEPOT)))


def _evidence(root: Path) -> Evidence:
    project, findings = open_project(root, clock=date(2030, 1, 1))
    return pour(gather(project, findings), Profil.AUDITEUR)


def table(found: list[Page] | tuple[Page, ...]) -> dict[str, Any]:
    index = next(asset for asset in search_files(found) if asset.path == INDEX)
    return dict(json.loads(index.content.decode().removeprefix("filSearch.index(").removesuffix(");\n")))


class Seen(HTMLParser):
    """What a reader sees of a fragment, read another way than the index does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self._drawn = 0
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._drawn += tag == "svg"
        self._apart(tag)

    def handle_endtag(self, tag: str) -> None:
        self._drawn -= tag in {"svg", "figure"}
        # The figures of a chart are those of its page: what says them in words is enough.
        self._drawn += tag == "figcaption"
        # What follows a span at once is read with it: the first letters of an id stand in one.
        if tag != "span":
            self._apart(tag)

    def handle_data(self, data: str) -> None:
        self.text += "" if self._drawn else data

    def _apart(self, tag: str) -> None:
        if tag not in {"a", "code", "em", "strong", "time"}:
            self.text += "\n"


def test_every_word_of_a_page_finds_it(pages: tuple[Page, ...]) -> None:
    searched = [page for page in pages if not page.path.startswith("recherche/")]
    terms = Terms(prefix(page.label.id) for page in searched if page.label)
    index = build([entry(read(page)[1], terms) for page in searched], terms)
    found = {
        stem: {place // PLACES for place in places}
        for group, places in zip(index.groups, index.places, strict=True)
        for stem in terms[group[0]].values()
    }
    for number, page in enumerate(searched):
        # Of a list, what is not in its rows: those of records, which are found themselves.
        # Of a rule, its codes and its title alone: its examples name records that are not those of this site.
        rule = page.path.startswith("regles/") and page.path != "regles/index.html"
        shown = page.html.partition("</h1>")[0] if rule else page.html
        shown = (
            shown
            if page.label
            else re.sub(r'<table class="fil-table fil-cards.*?</table>', "", shown, flags=re.DOTALL)
        )
        for word in words(Seen(shown).text):
            for part, stem in terms[word].items():
                assert number in found[stem], (page.path, part)


def test_a_rule_is_found_by_its_codes_and_its_title_and_comes_last(pages: tuple[Page, ...]) -> None:
    rule = next(page for page in pages if page.path == "regles/action-sans-origine.html")
    reading, texts = read(rule)
    assert texts == ("Règle A1 action-sans-origine", rule.title, "", "")
    assert (reading.kind, reading.group, reading.id) == ("Règle", "regles", "")
    assert reading.excerpt.startswith("Règle A1 action-sans-origine\n")
    paths = [path for path, *_ in table(pages)["pages"]]
    rules = [path for path in paths if path.startswith("regles/") and path != "regles/index.html"]
    assert paths[-len(rules) :] == rules


def test_nothing_is_in_the_index_that_no_page_shows(pages: tuple[Page, ...]) -> None:
    given = table(pages)
    shown = {page.path: f"{page.title}\n{Seen(page.html).text}" for page in pages}
    spoken = set(words("\n".join(shown.values())))
    parts = spoken | {part for word in spoken for part in (*word.split("-"), word.replace("-", ""))}
    assert {form for group in given["words"].split("|") for form in group.split(" ")} <= parts
    for path, id_, title, kind, year, states in given["pages"]:
        told = [id_, title, year, *(given["states"][state] for state in states)]
        told += [given["kinds"][kind][0]] if id_ else []
        seen = set(words(shown[path]))
        assert [word for word in words(" ".join(told)) if word not in seen and word != year] == [], path
        assert year in id_


def test_excerpts_are_texts_of_their_page(pages: tuple[Page, ...]) -> None:
    seen = {page.path: "".join(Seen(page.html).text.split()) for page in pages}
    for asset in search_files(pages):
        if asset.path != INDEX:
            texts = json.loads(asset.content.decode().removeprefix("filSearch.texts(").removesuffix(");\n"))
            for path, excerpt in texts.items():
                assert [
                    line for line in excerpt.split("\n")[:-1] if "".join(line.split()) not in seen[path]
                ] == []


def test_what_pages_keep_to_themselves_reaches_no_byte(pages: tuple[Page, ...]) -> None:
    """The records of the small repository have internal notes."""
    assert CANARY in (DEPOT / "content/actions/ACT-2026-001.yaml").read_text("utf-8")
    assert not [page.path for page in pages if CANARY in page.html]
    for asset in search_files(pages):
        assert CANARY.lower() not in asset.content.decode().lower()


def test_attributes_comments_and_drawings_are_not_words() -> None:
    html = f'<h1>T</h1><p title="{CANARY}">vu<svg><text>{CANARY}</text></svg></p>'
    for asset in search_files([Page("plan/index.html", "T", html)]):
        assert CANARY.lower() not in asset.content.decode().lower()


def test_same_pages_same_bytes_in_any_order(pages: tuple[Page, ...]) -> None:
    assert list(search_files(pages)) == list(search_files(tuple(reversed(pages))))


def test_the_page_of_the_search_is_not_searched(pages: tuple[Page, ...]) -> None:
    assert {page.path for page in pages} - {path for path, *_ in table(pages)["pages"]} == {
        "recherche/index.html"
    }


def test_a_record_by_place() -> None:
    html = """<div class="fil">
<header class="fil-head">
<p class="fil-eyebrow">Réclamation <span class="fil-id">REC-2026-001</span></p>
<h1>Salle froide</h1>
<dl><div><dt>Canal</dt><dd>Courriel<span class="fil-chip">Clos</span></dd></div></dl>
</header>
<section><h2>Analyse</h2><p>Chauffage en <strong>pan</strong>ne
depuis&nbsp;lundi.</p></section>
<section data-autour><h2>Le fil</h2><p>Autour</p></section>
<footer data-autour class="x">Source</footer>
</div>"""
    page = Page(
        "retours/REC-2026-001.html",
        "REC-2026-001 – Salle froide",
        html,
        "",
        Label("REC-2026-001", "Salle froide", "Réclamation", ("Clos",)),
    )
    reading, texts = read(page)
    assert texts[KIND] == "Réclamation REC-2026-001"
    assert texts[TITLE] == "Salle froide Clos"
    assert texts[OWN] == "Analyse\nChauffage en panne depuis\u00a0lundi.\nCanal\nCourriel Clos"
    assert texts[AROUND] == "Réclamation REC-2026-001\nSalle froide\nLe fil\nAutour\nSource"
    assert (reading.year, reading.group, reading.excerpt) == ("2026", "retours", texts[OWN])


def test_an_address_that_a_column_may_cut_is_still_one_word() -> None:
    assert address("APP-2026-T1#lien_metier") == "APP-2026-T1<wbr>#lien_<wbr>metier"
    assert text(f"<p>Voir {address('APP-2026-T1#lien_metier')}.</p>") == "Voir APP-2026-T1#lien_metier."
    assert address('<a_b>"') == "&lt;a_<wbr>b&gt;&#34;"
    assert [address(whole) for whole in ("ACT-2026-001", "#rythme", "_", "")] == [
        "ACT-2026-001",
        "#rythme",
        "_",
        "",
    ]


@given(st.text(st.characters(exclude_characters="\n\r", codec="utf-8")))
def test_any_text_of_a_record_comes_back(words_: str) -> None:
    shown = text(f"<p>{escape(words_)}</p>")
    assert shown.split() == words_.split()


@given(st.dictionaries(st.integers(0, 100_000), st.integers(0, PLACES - 1)))
def test_places_are_written_and_read(kept: dict[int, int]) -> None:
    places = [page * PLACES + place for page, place in sorted(kept.items())]
    written = encode(places)
    assert not set(written) & set(' "\\')
    assert _decode(written) == places


def _decode(written: str) -> list[int]:
    digits = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\']
    places, page, high = [], 0, 0
    for digit in map(digits.index, written):
        if digit >= 64:
            high = high * 28 + digit - 64
            continue
        number, high = high * 64 + digit, 0
        page += number // PLACES
        places.append(page * PLACES + number % PLACES)
    return places


def test_of_two_spellings_the_commonest_is_shown() -> None:
    html = [
        "<h1>A</h1><p>émargement</p>",
        "<h1>B</h1><p>émargement emargement</p>",
        "<h1>C</h1><p>émargements</p>",
    ]
    given = table([Page(f"plan/{n}.html", "x", text_) for n, text_ in enumerate(html)])
    assert "émargement émargements" in given["words"].split("|")


def test_stop_words_go_to_the_browser_with_the_tables(pages: tuple[Page, ...]) -> None:
    given = table(pages)
    assert set(given["stopWords"].split()) == STOP_WORDS
    forms = re.split("[| ]", given["words"])
    assert not [form for form in forms if fold(form) in STOP_WORDS]
