"""What the pages of a site were made from, kept in a file of the user's own between two runs of ``construire``.

It lies outside the repository, where a pull request could write other pages, and no published site is made with it by a
machine of CI. Nothing kept can be out of date: each fragment is under the marks of all that it was made from, and the
whole under that of the code that made it. What is no longer in the site is forgotten, so that an erasure reaches it as well.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zlib import crc32

from filrouge.pages import Fragments
from filrouge.pages.fragments import Fragment
from filrouge.validation.schemas import schema_root

_TABLE = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, text BLOB, sum INTEGER) WITHOUT ROWID"
_WAIT = 2.0
"""Seconds left to another run that is writing."""
_LIMIT = 400_000_000
"""Bytes of text kept at most: beyond, nothing is, and each run makes all of the site."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that may be lost at any time: ``tell`` says, in French, when it is of no help."""

    path: Path
    tell: Callable[[str], None]

    def load(self) -> Fragments:
        """Return what the last run made; nothing when the file is missing, damaged, or of another version of the code."""
        try:
            if not self.path.exists():
                return Fragments()
            with closing(self._open()) as base:
                base.execute("BEGIN")
                same = base.execute("SELECT text FROM kept WHERE name = ''").fetchone() == (_code().encode(),)
                return Fragments(dict(_fragments(base)) if same else {})
        except (sqlite3.Error, OSError, ValueError) as error:
            self._forget("lu", error)
            return Fragments()

    def save(self, fragments: Fragments) -> None:
        """Keep what this run has and nothing else; what was loaded is not written again."""
        before, now = fragments.before, fragments.now
        gone = before.keys() - now.keys()
        fresh = {name: _text(one) for name, one in now.items() if before.get(name) is not one}
        if not gone and not fresh:
            return
        try:
            self._make()
            with closing(self._open()) as base, base:
                # What is taken away leaves no trace in the file.
                base.execute("PRAGMA secure_delete = ON")
                base.execute("BEGIN IMMEDIATE")
                base.execute(_TABLE)
                if not before:
                    base.execute("DELETE FROM kept")
                base.executemany("DELETE FROM kept WHERE name = ?", ((name,) for name in gone))
                rows = (
                    (name, text, _sum(name, text)) for name, text in (("", _code().encode()), *fresh.items())
                )
                base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
                if base.execute("SELECT sum(length(text)) FROM kept").fetchone()[0] > _LIMIT:
                    base.execute("DELETE FROM kept")
        except (sqlite3.Error, OSError) as error:
            self._forget("écrit", error)

    def _open(self) -> sqlite3.Connection:
        """Open the file, which is there: sqlite makes none that others could read."""
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)

    def _make(self) -> None:
        """Make a file that its owner alone can read, if there is none."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))

    def _forget(self, done: str, error: Exception) -> None:
        """Say so, without a word of what is kept, and begin again, unless another run is writing."""
        busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        why = "une autre exécution s’en sert" if busy else getattr(error, "strerror", None) or "il est abîmé"
        self.tell(
            f"Ce qui est gardé du site dans {self.path} n’a pas pu être {done} ({why}) ; tout est refait."
        )
        if busy:
            return
        # Where it cannot be taken away either, the next run says the same.
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            # What an interrupted run left is never to be laid over a new file.
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)


def _text(fragment: Fragment) -> bytes:
    reads = [[*key, mark] for key, mark in fragment.reads.items()]
    return json.dumps([reads, fragment.value], ensure_ascii=False).encode("utf-8", "surrogatepass")


def _fragments(base: sqlite3.Connection) -> Iterator[tuple[str, Fragment]]:
    """Read the rows back.

    Raises:
        ValueError: one of them is damaged.
    """
    for name, text, sum_ in base.execute("SELECT name, text, sum FROM kept WHERE name <> ''"):
        if not isinstance(text, bytes) or sum_ != _sum(name, text):
            raise ValueError(name)
        reads, value = json.loads(text)
        yield name, Fragment({(part, which): mark for part, which, mark in reads}, value)


def _sum(name: str, text: bytes) -> int:
    """Return what tells a damaged row: the file has no checksum of its own."""
    return crc32(text, crc32(name.encode("utf-8", "surrogatepass")))


@cache
def _code() -> str:
    """Return the fingerprint of all that makes a page beside its evidence: our code, Python, what is installed."""
    found = sha256(sys.version.encode())
    for folder in sys.path:
        installed = Path(folder).glob("*.dist-info") if folder and Path(folder).is_dir() else ()
        found.update(" ".join(sorted(path.name for path in installed)).encode())
    for path in (*_files(files("filrouge")), *_files(schema_root())):
        found.update(path.read_bytes())
    return found.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry) if entry.name != "__pycache__" else ()
        else:
            yield entry
