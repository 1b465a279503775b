"""Words folded and cut to their stems: the table is run in the browser too."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.recherche.words import ENDINGS, PLURALS, STOP_WORDS, Terms, fold, stem, words

TABLE = json.loads((Path(__file__).parent / "racines.json").read_text(encoding="utf-8"))
LETTERS = st.text(
    st.characters(codec="latin-1", categories=("Ll", "Nd")) | st.sampled_from("œæß"), min_size=1
)


@pytest.mark.parametrize(("word", "expected"), TABLE)
def test_table(word: str, expected: str) -> None:
    (written,) = words(word)
    assert stem(fold(written)) == expected


@given(LETTERS)
def test_a_stem_begins_like_its_word(word: str) -> None:
    """The browser looks for a stem among the words of the same first three letters."""
    folded = fold(word)
    assert stem(folded)[:3] == folded[:3]
    assert len(stem(folded)) >= min(3, len(folded))


@given(st.text())
def test_composed_and_decomposed_texts_have_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_folded_word_is_folded_once(text: str) -> None:
    for word in words(text):
        for part in word.split("-"):
            assert fold(fold(part)) == fold(part)


def test_accents_ligatures_and_capitals_do_not_count() -> None:
    assert [fold(word) for word in words("Œuvre ŒUVRE oeuvre Où ÇA naïf cœur")] == [
        *("oeuvre", "oeuvre", "oeuvre"),
        *("ou", "ca", "naif", "coeur"),
    ]


def test_elisions_and_small_words_are_not_searched() -> None:
    terms = Terms(["act"])
    text = "L’échéance d'une action qu’on n’a pas jusqu’au 4 mai"
    assert [part for word in words(text) for part in terms[word]] == ["échéance", "action", "mai"]


def test_an_id_is_one_word_and_a_hyphen_holds_two() -> None:
    terms = Terms(["act", "app"])
    found = [
        terms[word]
        for word in words("ACT-2026-007#x APP-2025-T4-ENTREPRISES auto-évaluation sous-traitants Wi-Fi")
    ]
    assert [list(parts.values()) for parts in found] == [
        ["act-2026-007"],
        [],
        ["app-2025-t4-entreprises"],
        ["auto", "evalu"],
        ["traitant"],
        ["wi", "fi", "wifi"],
    ]


def test_stop_words_are_folded() -> None:
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


def test_every_ending_is_used() -> None:
    """An ending behind a longer one that ends like it, and asks for no more, would never be."""
    for table in (PLURALS, ENDINGS):
        for index, (ending, _, least) in enumerate(table):
            assert not [
                before for before, _, asked in table[:index] if ending.endswith(before) and asked <= least
            ]
