"""A text that is cut shows no part of a word, nor of an address, a number or a name."""

import pytest

from filrouge.diagnostics.shorten import shorten

CASES = {
    "court et entier, avec 06 39 98 12 34": "court et entier, avec 06 39 98 12 34",
    "un texte assez long pour être coupé entre deux mots": "un texte assez long pour être coupé…",
    "un texte écrit à lea.exemple@exemple.fr pour dire bonjour": "un texte écrit à…",
    "un numéro à rappeler le 06 39 98 12 34 après midi": "un numéro à rappeler le…",
    "une rencontre avec la famille de Jean Dupont-Martin": "une rencontre avec la famille de…",
    "lea.exemple.de.la.formation@exemple-de-domaine.fr": "…",
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_left(text: str) -> None:
    assert shorten(text) == CASES[text]


def test_the_limit_is_for_words_and_mark_together() -> None:
    assert shorten("aaaa bbbb cccc", 9) == "aaaa…"
    assert len(shorten("mot " * 100, 40)) <= 40
