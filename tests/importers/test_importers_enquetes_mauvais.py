"""Exports that cannot be read: one sentence, and nothing is written."""

from collections.abc import Callable

import pytest
from enquetes_banc import Bench, microsoft


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "est vide"),
        (b"Horodateur\n", "aucune"),
        (b"Horodateur,Accueil\n", "aucune réponse complète"),
        (b"\x00\x01\x02", "ni un classeur ni un texte"),
        (b"%PDF-1.7", "ni un classeur ni un fichier CSV"),
        (b'Horodateur,"Accueil\n2026/07/20,4\n', "incomplet"),
        (b"PK\x03\x04garbage", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
        (b"a\n" * 6000, "5000 lignes"),
        (microsoft()[:-400], ""),
    ],
    ids=["empty", "one heading", "no answer", "binary", "pdf", "truncated", "zip", "password", "huge", "cut"],
)
def test_what_cannot_be_read_is_one_sentence_and_writes_nothing(
    raw: bytes, told: str, bench: Callable[..., Bench]
) -> None:
    here = bench("mauvais.csv", raw)
    before = here.records
    done = here.run("--appliquer")
    error = done.exception
    assert type(error).__name__ == "UserError", done.output
    assert told in str(error)
    assert not here.profil.exists()
    assert here.records == before
