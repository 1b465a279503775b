"""What was read of git before, kept in a file of the user's own, so that the next reading reads what is new.

It lies outside the repository, where a pull request could write another history, and no published site is made with
it by a machine of CI. All is kept under the ids that git gives to contents: nothing kept can be out of date, but for
the code that read it, whose fingerprint is kept too. What is no longer in the history is forgotten, so that an erasure
reaches the cache as well.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zlib import crc32

from filrouge.history.changes import Change, Fichier
from filrouge.history.commits import Commit
from filrouge.source import Value
from filrouge.source.yaml_events import LIBRARY

Blob = tuple[str, bool]
"""A content and how it is read: its id in git, and whether it is Markdown."""
Values = Mapping[Blob, Mapping[str, Value] | None]
"""The values of contents; None for one that cannot be read."""

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, text TEXT, sum INTEGER) WITHOUT ROWID"
_WAIT = 2.0
"""Seconds left to another run that is writing."""
_READERS = ("diagnostics", "source", "history", "records")
"""The packages that make of git's objects what is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of commits (their own words, and what they changed), and the values of files."""

    commits: Mapping[str, tuple[Commit, tuple[Change, ...]]] = field(default_factory=dict)
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cache:
    """A file that may be lost at any time: ``tell`` says, in French, when it is of no help."""

    path: Path
    tell: Callable[[str], None]

    def load(self, dossier: bytes) -> Kept:
        """Return what is kept of the records below ``dossier``.

        Nothing is when the file is missing, damaged, or written by another version of the readers.
        """
        try:
            if not self.path.exists():
                return Kept()
            with closing(self._open()) as base:
                base.execute("BEGIN")
                ours = _mark_of(base) == _mark(dossier)
                return _kept(base.execute("SELECT key, text, sum FROM kept")) if ours else Kept()
        except (sqlite3.Error, OSError, ValueError) as error:
            self._forget("lu", error, "tout est relu dans git")
            return Kept()

    def save(self, dossier: bytes, before: Kept, now: Kept) -> None:
        """Keep ``now`` and nothing else; ``before`` is what ``load`` gave, which is not written again."""
        gone, fresh = _keys(before) - _keys(now), _keys(now) - _keys(before)
        if not gone and not fresh:
            return
        try:
            self._make()
            with closing(self._open()) as base, base:
                # What is taken away leaves no trace in the file.
                base.execute("PRAGMA secure_delete = ON")
                base.execute("BEGIN IMMEDIATE")
                base.execute(_TABLE)
                if _mark_of(base) != _mark(dossier):
                    base.execute("DELETE FROM kept")
                    fresh = _keys(now)
                base.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in gone))
                rows = (
                    (key, text, _sum(key, text)) for key, text in (("", _mark(dossier)), *_rows(now, fresh))
                )
                base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            self._forget("écrit", error, "la prochaine construction relira tout")

    def _open(self) -> sqlite3.Connection:
        """Open the file, which is there: sqlite makes none that others could read."""
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)

    def _make(self) -> None:
        """Make a file that its owner alone can read, if there is none: it holds the addresses of authors."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))

    def _forget(self, done: str, error: Exception, then: str) -> None:
        """Say so, without a word of what is kept, and begin again, unless another run is writing."""
        busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        why = "une autre exécution s’en sert" if busy else getattr(error, "strerror", None) or "il est abîmé"
        self.tell(f"L’historique gardé dans {self.path} n’a pas pu être {done} ({why}) ; {then}.")
        if busy:
            return
        # Where it cannot be taken away either, the next run says the same.
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            # What an interrupted run left is never to be laid over a new file.
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)


def _mark(dossier: bytes) -> str:
    """Return what must be the same for what is kept to be of use."""
    return f"{_code()} {dossier!r}"


def _mark_of(base: sqlite3.Connection) -> str | None:
    found = base.execute("SELECT text FROM kept WHERE key = ''").fetchone()
    return found[0] if found else None


def _keys(kept: Kept) -> set[str]:
    return {*(f"c{id_}" for id_ in kept.commits), *map(_key, kept.values)}


def _key(blob: Blob) -> str:
    return f"{'m' if blob[1] else 'y'}{blob[0]}"


def _rows(kept: Kept, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield key and text of each commit and each content that is wanted."""
    for id_, said in kept.commits.items():
        if f"c{id_}" in wanted:
            yield f"c{id_}", _commit_text(*said)
    for blob, data in kept.values.items():
        if _key(blob) in wanted:
            yield _key(blob), json.dumps(None if data is None else dict(data))


def _sum(key: str, text: str) -> int:
    """Return what tells a damaged row: the file has no checksum of its own."""
    return crc32(f"{key} {text}".encode())


def _kept(rows: Iterable[tuple[str, str, int]]) -> Kept:
    """Read the rows back.

    Raises:
        ValueError: one of them is damaged.
    """
    commits: dict[str, tuple[Commit, tuple[Change, ...]]] = {}
    values: dict[Blob, Mapping[str, Value] | None] = {}
    for key, text, sum_ in rows:
        if sum_ != _sum(key, text):
            raise ValueError(key)
        if key[:1] == "c":
            commits[key[1:]] = _commit(key[1:], text)
        elif key:
            values[key[1:], key[0] == "m"] = json.loads(text)
    return Kept(commits, values)


def _commit_text(commit: Commit, changes: Iterable[Change]) -> str:
    dates = (moment and moment.isoformat() for moment in (commit.ecrite, commit.enregistree))
    told = [[change.id, *change.fichier, change.present] for change in changes]
    return json.dumps([commit.parents, *dates, commit.sujet, commit.auteur, told])


def _commit(id_: str, text: str) -> tuple[Commit, tuple[Change, ...]]:
    parents, ecrite, enregistree, sujet, auteur, told = json.loads(text)
    commit = Commit(id_, tuple(parents), _moment(ecrite), _moment(enregistree), sujet, auteur)
    return commit, tuple(Change(one[0], Fichier(*one[1:4]), one[4]) for one in told)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


@cache
def _code() -> str:
    """Return the fingerprint of all that makes what is kept: our readers, Python, the YAML library."""
    found = sha256(f"{sys.version} {LIBRARY}".encode())
    for name in _READERS:
        for path in sorted(_modules(files("filrouge") / name), key=str):
            found.update(path.read_bytes())
    return found.hexdigest()


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith(".py"):
            yield entry
