"""Strokes and words of a drawing: coordinates rounded, widths estimated, words kept from running into one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from filrouge.pages.html import html, joined

_LARGEUR = {"": 6.5, "fil-value": 7.0, "fil-small": 5.7}
"""Mean width of a letter of each class, in units of the drawing: no font is known when a page is written."""
_ELLIPSIS = "…"
_HATCH = 4


# The places of a drawing come back in all of its kind.
@lru_cache(maxsize=16384)
def rond(value: float) -> float | int:
    """Round a coordinate to a tenth; a whole one is written without decimals."""
    found = round(value, 1)
    return int(found) if found == int(found) else found


def largeur(words: str, classe: str = "") -> float:
    """Estimate how wide words are drawn."""
    return _LARGEUR[classe] * len(words)


def tenir(words: str, room: float, classe: str = "") -> str:
    """Shorten words to a width."""
    letters = max(1, int(room / _LARGEUR[classe]))
    if len(words) <= letters:
        return words
    return f"{words[: letters - 1].rstrip(' ,;:.')}{_ELLIPSIS}"


def texte(x: float, y: float, words: object, *, classe: str = "", ancre: str = "start") -> Markup:
    """Return words at a place; ``ancre`` is "start", "middle" or "end"."""
    return html('<text%s x="%s" y="%s">%s</text>', _looks(classe, ancre), rond(x), rond(y), words)


def rangee(places: Iterable[tuple[float, str]], y: float, *, classe: str) -> Markup:
    """Return words on one line, each around its x; they share their looks, which makes them light."""
    words = (html('<text x="%s" y="%s">%s</text>', rond(x), rond(y), word) for x, word in places if word)
    return html("<g%s>%s</g>", _looks(classe, "middle"), joined(words))


@cache
def _looks(classe: str, ancre: str) -> Markup:
    looks = html(' class="%s"', classe) if classe else Markup("")
    looks += Markup(' font-size="10.5"') if classe == "fil-small" else Markup("")
    looks += Markup(' font-weight="700"') if classe == "fil-value" else Markup("")
    return looks + (html(' text-anchor="%s"', ancre) if ancre != "start" else Markup(""))


def trait(classe: str, path: str) -> Markup:
    """Return a stroke that encloses nothing."""
    return html('<path class="%s" fill="none" stroke="currentColor" d="%s"/>', classe, path)


def survol(words: str, *parts: Markup) -> Markup:
    """Return parts that tell more under a pointer; nothing is told only there."""
    return html("<g><title>%s</title>%s</g>", words, joined(parts))


@dataclass(frozen=True, slots=True)
class Mot:
    """Words that want to stand around an x, and how much they matter: the smallest rank first."""

    x: float
    words: str
    rang: int = 0


def sans_heurt(mots: Sequence[Mot], classe: str, gap: float = 2) -> tuple[bool, ...]:
    """Tell which words can be written on one line without touching; the most important are placed first."""
    kept: list[tuple[float, float]] = []
    shown = [False] * len(mots)
    for index in sorted(range(len(mots)), key=lambda at: (mots[at].rang, at)):
        half = largeur(mots[index].words, classe) / 2 + gap / 2
        left, right = mots[index].x - half, mots[index].x + half
        if mots[index].words and all(right <= start or left >= end for start, end in kept):
            kept.append((left, right))
            shown[index] = True
    return tuple(shown)


def dans(value: float, bornes: tuple[float, float], debut: float, fin: float) -> float:
    """Return the place of a value between two ends; one out of bounds stays at the edge."""
    low, high = bornes
    share = (value - low) / (high - low) if high > low else 0.5
    return debut + (fin - debut) * min(1.0, max(0.0, share))


def points(places: Iterable[tuple[float, float]]) -> str:
    """Write the places of a polyline."""
    return " ".join(f"{rond(x)},{rond(y)}" for x, y in places)


def hachures(x: float, y: float, width: float, height: float, classe: str = "fil-second") -> Markup:
    """Return an empty bar with lines down: what stands beside a full one, without colour."""
    steps = range(_HATCH, int(width), _HATCH)
    lines = "".join(f"M{rond(x + step)} {rond(y)}v{rond(height)}" for step in steps)
    return html(
        '<rect class="%s" fill="none" stroke="currentColor" x="%s" y="%s" width="%s" height="%s"/>%s',
        *(classe, rond(x + 0.5), rond(y + 0.5), rond(max(width - 1, 0.5)), rond(height - 1)),
        trait(f"{classe} fil-hatch", lines) if lines else Markup(""),
    )
