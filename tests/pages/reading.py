"""Pages read back as a browser would: tags, ids, links, and whether everything is closed."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from filrouge.pages import Page

_VOID = {"br", "wbr", "hr", "circle", "path", "rect", "polyline"}


@dataclass
class Reading(HTMLParser):
    html: str
    tags: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


def broken_links(pages: Iterable[Page], files: Collection[str]) -> list[str]:
    """Links that lead to no page, no anchor and no file."""
    readings = {page.path: Reading(page.html) for page in pages}
    broken = []
    for path, reading in readings.items():
        for link in reading.values("href"):
            if link.startswith("https://"):
                continue
            address, _, anchor = link.partition("#")
            way, _, query = address.partition("?")
            target = normpath(join(dirname(path), way)) if way else path
            there = readings.get(target)
            if (
                (there is None and target not in files)
                or (anchor and there and anchor not in there.values("id"))
                or (query and not (there and asks_of_a_table(query, there)))
            ):
                broken.append(f"{path}: {link}")
    return broken


def asks_of_a_table(query: str, page: Reading) -> bool:
    """Tell whether each ``key=value`` of an address is a facet of a table of the page, and one of its values."""
    tables = zip(page.values("data-table"), page.values("data-facets"), strict=True)
    facets = {
        f"{name}.{facet['key']}" if name else facet["key"]: {value for value, _ in facet["words"]}
        for name, given in tables
        for facet in json.loads(given)
    }
    pairs = (pair.partition("=")[::2] for pair in query.split("&"))
    return all(value in facets.get(key, ()) for key, value in pairs)
