"""Repositories for tests: histories told in ``gestes.yaml``, committed by git itself with fixed dates and author."""

import json
import os
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from filrouge.history import Historique, Version

ENVIRON = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "HOME": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Référente qualité",
    "GIT_AUTHOR_EMAIL": "qualite@exemple.fr",
    "GIT_COMMITTER_NAME": "Référente qualité",
    "GIT_COMMITTER_EMAIL": "qualite@exemple.fr",
}
ACTION = "content/actions/ACT-2026-001.yaml"


class Depot:
    """One repository in the making."""

    def __init__(self, folder: Path, *options: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.git("init", "--quiet", "--template=", "--initial-branch=main", *options)

    def git(self, *words: str, at: str = "", environ: Mapping[str, str] = ENVIRON, stdin: bytes = b"") -> str:
        """Run git at a given moment (both dates of a commit)."""
        dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", *words],
            cwd=self.folder,
            env={**environ, **dates},
            input=stdin,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, message: str, at: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, at=at)

    def save(self, text: str | bytes, at: str, message: str = "Modifier", path: str = ACTION) -> None:
        """Write one record and commit it."""
        self.write(path, text)
        self.commit(message, at)


def replay(case: Path, folder: Path) -> Path:
    """Carry out a ``gestes.yaml``; return the folder of the records.

    Each geste is a moment (``le``), and then, in this order: ``git`` (commands), ``ecrit`` (files and their
    text), ``deplace`` (from: to), ``efface`` (files), ``lien`` (symbolic links), ``commit`` (a message).
    """
    # No guessing of dates or numbers: everything is text.
    told: Any = yaml.load((case / "gestes.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    depot = Depot(folder)
    for geste in told["gestes"]:
        _carry_out(depot, geste)
    return Path(folder, told.get("racine", ""))


def _carry_out(depot: Depot, geste: dict[str, Any]) -> None:
    for command in geste.get("git", []):
        depot.git(*shlex.split(command), at=geste["le"])
    for path, text in geste.get("ecrit", {}).items():
        depot.write(path, text)
    for old, new in geste.get("deplace", {}).items():
        (depot.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (depot.folder / old).rename(depot.folder / new)
    for path in geste.get("efface", []):
        (depot.folder / path).unlink()
    for path, target in geste.get("lien", {}).items():
        (depot.folder / path).unlink(missing_ok=True)
        (depot.folder / path).symlink_to(target)
    if "commit" in geste:
        depot.commit(geste["commit"], geste["le"])


def story(historique: Historique) -> str:
    """Tell a history: of each version its nature, its three dates, its place, its values."""
    return "".join(
        f"{id_}\n{''.join(_version(version) for version in versions)}"
        for id_, versions in historique.versions.items()
    )


def _version(version: Version) -> str:
    dates = (
        ("écrite", version.ecrite),
        ("enregistrée", version.enregistree),
        ("arrivée", version.arrivee),
    )
    lines = (
        f"  {version.nature}{', sans effet' if version.sans_effet else ''} : « {version.sujet} »",
        "    " + ", ".join(f"{word} {_moment(moment)}" for word, moment in dates),
        f"    {version.chemin}",
        *_values(version),
    )
    return "".join(f"{line}\n" for line in lines)


def _moment(moment: datetime | None) -> str:
    return "?" if moment is None else f"{moment:%Y-%m-%d %H:%M %z}"


def _values(version: Version) -> Iterator[str]:
    if not version.supprimee:
        data = version.donnees
        yield "    illisible" if data is None else f"    {json.dumps(dict(data), ensure_ascii=False)}"
