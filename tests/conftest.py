"""Golden files: ``golden(path, actual)`` compares whole texts; ``pytest --maj`` rewrites them."""

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code; on CI the same examples are drawn each time.
settings.register_profile(
    "filrouge", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("filrouge")

TESTS = Path(__file__).parent
ACTUAL = TESTS / "actual"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--maj", action="store_true", help="rewrite the golden files with the actual output")


@pytest.fixture(scope="session", autouse=True)
def no_file_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what commands keep between two runs out of the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file; on a difference the actual text is kept under tests/actual/."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--maj"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            return
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        name = path.resolve().relative_to(TESTS)
        kept = ACTUAL / name
        if actual == expected:
            kept.unlink(missing_ok=True)
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(actual, encoding="utf-8", newline="\n")
        lines = difflib.unified_diff(
            expected.splitlines(), actual.splitlines(), f"tests/{name}", f"tests/actual/{name}", lineterm=""
        )
        pytest.fail("\n".join([*lines, "", "pytest --maj accepts the actual text"]), pytrace=False)

    return compare
