"""Which files of ``content/`` are there to be read; nothing but regular files ever is."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from filrouge.diagnostics import Finding, Severity, Span

ATTACHMENTS = "preuves"
# Explanations for people, and what Windows and office software leave behind.
_NOT_RECORDS = {"README.md", "LISEZMOI.md", "Thumbs.db", "desktop.ini"}
_DEEPEST = 8


def discover(root: Path, folder: str = "content") -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the files that may be records (paths from ``root``, sorted), and what was refused.

    Symbolic links are never followed: they could bring any file of the machine into the site.
    Hidden files, explanations, left-overs of the system and the attachments are not records.
    """
    refused = refusal(root, folder, folder_wanted=True)
    if refused is not None:
        return (), (refused,)
    files: list[str] = []
    findings: list[Finding] = []
    for shown in _walk(root, folder):
        deep = shown.endswith("/")
        # No folder on the way is a link, or it would not have been looked into.
        if not deep and S_ISREG(os.lstat(f"{root}/{shown}").st_mode):
            files.append(shown)
        elif (finding := _too_deep(shown) if deep else refusal(root, shown)) is not None:
            findings.append(finding)
    return tuple(sorted(files)), tuple(findings)


def _walk(root: Path, top: str) -> Iterator[str]:
    """Yield files and links, and with a final ``/`` the folders too deep to be looked into."""
    for folder, folders, names in os.walk(root / top, followlinks=False):
        here = PurePosixPath(Path(folder).relative_to(root).as_posix())
        if str(here) == top:
            folders[:] = [name for name in folders if name != ATTACHMENTS]
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from (f"{here}/{name}" for name in (*links, *names) if _may_be_record(name))
        if len(here.parts) >= _DEEPEST:
            yield from (f"{here}/{name}/" for name in folders)
            folders.clear()


def _may_be_record(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _NOT_RECORDS


def refusal(root: Path, shown: str, *, folder_wanted: bool = False) -> Finding | None:
    """Return why a path of the repository is not read: a link on the way to it, or no regular file."""
    path = root
    for part in PurePosixPath(shown).parts:
        path /= part
        if path.is_symlink():
            linked = path.relative_to(root).as_posix()
            message = f"« {linked} » est un lien symbolique : il n’est pas suivi"
            return _refused("lien-symbolique", linked, message, "remplacez-le par le fichier lui-même")
    if not folder_wanted and not S_ISREG(path.stat().st_mode):
        message = f"« {shown} » n’est pas un fichier ordinaire : il n’est pas lu"
        return _refused("fichier-special", shown, message, "remplacez-le par un fichier de texte")
    return None


def _too_deep(shown: str) -> Finding:
    message = f"« {shown} » est à plus de {_DEEPEST} dossiers de profondeur : il n’est pas lu"
    return _refused(
        "dossier-trop-profond", shown.rstrip("/"), message, "remontez ces fiches dans leur dossier"
    )


def _refused(code: str, shown: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERREUR, message, Span(shown), helps=(remedy,))
