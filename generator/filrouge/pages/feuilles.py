"""The pages of the years of a long list, and the words that lead to them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape as html_unescape
from types import MappingProxyType
from typing import Generic, TypeVar

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.cut import Cut, Sheet
from filrouge.pages.html import html, joined
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.tables import Table
from filrouge.pages.view import View
from filrouge.records import Record

R = TypeVar("R")
G = TypeVar("G")
Rows = tuple[Table, tuple[str, ...]]
"""A table, and the ids of its rows."""
_VALUES = re.compile(r' data-values="([^"]*)"')
_CURRENT = Markup(' aria-current="page"')


@dataclass(frozen=True, slots=True)
class Liste(Generic[R, G]):
    """A list and how its rows are drawn.

    ``path`` is its first page, with its anchor there; ``first_rows`` says which rows that page shows, ``by`` what the
    year of a row is (« par année d’ouverture »); ``template`` draws a table from ``values``. A table is kept: it is drawn
    from what ``given`` says of its rows, all of which its ``repr`` tells, and from what the view reads. So ``values`` is
    a function of a module, which holds nothing of the run.
    """

    cut: Cut[R]
    title: str
    path: str
    first_rows: str
    by: str
    template: str
    given: Callable[[tuple[R, ...]], G]
    values: Callable[[View, G], Mapping[str, object]]

    def first(self, view: View) -> Markup:
        """Return the table of the first page, and where the rest is."""
        return self._where(view, self.cut.first) + self._drawn(view, self.cut.first)

    def pages(self, context: Context) -> Iterator[Page]:
        """Yield the pages of the years."""
        for sheet in self.cut.sheets:
            view = View(context, sheet.path)
            title = f"{self.title} en {sheet.year}{_rank(sheet)}"
            content = render(
                "feuille",
                view,
                liste=self,
                titre=title,
                annees=self._years(view),
                table=self._drawn(view, sheet.rows),
            )
            yield Page(sheet.path, title, content)

    def _drawn(self, view: View, rows: tuple[R, ...]) -> Markup:
        given = self.given(rows)
        make = partial(_table, self.template, self.values, given, view.path)
        return Markup(view.context.keep(f"liste {self.path} {view.path}", make, given))  # noqa: S704 # from our template

    def _where(self, view: View, shown: tuple[R, ...]) -> Markup:
        if not self.cut.sheets:
            return Markup("")
        told = f"{french.number(len(shown), 0)} lignes sur {french.number(self.cut.total, 0)}"
        held = {sheet.path: self._held(view.context, sheet) for sheet in self.cut.sheets}
        words = sorted({word for rows in held.values() for row in rows for word in row.split()})
        return html(
            '<p class="fil-where" data-by="%s" data-words="%s">Ci-dessous, %s\u00a0: %s. %s</p>\n',
            self.by,
            " ".join(words),
            told,
            self.first_rows,
            self._years(view, {path: _coded(rows, words) for path, rows in held.items()}),
        )

    def _held(self, context: Context, sheet: Sheet[R]) -> Counter[str]:
        """Count what the rows of a page are filtered by, as that page says it."""
        drawn = self._drawn(View(context, sheet.path), sheet.rows)
        return Counter(html_unescape(values) for values in _VALUES.findall(drawn))

    def _years(self, view: View, held: Mapping[str, str] = MappingProxyType({})) -> Markup:
        """Return « Toutes, par année d’ouverture : 2026 (210), 2025 (300, page 2) », as links; ``held`` by their paths."""
        told = (
            html(
                "%s (%s%s)",
                _link(view, sheets[0], str(year), held=held),
                french.number(sum(len(sheet.rows) for sheet in sheets), 0),
                joined(_link(view, sheet, f"page {sheet.rank}", ", ", held) for sheet in sheets[1:]),
            )
            for year, sheets in self.cut.years.items()
        )
        return html("Toutes, %s\u00a0: %s.", self.by, joined(told, ", "))


def ids(table: Table, rows: Iterable[Record]) -> Rows:
    """Return what is given of rows that are records: they are read again when they are drawn."""
    return table, tuple(row.id for row in rows)


def _table(
    template: str, values: Callable[[View, G], Mapping[str, object]], given: G, path: str, context: Context
) -> str:
    view = View(context, path)
    return render(template, view, **values(view, given))


def _link(
    view: View,
    sheet: Sheet[R],
    words: str,
    before: str = "",
    held: Mapping[str, str] = MappingProxyType({}),
) -> Markup:
    told = _CURRENT if sheet.path == view.path else Markup("")
    if sheet.path in held:
        told += html(' data-held="%s"', held[sheet.path])
    return html('%s<a href="%s" data-carry%s>%s</a>', before, view.href(sheet.path), told, words)


def _coded(rows: Counter[str], words: list[str]) -> str:
    """Return rows by the ranks of their words: « 0,4,7*12;1,4 » are thirteen, of which twelve are the same.

    A filter counts with it how many rows of the other pages it would show, which takes a page a tenth more room.
    """
    rank = {word: number for number, word in enumerate(words)}
    return ";".join(
        ",".join(str(rank[word]) for word in row.split()) + (f"*{count}" if count > 1 else "")
        for row, count in sorted(rows.items())
    )


def _rank(sheet: Sheet[R]) -> str:
    return f", page {sheet.rank} sur {sheet.of}" if sheet.of > 1 else ""
