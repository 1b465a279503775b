"""One folder per fault: its files are laid over the small repository, and ``verifier`` says ``check.txt``.

These are the faults of reading. What the rules of the auditor say of so small a plan is left out: their pages
are their own tests (``tests/audit/``).
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from filrouge.audit import RULES
from filrouge.evidence import gather
from filrouge.project import open_project
from filrouge.report import render_text

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").iterdir())
TODAY = date(2026, 11, 16)
_RULES = {rule.code for rule in RULES}


def lay(case: Path, folder: Path) -> None:
    """Make the repository of a case; ``supprimer.txt`` names the files to take away."""
    shutil.copytree(HERE / "depot", folder, dirs_exist_ok=True)
    for part in ("content", "site_config", "actions"):
        if (case / part).is_dir():
            shutil.copytree(case / part, folder / part, dirs_exist_ok=True)
    removed = case / "supprimer.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        (folder / name).unlink()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    lay(case, tmp_path)
    evidence = gather(*open_project(tmp_path, clock=TODAY))
    findings = [finding for finding in evidence.findings if finding.code not in _RULES]
    shown = render_text(findings, evidence.sources, color=False, width=100, read=evidence.read)
    golden(case / "check.txt", shown)


def test_every_case_but_one_finds_something() -> None:
    """A golden file of a clean run in a case that means to show a fault would prove nothing."""
    clean = [
        case.name for case in CASES if "Aucun défaut" in (case / "check.txt").read_text(encoding="utf-8")
    ]
    assert clean == ["aucun-defaut"]
