"""Patterns followed together find what each finds by itself, in the order of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.records import known_type
from filrouge.source import Pointer, Value, read_document
from filrouge.validation import load_schema
from filrouge.validation.patterns import Pattern, Patterns

CONTENT = Path(__file__).parents[2] / "content"
FILES = sorted(path for path in CONTENT.rglob("*") if path.suffix in {".yaml", ".md"} and path.stem.isupper())
KEYS = st.sampled_from("abc*")
DATA = st.recursive(
    st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=15
)


def matches(value: Value, pattern: Pattern, at: Pointer = ()) -> Iterator[tuple[Pointer, Value]]:
    """One pattern, the plain way."""
    if not pattern:
        yield at, value
        return
    step, rest = pattern[0], pattern[1:]
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        if step in {"*", key}:
            yield from matches(child, rest, (*at, key))


@given(DATA, st.lists(st.lists(st.sampled_from("abc*"), max_size=4).map(tuple), max_size=5, unique=True))
def test_together_as_one_by_one(data: Value, patterns: list[Pattern]) -> None:
    found = Patterns.of((pattern, pattern) for pattern in patterns).found(data)
    plain = [(*place, pattern) for pattern in patterns for place in matches(data, pattern)]
    assert sorted(map(repr, found)) == sorted(map(repr, plain))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_links_are_found_in_the_order_of_the_file(path: Path) -> None:
    document, _ = read_document(path.name, path.read_bytes())
    assert document is not None
    links = load_schema(known_type(path.stem).name).references.found(document.data)
    spans = [document.span(pointer) for pointer, _, _ in links]
    assert spans == sorted(spans)


def test_most_records_hold_links() -> None:
    assert len(FILES) > 100
