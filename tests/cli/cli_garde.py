"""A repository of git that has the hook of « filrouge demarrer --crochets »."""

import os
import subprocess
import sys
from pathlib import Path

from cli_run import Done

ACTION = "content/actions/ACT-2026-001.yaml"
PHONE = "06 39 98 12 34"
BIN = Path(sys.executable).parent


class Depot:
    """A git repository that has the hook; ``commit`` tells how it ended and what it said."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environ = {
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
            **{
                f"GIT_{who}_{what}": "qualite@organisme.example"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }

    def git(self, *words: str, code: int | None = 0) -> Done:
        done = subprocess.run(
            ("git", *words), cwd=self.folder, env=self.environ, capture_output=True, check=False
        )
        said = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert code is None or said.code == code, said.err
        return said

    def write(self, path: str, content: str | bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())

    def note(self, note: str) -> None:
        """Add a note to the action, in the working files alone."""
        path = self.folder / ACTION
        path.write_text(f"{path.read_text(encoding='utf-8')}note_interne: {note}\n", encoding="utf-8")

    def commit(self, *words: str) -> Done:
        return self.git("commit", "--quiet", "--message", "Essai", *words, code=None)

    @property
    def commits(self) -> int:
        return len(self.git("log", "--format=%h", code=None).out.split())
