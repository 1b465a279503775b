"""French words as the search compares them: ``60-search-words.js`` does the same, from the same tables.

A word is folded (« Évaluées » → « evaluees »), then cut to its stem (« evalu »). The stemmer is light on purpose:
plurals, feminines and the commonest endings of verbs, so that two words which a reader takes for one are one,
and hardly any others. The tables go to the browser with the index.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

Endings = tuple[tuple[str, str, int], ...]
"""Ending, what replaces it, and how many letters must stand before it; the first that fits is applied."""

PLURALS: Endings = (
    ("travaux", "travail", 0),
    ("eaux", "eau", 1),
    ("aux", "al", 2),
    ("ss", "ss", 0),
    ("s", "", 3),
    ("x", "", 3),
)
ENDINGS: Endings = (
    ("ification", "ifi", 2),  # vérification, vérifier
    ("ation", "", 5),  # évaluation, évaluer; but formation is not forme
    ("ement", "", 5),  # accompagnement, accompagner
    ("ormite", "orm", 3),  # conformité, conforme
    ("acite", "ac", 3),  # efficacité, efficace
    ("trice", "teur", 2),  # formatrice, formateur
    ("euse", "eu", 3),  # sérieuse, sérieux
    ("iere", "i", 3),  # première, premier
    ("ive", "if", 3),  # corrective, correctif
    ("ee", "", 3),
    ("er", "", 3),
    ("ez", "", 3),
    ("e", "", 3),
    ("ir", "i", 3),  # réussir, réussi
)
_STOP_WORDS = (
    "ai ainsi alors apres au aucun aucune aujourd aussi autre autres aux avant avec avoir car ce ceci cela celle celles "
    "celui ces cet cette ceux chez ci comme dans de depuis des donc dont du elle elles en encore entre est et etaient "
    "etait etant ete etre eu fait il ils je jusqu la le les leur leurs lors lorsqu lui ma mais me meme mes mon ne ni nos "
    "notre nous on ont ou par parce pas plus pour pourquoi puis puisqu qu quand que quel quelle quelles quels qui quoi "
    "quoiqu sa sans se sera ses si soit son sont sous sur ta te tes toi ton tous tout toute toutes tres tu un une vers "
    "vos votre vous"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Folded, like the words they are compared with. One letter alone is no word either: so « l’ » and « d’ » go."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APART = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_NOT_A_LETTER = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, as they are written; a hyphen holds two together."""
    # « İ » is the one letter whose small form is two characters, the second of them no letter.
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("İ", "I").lower())


def fold(word: str) -> str:
    """Return a word in lower case without accents and ligatures."""
    if word.isascii():
        return word
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKD", word.translate(_APART)))


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says: each of its words, and each of their stems."""

    words: frozenset[str]
    stems: frozenset[str]


class Terms(dict[str, dict[str, str]]):
    """What is searched of each word of ``words``: its parts as they are written, each with its stem.

    An id ("act-2026-007"), which one of ``prefixes`` announces, is one part; one that is too short or says nothing
    is none.
    """

    def __init__(self, prefixes: Iterable[str]) -> None:
        super().__init__()
        self.prefixes = frozenset(prefixes)
        # Of ten lines of a site nine are there already: its labels, its states, the titles of what a page cites.
        self.line = cache(self._line)

    def _line(self, text: str) -> Line:
        found = frozenset(words(text))
        return Line(found, frozenset(chain.from_iterable(self[word].values() for word in found)))

    def __missing__(self, word: str) -> dict[str, str]:
        first, hyphen, _ = word.partition("-")
        if hyphen and first in self.prefixes:
            found = {word: word}
        else:
            parts = word.split("-")
            # « Wi-Fi » is looked for as « wifi » too, and « e-learning » as « elearning ».
            joined = ["".join(parts)] if hyphen and len(first) <= 2 else []
            folded = ((part, fold(part)) for part in (*parts, *joined))
            found = {
                part: stem(plain) for part, plain in folded if len(plain) > 1 and plain not in STOP_WORDS
            }
        self[word] = found
        return found


def stem(word: str) -> str:
    """Return the stem of a folded word; its first three letters are always those of the word."""
    if not word.isalpha():
        return word
    singular = _cut(word, PLURALS)
    cut = _cut(singular, ENDINGS)
    if cut != singular and len(cut) > 3 and cut[-1] == cut[-2]:
        return cut[:-1]  # professionnelle, professionnel
    return cut


def _cut(word: str, endings: Endings) -> str:
    for ending, put, least in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: len(word) - len(ending)] + put
    return word
