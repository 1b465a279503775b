"""Values to YAML: what is written is what our reader reads."""

from hypothesis import given
from hypothesis import strategies as st

from filrouge.ecriture.scalars import entry, scalar
from filrouge.source import read_document

VISIBLE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | VISIBLE,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_is_read_back(value):
    text = "\n".join(entry("cle", value)) + "\n"
    document, findings = read_document("content/organisme.yaml", text.encode())
    assert findings == ()
    assert document.data == {"cle": value}


def test_quotes_only_where_needed():
    assert [scalar(text) for text in ("Atelier", "l’été", "a : b", "12:30", "oui", "true", "7", "a #b", "", "x#y")] == [
        "Atelier", "l’été", '"a : b"', '"12:30"', "oui", '"true"', '"7"', '"a #b"', '""', "x#y",
    ]  # fmt: skip
