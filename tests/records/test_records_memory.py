"""A reading that remembers the last one says what a reading that remembers nothing says."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.project import Project
from filrouge.records import Loaded, Memory, load_records

TESTS = Path(__file__).parents[1]
DEPOT = TESTS / "depot"
CASES = sorted((TESTS / "cases").iterdir())
DAY = date(2026, 11, 16)
FILES = sorted(path.relative_to(DEPOT) for path in (DEPOT / "content").rglob("*") if path.is_file())
TEXTS = [path.read_bytes() for path in sorted(TESTS.glob("cases/*/content/*/*")) if path.is_file()]

EDITS = st.tuples(
    st.sampled_from(
        [*FILES, Path("content/actions/ACT-2026-900.yaml"), Path("content/actions/brouillon.txt")]
    ),
    st.none() | st.sampled_from(TEXTS) | st.sampled_from([(DEPOT / path).read_bytes() for path in FILES]),
    st.sampled_from([DAY, DAY, date(2026, 1, 1)]),
)
"""A file, what it then holds (None: it goes away), and the day it is read."""


def said(loaded: Loaded) -> object:
    documents = {
        id_: (one.path, one.text, one.data, dict(one.values), dict(one.keys), one.body, one.body_line)
        for id_, one in loaded.documents.items()
    }
    known = dict(loaded.records), list(loaded.records), documents, list(documents)
    return *known, loaded.broken, dict(loaded.sources), loaded.findings, loaded.read


@settings(max_examples=60)
@given(st.lists(EDITS, max_size=6))
def test_edit_after_edit(edits: list[tuple[Path, bytes | None, date]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, memory = Path(folder), Memory()
        shutil.copytree(DEPOT, root, dirs_exist_ok=True)
        for path, text, day in [(FILES[0], (DEPOT / FILES[0]).read_bytes(), DAY), *edits]:
            (root / path).unlink(missing_ok=True)
            if text is not None:
                (root / path).write_bytes(text)
            project = Project(root, day)
            assert said(load_records(project, memory)) == said(load_records(project))
            assert memory.made.keys() <= {file.relative_to(root).as_posix() for file in root.rglob("*")}


def test_case_after_case(tmp_path: Path) -> None:
    memory, project = Memory(), Project(tmp_path, DAY)
    for case in CASES:
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        for part in (DEPOT, case):
            if (part / "content").is_dir():
                shutil.copytree(part / "content", tmp_path / "content", dirs_exist_ok=True)
        assert said(load_records(project, memory)) == said(load_records(project)), case.name


def test_what_has_not_changed_is_not_parsed_again(tmp_path: Path) -> None:
    shutil.copytree(DEPOT, tmp_path, dirs_exist_ok=True)
    project, memory = Project(tmp_path, DAY), Memory()
    first = load_records(project, memory)
    edited = tmp_path / first.documents["organisme"].path
    edited.write_bytes(edited.read_bytes() + b"# relu\n")
    again = load_records(project, memory)
    other = [id_ for id_ in first.records if again.records[id_] is not first.records[id_]]
    assert other == ["organisme"]


@pytest.mark.parametrize("text", [b"", b"\xff", b"titre: [", b"titre: x\n"])
def test_a_file_at_fault_is_told_again(text: bytes, tmp_path: Path) -> None:
    shutil.copytree(DEPOT, tmp_path, dirs_exist_ok=True)
    (tmp_path / "content/actions/ACT-2026-900.yaml").write_bytes(text)
    project, memory = Project(tmp_path, DAY), Memory()
    first, again = load_records(project, memory), load_records(project, memory)
    assert first.findings == again.findings
    assert any(finding.record == "ACT-2026-900" for finding in again.findings)
