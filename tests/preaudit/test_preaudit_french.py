"""What a line may not part, wherever sentences are spaced."""

import pytest

from filrouge.diagnostics.french import NBSP, lowered, spaced


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("décret n° 2026-728 du 1er août 2026", "décret n°~2026-728 du 1er~août 2026"),
        ("N° 12, depuis le 1er novembre\u00a02026", "N°~12, depuis le 1er~novembre\u00a02026"),
        (
            "le 21er mars, son 1er marsouin, un n° sans chiffre",
            "le 21er mars, son 1er marsouin, un n° sans chiffre",
        ),
        ("un fait : « deux mots » ; 12 % !", "un fait~: «~deux mots~»~; 12~%~!"),
        ("{% raw %} a ?b x := 1", "{% raw %} a ?b x := 1"),
    ],
)
def test_spaced(written: str, expected: str) -> None:
    assert spaced(written) == expected.replace("~", NBSP)


@pytest.mark.parametrize(
    ("label", "expected"), [("En cours", "en cours"), ("VAE", "VAE"), ("À chaud", "à chaud"), ("", "")]
)
def test_a_label_in_a_sentence(label: str, expected: str) -> None:
    assert lowered(label) == expected
