"""No rule may raise, whatever valid or broken repository it meets: mutated repositories, mutated histories."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.audit import RULES
from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, SansHistorique, Version
from filrouge.project import Seuils, open_project
from filrouge.records import known_type
from filrouge.source import Document
from filrouge.validation import load_schema

HERE = Path(__file__).parent
BASES = (HERE / "depot", *sorted((HERE / "organismes").iterdir()))
EXAMPLE = HERE.parents[1] / "content"
FIRST = date(2024, 1, 1)
CODES = {rule.code for rule in RULES}

days = st.integers(0, 1500).map(lambda number: FIRST + timedelta(days=number))
odd_texts = st.sampled_from(
    ["", "RAS", "aucune", "ok ok", "  ", "Améliorer", "é" * 30, "a b c d", "sans objet"]
)


def pointers(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value."""
    if at:
        yield at
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in entries:
        yield from pointers(child, (*at, key))


def mutated(draw: st.DrawFn, data: dict[str, Any], type_name: str) -> None:
    """Change one value of a record, in a way its schema may or may not allow."""
    found = sorted(pointers(data), key=str)
    if not found:
        return
    *way, last = draw(st.sampled_from(found))
    holder: Any = data
    for step in way:
        holder = holder[step]
    kind = draw(st.sampled_from(("remove", "double", *CHANGES)))
    if kind == "remove":
        del holder[last]
    elif kind != "double":
        words = choices(type_name, (*way, last))
        holder[last] = draw(st.sampled_from(words)) if words else CHANGES[kind](draw, holder[last])
    elif isinstance(holder, list):
        holder.append(deepcopy(holder[last]))


CHANGES: dict[str, Callable[[st.DrawFn, Any], Any]] = {
    "empty": lambda _, value: type(value)(),
    "day": lambda draw, _: draw(days).isoformat(),
    "text": lambda draw, _: draw(odd_texts),
    "number": lambda draw, _: draw(st.sampled_from([0, 1, 4, 16, 100000])),
    "null": lambda _, __: None,
}


def choices(type_name: str, pointer: tuple[str | int, ...]) -> list[str]:
    """Return the closed list of a place of a record, when it has one."""
    shape: dict[str, Any] = load_schema(type_name).json
    for step in pointer:
        shape = shape.get("items" if isinstance(step, int) else "properties", {})
        shape = shape if isinstance(step, int) else shape.get(step, {})
    return list(shape.get("enum", ()))


@st.composite
def repositories(draw: st.DrawFn) -> tuple[Path, dict[str, dict[str, Any] | None], dict[str, int], date]:
    """Draw a base, the records that change (None: taken away), thresholds and a day of analysis."""
    base = draw(st.sampled_from(BASES))
    documents = originals(base)
    changed: dict[str, dict[str, Any] | None] = {}
    for id_ in draw(st.lists(st.sampled_from(sorted(documents)), min_size=1, max_size=4, unique=True)):
        if draw(st.integers(0, 5)) == 0:
            changed[id_] = None
            continue
        data = deepcopy(documents[id_].data)
        for _ in range(draw(st.integers(1, 4))):
            mutated(draw, data, known_type(id_).name)
        changed[id_] = data
    bounds = load_schema("reglages").json["properties"]["seuils"]["properties"]
    named = draw(st.lists(st.sampled_from(sorted(bounds)), max_size=4, unique=True))
    limits = {
        name: draw(st.sampled_from([bounds[name]["minimum"], bounds[name]["maximum"]])) for name in named
    }
    return base, changed, limits, draw(days)


_KNOWN: dict[Path, Evidence] = {}


def originals(base: Path) -> dict[str, Document]:
    """Return the files of a base, read once."""
    if base not in _KNOWN:
        _KNOWN[base] = gather(*open_project(base, clock=date(2026, 11, 16)))
    return dict(_KNOWN[base].documents)


@st.composite
def histories(draw: st.DrawFn, ids: tuple[str, ...]) -> Historique | SansHistorique:
    """Draw what git remembers: nothing, or versions in any order of statuses, some unreadable."""
    if draw(st.booleans()):
        return SansHistorique("pas de dépôt git", "lancez « git init »")
    statuses = ["a_faire", "en_cours", "realisee", "verifiee", "abandonnee", "inconnu", 3, None]
    versions = {}
    for id_ in draw(st.lists(st.sampled_from((*ids, "ACT-2019-001", "XXX")), max_size=6, unique=True)):
        drawn = draw(
            st.lists(st.tuples(days, st.sampled_from(statuses), st.integers(0, 5)), min_size=1, max_size=4)
        )
        versions[id_] = tuple(
            version(day, status, kind) for day, status, kind in sorted(drawn, key=lambda d: d[0])
        )
    return Historique(MappingProxyType(versions))


def version(day: date, status: Any, kind: int) -> Version:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    data = None if kind == 0 else {} if kind == 1 else {"statut": status}
    return Version("0" * 40, moment, moment, moment, "content/x.yaml", "x", kind == 2, lambda: data)


def lay(folder: Path, base: Path, changed: dict[str, dict[str, Any] | None], limits: dict[str, int]) -> None:
    shutil.copytree(base, folder, dirs_exist_ok=True)
    for id_, data in changed.items():
        document = originals(base)[id_]
        path = folder / document.path
        if data is None:
            path.unlink()
            continue
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        path.write_text(
            text if document.body is None else f"---\n{text}---\n{document.body}", encoding="utf-8"
        )
    if limits:
        settings_file = folder / "site_config/reglages.yaml"
        settings_file.parent.mkdir(exist_ok=True)
        settings_file.write_text(yaml.safe_dump({"seuils": limits}), encoding="utf-8")


@settings(max_examples=200)
@given(repositories(), st.data())
def test_no_rule_raises(drawn: tuple[Path, Any, Any, date], data: st.DataObject) -> None:
    base, changed, limits, today = drawn
    historique = data.draw(histories(tuple(originals(base))))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, base, changed, limits)
        project, findings = open_project(folder, clock=today)
        evidence = gather(project, findings, historique)
    assert all(well_told(finding, evidence) for finding in evidence.findings if finding.code in CODES)
    assert all(blind.raison and blind.code in CODES for blind in evidence.non_verifiees)


def well_told(finding: Finding, evidence: Evidence) -> bool:
    """A place that exists in a file that was read, a sentence, a remedy."""
    document = evidence.documents[str(finding.record)]
    lines = document.text.count("\n") + 1
    return (
        finding.span.path == document.path
        and finding.span.line <= lines
        and not finding.message.endswith(".")
        and bool(finding.helps)
    )


def test_each_threshold_has_the_default_of_its_schema() -> None:
    bounds = load_schema("reglages").json["properties"]["seuils"]["properties"]
    assert {name: bound["default"] for name, bound in bounds.items()} == {
        name: getattr(Seuils(), name) for name in bounds
    }


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2024, 8, 1), date(2026, 10, 31), date(2031, 5, 5)])
def test_the_example_can_be_judged_on_any_day(day: date) -> None:
    project, findings = open_project(EXAMPLE.parent, clock=day, asked=day)
    evidence = gather(project, findings)
    assert all(well_told(finding, evidence) for finding in evidence.findings if finding.code in CODES)
