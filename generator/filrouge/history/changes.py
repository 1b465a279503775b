"""What each commit changed among the files of records, relative to its first parent."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from filrouge.history.commits import Commit
from filrouge.history.depot import Depot
from filrouge.history.errors import IncompleteError
from filrouge.records.names import Named, read_name
from filrouge.records.types import type_of_id
from filrouge.source.discover import ATTACHMENTS

_FOLDER = "content"
_ABSENT = b"000000"
_ORDINARY = {b"100644", b"100755", b"100664"}


class Fichier(NamedTuple):
    """The file of a record; of two with the same name, the smaller is the record, as when files are read.

    ``chemin`` is relative to the records' repository. ``blob`` is None for what is no ordinary file (a
    symbolic link, a repository inside the repository), which is never read.
    """

    mal_range: bool
    chemin: str
    blob: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A file of record ``id`` that a commit wrote or, when ``present`` is False, took away."""

    id: str
    fichier: Fichier
    present: bool


Changes = Mapping[str, tuple[Change, ...]]
"""What commits changed, by commit."""


def read_changes(
    depot: Depot, commits: Mapping[str, Commit], known: Changes = MappingProxyType({})
) -> Changes:
    """Return the changes of every commit; those that are ``known`` are not asked of git again.

    Raises:
        IncompleteError: git did not answer for every commit.
    """
    unknown = [commit for id_, commit in commits.items() if id_ not in known]
    read = _read(depot, unknown) if unknown else {}
    if read.keys() != {commit.id for commit in unknown}:
        raise IncompleteError
    return {id_: read[id_] if id_ in read else known[id_] for id_ in commits}


def _read(depot: Depot, commits: Iterable[Commit]) -> Changes:
    """Ask git; nothing comes back when it did not say the end."""
    asked = "".join(f"{' '.join((commit.id, *commit.parents[:1]))}\n" for commit in commits)
    # The last commit against itself changes nothing: its id alone ends an answer that is not cut short.
    asked += f"{depot.head} {depot.head}\n"
    answer = depot.git.run(
        *("diff-tree", "--stdin", "--always", "-r", "-z", "--root", "--no-renames", "--no-abbrev", "--"),
        os.fsdecode(depot.dossier) + _FOLDER,
        stdin=asked.encode("ascii"),
    )
    whole = answer.removesuffix(f"{depot.head}\0".encode("ascii"))
    return dict(_by_commit(whole, depot.dossier)) if whole != answer else {}


def _by_commit(answer: bytes, dossier: bytes) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Split at each commit's id; ``:`` begins an entry, which the path follows."""
    commit, found = "", list[Change]()
    parts = iter(answer.split(b"\0"))
    for part in parts:
        if part.startswith(b":"):
            found.extend(_change(part, next(parts, b"").removeprefix(dossier)))
            continue
        if commit:
            yield commit, tuple(found)
        commit, found = part.decode("ascii"), []


def _change(entry: bytes, path: bytes) -> Iterable[Change]:
    """Read ``:100644 100644 <before> <after> M``."""
    _, mode, _, blob, _ = entry.split(b" ")
    shown = path.decode("utf-8", "backslashreplace")
    named = _named(shown)
    if named is None:
        return ()
    id_, misplaced = named
    read = blob.decode("ascii") if mode in _ORDINARY else None
    return (Change(id_, Fichier(misplaced, shown, read), present=mode != _ABSENT),)


@cache
def _named(path: str) -> tuple[str, bool] | None:
    """Return the id of the record whose name a path bears, and whether it is out of its folder."""
    pure = PurePosixPath(path)
    folders = pure.parts[1:-1]
    type_ = type_of_id(pure.stem)
    if type_ is None or ATTACHMENTS in folders[:1] or any(part.startswith(".") for part in folders):
        return None
    # The folder is no part of the name: a record that was out of place is the same record.
    named = read_name(f"{_FOLDER}/{type_.folder}/{pure.name}")
    return (named.id, not isinstance(read_name(path), Named)) if isinstance(named, Named) else None
