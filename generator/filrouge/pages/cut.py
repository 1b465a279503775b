"""Long lists, cut so that no page grows with the plan: the first page, and every year on pages of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Generic, TypeVar

ROOM = 200
"""Rows that a page shows at most, all its tables together: it stays fast, and can be read."""

R = TypeVar("R")
Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row_co]):
    """One page of a year, which is whole in its pages: ``rank`` is 1 for the first ``of`` them."""

    path: str
    year: int
    rank: int
    of: int
    rows: tuple[Row_co, ...]


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row_co]):
    """A list in its pages: ``first`` are the rows of its first page; no sheet when they are all of them."""

    first: tuple[Row_co, ...]
    total: int
    sheets: tuple[Sheet[Row_co], ...] = ()

    @property
    def years(self) -> Mapping[int, tuple[Sheet[Row_co], ...]]:
        """The pages of each year, newest first."""
        return MappingProxyType(
            {year: tuple(found) for year, found in groupby(self.sheets, key=lambda sheet: sheet.year)}
        )


def rooms(*counts: int) -> tuple[int, ...]:
    """Share the room of a page between its tables: the small ones are whole, the others have as much each."""
    left, given = ROOM, dict.fromkeys(range(len(counts)), 0)
    for done, index in enumerate(sorted(given, key=lambda index: counts[index])):
        given[index] = min(counts[index], left // (len(counts) - done))
        left -= given[index]
    return tuple(given.values())


def cut(
    rows: Sequence[R],
    stem: str,
    day: Callable[[R], date],
    *,
    first: Callable[[R], bool] = lambda _: False,
    room: int = ROOM,
) -> Cut[R]:
    """Cut a list that does not fit: its order stays the same on each page.

    The first page shows the rows that ``first`` says matter, then those the list begins with. Pages are named after
    the year of ``day``: ``<stem>2025.html``, ``<stem>2025-2.html``.
    """
    if len(rows) <= room:
        return Cut(tuple(rows), len(rows))
    ranks = sorted(range(len(rows)), key=lambda rank: not first(rows[rank]))[:room]
    by_year: dict[int, list[R]] = {}
    for row in rows:
        by_year.setdefault(day(row).year, []).append(row)
    sheets = (sheet for year in sorted(by_year, reverse=True) for sheet in _sheets(stem, year, by_year[year]))
    return Cut(tuple(rows[rank] for rank in sorted(ranks)), len(rows), tuple(sheets))


def _sheets(stem: str, year: int, rows: Sequence[R]) -> list[Sheet[R]]:
    of = -(-len(rows) // ROOM)
    size = -(-len(rows) // of)
    return [
        Sheet(
            f"{stem}{year}{f'-{rank}' if rank > 1 else ''}.html",
            year,
            rank,
            of,
            tuple(rows[(rank - 1) * size : rank * size]),
        )
        for rank in range(1, of + 1)
    ]
