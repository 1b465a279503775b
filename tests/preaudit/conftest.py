"""Small whole repositories, changed for one test, and what an auditor would find in them."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.project import open_project

ORGANISMES = Path(__file__).parents[1] / "audit/organismes"
TODAY = date(2026, 11, 16)

Reader = Callable[..., Evidence]


@pytest.fixture
def lire(tmp_path: Path) -> Reader:
    """Read a sample organisation: ``fiches`` are laid over it (None takes one away), ``le`` is the day of the audit."""

    def read(
        name: str,
        fiches: Mapping[str, str | None] | None = None,
        *,
        today: date = TODAY,
        le: date | None = None,
    ) -> Evidence:
        folder = tmp_path / name
        shutil.copytree(ORGANISMES / name, folder, dirs_exist_ok=True)
        for path, text in (fiches or {}).items():
            target = folder / path
            if text is None:
                target.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        project, findings = open_project(folder, clock=today)
        return gather(project, findings, audit_le=le)

    return read
