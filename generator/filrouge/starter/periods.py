"""The quarter, half-year or year that a record is about: told by its id, or by today's date."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_IN_ID = re.compile(r"-((?:19|20)[0-9]{2})(?:-(T[1-4]|S[12]))?(?![^-])")
_MONTHS = {"T": 3, "S": 6}
_WORDS = {"T": "trimestre", "S": "semestre"}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months; ``code`` is how an id names them, ``words`` how people do."""

    code: str
    words: str
    du: date
    au: date


def period_of_id(id_: str) -> Period | None:
    """Return the period that an id names: ``…-2026-T3-…``, ``…-2026-S1``, ``…-2026-…``."""
    found = _IN_ID.search(id_)
    if not found:
        return None
    year, part = found.groups()
    return _period(int(year), part[0], int(part[1])) if part else _period(int(year), "", 1)


def last_quarter(today: date) -> Period:
    """Return the last quarter that is over: a synthesis is written after its period."""
    number = (today.month - 1) // 3
    return _period(today.year, "T", number) if number else _period(today.year - 1, "T", 4)


def _period(year: int, letter: str, number: int) -> Period:
    months = _MONTHS.get(letter, 12)
    last = months * number
    du, au = date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])
    if not letter:
        return Period(str(year), f"année {year}", du, au)
    ordinal = "1er" if number == 1 else f"{number}e"
    return Period(f"{year}-{letter}{number}", f"{ordinal} {_WORDS[letter]} {year}", du, au)
