"""Repositories for the commands that read git: commits with fixed dates and author, and a look at every byte."""

import os
import subprocess
from pathlib import Path

ACTION = "content/actions/ACT-2026-001.yaml"
ENVIRON = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "HOME": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Camille Martin",
    "GIT_COMMITTER_NAME": "Camille Martin",
    "GIT_COMMITTER_EMAIL": "qualite@exemple.fr",
}


def git(folder: Path, *words: str, at: str = "", auteur: str = "qualite@exemple.fr") -> str:
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", *words],
        cwd=folder,
        env={**ENVIRON, "GIT_AUTHOR_EMAIL": auteur, **dates},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def commit(folder: Path, day: str, message: str = "Modifier", auteur: str = "qualite@exemple.fr") -> str:
    """Commit everything at nine in the morning; return the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message, at=f"{day}T09:00:00+02:00", auteur=auteur)
    return git(folder, "rev-parse", "HEAD")


def begin(folder: Path) -> None:
    git(folder, "init", "--quiet", "--template=", "--initial-branch=main")


def edit(folder: Path, old: str, new: str, path: str = ACTION) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def every_byte(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of change of every file, those of git too."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
