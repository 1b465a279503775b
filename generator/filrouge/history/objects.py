"""Git objects by id: each asked for once, each checked to have come back whole."""

from collections.abc import Collection, Iterator, Mapping

from filrouge.history.errors import IncompleteError, NoHistoryError
from filrouge.history.git import Git
from filrouge.source.text import MAX_BYTES

_MOST = 100_000_000
"""Bytes read in all, of commits or of files: ten thousand versions of a long record are half of it."""
_AT_ONCE = 8_000_000
"""Bytes asked of git in one call, beyond the first object: what is held twice while it is split."""


def read_objects(
    git: Git, ids: Collection[str], kind: bytes, largest: int = _MOST, known: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield id and content, in the order asked, without those of more than ``largest`` bytes: they are never loaded.

    Of those that are ``known``, git is only asked whether they are there.

    Raises:
        IncompleteError: an object is missing, cut short, or of another kind.
        NoHistoryError: all together they are too big to be read.
    """
    sizes = {id_: size for id_, size in _sizes(git, ids, kind) if size <= largest}
    _check_bearable(sum(sizes.values()))
    for batch in _batches({id_: size for id_, size in sizes.items() if id_ not in known}):
        yield from _contents(git, batch, kind)


def read_blobs(git: Git, ids: Collection[str], known: Collection[str] = ()) -> Mapping[str, bytes]:
    """Return the contents by id, without those too big to be a record, nor those ``known``, which must be there too.

    Raises:
        IncompleteError: an object is missing, cut short, or no file.
        NoHistoryError: all together they are too big to be read.
    """
    return dict(read_objects(git, ids, b"blob", MAX_BYTES, known))


def _sizes(git: Git, ids: Collection[str], kind: bytes) -> Iterator[tuple[str, int]]:
    answer = git.run("cat-file", "--batch-check", stdin=_lines(ids)).splitlines() if ids else []
    if len(answer) != len(ids):
        raise IncompleteError
    for id_, line in zip(ids, answer, strict=True):
        yield id_, _size(line, id_, kind)


def _check_bearable(size: int) -> None:
    """Refuse what a small change may weigh: a pack of 2 MB can hold 4 GB of versions."""
    if size > _MOST:
        raise NoHistoryError(
            f"l’historique git est trop lourd pour être lu : {size // 1_000_000} Mo, pour {_MOST // 1_000_000} au plus",
            "demandez à la personne qui tient le dépôt d’en retirer les versions ou les messages démesurés",
        )


def _batches(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    batch: list[str] = []
    room = _AT_ONCE
    for id_, size in sizes.items():
        if batch and size > room:
            yield batch
            batch, room = [], _AT_ONCE
        batch.append(id_)
        room -= size
    if batch:
        yield batch


def _contents(git: Git, ids: Collection[str], kind: bytes) -> Iterator[tuple[str, bytes]]:
    answer = git.run("cat-file", "--batch", stdin=_lines(ids))
    start = 0
    for id_ in ids:
        end = answer.find(b"\n", start)
        size = _size(answer[start : max(end, start)], id_, kind)
        start = end + 1 + size + 1
        if start > len(answer):
            raise IncompleteError
        yield id_, answer[end + 1 : start - 1]


def _lines(ids: Collection[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode("ascii")


def _size(line: bytes, id_: str, kind: bytes) -> int:
    """Read ``<id> <kind> <size>``."""
    found = line.split(b" ")
    if found[:2] != [id_.encode("ascii"), kind] or len(found) != 3:
        raise IncompleteError
    return int(found[2])
