"""The index as scripts, because a page that is read from a folder may load nothing else.

One holds the words and a line for each page; it is loaded when somebody searches. The others hold the
texts that excerpts are cut from, some pages in each, and only those of the results shown are loaded.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from filrouge.pages import Asset, Page
from filrouge.recherche.index import Index, build, encode
from filrouge.recherche.reading import Reading, read
from filrouge.recherche.words import ENDINGS, PLURALS, STOP_WORDS
from filrouge.sections import SECTIONS

INDEX = "assets/filrouge/recherche/index.js"
TEXTS = "assets/filrouge/recherche/textes-{}.js"
PAGES_PER_FILE = 40
"""About 60 kB of texts."""

_OWN_FOLDER = "recherche"
_OTHERS = "Pages du site"


def search_files(pages: Iterable[Page]) -> Iterator[Asset]:
    """Yield the files that the search of these pages needs; the same pages give the same bytes."""
    found = (read(page) for page in pages if page.path.partition("/")[0] != _OWN_FOLDER)
    readings = sorted(sorted(found, key=lambda reading: reading.path, reverse=True), key=_rank)
    yield Asset(INDEX, _call("index", _table(readings, build(readings))))
    for first in range(0, len(readings), PAGES_PER_FILE):
        shown = {reading.path: reading.excerpt for reading in readings[first : first + PAGES_PER_FILE]}
        yield Asset(TEXTS.format(first // PAGES_PER_FILE), _call("texts", shown))


def _rank(reading: Reading) -> int:
    """Records in the order of the navigation, the newest of each section first, then the other pages."""
    folders = [folder for folder, _ in SECTIONS]
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
