"""A figure that carries its own definition, in the words to be printed beside it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Unite(StrEnum):
    """What a value is counted in; the text is the singular word."""

    JOURS = "jour"
    MOIS = "mois"
    POURCENT = "%"
    NOMBRE = ""


@dataclass(frozen=True, slots=True)
class Valeur:
    """One value of a figure, with the few words that tell it from the others."""

    libelle: str
    valeur: float
    unite: Unite


@dataclass(frozen=True, slots=True, kw_only=True)
class Chiffre:
    """One figure: its values, its definition in French, and how many things it stands on.

    ``n`` counts what ``de`` names. ``durees`` are the durations behind it in days, shortest first, where it is made of
    durations. Without values, ``absent`` says why. ``fiches`` are the ids of the records a reader would want to open,
    in order, and ``fiches_sont`` says what they are: « en retard ».
    """

    code: str
    titre: str
    definition: str
    n: int
    de: str
    valeurs: tuple[Valeur, ...] = ()
    durees: tuple[float, ...] = ()
    absent: str = ""
    fiches: tuple[str, ...] = ()
    fiches_sont: str = ""


def centile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of them lies, by straight line between the two nearest.

    ``values`` are sorted, one at least; ``share`` goes from 0 to 1: 0.5 is the median.
    """
    rank = share * (len(values) - 1)
    low = math.floor(rank)
    high = min(low + 1, len(values) - 1)
    return values[low] + (rank - low) * (values[high] - values[low])


def part(count: int, whole: int) -> float:
    """Return a share in per cent."""
    return 100 * count / whole


def part_au_dela(values: Iterable[float], limit: float) -> float:
    """Return the share of the values above a limit, in per cent; one value at least."""
    known = list(values)
    return part(sum(value > limit for value in known), len(known))
