"""The index as scripts, because a page that is read from a folder may load nothing else.

One holds the words and a line for each page; it is loaded when somebody searches. The others hold the
texts that excerpts are cut from, some pages in each, and only those of the results shown are loaded.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from filrouge.pages import Asset, Fragments, Page
from filrouge.pages.fragments import given, mark
from filrouge.recherche.index import Entry, Index, build, encode, entry, prefix
from filrouge.recherche.reading import RULES, Reading, read
from filrouge.recherche.words import ENDINGS, PLURALS, STOP_WORDS, Terms
from filrouge.sections import SECTIONS

INDEX = "assets/filrouge/recherche/index.js"
TEXTS = "assets/filrouge/recherche/textes-{}.js"
PAGES_PER_FILE = 40
"""About 60 kB of texts."""

_OWN_FOLDER = "recherche"
_OTHERS = "Pages du site"
_READING = tuple(one.name for one in fields(Reading))


def search_files(pages: Sequence[Page], fragments: Fragments | None = None) -> Iterator[Asset]:
    """Yield the files that the search of these pages needs; the same pages give the same bytes.

    A page is read again when it changed since ``fragments`` were kept.
    """
    searched = [page for page in pages if page.path.partition("/")[0] != _OWN_FOLDER]
    terms = Terms(prefix(page.label.id) for page in searched if page.label and page.label.id)
    found = [_found(page, terms, fragments) for page in searched]
    found.sort(key=lambda one: one[0].path, reverse=True)
    found.sort(key=lambda one: _rank(one[0]))
    readings = [reading for reading, _ in found]
    yield Asset(INDEX, _call("index", _table(readings, build((entry for _, entry in found), terms))))
    for first in range(0, len(readings), PAGES_PER_FILE):
        shown = {reading.path: reading.excerpt for reading in readings[first : first + PAGES_PER_FILE]}
        yield Asset(TEXTS.format(first // PAGES_PER_FILE), _call("texts", shown))


def _found(page: Page, terms: Terms, fragments: Fragments | None) -> tuple[Reading, Entry]:
    """Return what a page says, and brings to the index: both come from the page and from the prefixes of ids alone."""

    def make() -> tuple[Any, ...]:
        reading, texts = read(page)
        found = entry(texts, terms)
        return tuple(getattr(reading, name) for name in _READING), (found.words, found.stems)

    def told() -> str:
        return mark(f"{page.mark} {page.title!r} {page.label!r} {sorted(terms.prefixes)}")

    (path, id_, title, kind, group, year, excerpt, states), (words, stems) = given(
        fragments, f"recherche {page.path}", told, make
    )
    reading = Reading(path, id_, title, kind, group, year, excerpt, tuple(states))
    return reading, Entry(words, tuple(stems))


def _rank(reading: Reading) -> int:
    """Records in the order of the navigation, the newest of each section first, then the other pages, then the rules."""
    folders = [folder for folder, _ in SECTIONS]
    if reading.group == RULES:
        return len(folders) + 1
    return folders.index(reading.group) if reading.group else len(folders)


def _table(readings: Sequence[Reading], index: Index) -> dict[str, object]:
    kinds = list(dict.fromkeys((reading.kind, reading.group) for reading in readings))
    states = list(dict.fromkeys(state for reading in readings for state in reading.states))
    titles = dict(SECTIONS)
    return {
        "kinds": [[kind, titles[group] if group else _OTHERS] for kind, group in kinds],
        "states": states,
        "pages": [
            [
                reading.path,
                reading.id,
                reading.title,
                kinds.index((reading.kind, reading.group)),
                reading.year,
                [states.index(state) for state in reading.states],
            ]
            for reading in readings
        ],
        "perFile": PAGES_PER_FILE,
        "prefixes": index.prefixes,
        "words": "|".join(" ".join(group) for group in index.groups),
        "places": " ".join(encode(places) for places in index.places),
        "stopWords": " ".join(sorted(STOP_WORDS)),
        "plurals": PLURALS,
        "endings": ENDINGS,
    }


def _call(function: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"filSearch.{function}({written});\n".encode()
