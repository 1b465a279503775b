"""A day, as people and spreadsheets write it."""

import re
from datetime import date, timedelta

from filrouge.audit.textes import fold

_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_FRENCH = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+)?")
_WORDS = re.compile(r"(?:[a-z]+ )?([0-9]{1,2})(?:er)? ([a-z]+)\.? ([0-9]{4})")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_415
"""What a spreadsheet writes for the first day of 1970 and the last of 2100."""


def lire_date(text: object) -> date | None:
    """Return the day that a cell tells; None when it tells none.

    A number is the count of days of a spreadsheet; two figures of a year are of this century.
    """
    if isinstance(text, date):
        return text
    if isinstance(text, int | float):
        known = _FIRST_SERIAL <= text < _LAST_SERIAL + 1
        return date(1899, 12, 30) + timedelta(days=int(text)) if known else None
    words = " ".join(fold(str(text)).split())
    if found := _FRENCH.fullmatch(words):
        day, month, year = map(int, found.groups())
        return _date(year if year > 99 else 2000 + year, month, day)
    if found := _ISO.fullmatch(words):
        return _date(*map(int, found.groups()))
    if (found := _WORDS.fullmatch(words)) and (month := _month(found[2])):
        return _date(int(found[3]), month, int(found[1]))
    return None


def _month(word: str) -> int:
    """Return the number of a month, by its name or the beginning of it; 0 when several, or none, begin so."""
    named = [number for number, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)]
    return named[0] if len(named) == 1 else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
