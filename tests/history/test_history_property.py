"""Random histories: after each commit of the main line, what is told last is what that commit holds."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from history_depots import ENVIRON, Depot
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.history import Historique, Nature, SansHistorique, Version, read_history

Arbre = dict[str, str]
"""The files of one commit: text by path."""

IDS = ("ACT-2026-001", "ACT-2026-002", "REC-2026-001")
FOLDERS = {"ACT": "content/actions", "REC": "content/signalements"}
PATHS = tuple(
    f"{FOLDERS[id_[:3]]}{folder}/{id_}.yaml" for id_ in IDS for folder in ("", "/2026", "/plus bas/été")
)
FIRST = date(2026, 1, 1)

texts = st.integers(0, 3).map(lambda number: f"titre: Texte {number}\n")
edits = st.lists(st.tuples(st.sampled_from(PATHS), st.none() | texts), max_size=3)
moves = st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(PATHS)), max_size=2)


@dataclass(frozen=True)
class Commit:
    """One commit: the numbers of its parents, its files."""

    parents: tuple[int, ...]
    files: Arbre = field(default_factory=dict)


def changed(files: Arbre, new: list[tuple[str, str | None]], moved: list[tuple[str, str]]) -> Arbre:
    files = dict(files)
    for old, to in moved:
        if old in files and Path(old).name == Path(to).name:
            files[to] = files.pop(old)
    for path, text in new:
        if text is None:
            files.pop(path, None)
        else:
            files[path] = text
    return files


@st.composite
def lines(draw: st.DrawFn) -> list[Commit]:
    """Draw commits one after the other."""
    commits = [Commit(())]
    for number in range(draw(st.integers(1, 8))):
        commits.append(Commit((number,), changed(commits[-1].files, draw(edits), draw(moves))))
    return commits


@st.composite
def graphs(draw: st.DrawFn) -> list[Commit]:
    """Draw commits on any earlier ones; a merge takes each file from any of its parents, or its own."""
    commits = [Commit(())]
    for number in range(1, draw(st.integers(2, 12))):
        # The last commits are likelier parents, so that the last one contains many.
        near = st.integers(max(0, number - 3), number - 1)
        parents = tuple(dict.fromkeys(draw(st.lists(near, min_size=1, max_size=3))))
        files = merged(draw, [commits[parent].files for parent in parents])
        commits.append(Commit(parents, changed(files, draw(edits), draw(moves))))
    return commits


def merged(draw: st.DrawFn, sides: list[Arbre]) -> Arbre:
    chosen = {path: draw(st.sampled_from(sides)).get(path) for path in PATHS} if len(sides) > 1 else sides[0]
    return {path: text for path, text in chosen.items() if text is not None}


def read(commits: list[Commit], folder: Path) -> Historique | SansHistorique:
    """Make the repository, a day between commits, and read its history."""
    depot = Depot(folder)
    depot.git("fast-import", "--quiet", "--date-format=raw", stdin="".join(stream(commits)).encode())
    return read_history(folder, ENVIRON)


def stream(commits: list[Commit]) -> Iterator[str]:
    for number, commit in enumerate(commits):
        day = FIRST + timedelta(days=number)
        when = f"{(day - date(1970, 1, 1)).days * 86400 + 43200} +0000"
        yield f"commit refs/heads/main\nmark :{number + 1}\ncommitter Q <q@exemple.fr> {when}\ndata 1\n{number % 10}\n"
        words = ("from", *["merge"] * len(commit.parents))
        yield from (f"{word} :{parent + 1}\n" for word, parent in zip(words, commit.parents, strict=False))
        yield "deleteall\n"
        for path, text in commit.files.items():
            yield f'M 100644 inline "{path}"\ndata {len(text.encode())}\n{text}\n'


def records(files: Arbre) -> dict[str, tuple[str, str]]:
    """Return path and text of each record: of two files with one name, the first."""
    return {Path(path).stem: (path, files[path]) for path in sorted(files, reverse=True)}


def told(found: Historique | SansHistorique, number: int) -> dict[str, tuple[str, str]]:
    """Return path and text of each record on the evening of a commit."""
    then = found.jusqu_au(FIRST + timedelta(days=number)) if isinstance(found, Historique) else found
    if isinstance(then, SansHistorique):
        return {}
    last = {id_: versions[-1] for id_, versions in then.versions.items()}
    return {id_: (version.chemin, text(version)) for id_, version in last.items() if not version.supprimee}


def text(version: Version) -> str:
    assert version.donnees is not None
    return f"titre: {version.donnees['titre']}\n"


@settings(max_examples=40)
@given(lines())
def test_one_line(commits: list[Commit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(commits, Path(folder))
        for number, commit in enumerate(commits):
            assert told(found, number) == records(commit.files)
        assert counted(found) == changes(commits)


def counted(found: Historique | SansHistorique) -> dict[str, list[Nature]]:
    versions = found.versions if isinstance(found, Historique) else {}
    return {id_: [version.nature for version in those] for id_, those in versions.items()}


def changes(commits: list[Commit]) -> dict[str, list[Nature]]:
    """Say what happened to each record, from the files alone."""
    natures: dict[str, list[Nature]] = {}
    for before, after in pairwise(commits):
        was, became = records(before.files), records(after.files)
        for id_ in IDS:
            if was.get(id_) != became.get(id_):
                known = natures.setdefault(id_, [])
                known.append(nature(was.get(id_), became.get(id_), known))
    return natures


def nature(before: tuple[str, str] | None, after: tuple[str, str] | None, known: list[Nature]) -> Nature:
    if after is None:
        return Nature.SUPPRESSION
    if before is None:
        return Nature.RESTAURATION if known else Nature.CREATION
    return Nature.MODIFICATION if before[0] == after[0] else Nature.DEPLACEMENT


@settings(max_examples=60)
@given(graphs())
def test_branches_and_merges(commits: list[Commit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(commits, Path(folder))
        number, main = len(commits) - 1, [len(commits) - 1]
        while commits[number].parents:
            number = commits[number].parents[0]
            main.append(number)
        for number in main:
            assert told(found, number) == records(commits[number].files)
