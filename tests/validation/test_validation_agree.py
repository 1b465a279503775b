"""The fast check and the one that explains agree, and everything refused is said in French."""

import copy
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.records import known_type
from filrouge.source import Document, Value, read_document
from filrouge.validation import load_schema, violations

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "content").rglob("*-*.*") if "preuves" not in path.parts)

ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 5000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(
        ["2026-02-30", "2026-13-01", "01/02/2026", "efficace", "ACT-2026-001", "preuves/x.pdf", "a\n"]
    ),
    st.lists(st.sampled_from(["x", "x", 1]), max_size=3),
    st.dictionaries(st.sampled_from(["code", "nature", "x"]), st.just("x"), max_size=2),
)


def places(value: Value, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [at]
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        found += places(child, (*at, key))
    return found


def changed(data: Any, place: tuple[str | int, ...], odd: Any, *, away: bool) -> Any:
    """Return a copy with one value replaced, or taken away."""
    twin = copy.deepcopy(data)
    parent = twin
    for step in place[:-1]:
        parent = parent[step]
    if away:
        del parent[place[-1]]
    else:
        parent[place[-1]] = odd
    return twin


@given(data=st.data())
@settings(max_examples=400)
def test_both_validators_agree(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(FILES))
    document, _ = read_document("fiche.yaml" if path.suffix == ".yaml" else "fiche.md", path.read_bytes())
    assert document is not None
    place = data.draw(st.sampled_from(places(document.data)[1:]))
    mutant = changed(document.data, place, data.draw(ODD), away=data.draw(st.booleans()))
    schema = load_schema(known_type(path.stem).name)
    refused = not schema.accepts(mutant)
    assert refused == any(schema.validator.iter_errors(mutant))
    found = list(violations(Document("fiche", document.text, mutant, document.values, document.keys), schema))
    assert bool(found) == refused
    for finding in found:
        assert finding.message
        assert "is not" not in finding.message, "jsonschema's own English"
        assert all(finding.helps)


def test_every_record_of_the_example_is_accepted() -> None:
    for path in FILES:
        document, findings = read_document(str(path.name), path.read_bytes())
        assert document is not None
        assert not findings
        assert load_schema(known_type(path.stem).name).accepts(document.data), path.name
