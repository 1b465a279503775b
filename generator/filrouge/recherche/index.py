"""The index: which words there are, and the pages that each of them leads to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from filrouge.recherche.reading import AROUND, Texts
from filrouge.recherche.words import Terms, fold

# One place is one number: how far the page is from the one before it, and what the word is in it.
PLACES = AROUND + 1
# Printable characters that need no escape in a script: 64 end a number, the last 28 announce one more.
_DIGITS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')[:92]
_LAST = 64
_MORE = len(_DIGITS) - _LAST


@dataclass(frozen=True, slots=True)
class Index:
    """``places`` are those of each group of ``groups``: the spellings, as pages have them, of one stem.

    A place is a page's number times ``PLACES``, plus the best of ``KIND`` to ``AROUND`` that the word has in it.
    ``prefixes`` are the first letters of ids ("act").
    """

    prefixes: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    places: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one page brings to the index, each word and each stem once, in order and with a space between two.

    ``words`` are all that it shows, ``stems`` those of each place, from ``KIND`` to ``AROUND``: the best of each.
    """

    words: str
    stems: tuple[str, ...]


def prefix(id_: str) -> str:
    """Return the first letters of an id: « act »."""
    return id_.partition("-")[0].lower()


def entry(texts: Texts, terms: Terms) -> Entry:
    """Return what a page brings to the index."""
    lines = [[terms.line(line) for line in text.split("\n")] for text in texts]
    found = set().union(*(line.words for line in chain.from_iterable(lines)))
    better: set[str] = set()
    stems = []
    for place in lines:
        here = set().union(*(line.stems for line in place)) - better
        better |= here
        stems.append(" ".join(sorted(here)))
    return Entry(" ".join(sorted(found)), tuple(stems))


def build(entries: Iterable[Entry], terms: Terms) -> Index:
    """Return the index of pages, numbered in the order they come in."""
    pages_with: Counter[str] = Counter()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(entries):
        pages_with.update(one.words.split())
        for place, stems in enumerate(one.stems):
            for stem in stems.split():
                places[stem].append(number * PLACES + place)
    groups = _groups(pages_with, terms)
    return Index(
        tuple(sorted(terms.prefixes)),
        tuple(groups[stem] for stem in sorted(groups)),
        tuple(tuple(places[stem]) for stem in sorted(groups)),
    )


def _groups(pages_with: Counter[str], terms: Terms) -> dict[str, tuple[str, ...]]:
    """Return the spellings of each stem: of two that only accents tell apart, the one that most pages have."""
    best: dict[str, dict[str, str]] = defaultdict(dict)
    for word, _ in sorted(pages_with.items(), key=lambda item: (-item[1], item[0])):
        for part, stem in terms[word].items():
            best[stem].setdefault(fold(part), part)
    return {stem: tuple(spellings[plain] for plain in sorted(spellings)) for stem, spellings in best.items()}


def encode(places: Sequence[int]) -> str:
    """Write rising places as text: the pages by their distances, each with what the word is in it."""
    numbers = [place - before + before % PLACES for before, place in zip((0, *places), places, strict=False)]
    return "".join([_DIGITS[number] if number < _LAST else _digits(number) for number in numbers])


@cache
def _digits(number: int) -> str:
    high, last = divmod(number, _LAST)
    digits = _DIGITS[last]
    while high:
        high, digit = divmod(high, _MORE)
        digits = _DIGITS[_LAST + digit] + digits
    return digits
