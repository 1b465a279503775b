"""A command line to run, and a repository to run it on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_garde import Depot
from cli_run import Done

from filrouge.cli.main import main

DEPOT = Path(__file__).parents[1] / "depot"


@pytest.fixture
def filrouge(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run a command line, as on a machine that is no CI, and return its exit code and what it said."""
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str | Path) -> Done:
        with pytest.raises(SystemExit) as exited:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Done(int(exited.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    folder = tmp_path / "depot"
    shutil.copytree(DEPOT, folder)
    return folder


@pytest.fixture
def neuf(depot: Path) -> Path:
    """A repository whose plan has not begun: it lacks much, and nothing in it is an error."""
    for folder in ("actions", "appreciations"):
        shutil.rmtree(depot / "content" / folder)
    return depot


@pytest.fixture(scope="session")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which nothing is committed."""
    folder = tmp_path_factory.mktemp("garde") / "dépôt d’essai"
    with pytest.raises(SystemExit, match="0"):
        main(["demarrer", str(folder), "--nom", "Essai", "--categorie", "formation", "--crochets"])
    shutil.copytree(
        Path(__file__).parents[1] / "depot/content/actions", folder / "content/actions", dirs_exist_ok=True
    )
    return folder


@pytest.fixture(scope="session")
def commence(modele: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one commit, that the hook has let through."""
    home = tmp_path_factory.mktemp("commence")
    first = Depot(shutil.copytree(modele, home / "dépôt d’essai"), home)
    first.git("add", ".")
    said = first.commit()
    assert (said.code, first.commits) == (0, 1), said.err
    return first.folder


@pytest.fixture
def vierge(modele: Path, tmp_path: Path) -> Depot:
    return Depot(shutil.copytree(modele, tmp_path / modele.name), tmp_path)


@pytest.fixture
def garde(commence: Path, tmp_path: Path) -> Depot:
    return Depot(shutil.copytree(commence, tmp_path / commence.name), tmp_path)
