"""Every output that the product makes of a repository: one line each, for the canaries."""

from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from canaris import JOUR

from filrouge.cli.main import main
from filrouge.exporters import EXPORTERS
from filrouge.profil import Profil

Sortie = Callable[[Path, Profil, Path], dict[str, bytes]]
"""Repository, profile and an empty folder → the files that leave the house, by name."""


def lancer(*words: str | Path) -> int:
    """Run a command as a user does; return its exit code."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as exited:
        main([str(word) for word in words])
    return int(exited.value.code or 0)


def fichiers(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _site(*options: str) -> Sortie:
    def faire(root: Path, profil: Profil, folder: Path) -> dict[str, bytes]:
        words = (
            "construire",
            "--racine",
            root,
            "--profil",
            profil,
            "--sortie",
            folder / "site",
            "--brouillon",
        )
        assert lancer(*words, *options) == 0
        return fichiers(folder / "site")

    return faire


def _export(format_: str) -> Sortie:
    def faire(root: Path, profil: Profil, folder: Path) -> dict[str, bytes]:
        words = ("exporter", format_, "--racine", root, "--profil", profil, "--le", JOUR)
        assert lancer(*words, "--sortie", folder / f"plan.{format_}") == 0
        return fichiers(folder)

    return faire


def _classeur(root: Path, profil: Profil, folder: Path) -> dict[str, bytes]:
    words = ("exporter", "excel", "--racine", root, "--profil", profil, "--le", JOUR)
    assert lancer(*words, "--sortie", folder / "plan.xlsx") == 0
    return fichiers(folder)


def _dossier(name: str, *options: str) -> Sortie:
    def faire(root: Path, profil: Profil, folder: Path) -> dict[str, bytes]:
        words = ("exporter", "dossier", "--racine", root, "--profil", profil, "--le", JOUR, "--brouillon")
        assert lancer(*words, *options, "--sortie", folder / name) == 0
        return fichiers(folder)

    return faire


SITES: Mapping[str, Sortie] = {
    "site": _site(),
    "site sans historique": _site("--sans-historique"),
    "site d’un jour passé": _site("--au", "2026-10-23"),
    "site d’un commit": _site("--au", "presente", "--le", JOUR),
}
EXPORTS: Mapping[str, Sortie] = {format_: _export(format_) for format_ in EXPORTERS}
CLASSEURS: Mapping[str, Sortie] = {"classeur Excel": _classeur}
DOSSIERS: Mapping[str, Sortie] = {
    "dossier PDF": _dossier("dossier.pdf", "--complet"),
    "dossier HTML": _dossier("dossier.html", "--complet", "--html"),
}
SORTIES: Mapping[str, Sortie] = {**SITES, **EXPORTS, **CLASSEURS, **DOSSIERS}
