"""A text as it is looked into: one way to write each letter, figure, space and dash; and where each comes from."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filrouge.garde.echappements import unescaped

# What nearly all texts are made of: the forms that are looked for know these as they are.
_USUAL = re.compile("[\n\t -~\xa0-\xac\xae-\xff’‘“”–—…œŒ€\u202f\u2009]*")
# A letter with the marks that follow it, or one character.
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u0483-\u0487\u20d0-\u20f0\ufe00-\ufe0f]*")
_UNSEEN = {"Cf", "Cc", "Mn", "Me"}


@dataclass(frozen=True, slots=True)
class Lu:
    """A text to look into; ``places`` gives the region of the text as written for each character, None when it is the same."""

    texte: str
    places: Sequence[tuple[int, int]] | None = None

    def region(self, start: int, end: int) -> tuple[int, int]:
        """Return where a region of the text, not empty, stands in the text as written."""
        if self.places is None:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def lire(text: str) -> Lu:
    """Read a text as people see it (NFKC): full-width figures, letters with separate accents, unseen characters."""
    if _USUAL.fullmatch(text):
        return Lu(text)
    read: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        for character in _plain(cluster[0]):
            read.append(character)
            places.append(cluster.span())
    return Lu("".join(read), places)


def lire_echappe(text: str) -> Lu:
    r"""Read a text as ``lire``, and what backslashes hide in YAML and Markdown: ``\\x40``, ``\\@``."""
    read, regions = unescaped(text)
    lu = lire(read)
    if lu.places is None:
        return Lu(read, regions)
    return Lu(lu.texte, [(regions[start][0], regions[end - 1][1]) for start, end in lu.places])


def _plain(cluster: str) -> Iterator[str]:
    if _USUAL.fullmatch(cluster):
        yield cluster
        return
    for character in unicodedata.normalize("NFKC", cluster):
        kind = unicodedata.category(character)
        if kind == "Nd":
            yield str(unicodedata.digit(character))
        elif kind == "Zs":
            yield " "
        elif kind == "Pd" and character not in "–—":
            yield "-"
        elif kind not in _UNSEEN or character in "\n\t":
            yield character
