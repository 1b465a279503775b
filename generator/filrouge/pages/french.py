"""Figures, dates and short texts the way French readers write them: what all packages share, and what pages add."""

from collections.abc import Mapping
from datetime import date

from filrouge.diagnostics.french import (
    NBSP,
    days,
    excerpt,
    long_date,
    lowered,
    number,
    percent,
    plural,
    signed,
    spaced,
)
from filrouge.diagnostics.rounding import half_up
from filrouge.records.figures import bare, decimals, measure
from filrouge.records.types.echelle import Echelle, Score

__all__ = [
    "NBSP",
    "bare",
    "change",
    "days",
    "decimals",
    "excerpt",
    "figure",
    "label",
    "long_date",
    "lowered",
    "measure",
    "number",
    "percent",
    "plural",
    "quarter",
    "score",
    "short_date",
    "signed",
    "size",
    "spaced",
]


def short_date(day: date) -> str:
    """Write « 30/06/2026 »."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def quarter(day: date) -> str:
    """Write « T2 2026 »."""
    return f"T{(day.month + 2) // 3}{NBSP}{day.year}"


def change(before: float, after: float, places: int) -> float:
    """Return what a reader finds by subtracting the two figures as they are written."""
    return float(half_up(after, places) - half_up(before, places))


def figure(value: float, scale: Echelle) -> str:
    """Write a score on its scale: « 4,2 / 5 », « 87 % », « +32 » for a NPS."""
    return measure(value, scale.unite, scale)


def score(found: Score) -> str:
    """Write a score on its scale."""
    return figure(found.valeur, found.echelle)


def size(octets: int) -> str:
    """Write « 120 ko » or « 2,4 Mo »."""
    if octets < 1_000_000:
        return f"{number(max(1, octets / 1000), 0)}{NBSP}ko"
    return f"{number(octets / 1_000_000)}{NBSP}Mo"


def label(words: Mapping[str, str], value: str) -> str:
    """Return the word of a code; the code itself where no word is known."""
    return words.get(value, value)
