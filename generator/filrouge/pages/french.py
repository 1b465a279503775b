"""Figures, dates and short texts the way French readers write them."""

import re
from collections.abc import Mapping
from datetime import date

from filrouge.diagnostics.french import jour
from filrouge.exporters.rounding import half_up
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
_BEFORE = re.compile(r" (?=[:;!?»%](?![^\s:;!?».,)]))")
_AFTER = re.compile(r"(?<=«) ")
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


def measure(value: float, unit: str, scale: Echelle | None = None) -> str:
    """Write a figure and its unit, which never part: « 12 jours », « 1 jour », « 4,2 / 5 »."""
    text = number(value) if scale is None else bare(value, scale)
    return f"{text}{NBSP}{_agreed(value, unit).replace(' ', NBSP)}" if unit else text


def _agreed(value: float, unit: str) -> str:
    """Put the words of a unit in the singular below two, as French does: « 1,5 jour ouvré »."""
    return " ".join(map(_singular, unit.split())) if abs(value) < 2 else unit


def _singular(word: str) -> str:
    plural = word.isalpha() and len(word) > 3 and word.endswith("s") and word not in _INVARIABLE
    return word[:-1] if plural else word


def percent(value: float) -> str:
    """Write « 87 % »."""
    return f"{number(value, 0)}{NBSP}%"


def decimals(scale: Echelle | None) -> int:
    """How many decimals a score has: none where the scale goes to a hundred."""
    return 0 if scale and scale.bornes[1] >= 100 else 1


def bare(value: float, scale: Echelle) -> str:
    """Write a score without its unit: « 4,2 », « 87 », « +32 » for a NPS."""
    places = decimals(scale)
    return signed(value, places) if scale is Echelle.NPS_10 else number(value, places)


def change(before: float, after: float, places: int) -> float:
    """Return what a reader finds by subtracting the two figures as they are written."""
    return float(half_up(after, places) - half_up(before, places))


def figure(value: float, scale: Echelle) -> str:
    """Write a score on its scale: « 4,2 / 5 », « 87 % », « +32 » for a NPS."""
    return measure(value, scale.unite, scale)


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
        return f"{number(max(1, octets / 1000), 0)}{NBSP}ko"
    return f"{number(octets / 1_000_000)}{NBSP}Mo"


def spaced(text: str) -> str:
    """Keep double signs with their word: no line begins with « : » or ends with an opening guillemet."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text))


def excerpt(text: str, limit: int = 110) -> str:
    """Return the beginning of a text's first paragraph on one line, without its Markdown marks."""
    first = text.strip().partition("\n\n")[0]
    flat = spaced(" ".join(_MARKS.sub("", first[: 4 * limit]).split()))
    if len(flat) <= limit:
        return flat
    return f"{flat[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def label(words: Mapping[str, str], value: str) -> str:
    """Return the word of a code; the code itself where no word is known."""
    return words.get(value, value)
