"""A repository to import into."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from classeurs import DEPOT, Classeur, exporte


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    folder = tmp_path / "depot"
    shutil.copytree(DEPOT, folder)
    return folder


@pytest.fixture
def classeur(depot: Path) -> Classeur:
    return Classeur(exporte(depot))


@pytest.fixture
def octets() -> Callable[[Path], dict[str, bytes]]:
    """Return every byte of a repository."""
    return lambda root: {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
