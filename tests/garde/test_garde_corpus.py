"""How much of the corpus is found, and how much of what is found is there: never less than this, by kind."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from corpus import PRIVES, REGLAGE, RESERVE, measure, read

from filrouge.garde import Detecteur, Genre

EXACT = (
    Genre.COURRIEL,
    Genre.NIR,
    Genre.IBAN,
    Genre.CARTE,
    Genre.NAISSANCE,
    Genre.NOM,
    Genre.SIRET,
    Genre.ADRESSE_IP,
)
FLOORS: Mapping[str, tuple[tuple[Genre, ...], float, float]] = {
    "numbers, addresses and names": (EXACT, 1.0, 1.0),
    "telephones": ((Genre.TELEPHONE,), 0.93, 0.88),
    "civilities": ((Genre.CIVILITE,), 0.95, 0.80),
    "health": ((Genre.SANTE,), 0.88, 0.75),
    "other private matters": (tuple(PRIVES - {Genre.SANTE}), 0.92, 0.83),
    "all": (tuple(Genre), 0.96, 0.88),
}
"""Kinds, precision and recall on the corpus held out. The corpus to tune on is found whole."""


@pytest.mark.parametrize("name", FLOORS)
def test_what_was_held_out_is_found_at_least_so_well(name: str) -> None:
    genres, precision, recall = FLOORS[name]
    mesure, faults = measure(RESERVE)
    assert mesure.precision(genres) >= precision, "\n".join(faults)
    assert mesure.rappel(genres) >= recall, "\n".join(faults)


def test_the_corpus_to_tune_on_is_found_whole() -> None:
    assert measure(REGLAGE)[1] == ()


@pytest.mark.parametrize("path", [REGLAGE, RESERVE], ids=lambda path: path.stem)
def test_the_corpus_is_worth_measuring(path: Path) -> None:
    """Every kind, as many texts that hold nothing as a reader meets, and no text twice."""
    phrases, _ = read(path)
    texts = [phrase.texte for phrase in phrases]
    assert len(texts) == len(set(texts)) > 200
    assert {place.genre for phrase in phrases for place in phrase.attendu} == set(Genre)
    assert sum(1 for phrase in phrases if not phrase.attendu) > 80
    others = read(RESERVE if path == REGLAGE else REGLAGE)[0]
    assert not set(texts) & {phrase.texte for phrase in others}


@pytest.mark.parametrize("path", [REGLAGE, RESERVE], ids=lambda path: path.stem)
def test_what_is_masked_is_found_no_more(path: Path) -> None:
    phrases, names = read(path)
    finder = Detecteur(names)
    left = {one.genre for phrase in phrases for one in finder.trouve(finder.masque(phrase.texte))}
    assert left <= {Genre.SIRET}
