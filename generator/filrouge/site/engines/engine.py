"""What an engine is, and how any of them is run: as a program of its own, on a project that we wrote.

An engine is never imported. One of them puts itself in the place of another in ``sys.modules``, all of them read the
surroundings, and what they log or print is theirs: so each runs in a process and a folder of its own.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from filrouge.diagnostics import UserError

Settings = Mapping[str, object]
"""A configuration as MkDocs has it, which every engine reads."""

_ENVIRONMENT = {
    # The same bytes whatever the day and whatever the caller's value, which MkDocs does not check.
    "SOURCE_DATE_EPOCH": "0",
    "NO_COLOR": "1",
}
NEIGHBOURS = re.compile(r'[ \n]*<link rel="(?:prev|next)"[^>]*>')
"""They would say that the section's neighbours come before and after each record."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_COMPLAINT = re.compile(r"[\w.]*(?:error|warning)\b|aborted\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Engine:
    """A program that renders Markdown documents in Material's looks, from the settings of MkDocs.

    ``name`` is its word on the command line, ``title`` how it is written; ``package`` is run with
    ``python -m``, ``theme`` holds templates and icons, and ``install`` is the command that installs both.
    ``adapt`` gives its own form of the settings; ``unwanted`` are the files it makes that no page of ours uses,
    ``leftovers`` what it writes in every page for nothing, and ``environment`` the variables that only it needs.
    """

    name: str
    title: str
    package: str
    theme: str
    install: str
    unwanted: re.Pattern[str]
    leftovers: re.Pattern[str] = NEIGHBOURS
    adapt: Callable[[Settings], Settings] = lambda settings: settings
    environment: Mapping[str, str] = field(default_factory=dict)

    def require(self) -> None:
        """Refuse to go on without the engine or its theme.

        Raises:
            UserError: one of them is not installed.
        """
        if find_spec(self.package) is None or find_spec(self.theme) is None:
            raise UserError(
                f"le moteur de site {self.title} n’est pas installé", f"installez-le : {self.install}"
            )

    def has_icon(self, name: str) -> bool:
        """Tell whether the theme has an icon ("material/weather-night").

        Raises:
            UserError: the engine is not installed.
        """
        self.require()
        spec = find_spec(self.theme)
        folders = spec.submodule_search_locations if spec else None
        return any((Path(folder) / f"templates/.icons/{name}.svg").is_file() for folder in folders or ())

    def render(self, settings: Settings, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Have the engine render Markdown documents; return every file it made, by path.

        Raises:
            UserError: the engine is not installed, fails, or has anything to complain of.
        """
        self.require()
        with TemporaryDirectory(prefix="filrouge-") as name:
            folder = Path(name).resolve()
            _write(folder / "docs", documents)
            # Beside the file that says so, which is where each engine looks; Zensical takes no other.
            paths = {"docs_dir": "docs", "site_dir": "site"}
            (folder / "mkdocs.yml").write_text(
                json.dumps({**self.adapt(settings), **paths}), encoding="utf-8"
            )
            self._run(folder)
            return _read(folder / "site")

    def _run(self, folder: Path) -> None:
        done = subprocess.run(
            # -P: the folder of the pages is no place to look for modules.
            # Nor --quiet: MkDocs then counts no warning, and its strict mode lets them pass.
            [sys.executable, "-P", "-m", self.package, "build", "--config-file", "mkdocs.yml"],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise UserError(
                f"le moteur de site {self.title} a échoué : {_complaints(done.stdout) or f'code de sortie {done.returncode}'}",
                f"réinstallez-le dans la version que Fil Rouge demande : {self.install}",
            )


def _complaints(output: str) -> str:
    """Return the lines that say what is wrong, else the last one; a traceback comes down to its error."""
    lines = [line for line in _COLOURS.sub("", output).splitlines() if line.strip()]
    said = [" ".join(line.split()) for line in lines if _COMPLAINT.match(line)]
    return " ; ".join(said or lines[-1:])


def _write(folder: Path, documents: Mapping[str, bytes]) -> None:
    for path, content in documents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _read(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
