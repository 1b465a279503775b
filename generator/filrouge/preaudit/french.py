"""Figures, dates and short texts the way French readers write them."""

import re
from datetime import date

from filrouge.diagnostics.french import jour as _jour
from filrouge.exporters.rounding import half_up
from filrouge.records.types.echelle import Echelle

NBSP = "\u00a0"
_NARROW = "\u202f"
_MINUS = "\u2212"
_BEFORE = re.compile(r" (?=[:;!?»%](?![^\s:;!?».,)]))")
_AFTER = re.compile(r"(?<=«) ")
_MARKS = re.compile(r"[*`]+|(?m:^#{1,6} )|(?m:^ *[-+>] )")


def jour(day: date) -> str:
    """Write « 30 juin 2026 », whose parts never part."""
    return _jour(day).replace(" ", NBSP)


def nombre(value: float, decimals: int = 1) -> str:
    """Write « 4,2 », « 1 250 », « 12 »: no decimals that say nothing."""
    rounded = half_up(value, decimals)
    text = f"{abs(rounded):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (_MINUS if rounded < 0 else "") + text.replace(",", _NARROW).replace(".", ",")


def pour_cent(value: float) -> str:
    """Write « 87 % »."""
    return f"{nombre(value, 0)}{NBSP}%"


def compte(count: int, one: str, many: str = "") -> str:
    """Write « 0 action », « 1 action », « 2 actions »."""
    return f"{nombre(count, 0)}{NBSP}{one if count < 2 else many or f'{one}s'}"


def jours(count: int) -> str:
    """Write « le jour même », « 1 jour », « 12 jours »."""
    return compte(count, "jour") if count else f"le jour{NBSP}même"


def note(value: float, unite: str, echelle: Echelle | None) -> str:
    """Write a figure on its scale or in its unit: « 4,2 / 5 », « 87 % », « +32 », « 12 jours »."""
    places = 0 if echelle and echelle.bornes[1] >= 100 else 1
    sign = "+" if echelle is Echelle.NPS_10 and half_up(value, places) > 0 else ""
    text = f"{sign}{nombre(value, places)}"
    return f"{text}{NBSP}{unite.replace(' ', NBSP)}" if unite else text


def espace(text: str) -> str:
    """Keep double signs with their word: no line begins with « : » or ends with an opening guillemet."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text))


def extrait(text: str, limit: int = 110) -> str:
    """Return the beginning of a text's first paragraph on one line, without its Markdown marks."""
    first = text.strip().partition("\n\n")[0]
    flat = " ".join(_MARKS.sub("", first[: 4 * limit]).split())
    if len(flat) <= limit:
        return flat
    return f"{flat[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def minuscule(text: str) -> str:
    """Put a label in the middle of a sentence; an acronym keeps its capitals."""
    return text if text[:2].isalpha() and text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"
