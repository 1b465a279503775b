"""The reader of values alone says what the reader of places says: on every file we have, and on any text."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from filrouge.source import read_document, read_values
from filrouge.source.yaml_values import plain_values

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("content", "site_config", "tests/cases", "tests/source/cas")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".yaml", ".md"}
)
LINES = [
    "a: x", "a: 1", "b: é, «\u00a0texte\u00a0»", "c: 'd''e'", 'f: "g\\u200bh"', "- x", "  - y", "  k: v", "l: [1, b, {m: n}]",
    "o: |-", "    texte", "p: >", "q: 'deux", "  lignes'", "r: s #t", "u: v # w", "X: 1", "y z: 1", "~: 1", "1: 2", "aa: &b c",
    "dd: *b", "ee: !!str f", "? g", ": h", "---", "...", "%YAML 1.2", "- - - - z", "ii:jj", "  -kk", "• ll", "mm:\u00a0nn", "oo: “pp”",
    "qq: 2026\u201101\u201102", "", "rr: [", "]", "{", "}", "# ss", "tt: 0150", "uu: NO", "vv: null", "ww: 1.10", "<<: {}",
]  # fmt: skip


def agree(path: str, raw: bytes) -> bool:
    """Compare the two readers; tell whether the fast one needed no help."""
    document, findings = read_document(path, raw)
    told = None if document is None or findings else (document.data, document.body)
    found = read_values(path, raw)
    # As text: to Python, ``True`` and ``1`` are equal.
    assert json.dumps(found) == json.dumps(told)
    return not path.endswith(".md") and plain_values(raw.decode("utf-8", "replace")) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_files(path: Path) -> None:
    agree(path.name, path.read_bytes())


def test_most_records_need_one_reading() -> None:
    records = [path for path in FILES if path.suffix == ".yaml" and ROOT / "content" in path.parents]
    fast = sum(agree(path.name, path.read_bytes()) for path in records)
    assert fast > 0.95 * len(records) > 100


@settings(max_examples=400)
@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.sampled_from(["a.yaml", "a.md"]))
@example("a: x #", "a.yaml")
@example("a: " + "[" * 30 + "]" * 30, "a.yaml")
@example("a: " + "[" * 19 + "]" * 19, "a.yaml")
@example("a: " + "[" * 20 + "]" * 20, "a.yaml")
def test_any_lines(text: str, path: str) -> None:
    agree(path, f"---\n{text}\n---\ncorps\n".encode() if path == "a.md" else text.encode())


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["a.yaml", "a.md"]))
def test_any_bytes(raw: bytes, path: str) -> None:
    agree(path, raw)
