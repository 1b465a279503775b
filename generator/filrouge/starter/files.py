"""Writing without ever overwriting, and without ever leaving half a file."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Self

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
    """Refuse a place where something is already, or that cannot be made.

    Raises:
        UserError: the folder holds something, is a file, or stands nowhere.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise UserError(
            f"le dossier « {folder} » n’est pas vide", "donnez un dossier vide, ou qui n’existe pas encore"
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(f"« {folder} » est un fichier", "donnez un dossier vide, ou qui n’existe pas encore")
    if not folder.parent.is_dir():
        raise UserError(
            f"le dossier « {folder.parent} » n’existe pas", "créez-le d’abord, ou choisissez un autre endroit"
        )


class Staged:
    """A folder filled out of sight, that appears whole in its place or not at all."""

    def __init__(self, target: Path) -> None:
        check_empty(target)
        self._target = target
        # An existing folder may be a shell's working directory: it is filled, never replaced.
        self._inside = target.is_dir()
        self._temporary = tempfile.TemporaryDirectory(
            prefix=".filrouge-", dir=target if self._inside else target.parent, ignore_cleanup_errors=True
        )
        self.folder = Path(self._temporary.name) / "depot"
        self.folder.mkdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._temporary.cleanup()

    def publish(self) -> None:
        """Put what was written in its place."""
        if not self._inside:
            self.folder.rename(self._target)
            return
        for entry in sorted(self.folder.iterdir()):
            entry.rename(self._target / entry.name)
