"""The names that one organisation protects, found however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from filrouge.garde.genres import Genre, Trouvaille
from filrouge.garde.separateurs import PLI

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = rf"(?:[\s_’'.,\u2010\u2011-]{{1,3}}|-?{PLI})"
_PLAIN = str.maketrans(
    {
        chr(code): letter
        for code in range(0xC0, 0x250)
        if len(letter := unicodedata.normalize("NFD", chr(code))[0].lower()) == 1 and letter.isascii()
    }
)
"""Accented letters to plain ones, one for one: places in the text stay what they are."""


class Noms:
    """Names, found as whole words, whatever the capitals, accents, hyphens and apostrophes, and in either order.

    « Marie Dupont » is found in « DUPONT, Marie » too. Of initials (« M. D. »), capitals are wanted. The time taken
    grows with the text, not with the number of names.
    """

    def __init__(self, noms: Iterable[str]) -> None:
        self._names: dict[str, list[re.Pattern[str]]] = {}
        self._initials: list[re.Pattern[str]] = []
        self._others: set[str] = set()
        for spelling in dict.fromkeys(spelling for nom in noms for spelling in _spellings(nom)):
            words = _WORD.findall(spelling)
            if len(words) > 1 and max(map(len, words)) == 1:
                self._initials.append(_initials(words))
            elif words:
                self._names.setdefault(words[0], []).append(_name(words))

    def trouve(self, text: str) -> Iterator[Trouvaille]:
        """Yield the names of a text, none over another."""
        end = 0
        for start, stop in sorted(self._spans(text)):
            if start >= end:
                end = stop
                yield Trouvaille(Genre.NOM, start, stop)

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in self._initials:
            yield from (match.span() for match in pattern.finditer(text))
        if not self._names:
            return
        words = set(_WORD.findall(text)) - self._others
        firsts = {found for word in words if (found := plain(word)) in self._names}
        self._others |= {word for word in words if plain(word) not in firsts}
        plain_text = plain(text) if firsts else ""
        for first in firsts:
            for pattern in self._names[first]:
                yield from (match.span() for match in pattern.finditer(plain_text))


def plain(text: str) -> str:
    """Return a text in small letters without accents, letter for letter: places stay what they are."""
    return text.lower() if text.isascii() else text.translate(_PLAIN).lower()


def _spellings(nom: str) -> Iterator[str]:
    """Yield a name as given, with the ligature and without, each beginning with any of its parts."""
    parts = plain(unicodedata.normalize("NFC", nom)).split()
    for at in range(len(parts)):
        turned = " ".join((*parts[at:], *parts[:at]))
        yield turned
        yield turned.replace("œ", "oe")
        yield turned.replace("oe", "œ")


def _name(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(map(re.escape, words))}(?![^\W_])")


def _initials(words: Sequence[str]) -> re.Pattern[str]:
    letters = r"(?:\.[ \u00a0\u202f]?|[ \u00a0\u202f-])".join(word.upper() for word in words)
    return re.compile(rf"(?<![\w.]){letters}(?!\w)\.?")
