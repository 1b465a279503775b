"""--moteur: a name of the list, installed, or nothing is done."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_run import Done

Run = Callable[..., Done]


@pytest.mark.parametrize("command", ["construire", "servir"])
def test_an_engine_that_is_not_installed(
    filrouge: Run, depot: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "zensical", None)
    assert filrouge(command, "--racine", depot, "--moteur", "zensical") == Done(
        2,
        "",
        "erreur : le moteur de site Zensical n’est pas installé\n"
        '  aide : installez-le : pip install "filrouge[zensical]"\n',
    )
    assert not (depot / "build").exists()


def test_an_engine_of_no_such_name(filrouge: Run, depot: Path) -> None:
    done = filrouge("construire", "--racine", depot, "--moteur", "hugo")
    assert done.code == 2
    assert "'--moteur'" in done.err
    assert "'mkdocs', 'properdocs', 'zensical'" in done.err
