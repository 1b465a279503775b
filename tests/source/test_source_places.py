"""What is read at once and what is read later say together what the strict reader says, places and faults included."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_source_properties import DATA, YAMLISH, dumped
from test_source_values import FILES, LINES, ROOT

from filrouge.source import Document, open_document, read_document
from filrouge.source.places import Later


def told(document: Document | None) -> object:
    """All that a document says; the data as text, for ``True`` and ``1`` are equal to Python."""
    if document is None:
        return None
    places = dict(document.values), dict(document.keys)
    rest = document.path, document.text, document.body, document.body_line
    return json.dumps(document.data), *places, *rest


def agree(path: str, raw: bytes) -> Document | None:
    strict, faults = read_document(path, raw)
    quick, found = open_document(path, raw)
    assert found == faults
    assert told(quick) == told(strict)
    return quick


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_files(path: Path) -> None:
    agree(path.name, path.read_bytes())


@pytest.mark.parametrize("path", FILES[::5], ids=lambda path: str(path.relative_to(ROOT)))
def test_each_place_by_itself(path: Path) -> None:
    strict, _ = read_document(path.name, path.read_bytes())
    for pointer in strict.values if strict else ():
        quick, _ = open_document(path.name, path.read_bytes())
        assert quick is not None
        assert strict is not None
        assert quick.span(pointer) == strict.span(pointer)
        assert quick.key_span((*pointer, "absente")) == strict.key_span((*pointer, "absente"))


@settings(max_examples=400)
@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.sampled_from(["a.yaml", "a.md"]))
def test_any_lines(text: str, path: str) -> None:
    agree(path, f"---\n{text}\n---\ncorps\n".encode() if path == "a.md" else text.encode())


@given(st.binary() | st.text().map(str.encode) | YAMLISH.map(str.encode), st.sampled_from(["a.yaml", "a.md"]))
def test_any_bytes(raw: bytes, path: str) -> None:
    agree(path, raw)


@given(
    st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), DATA, min_size=1, max_size=5),
    st.booleans(),
)
def test_any_data(data: dict[str, object], flow: bool) -> None:
    agree("a.yaml", dumped(data, flow=flow).encode())


def test_most_records_are_read_for_their_values_alone() -> None:
    read = [
        open_document(path.name, path.read_bytes())[0] for path in FILES if ROOT / "content" in path.parents
    ]
    later = [document for document in read if document is not None and isinstance(document.values, Later)]
    assert len(later) > 0.9 * len(read) > 100
