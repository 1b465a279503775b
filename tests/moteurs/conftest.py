"""The site of the repository's own content, built by each engine as a user builds it."""

from pathlib import Path

import pytest
from moteurs_site import Built

from filrouge.cli.main import main
from filrouge.site.engines import ENGINES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """What each engine made, by its name."""
    folder = tmp_path_factory.mktemp("moteurs")
    for name in ENGINES:
        with pytest.raises(SystemExit) as exited:
            main(["construire", "--racine", str(ROOT), "--sortie", str(folder / name), "--moteur", name])
        assert exited.value.code == 0
    return {name: Built(folder / name) for name in ENGINES}


@pytest.fixture(scope="session")
def reference(built: dict[str, Built]) -> Built:
    return built["mkdocs"]


@pytest.fixture(scope="session", params=ENGINES)
def site(request: pytest.FixtureRequest, built: dict[str, Built]) -> Built:
    """The site of each engine in turn."""
    return built[request.param]
