"""Figures, dates and short texts as French readers write them: the words that messages and pages share."""

import re
from datetime import date
from functools import lru_cache

from filrouge.diagnostics.rounding import half_up

NBSP = "\u00a0"
_NARROW = "\u202f"
_MINUS = "\u2212"
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
# Before a double sign, after an opening guillemet, in « n° 12 » and in « 1er mars ».
_UNBREAKABLE = re.compile(
    r" (?=[:;!?»%](?![^\s:;!?».,)]))"
    r"|(?<=«) "
    r"|(?<=\b[nN]°) (?=[0-9])"
    rf"|(?<=\b1er) (?=(?:{'|'.join(_MONTHS)})\b)"
)
_MARKS = re.compile(r"[*`]+|(?m:^#{1,6} )|(?m:^ *[-+>] )")


def jour(day: date) -> str:
    """Return « 30 juin 2026 », « 1er juillet 2026 », with plain spaces: for a message in a terminal."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """Write « 30 juin 2026 », whose parts never part."""
    return jour(day).replace(" ", NBSP)


# The same figures, titles and first lines come back on many pages.
@lru_cache(maxsize=4096)
def number(value: float, decimals: int = 1) -> str:
    """Write « 4,2 », « 1 250 », « 12 »: no decimals that say nothing."""
    rounded = half_up(value, decimals)
    text = f"{abs(rounded):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = _MINUS if rounded < 0 else ""
    return sign + text.replace(",", _NARROW).replace(".", ",")


def signed(value: float, decimals: int = 1) -> str:
    """Write « +1,1 » or « −0,3 »."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and text != "0" else text


def percent(value: float) -> str:
    """Write « 87 % »."""
    return f"{number(value, 0)}{NBSP}%"


def plural(count: int, one: str, many: str = "") -> str:
    """Write « 0 action », « 1 action », « 2 actions »."""
    return f"{number(count, 0)}{NBSP}{one if abs(count) < 2 else many or f'{one}s'}"


def days(count: int) -> str:
    """Write « le jour même », « 1 jour », « 12 jours »."""
    return plural(count, "jour") if count else f"le jour{NBSP}même"


@lru_cache(maxsize=4096)
def spaced(text: str) -> str:
    """Keep together what a line must not part: « : » and its word, guillemets and theirs, « n° 12 », « 1er mars »."""
    return _UNBREAKABLE.sub(NBSP, text)


@lru_cache(maxsize=4096)
def excerpt(text: str, limit: int = 110) -> str:
    """Return the beginning of a text's first paragraph on one line, without its Markdown marks."""
    first = text.strip().partition("\n\n")[0]
    flat = spaced(" ".join(_MARKS.sub("", first[: 4 * limit]).split()))
    if len(flat) <= limit:
        return flat
    return f"{flat[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def lowered(text: str) -> str:
    """Put a label in the middle of a sentence; an acronym keeps its capitals."""
    return text if text[:2].isalpha() and text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"
