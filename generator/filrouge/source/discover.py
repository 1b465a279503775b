"""Which files of ``content/`` are there to be read."""

import os
from collections.abc import Iterator
from pathlib import Path

from filrouge.diagnostics import Finding, Severity, Span

ATTACHMENTS = "preuves"
_EXPLANATIONS = {"README.md", "LISEZMOI.md"}


def discover(root: Path, folder: str = "content") -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the files that may be records (paths from ``root``, sorted), and the links refused.

    Symbolic links are never followed: they could bring any file of the machine into the site.
    Hidden files, README.md and the attachments are not records.
    """
    files: list[str] = []
    findings: list[Finding] = []
    for path, is_link in _walk(root / folder):
        shown = path.relative_to(root).as_posix()
        if is_link:
            findings.append(_refused(shown))
        elif path.name not in _EXPLANATIONS:
            files.append(shown)
    return tuple(sorted(files)), tuple(findings)


def _walk(top: Path) -> Iterator[tuple[Path, bool]]:
    for folder, folders, names in os.walk(top, followlinks=False):
        here = Path(folder)
        if here == top:
            folders[:] = [name for name in folders if name != ATTACHMENTS]
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in [*folders, *names]:
            path = here / name
            if path.is_symlink():
                yield path, True
            elif name in names and not name.startswith("."):
                yield path, False


def _refused(path: str) -> Finding:
    return Finding(
        "lien-symbolique",
        Severity.ERREUR,
        f"« {path} » est un lien symbolique : il n’est pas suivi",
        Span(path),
        helps=("remplacez-le par le fichier lui-même",),
    )
