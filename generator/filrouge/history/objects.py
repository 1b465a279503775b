"""Git objects by id: each asked for once, each checked to have come back whole."""

from collections.abc import Collection, Iterator, Mapping

from filrouge.history.errors import IncompleteError
from filrouge.history.git import Git
from filrouge.source.text import MAX_BYTES


def read_objects(git: Git, ids: Collection[str], kind: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield id and content, in the order asked.

    Raises:
        IncompleteError: an object is missing, cut short, or of another kind.
    """
    answer = git.run("cat-file", "--batch", stdin=_lines(ids)) if ids else b""
    start = 0
    for id_ in ids:
        end = answer.find(b"\n", start)
        size = _size(answer[start : max(end, start)], id_, kind)
        start = end + 1 + size + 1
        if start > len(answer):
            raise IncompleteError
        yield id_, answer[end + 1 : start - 1]


def read_blobs(git: Git, ids: Collection[str]) -> Mapping[str, bytes]:
    """Return the contents by id, without those too big to be a record: they are never loaded.

    Raises:
        IncompleteError: an object is missing, cut short, or no file.
    """
    answer = git.run("cat-file", "--batch-check", stdin=_lines(ids)).splitlines() if ids else []
    if len(answer) != len(ids):
        raise IncompleteError
    small = [id_ for id_, line in zip(ids, answer, strict=True) if _size(line, id_, b"blob") <= MAX_BYTES]
    return dict(read_objects(git, small, b"blob"))


def _lines(ids: Collection[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode("ascii")


def _size(line: bytes, id_: str, kind: bytes) -> int:
    """Read ``<id> <kind> <size>``."""
    found = line.split(b" ")
    if found[:2] != [id_.encode("ascii"), kind] or len(found) != 3:
        raise IncompleteError
    return int(found[2])
