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
    needed = {parent.as_posix() for path in marked for parent in PurePosixPath(path).parents}
    files: list[Path] = []
    folders: list[Path] = []
    foreign: list[Path] = []
    for path, is_folder in _below(folder):
        known, ours = (needed, folders) if is_folder else (marked, files)
        relative = path.relative_to(folder)
        (ours if relative.as_posix() in known and not path.is_symlink() else foreign).append(relative)
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


def _below(folder: Path) -> Iterator[tuple[Path, bool]]:
    for here, folders, files in os.walk(folder, followlinks=False):
        for name in sorted(folders):
            yield Path(here, name), True
        for name in sorted(files):
            yield Path(here, name), False
