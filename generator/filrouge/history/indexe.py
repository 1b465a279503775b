"""What the next commit will hold: the index of git, never the working files."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.history.depot import folder_of
from filrouge.history.errors import NoHistoryError
from filrouge.history.git import TIMEOUT, Git
from filrouge.history.objects import read_objects

_FILES = {b"100644", b"100755"}
_DELETED = b"D"
INDEX = "GIT_INDEX_FILE"
"""How git tells a hook which index is about to be committed: that of « git commit FILE » is not the usual one."""

MOST = 2_000_000
"""Bytes of a file that is read."""
_AT_ONCE = 20
"""Files asked of git in one call."""


def read_index(
    root: Path, environ: Mapping[str, str], timeout: float = TIMEOUT
) -> Iterator[tuple[str, bytes | None]]:
    """Yield what is staged under ``root`` and differs from every parent of the coming commit, by path from there.

    What a merge brings in is in git already. Deleted files, links and submodules are left out; a renamed file is there under
    its new name. A file of more than ``MOST`` bytes is not read: None stands for it.

    Raises:
        UserError: there is no repository, or git could not tell.
    """
    try:
        top = folder_of(root)
        git = Git(top, environ, timeout, kept=(INDEX,))
        inside = root.relative_to(top).as_posix()
        start = b"" if inside == "." else os.fsencode(inside) + b"/"
        changed = {
            path[len(start) :]: blob for path, blob in _changed(git, top).items() if path.startswith(start)
        }
        paths = sorted(changed)
        for at in range(0, len(paths), _AT_ONCE):
            some = {path: changed[path] for path in paths[at : at + _AT_ONCE]}
            known = dict(read_objects(git, dict.fromkeys(some.values()), b"blob", MOST))
            yield from ((_shown(path), known.get(blob)) for path, blob in some.items())
    except NoHistoryError as refused:
        raise UserError(refused.sans.raison, refused.sans.aide) from None


def tracks(root: Path, path: str, environ: Mapping[str, str], timeout: float = TIMEOUT) -> tuple[bool, bool]:
    """Tell whether git's index holds a file, and whether a commit of the present branch ever did; without git, neither."""
    try:
        top = folder_of(root)
        git = Git(top, environ, timeout)
        asked = (root / path).relative_to(top).as_posix()
        indexed = bool(git.call("ls-files", "-z", "--", asked).stdout)
        return indexed, bool(git.call("rev-list", "-1", "HEAD", "--", asked).stdout)
    except NoHistoryError:
        return False, False


def _changed(git: Git, top: Path) -> dict[bytes, str]:
    """Return the blobs that no parent has at the same path."""
    head = git.call("rev-parse", "--verify", "--quiet", "HEAD^{commit}").stdout.decode("ascii").strip()
    if not head:
        return _all(git)
    merged = top / os.fsdecode(git.run("rev-parse", "--git-path", "MERGE_HEAD").removesuffix(b"\n"))
    others = merged.read_text(encoding="ascii").split() if merged.is_file() else []
    found = _beside(git, head)
    for other in others:
        theirs = _beside(git, other)
        found = {path: blob for path, blob in found.items() if theirs.get(path) == blob}
    return found


def _beside(git: Git, commit: str) -> dict[bytes, str]:
    """Read ``:<mode> <mode> <id> <id> <status>`` and a path, by turns."""
    raw = git.run("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", commit, "--")
    words = raw.split(b"\0")
    told = zip(words[:-1:2], words[1::2], strict=True)
    heads = ((head.split(b" "), path) for head, path in told)
    return {
        path: head[3].decode("ascii") for head, path in heads if head[1] in _FILES and head[4] != _DELETED
    }


def _all(git: Git) -> dict[bytes, str]:
    """Read ``<mode> <id> <stage>``, a tabulation and a path: before the first commit, all is new."""
    told = (line.partition(b"\t") for line in git.run("ls-files", "--stage", "-z").split(b"\0") if line)
    heads = ((head.split(b" "), path) for head, _, path in told)
    return {path: head[1].decode("ascii") for head, path in heads if head[0] in _FILES and head[2] == b"0"}


def _shown(path: bytes) -> str:
    return path.decode("utf-8", "backslashreplace")
