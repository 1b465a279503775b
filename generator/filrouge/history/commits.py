"""Commits as they were written: parents, dates, subject; read from the objects, not from a log."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from itertools import takewhile
from types import MappingProxyType

from filrouge.diagnostics.shorten import shorten
from filrouge.history.errors import IncompleteError
from filrouge.history.git import Git
from filrouge.history.objects import read_objects

_MOMENT = re.compile(rb"([0-9]{1,12}) ([+-])([0-9]{2})([0-9]{2})")
_PARENT = re.compile(rb"parent [0-9a-f]{40}(?:[0-9a-f]{24})?")
_END = datetime(2101, 1, 1, tzinfo=UTC).timestamp()
_WIDEST_ZONE = 14 * 60
_BEGINNING = 4000
"""Bytes of a message that are looked at."""
_LONGEST = 300
"""Characters of a subject; git itself asks for fifty."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. A date is None when it lies outside 1970–2100, or is no date at all.

    ``auteur`` is the author's e-mail in lower case: for looking up, never for showing.
    """

    id: str
    parents: tuple[str, ...]
    ecrite: datetime | None
    enregistree: datetime | None
    sujet: str
    auteur: str = field(default="", repr=False)


def read_commits(
    git: Git, head: str, known: Mapping[str, Commit] = MappingProxyType({})
) -> dict[str, Commit]:
    """Return every commit that ``head`` contains, parents first; those that are ``known`` are not read again.

    Raises:
        IncompleteError: one of them is missing.
        NoHistoryError: their messages are too long to be read.
    """
    ids = git.run("rev-list", "--topo-order", "--reverse", head).decode("ascii").split()
    unknown = [id_ for id_ in ids if id_ not in known]
    read = {id_: _commit(id_, raw) for id_, raw in read_objects(git, unknown, b"commit")}
    commits: dict[str, Commit] = {}
    for id_ in ids:
        commit = known.get(id_) or read.get(id_)
        if commit is None or not commits.keys() >= set(commit.parents):
            raise IncompleteError
        commits[id_] = commit
    if head not in commits:
        raise IncompleteError
    return commits


def _commit(id_: str, raw: bytes) -> Commit:
    head, _, message = raw.partition(b"\n\n")
    first: dict[bytes, bytes] = {}
    _, *lines = head.split(b"\n")
    # Right after the tree: what is so called further down, git itself does not look at.
    parents = [line[7:].decode("ascii") for line in takewhile(_is_parent, lines)]
    for line in lines:
        key, _, value = line.partition(b" ")
        first.setdefault(key, value)
    author = first.get(b"author", b"")
    return Commit(
        id_,
        tuple(parents),
        _moment(author),
        _moment(first.get(b"committer", b"")),
        _subject(message, first.get(b"encoding", b"utf-8")),
        _address(author),
    )


def _is_parent(line: bytes) -> bool:
    return _PARENT.fullmatch(line) is not None


def _address(signature: bytes) -> str:
    """Read the address of ``Name <address> 1767600000 +0100``: the last one, whatever the name holds."""
    before, closed, _ = signature.rpartition(b">")
    return before.rpartition(b"<")[2].strip().decode("utf-8", "replace").lower() if closed else ""


def _moment(signature: bytes) -> datetime | None:
    """Read the end of ``Name <address> 1767600000 +0100``."""
    found = _MOMENT.fullmatch(signature.rpartition(b"> ")[2])
    if found is None:
        return None
    seconds, minutes = int(found[1]), int(found[3]) * 60 + int(found[4])
    if seconds >= _END or minutes > _WIDEST_ZONE:
        return None
    offset = timedelta(minutes=-minutes if found[2] == b"-" else minutes)
    return datetime.fromtimestamp(seconds, timezone(offset))


def _subject(message: bytes, encoding: bytes) -> str:
    # A message may weigh as much as a book: nothing is done on more than its beginning.
    line = message[:_BEGINNING].lstrip().partition(b"\n")[0]
    try:
        text = line.decode(encoding.decode("ascii", "replace"), "replace")
    except (LookupError, ValueError):
        # An encoding nobody knows, or one that is no encoding of texts.
        text = line.decode("utf-8", "replace")
    return shorten(_CONTROLS.sub(" ", text).strip(), _LONGEST)
