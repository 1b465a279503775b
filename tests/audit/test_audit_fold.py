"""A text folded character by character is the text folded as a whole."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from filrouge.audit.textes import fold


def as_a_whole(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@given(st.text() | st.text(st.characters(categories=["L", "M"])))
@example("Été, œuvre, ﬁn, Ⅷ, İ, ΟΔΟΣ, 각, e\u0323\u0301\u0302")
def test_any_text(text: str) -> None:
    assert fold(text) == as_a_whole(text)


def test_every_character() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [one for one in characters if fold(one) != as_a_whole(one)] == []
