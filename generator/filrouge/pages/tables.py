"""Tables that a reader sorts, filters and exports: what each declares to the script, always in the same way.

Without the script they are plain tables: nothing is hidden, and the order is the one they are written in.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from markupsafe import Markup

from filrouge.audit.textes import fold
from filrouge.pages.html import html, joined

_NUMBER = Markup(' class="fil-number"')


class Kind(StrEnum):
    """How the cells of a column are compared, and written in a spreadsheet."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``label`` is its shorter name on a card, when it has one."""

    key: str
    name: str
    kind: Kind = Kind.TEXT
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something rows are filtered by: value → word, in the order they are offered.

    A row may have several values, or none. One of a single value is a plain switch.
    """

    key: str
    name: str
    words: Mapping[str, str]


def facet(key: str, name: str, values: Iterable[str], word: Callable[[str], str] = str) -> Facet:
    """Return a facet over the values that rows really have, in the order of their words."""
    words = {value: word(value) for value in values}
    return Facet(key, name, dict(sorted(words.items(), key=lambda pair: fold(pair[1]))))


def years(key: str, name: str, values: Iterable[int]) -> Facet:
    """Return a facet over years, newest first."""
    return Facet(key, name, {str(year): str(year) for year in sorted(set(values), reverse=True)})


Values = Mapping[str, Iterable[str]]
"""Key of a facet → the values of one row. A value holds no space."""


@dataclass(frozen=True)
class Table:
    """One kind of table, wherever it stands.

    ``name`` tells it from the others of a page, in addresses too (``?reclamations.gravite=majeure``); "" for the main
    one of a page (``?statut=en_cours``). ``title`` names it for a reader, ``file`` what is exported.
    """

    name: str
    title: str
    file: str
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...] = ()

    def opening(self, more: str = "") -> Markup:
        """Return the start tag and the head; ``more`` are other classes."""
        facets = [{"key": one.key, "name": one.name, "words": list(one.words.items())} for one in self.facets]
        return html(
            '<table class="fil-table fil-cards%s" data-table="%s" data-title="%s" data-file="%s" data-facets="%s">\n'
            "<thead><tr>%s</tr></thead>",
            f" {more}" if more else "",
            self.name,
            self.title,
            self.file,
            json.dumps(facets, ensure_ascii=False, separators=(",", ":")),
            joined(_heading(column) for column in self.columns),
        )

    def row(self, values: Values, id_: str = "") -> Markup:
        """Return the attributes of a row; a facet or a value that is not declared is a bug."""
        known = {one.key: one.words for one in self.facets}
        told = [(key, value) for key, found in values.items() for value in found]
        for key, value in told:
            if value not in known[key] or " " in value:
                raise ValueError(f"{key}:{value} is no value of table {self.title!r}")
        id_attribute = html(' id="%s"', id_) if id_ else Markup("")
        return id_attribute + html(' data-values="%s"', " ".join(f"{key}:{value}" for key, value in told))

    @cached_property
    def cells(self) -> Mapping[str, Markup]:
        """The attributes of the cells of each column that say their value in their text."""
        return {column.key: self.cell(column.key) for column in self.columns}

    @cached_property
    def _columns(self) -> Mapping[str, Column]:
        return {column.key: column for column in self.columns}

    def cell(self, key: str, value: float | str | None = None) -> Markup:
        """Return the attributes of a cell.

        ``value`` is what it is compared by, and exported as when it is a number: needed where the text of the cell does
        not say it; "" puts the cell last. A date is read from ``<time>``.
        """
        column = self._columns[key]
        number = _NUMBER if column.kind is Kind.NUMBER else Markup("")
        told = Markup("") if value is None else html(' data-value="%s"', value)
        return html(' data-label="%s"%s%s', column.label or column.name, number, told)


def _heading(column: Column) -> Markup:
    number = _NUMBER if column.kind is Kind.NUMBER else Markup("")
    return html(
        '<th scope="col"%s data-key="%s" data-kind="%s">%s</th>', number, column.key, column.kind, column.name
    )
