"""A repository to import into."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from classeurs import DEPOT, Classeur, exporte
from enquetes_banc import DEPOT as ENQUETES
from enquetes_banc import EXPORTS, Bench


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


@pytest.fixture
def bench(tmp_path: Path) -> Callable[[str, bytes | None], Bench]:
    def make(name: str, raw: bytes | None = None) -> Bench:
        root, export = tmp_path / "depot", tmp_path / name
        shutil.copytree(ENQUETES, root)
        export.write_bytes((EXPORTS / name).read_bytes() if raw is None else raw)
        return Bench(root, export)

    return make
