"""Where a command writes: a new file put whole in the place of the old one, and nothing else of the user's."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISCHR, S_ISFIFO, S_ISREG

from filrouge.diagnostics import UserError
from filrouge.project import is_root

_READ = ("content", "site_config")
"""Folders of a repository where every file is read."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: what stood there before stays until the new content is complete.

    A terminal or a pipe is written to. Nothing else that is no ordinary file is touched, nor the folders of the records.

    Raises:
        UserError: it cannot be written, or must not be.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if _is_stream(path):
            path.write_bytes(raw)
        else:
            _put(path, raw)
    except OSError as error:
        raise unwritable(path) from error


def unwritable(path: Path) -> UserError:
    """Return what to say of a file that cannot be written."""
    if not path.parent.is_dir():
        return UserError(f"« {path} » ne peut pas être écrit : le dossier n’existe pas", "créez-le d’abord")
    return UserError(f"« {path} » ne peut pas être écrit", "vérifiez vos droits et la place qui reste")


def _is_stream(path: Path) -> bool:
    """Tell what is written to from what is replaced.

    Raises:
        UserError: the place is a link, something else than a file, or in a folder of records.
    """
    if path.is_symlink():
        raise _refused(path, "est un lien symbolique", "donnez le chemin du fichier lui-même")
    inside = _folder_of_records(path)
    if inside is not None:
        raise _refused(path, f"est dans {inside}/, où chaque fichier est lu", "choisissez un autre dossier")
    if not path.exists():
        return False
    mode = path.stat().st_mode
    if not (S_ISREG(mode) or S_ISCHR(mode) or S_ISFIFO(mode)):
        raise _refused(path, "n’est pas un fichier ordinaire", "choisissez un autre nom")
    return not S_ISREG(mode)


def _folder_of_records(path: Path) -> str | None:
    folder = path.parent.resolve()
    names = (one.name for one in (folder, *folder.parents) if one.name in _READ and is_root(one.parent))
    return next(names, None)


def _put(path: Path, raw: bytes) -> None:
    """Write beside under a name nobody could foresee, then take the place: no link laid there is followed."""
    beside = path.with_name(f".{path.name}.{token_hex(8)}")
    with beside.open("xb") as file:
        try:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise


def _refused(path: Path, reason: str, remedy: str) -> UserError:
    return UserError(f"« {path} » ne peut pas être écrit : ce chemin {reason}", remedy)
