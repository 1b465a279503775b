"""A site to a folder, all or nothing: written beside, then put in place of the previous one.

Whatever interrupts it, the folder holds the previous site or the new one. A file that stays the same is the same file in
both, under two names, until the previous one is removed: nothing is ever written in place. Only files that we wrote are
ever removed: a marker file in each folder lists them, and the folder is walked rather than the list
followed, so that no list can lead outside of it.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filrouge.diagnostics import UserError
from filrouge.site.fill import folder_of
from filrouge.site.swap import exchange, locked
from filrouge.site.written import MARKER, look, remove, write_marker

_NEW = "nouveau"
_OLD = "ancien"
_WHY = {
    errno.EACCES: "l’écriture y est interdite",
    errno.ENOSPC: "le disque est plein",
    errno.ENOTDIR: "un fichier se trouve à la place d’un dossier",
    errno.EEXIST: "un fichier se trouve à la place d’un dossier",
    errno.EROFS: "le disque est en lecture seule",
}


class Files(Protocol):
    """A folder in memory: its paths, in order, and what each holds."""

    def __iter__(self) -> Iterator[str]:
        """Give every path, in order."""
        ...

    def content(self, path: str) -> bytes:
        """Return a file as it is written."""
        ...


def publish(site: Files, output: Path) -> None:
    """Write a site to ``output`` in the place of the previous one.

    Raises:
        UserError: ``output`` holds anything that we did not put there, or cannot be written.
    """
    output = output.absolute()
    with _told(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        with locked(output.parent) as alone:
            if not alone:
                raise UserError(
                    f"une autre construction écrit en ce moment dans « {output.parent} »",
                    "attendez qu’elle finisse",
                )
            _recover(output)
            _refuse_foreign(output)
            _replace(site, output)


def refuse_foreign(output: Path) -> None:
    """Tell before the work that ``publish`` would refuse a folder.

    Raises:
        UserError: it holds anything that we did not put there, or cannot be read.
    """
    with _told(output):
        _refuse_foreign(output)


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror)
        raise UserError(
            f"le site n’a pas pu être écrit dans « {output} » : {why}", "ce qui s’y trouvait est intact"
        ) from error


def _replace(site: Files, output: Path) -> None:
    _clean(output)
    fresh = output.with_name(f".{output.name}-{secrets.token_hex(4)}.{_NEW}")
    try:
        _write(site, fresh, output)
        _put(fresh, output)
    finally:
        _clean(output)


def _write(site: Files, folder: Path, previous: Path) -> None:
    folder.mkdir()
    # First, so that whatever is left of an interrupted run is known to be ours.
    write_marker(folder, list(site))
    for parent in sorted({folder_of(path) for path in site}):
        (folder / parent).mkdir(parents=True, exist_ok=True)
    mode = (folder / MARKER).stat().st_mode
    for path in site:
        content = site.content(path)
        if not _linked(previous / path, folder / path, content, mode):
            (folder / path).write_bytes(content)


def _linked(file: Path, target: Path, content: bytes, mode: int) -> bool:
    """Put a file of the previous site in the new one, which is cheaper than writing it; False when that cannot be.

    It must hold the very same bytes, whoever wrote them, and have no other name: it has one again when the previous site
    is removed, and nothing that is changed in place later can reach a copy made of links.
    """
    try:
        found = file.lstat()
        if found.st_nlink != 1 or found.st_mode != mode or found.st_size != len(content):
            return False
        if file.read_bytes() != content:
            return False
        os.link(file, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _put(fresh: Path, output: Path) -> None:
    """Put a finished folder in place; the previous one ends beside, under a name of ours."""
    if not output.exists():
        fresh.rename(output)
    elif not exchange(fresh, output):
        output.rename(fresh.with_suffix(f".{_OLD}"))
        fresh.rename(output)


def _recover(output: Path) -> None:
    """Put the previous site back, when a run stopped between the two renames of ``_put``."""
    for old in _beside(output, _OLD):
        if not output.exists():
            old.rename(output)


def _clean(output: Path) -> None:
    """Remove what earlier runs left beside."""
    for folder in (*_beside(output, _NEW), *_beside(output, _OLD)):
        remove(folder)


def _beside(output: Path, extension: str) -> list[Path]:
    found = sorted(output.parent.glob(f".{output.name}-????????.{extension}"))
    return [path for path in found if path.is_dir() and not path.is_symlink()]


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink():
        raise UserError(f"« {output} » est un lien symbolique", "donnez le dossier lui-même avec --sortie")
    if output.exists() and not output.is_dir():
        raise UserError(f"« {output} » n’est pas un dossier", "donnez un autre dossier avec --sortie")
    foreign = look(output).foreign
    if not foreign:
        return
    if not (output / MARKER).is_file():
        raise UserError(
            f"le dossier « {output} » n’est pas vide, et ce n’est pas Fil Rouge qui l’a rempli",
            "donnez un dossier vide ou nouveau avec --sortie",
        )
    first = ", ".join(f"« {path.as_posix()} »" for path in foreign[:3])
    more = f" et {len(foreign) - 3} de plus" if len(foreign) > 3 else ""
    raise UserError(
        f"le dossier « {output} » contient des fichiers que Fil Rouge n’a pas écrits : {first}{more}",
        "déplacez-les ailleurs : le dossier entier est remplacé à chaque construction",
    )
