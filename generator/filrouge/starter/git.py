"""The only module here that runs git: a new repository, and commits poured into it.

Nothing of the user's configuration is read: the same commits get the same ids on every machine.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filrouge.diagnostics import UserError

_HARDENED = {
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
}
_OPTIONS = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "--no-pager")
_TIMEOUT = 120


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit to make: who, when, why, and the files as they become."""

    name: str
    email: str
    when: datetime
    message: str
    files: Mapping[str, bytes]


class Git:
    """Runs git with the given surroundings (``os.environ`` for a user)."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        kept = {key: value for key, value in environ.items() if not key.startswith("GIT_")}
        self._environ = kept | _HARDENED

    def init(self, folder: Path) -> None:
        """Make an empty repository, with a main branch and no hook."""
        self._run(folder, "init", "--quiet", "--template=", "--object-format=sha1", "--initial-branch=main")

    def setting(self, folder: Path, name: str) -> str:
        """Return a setting of the repository itself; "" when it says nothing."""
        return self._said(folder, "config", "--local", "--default=", "--get", name)

    def set(self, folder: Path, name: str, value: str) -> None:
        """Write a setting of the repository itself."""
        self._run(folder, "config", "--local", name, value)

    def own_hooks(self, folder: Path) -> tuple[Path, ...]:
        """Return what stands where git looks for hooks when no setting says otherwise."""
        common = folder / self._said(folder, "rev-parse", "--git-common-dir")
        return tuple((common / "hooks").glob("*"))

    def pour(self, folder: Path, commits: Iterable[Commit]) -> None:
        """Write commits on the empty main branch, then the files of the last one."""
        self._run(folder, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(_stream(commits)))
        self._run(folder, "reset", "--quiet", "--hard", "main")

    def _said(self, folder: Path, *arguments: str) -> str:
        return self._run(folder, *arguments).decode("utf-8", "replace").removesuffix("\n")

    def _run(self, folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
        command = ("git", *_OPTIONS, *arguments)
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=self._environ,
                input=stdin,
                capture_output=True,
                timeout=_TIMEOUT,
                check=False,
            )
        except FileNotFoundError:
            raise UserError(
                "git est introuvable", "installez git (https://git-scm.com), puis recommencez"
            ) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise UserError(
                f"git n’a pas pu faire « {arguments[0]} » : {said}", "git 2.29 ou plus récent est nécessaire"
            )
        return done.stdout


def _stream(commits: Iterable[Commit]) -> Iterator[bytes]:
    """What ``git fast-import`` reads: every text is preceded by its length, so none can forge a command."""
    for commit in commits:
        who = f"{_bare(commit.name)} <{_bare(commit.email)}> {commit.when.timestamp():.0f} {commit.when:%z}"
        yield b"commit refs/heads/main\n"
        yield f"author {who}\ncommitter {who}\n".encode()
        yield _data(commit.message.encode())
        for path, content in sorted(commit.files.items()):
            yield f"M 100644 inline {_quoted(path)}\n".encode()
            yield _data(content)


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _bare(text: str) -> str:
    """A name without what would end it."""
    return "".join(character for character in text if character not in "<>\n\0")


def _quoted(path: str) -> str:
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
