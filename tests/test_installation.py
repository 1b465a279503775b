"""The wheel, in an empty environment: what it ships, and that it works from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from filrouge import __version__

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout and return what it prints."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of an environment that holds the wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    run(folder / BIN / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / BIN / "filrouge"


def listed(folder: str) -> set[str]:
    names = run("git", "ls-files", "-z", folder, cwd=ROOT).split("\0")
    return {name.removeprefix(f"{folder}/") for name in names if name and (ROOT / name).is_file()}


def shipped(wheel: Path, folder: str) -> set[str]:
    prefix = f"filrouge/{folder}/"
    return {
        name.removeprefix(prefix) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(prefix)
    }


def test_the_wheel_ships_the_schemas_that_git_tracks(wheel: Path) -> None:
    assert shipped(wheel, "schemas") == listed("schemas")


def test_the_wheel_ships_the_example_that_git_tracks(wheel: Path) -> None:
    assert shipped(wheel, "exemple/content") == listed("content")
    assert shipped(wheel, "exemple/site_config") == listed("site_config")


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "--version", cwd=tmp_path) == f"filrouge {__version__}\n"


def test_the_example_from_nothing_to_a_site(installed: Path, tmp_path: Path) -> None:
    run(installed, "demarrer", "--exemple", "exemple", cwd=tmp_path)
    depot = tmp_path / "exemple"
    assert "Aucun défaut" in run(installed, "verifier", cwd=depot)
    run(installed, "construire", cwd=depot)
    assert (depot / "build/site/index.html").is_file()
    assert (depot / "build/site/plan/ACT-2026-001.html").is_file()


def test_a_new_repository_works(installed: Path, tmp_path: Path) -> None:
    run(
        installed, "demarrer", "mon-plan", "--nom", "Organisme neuf", "--categorie", "formation", cwd=tmp_path
    )
    depot = tmp_path / "mon-plan"
    run(installed, "ajouter", "reclamation", cwd=depot)
    assert list((depot / "content/signalements").glob("REC-*.yaml"))
