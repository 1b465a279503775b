"""``filrouge exporter dossier``, as a user runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SOUND, FAULTY = TESTS / "audit/depot", TESTS / "pages/depot"
MAIN = "from filrouge.cli.main import main; main()"
NAME = "dossier-qualiopi-atelier-d-essai-2026-11-16"


def run(where: Path, *words: str | Path, path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB")}
    return subprocess.run(
        [sys.executable, "-c", MAIN, "exporter", "dossier", *map(str, words)],
        cwd=where,
        env={**environment, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    shutil.copytree(FAULTY, tmp_path / "depot")
    return tmp_path / "depot"


def test_a_faulty_plan_is_refused(depot: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "--html", "--racine", depot)
    assert done.returncode == 1
    assert "erreur[" in done.stdout
    assert done.stderr.endswith(
        "Le dossier n’a pas été écrit.\n"
        "Pour le voir avant d’avoir tout corrigé : « filrouge exporter dossier --brouillon ».\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["depot"]


def test_a_fault_of_reading_prevents_even_a_draft(depot: Path, tmp_path: Path) -> None:
    (depot / "content/actions/ACT-2026-099.yaml").write_text("titre: [", encoding="utf-8")
    done = run(tmp_path, "--html", "--brouillon", "--racine", depot)
    assert done.returncode == 1
    assert "empêchent même un brouillon" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["depot"]


def test_a_draft_as_html_then_again(depot: Path, tmp_path: Path) -> None:
    first = run(tmp_path, "--html", "--brouillon", "--racine", depot)
    assert (first.returncode, first.stdout) == (0, f"{NAME}.html\n")
    assert first.stderr.startswith("Brouillon\u00a0: ")
    raw = (tmp_path / f"{NAME}.html").read_bytes()
    assert b"pas pr\xc3\xaat \xc3\xa0 \xc3\xaatre remis" in raw
    assert run(tmp_path, "--html", "--brouillon", "--racine", depot).returncode == 0
    assert (tmp_path / f"{NAME}.html").read_bytes() == raw


def test_a_sound_plan_as_pdf(tmp_path: Path) -> None:
    done = run(tmp_path, "--racine", SOUND, "--le", "2026-11-16", "--sortie", "dossier.pdf")
    assert (done.returncode, done.stdout) == (0, "dossier.pdf\n")
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Brouillon" not in done.stderr


def test_nothing_of_the_user_is_replaced(depot: Path, tmp_path: Path) -> None:
    other = tmp_path / f"{NAME}.html"
    other.write_text("<p>Fil Rouge", encoding="utf-8")
    done = run(tmp_path, "--html", "--brouillon", "--racine", depot)
    assert done.returncode == 2
    assert "existe, et ce n’est pas un dossier de Fil Rouge" in done.stderr
    assert other.read_text(encoding="utf-8") == "<p>Fil Rouge"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--html", "--sortie", "a.pdf"), "--html donne une page HTML, pas un PDF"),
        (("--sortie", "a.HTML"), "sans --html, le dossier est un PDF"),
    ],
)
def test_a_name_of_another_format_is_2(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run(tmp_path, *words, "--racine", SOUND)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "fault", ["raise ModuleNotFoundError('weasyprint')", "print('banner'); raise OSError('libpango-1.0-0')"]
)
def test_without_the_engine_nothing_is_written(tmp_path: Path, fault: str) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text(fault, encoding="utf-8")
    where = tmp_path / "here"
    where.mkdir()
    done = run(where, "--racine", SOUND, path=str(broken))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("erreur : le PDF demande la bibliothèque ")
    assert "--html" in done.stderr
    assert list(where.iterdir()) == []
    assert run(where, "--html", "--racine", SOUND, path=str(broken)).returncode == 0
