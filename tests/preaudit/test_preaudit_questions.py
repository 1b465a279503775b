"""Questions to prepare: what the history of a plan written in one go will make an auditor ask."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from filrouge.cli.main import main

ROOT = Path(__file__).parents[2]
NIGHT = "2026-11-15T22:10:07+0100"


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """The example, all of it committed the day before it is judged."""
    for name in ("content", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / name)
    dates = {"GIT_AUTHOR_DATE": NIGHT, "GIT_COMMITTER_DATE": NIGHT}
    who = {
        f"GIT_{role}_{what}": "x@exemple.fr" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Tout le plan"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env={**os.environ, **dates, **who})
    return tmp_path


def said(depot: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    with pytest.raises(SystemExit):
        main(["audit", "--racine", str(depot), "--format", "texte", *options])
    return " ".join(capsys.readouterr().out.split())


def test_a_plan_written_in_one_night_raises_questions(
    depot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(depot, capsys)
    questions = text.partition("QUESTIONS À PRÉPARER")[2]
    assert "Elles n’accusent personne" in questions
    assert questions.count("Règle") >= 2
    assert " ?" in questions.replace("\u00a0", " ")


def test_they_belong_to_indicator_32_and_to_no_sample(
    depot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "QUESTIONS À PRÉPARER" in said(depot, capsys, "--indicateur", "32")
    assert "QUESTIONS À PRÉPARER" not in said(depot, capsys, "--indicateur", "30")
    assert "QUESTIONS À PRÉPARER" not in said(depot, capsys, "--echantillon", "2")


def test_without_history_there_is_nothing_to_ask(depot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(depot / ".git")
    assert "QUESTIONS À PRÉPARER" not in said(depot, capsys)
