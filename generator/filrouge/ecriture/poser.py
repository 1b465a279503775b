"""Several files changed together: all of them, or none."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from filrouge.diagnostics import UserError


@dataclass(frozen=True, slots=True)
class Ecrit:
    """What a file, by its path from the root, becomes; ``avant`` is what it was when it was read, None for a new one."""

    path: str
    avant: bytes | None
    apres: bytes


def poser(root: Path, ecrits: Sequence[Ecrit]) -> None:
    """Write files into a repository: each beside its place first, then all put in place.

    Whatever fails, the files are put back as they were.

    Raises:
        UserError: a file is not, or no longer, what it was when it was read; or it cannot be written.
    """
    for ecrit in ecrits:
        _check(root, ecrit)
    beside: dict[Path, Ecrit] = {}
    done: list[tuple[Path, Ecrit]] = []
    made: list[Path] = []
    try:
        for ecrit in ecrits:
            made += _folders(root, (root / ecrit.path).parent)
            beside[_beside(root / ecrit.path, ecrit.apres)] = ecrit
        for temporary, ecrit in beside.items():
            temporary.replace(root / ecrit.path)
            done.append((root / ecrit.path, ecrit))
    except OSError as error:
        _undo(done, beside, made)
        at = len(done) if len(beside) == len(ecrits) else len(beside)
        raise UserError(
            f"« {ecrits[at].path} » ne peut pas être écrit : rien n’a été changé",
            "vérifiez vos droits et la place qui reste ; fermez ce fichier s’il est ouvert ailleurs",
        ) from error


def _check(root: Path, ecrit: Ecrit) -> None:
    path = root
    for part in Path(ecrit.path).parts:
        path /= part
        if path.is_symlink():
            raise UserError(
                f"« {ecrit.path} » est un lien symbolique, ou passe par un lien : il n’est pas écrit",
                "remplacez le lien par le fichier ou le dossier lui-même",
            )
    now = path.read_bytes() if path.is_file() else None
    if now != ecrit.avant or (now is None and os.path.lexists(path)):
        raise UserError(
            f"« {ecrit.path} » a changé pendant le travail : rien n’a été écrit", "recommencez la commande"
        )


def _folders(root: Path, folder: Path) -> list[Path]:
    missing = [one for one in (folder, *folder.parents) if root in one.parents and not one.is_dir()]
    for one in reversed(missing):
        one.mkdir()
    return missing


def _beside(path: Path, content: bytes) -> Path:
    """Write a hidden file, which no reader of records takes for one, under a name that nobody could foresee."""
    temporary = path.with_name(f".{path.name}.{token_hex(8)}")
    with temporary.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.close()
            temporary.unlink()
            raise
    return temporary


def _undo(done: Iterable[tuple[Path, Ecrit]], beside: Iterable[Path], made: Iterable[Path]) -> None:
    """Put back what was; what cannot be is left to the message of the first failure and to git."""
    for path, ecrit in done:
        with suppress(OSError):
            if ecrit.avant is None:
                path.unlink()
            else:
                _beside(path, ecrit.avant).replace(path)
    for temporary in beside:
        with suppress(OSError):
            temporary.unlink()
    for folder in made:
        with suppress(OSError):
            folder.rmdir()
