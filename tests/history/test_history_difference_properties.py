"""Random versions of real records: replayed changes make the same values again, and every change has its sentence."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from history_depots import ENVIRON, replay
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.history import (
    Historique,
    Mots,
    appliquer,
    canonique,
    changements,
    phrase,
    raconter,
    read_history,
    resume,
)
from filrouge.records import known_type
from filrouge.source import Value, read_document

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cas").iterdir())
PRIVE = "à ne pas publier"

Donnees = dict[str, Any]


@cache
def originals() -> dict[str, Donnees]:
    """Return the records of the example, as history reads them."""
    found = {}
    for path in sorted((ROOT / "content").rglob("*.*")):
        if path.suffix in {".yaml", ".md"} and "preuves" not in path.parts:
            document, _ = read_document(path.relative_to(ROOT).as_posix(), path.read_bytes())
            assert document is not None
            body = {} if document.body is None else {"corps": document.body}
            found[path.stem] = {**document.data, **body, "note_interne": f"{PRIVE} 1"}
    return found


plain = (
    st.none()
    | st.booleans()
    | st.integers(-3, 40)
    | st.sampled_from([4.0, 4.25, -0.0])
    | st.sampled_from(
        ["", "a", "RAS", "2026-05-18", "2026-13-45", "direction", "REC-2026-001#rythme", "x\ny"]
    )
)
keys = st.sampled_from(["code", "le", "date", "texte", "suite", "nature", "note", "a", "b"])
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def pointers(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in entries:
        yield from pointers(child, (*at, key))


def mutate(draw: st.DrawFn, data: Donnees) -> None:
    """Change one value, as a person or an older schema may."""
    found = sorted(pointers(data), key=str)
    if not found:
        data[draw(keys)] = draw(values)
        return
    *way, last = draw(st.sampled_from(found))
    holder: Any = data
    for step in way:
        holder = holder[step]
    draw(st.sampled_from(MUTATIONS))(draw, holder, last)


def remove(_: st.DrawFn, holder: Any, last: Any) -> None:
    del holder[last]


def put(draw: st.DrawFn, holder: Any, last: Any) -> None:
    holder[last] = draw(values)


def add(draw: st.DrawFn, holder: Any, last: Any) -> None:
    if isinstance(holder, list):
        holder.insert(draw(st.integers(0, len(holder))), draw(values | st.just(deepcopy(holder[last]))))
    else:
        holder[draw(keys | st.just("pilote"))] = draw(values)


def borrow(draw: st.DrawFn, holder: Any, last: Any) -> None:
    """Take the value that another record has there."""
    others = [data[last] for data in originals().values() if isinstance(last, str) and last in data]
    holder[last] = deepcopy(draw(st.sampled_from(others))) if others else draw(plain)


def lengthen(draw: st.DrawFn, holder: Any, last: Any) -> None:
    text = holder[last]
    holder[last] = f"{text} {draw(st.sampled_from(['', 'et plus', text]))}" if isinstance(text, str) else text


def shuffle(draw: st.DrawFn, holder: Any, last: Any) -> None:
    value = holder[last]
    if isinstance(value, list):
        holder[last] = draw(st.permutations(value))
    elif isinstance(value, dict):
        holder[last] = {key: value[key] for key in draw(st.permutations(list(value)))}


MUTATIONS: tuple[Callable[[st.DrawFn, Any, Any], None], ...] = (remove, put, add, borrow, lengthen, shuffle)


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, list[Donnees | None]]:
    """Draw a record and its versions, one after the other; None: not there."""
    id_ = draw(st.sampled_from(sorted(originals())))
    data = deepcopy(originals()[id_])
    found: list[Donnees | None] = [deepcopy(data)]
    for number in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 9)) == 0:
            found.append(None)
            continue
        for _ in range(draw(st.integers(1, 5))):
            mutate(draw, data)
        if draw(st.booleans()):
            data["note_interne"] = draw(st.sampled_from([f"{PRIVE} {number}", [PRIVE], {"a": PRIVE}]))
        found.append(deepcopy(data))
    return id_, found


def same(one: dict[str, Value] | None, other: Donnees | None) -> bool:
    return (one is None) == (other is None) and (
        one is None or other is None or canonique(one) == canonique(other)
    )


@settings(max_examples=400)
@given(versions())
def test_replayed_changes_make_the_last_version(drawn: tuple[str, list[Donnees | None]]) -> None:
    id_, found = drawn
    replayed = found[0]
    for before, after in pairwise(found):
        untouched = deepcopy(before)
        told = changements(known_type(id_), before, after)
        assert same(appliquer(before, told), after)
        assert before == untouched
        replayed = appliquer(replayed, told)
    assert same(replayed, found[-1])


@settings(max_examples=200)
@given(versions(), st.data())
def test_the_same_values_are_no_change(drawn: tuple[str, list[Donnees | None]], data: st.DataObject) -> None:
    id_, found = drawn
    last = deepcopy(found[-1])
    for pointer in sorted(pointers(last), key=str, reverse=True):
        holder: Any = last
        for step in pointer[:-1]:
            holder = holder[step]
        if isinstance(holder[pointer[-1]], list):
            holder[pointer[-1]] = data.draw(st.permutations(holder[pointer[-1]]))
            break
    assert changements(known_type(id_), found[-1], last) == ()


@settings(max_examples=400)
@given(versions())
def test_every_change_has_a_sentence_that_keeps_the_secret(drawn: tuple[str, list[Donnees | None]]) -> None:
    id_, found = drawn
    for before, after in pairwise(found):
        told = changements(known_type(id_), before, after)
        sentences = [phrase(changement, Mots()) for changement in told]
        for sentence in (*sentences, resume(told, Mots())):
            assert sentence.strip() == sentence
            assert "\n" not in sentence
            assert PRIVE not in sentence
            assert "None" not in sentence
        assert all(sentences)
        assert [change.nature.rang for change in told] == sorted(change.nature.rang for change in told)


@given(values, values)
def test_equal_in_canonical_form_only_when_replayed_equal(one: Any, other: Any) -> None:
    """Any values at all, as a file of the past may hold them."""
    before, after = {"objet": one}, {"objet": other}
    told = changements(known_type("ACT-2026-001"), before, after)
    assert bool(told) == (canonique(before) != canonique(after))
    assert same(appliquer(before, told), after)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_git_remembers_is_replayed_commit_after_commit(case: Path, tmp_path: Path) -> None:
    historique = read_history(replay(case, tmp_path / "depot"), ENVIRON)
    assert isinstance(historique, Historique)
    for id_, known in historique.versions.items():
        for version in known:
            avant = None if version.avant is None else dict(version.avant)
            donnees = None if version.donnees is None else dict(version.donnees)
            told = raconter(id_, version)
            assert same(appliquer(avant, told), donnees)
            assert told != () or version.sans_effet
            assert all(phrase(changement, Mots()) for changement in told)
