"""``filrouge(…)`` runs a whole command line, as a user does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from filrouge.cli.main import main


@pytest.fixture
def filrouge(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what a command line says, on both outputs."""

    def run(*words: str | Path) -> str:
        with pytest.raises(SystemExit):
            main([str(word) for word in words])
        said = capsys.readouterr()
        return said.out + said.err

    return run
