"""Read-only plumbing: the only module here that runs git.

Whatever the repository's own settings say, git runs no program of theirs, asks nothing of the network, and
shows the objects as they were committed: no replaced object, no grafted parent. The commands are those which
never look at the working files.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path

from filrouge.history.errors import IncompleteError, NoHistoryError

TIMEOUT = 120.0
"""Seconds left to one call; the slowest takes 1 s on 10,000 commits."""

_HARDENED = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.commitGraph=false",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "advice.graftFileDeprecated=false",
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_LONGEST = 200


class Git:
    """Runs git on one repository, with the given surroundings (``os.environ`` for a user)."""

    def __init__(
        self, top: Path, environ: Mapping[str, str], timeout: float = TIMEOUT, kept: Collection[str] = ()
    ) -> None:
        """``top`` is the folder that holds ``.git``; ``timeout`` is in seconds; ``kept`` are variables of git that hold."""
        passed = {
            key: value for key, value in environ.items() if key in kept or not key.upper().startswith("GIT_")
        }
        settings = (*_SETTINGS, f"safe.directory={top}")
        self._top = top
        self._environ = passed | _HARDENED
        self._timeout = timeout
        self._command = (
            _executable(environ),
            *(word for setting in settings for word in ("-c", setting)),
            "--no-pager",
            "--literal-pathspecs",
            f"--git-dir={top / '.git'}",
            f"--work-tree={top}",
        )

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return what git says.

        Raises:
            IncompleteError: git failed.
            NoHistoryError: git could not be started, or did not answer in time.
        """
        done = self.call(*arguments, stdin=stdin)
        if done.returncode:
            said = _CONTROLS.sub(" ", done.stderr.decode("utf-8", "replace")).strip()[:_LONGEST]
            raise IncompleteError(
                f"git s’est arrêté avant la fin ({arguments[0]}) : {said or f'code {done.returncode}'}"
            )
        return done.stdout

    def call(self, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """Return what git says and how it ended.

        Raises:
            NoHistoryError: git could not be started, or did not answer in time.
        """
        try:
            return subprocess.run(
                (*self._command, *arguments),
                cwd=self._top,
                env=self._environ,
                input=stdin,
                capture_output=True,
                timeout=self._timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise NoHistoryError(
                f"git n’a pas répondu dans le délai prévu ({self._timeout:.0f} s)",
                "fermez les programmes qui se servent du dépôt, puis recommencez",
            ) from None
        except OSError as error:
            raise NoHistoryError(
                f"git n’a pas pu être lancé : {error.strerror}",
                "vérifiez que « git --version » répond dans un terminal",
            ) from None


def _executable(environ: Mapping[str, str]) -> str:
    """Return the user's git: never a program found because of the folder one stands in."""
    folders = [name for name in environ.get("PATH", os.defpath).split(os.pathsep) if Path(name).is_absolute()]
    found = shutil.which("git", path=os.pathsep.join(folders)) if folders else None
    if found is None or not Path(found).is_absolute():
        raise NoHistoryError("git est introuvable", "installez git (https://git-scm.com), puis recommencez")
    return found
