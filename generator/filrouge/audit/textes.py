"""The words of a text, folded so that two texts can be compared: what rules on causes and measures share."""

import re
import unicodedata

_SHORT = 4
_WORD = re.compile(r"[^\W_]+")
_EMPTY = """
afin ainsi alors apres assez aucun aucune aussi autre autres avait avant avec avoir bien cela celle celles celui
certain certaine certaines certains ceux chaque chez comme dans deja depuis donc dont elle elles encore entre
etaient etait etant etre faire fait faut jamais leur leurs lors mais meme memes moins notre nous parce pendant
peut plus plusieurs pour quand quel quelle quelque quelques rien sans selon sera seront sont sous toujours tous
tout toute toutes tres trop vers votre vous
"""
_STOP = frozenset(_EMPTY.split())
"""Words of four letters and more that say nothing by themselves; shorter ones are all left out."""


def fold(text: str) -> str:
    """Return a text in small letters without accents: « Été » gives « ete »."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def count_words(text: str) -> int:
    """Count words as people do: « d’un » is one, a dash between two blanks is none."""
    return sum(1 for token in text.split() if any(letter.isalnum() for letter in token))


def significant(text: str) -> tuple[str, ...]:
    """Return the words that carry the meaning, in order: folded, singular, four letters or more."""
    words = _WORD.findall(fold(text))
    return tuple(word.rstrip("sx") for word in words if len(word) >= _SHORT and word not in _STOP)
