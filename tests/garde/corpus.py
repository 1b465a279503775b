"""The corpus of personal data: read, and how much of it the detector finds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filrouge.garde import Detecteur, Genre

FOLDER = Path(__file__).parent / "corpus"
REGLAGE, RESERVE = FOLDER / "reglage.txt", FOLDER / "reserve.txt"
PRIVES = frozenset(list(Genre)[list(Genre).index(Genre.SANTE) :])
"""Kinds told by words: touching the place is enough. A number, an address or a name is found whole, or not."""
_MARK = re.compile(r"⟦(?P<genre>[A-Z_]+) (?P<mots>[^⟧]+)⟧")
_NAMES = "# noms:"


@dataclass(frozen=True, slots=True)
class Place:
    genre: Genre
    debut: int
    fin: int

    def meets(self, other: "Place") -> bool:
        if self.genre is not other.genre:
            return False
        if self.genre in PRIVES:
            return self.debut < other.fin and other.debut < self.fin
        return (self.debut, self.fin) == (other.debut, other.fin)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of the corpus, and what should be found in it."""

    texte: str
    attendu: tuple[Place, ...]


@dataclass(slots=True)
class Mesure:
    """How many places of each kind were found, missed, and found where there is nothing."""

    trouves: Counter[Genre] = field(default_factory=Counter)
    manques: Counter[Genre] = field(default_factory=Counter)
    faux: Counter[Genre] = field(default_factory=Counter)

    def precision(self, genres: Iterable[Genre] = tuple(Genre)) -> float:
        found = sum(self.trouves[genre] for genre in genres)
        return found / max(found + sum(self.faux[genre] for genre in genres), 1)

    def rappel(self, genres: Iterable[Genre] = tuple(Genre)) -> float:
        found = sum(self.trouves[genre] for genre in genres)
        return found / max(found + sum(self.manques[genre] for genre in genres), 1)


def read(path: Path) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Return the texts of a corpus, and the names that it protects."""
    lines = path.read_text(encoding="utf-8").splitlines()
    [names] = (line.removeprefix(_NAMES) for line in lines if line.startswith(_NAMES))
    texts = (line for line in lines if line and not line.startswith("#"))
    return tuple(map(_phrase, texts)), tuple(name.strip() for name in names.split(";"))


def _phrase(line: str) -> Phrase:
    text, places, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        places.append(Place(Genre[mark["genre"]], len(text), len(text) + len(mark["mots"])))
        text += mark["mots"]
        end = mark.end()
    return Phrase(text + line[end:], tuple(places))


def found(finder: Detecteur, phrase: Phrase) -> tuple[Place, ...]:
    return tuple(Place(one.genre, one.debut, one.fin) for one in finder.trouve_tout(phrase.texte))


def measure(path: Path) -> tuple[Mesure, tuple[str, ...]]:
    """Return the figures of a corpus, and one line for each fault."""
    phrases, names = read(path)
    finder, mesure = Detecteur(names), Mesure()
    lines = [line for phrase in phrases for line in _judged(phrase, found(finder, phrase), mesure)]
    return mesure, tuple(lines)


def _judged(phrase: Phrase, places: tuple[Place, ...], mesure: Mesure) -> Iterator[str]:
    for wanted in phrase.attendu:
        met = any(wanted.meets(place) for place in places)
        (mesure.trouves if met else mesure.manques)[wanted.genre] += 1
        if not met:
            yield f"manque {wanted.genre.name} : {phrase.texte}"
    for place in places:
        if not any(wanted.meets(place) for wanted in phrase.attendu):
            mesure.faux[place.genre] += 1
            yield f"faux {place.genre.name} : {phrase.texte}"
