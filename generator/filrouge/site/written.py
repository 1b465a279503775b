"""What we wrote in a folder, and what somebody else did."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MARKER = ".filrouge-site"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Content:
    """Paths below a folder: regular files that we wrote, the folders they need, and everything else."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    foreign: tuple[Path, ...]


def write_marker(folder: Path, paths: Sequence[str]) -> None:
    """Write the list of the files that we are about to write."""
    marker = {"format": _FORMAT, "fichiers": [MARKER, *paths]}
    (folder / MARKER).write_text(json.dumps(marker, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def look(folder: Path) -> Content:
    """Tell ours from the rest; a symbolic link is never ours, nor a folder that none of our files needs."""
    marked = _marked(folder)
    holding = {path.rpartition("/")[0] for path in marked}
    needed = {
        parent.as_posix()
        for path in holding
        for parent in (PurePosixPath(path), *PurePosixPath(path).parents)
    }
    files: list[Path] = []
    folders: list[Path] = []
    foreign: list[Path] = []
    for path, is_folder, is_link in _below(folder):
        known, ours = (needed, folders) if is_folder else (marked, files)
        (ours if path in known and not is_link else foreign).append(Path(path))
    return Content(tuple(files), tuple(folders), tuple(foreign))


def published(folder: Path) -> bool:
    """Tell whether a site of ours stands in a folder."""
    return bool(_marked(folder))


def remove(folder: Path) -> None:
    """Remove our files, then the folders left empty; the marker goes last, when nothing else is there."""
    content = look(folder)
    for path in content.files:
        if path != Path(MARKER):
            (folder / path).unlink()
    for path in reversed(content.folders):
        with suppress(OSError):
            (folder / path).rmdir()
    if [path.name for path in folder.iterdir()] == [MARKER]:
        (folder / MARKER).unlink()
    with suppress(OSError):
        folder.rmdir()


def _marked(folder: Path) -> frozenset[str]:
    """Return the files that the marker lists; none when it was cut short or is not there."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return frozenset(map(str, marker["fichiers"]))
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()


def _below(folder: Path, under: str = "") -> Iterator[tuple[str, bool, bool]]:
    """Yield the path of each entry below a folder, whether it is a folder, and whether it is a link, which is not followed."""
    try:
        entries = sorted(os.scandir(folder / under), key=lambda entry: entry.name)
    except OSError:
        # It is not there, or cannot be read: nothing of ours can be removed from it either.
        return
    folders = [entry for entry in entries if entry.is_dir()]
    for entry in (*folders, *(entry for entry in entries if not entry.is_dir())):
        yield f"{under}{entry.name}", entry.is_dir(), entry.is_symlink()
    for entry in folders:
        if not entry.is_symlink():
            yield from _below(folder, f"{under}{entry.name}/")
