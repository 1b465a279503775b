"""Figures, dates and short texts the way French readers write them."""

import re
from collections.abc import Mapping
from datetime import date

from filrouge.diagnostics.french import jour
from filrouge.records.types.echelle import Echelle, Score

NBSP = "\u00a0"
_NARROW = "\u202f"
_MINUS = "\u2212"
_INVARIABLE = {
    "mois",
    "fois",
    "avis",
    "cours",
    "parcours",
    "accès",
    "succès",
    "concours",
    "temps",
    "sans",
    "dans",
    "hors",
}
_MARKS = re.compile(r"[*`]+|(?m:^#{1,6} )|(?m:^ *[-+>] )")


def long_date(day: date) -> str:
    """Write « 30 juin 2026 »."""
    return jour(day).replace(" ", NBSP)


def short_date(day: date) -> str:
    """Write « 30/06/2026 »."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def quarter(day: date) -> str:
    """Write « T2 2026 »."""
    return f"T{(day.month + 2) // 3}{NBSP}{day.year}"


def number(value: float, decimals: int = 1) -> str:
    """Write « 4,2 », « 1 250 », « 12 »: no decimals that say nothing."""
    text = f"{abs(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = _MINUS if value < 0 and text.strip("0,.") else ""
    return sign + text.replace(",", _NARROW).replace(".", ",")


def signed(value: float, decimals: int = 1) -> str:
    """Write « +1,1 » or « −0,3 »."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and text != "0" else text


def measure(value: float, unit: str) -> str:
    """Write a figure and its unit, which never part: « 12 jours », « 1 jour », « 4,2 / 5 »."""
    return f"{number(value)}{NBSP}{_agreed(value, unit).replace(' ', NBSP)}" if unit else number(value)


def _agreed(value: float, unit: str) -> str:
    """Put the words of a unit in the singular below two, as French does: « 1,5 jour ouvré »."""
    return " ".join(map(_singular, unit.split())) if abs(value) < 2 else unit


def _singular(word: str) -> str:
    plural = word.isalpha() and len(word) > 3 and word.endswith("s") and word not in _INVARIABLE
    return word[:-1] if plural else word


def percent(value: float) -> str:
    """Write « 87 % »."""
    return f"{number(value, 0)}{NBSP}%"


def figure(value: float, scale: Echelle) -> str:
    """Write a score on its scale: « 4,2 / 5 », « 87 % », « +32 » for a NPS."""
    if scale is Echelle.NPS_10:
        return signed(value, 0)
    return percent(value) if scale.unite == "%" else measure(value, scale.unite)


def score(found: Score) -> str:
    """Write a score on its scale."""
    return figure(found.valeur, found.echelle)


def plural(count: int, one: str, many: str = "") -> str:
    """Write « 0 action », « 1 action », « 2 actions »."""
    return f"{number(count, 0)}{NBSP}{one if abs(count) < 2 else many or f'{one}s'}"


def days(count: int) -> str:
    """Write « le jour même », « 1 jour », « 12 jours »."""
    return plural(count, "jour") if count else f"le jour{NBSP}même"


def size(octets: int) -> str:
    """Write « 120 ko » or « 2,4 Mo »."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{NBSP}ko"
    return f"{number(octets / 1_000_000)}{NBSP}Mo"


def excerpt(text: str, limit: int = 110) -> str:
    """Return the beginning of a text's first paragraph on one line, without its Markdown marks."""
    first = text.strip().partition("\n\n")[0]
    flat = " ".join(_MARKS.sub("", first[: 4 * limit]).split())
    if len(flat) <= limit:
        return flat
    return f"{flat[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def label(words: Mapping[str, str], value: str) -> str:
    """Return the word of a code; the code itself where no word is known."""
    return words.get(value, value)
