"""Writing without ever overwriting, and without ever leaving half a file."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filrouge.diagnostics import UserError


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet: beside, then renamed.

    Raises:
        UserError: something has that name, be it a broken link.
    """
    if os.path.lexists(path):
        raise UserError(f"« {path} » existe déjà", "déplacez-le, ou choisissez un autre nom")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.nouveau")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.rename(path)


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by path from ``folder``, into a folder of ours."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def check_empty(folder: Path) -> None:
    """Refuse a place where something is already.

    Raises:
        UserError: the folder holds something, or is a file.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise UserError(
            f"le dossier « {folder} » n’est pas vide", "donnez un dossier vide, ou qui n’existe pas encore"
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(f"« {folder} » est un fichier", "donnez un dossier vide, ou qui n’existe pas encore")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give a folder to fill out of sight: it appears whole as ``target``, or leaves nothing behind.

    Raises:
        UserError: something is there already, or the place cannot be made.
    """
    check_empty(target)
    # An existing folder may be a shell's working directory: it is filled, never replaced.
    inside = target.is_dir()
    with _parents(target), _beside(target if inside else target.parent) as temporary:
        folder = temporary / "depot"
        folder.mkdir()
        yield folder
        if inside:
            for entry in sorted(folder.iterdir()):
                entry.rename(target / entry.name)
        else:
            folder.rename(target)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    try:
        temporary = tempfile.TemporaryDirectory(prefix=".filrouge-", dir=place, ignore_cleanup_errors=True)
    except OSError:
        raise _refused(place) from None
    with temporary as name:
        yield Path(name)


@contextmanager
def _parents(target: Path) -> Iterator[None]:
    """Make the missing folders above; should anything fail, remove those made, if they are empty."""
    made: list[Path] = []
    try:
        for parent in reversed(target.parents):
            if not parent.is_dir():
                _make(parent)
                made.append(parent)
        yield
    except BaseException:
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError:
        raise _refused(folder) from None


def _refused(folder: Path) -> UserError:
    return UserError(
        f"impossible d’écrire dans « {folder} »", "choisissez un dossier où vous avez le droit d’écrire"
    )
