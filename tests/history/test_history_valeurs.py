"""What the history knows of a file says what the file says, whether it was parsed, kept or both."""

import json
from pathlib import Path

import pytest
from history_depots import ENVIRON, Depot, replay
from test_history_cache import CASES, FIRST

from filrouge.history import Cache, Historique, read_history
from filrouge.source import open_document, read_document

TESTS = Path(__file__).parents[1]
TEXTS = [
    path.read_bytes()
    for folder in ("cases", "source/cas", "depot")
    for path in sorted((TESTS / folder).rglob("*"))
    if path.suffix in {".yaml", ".md"}
]


def check(folder: Path, historique: Historique) -> int:
    """Compare every file; return how many were known."""
    known = 0
    for path in sorted(folder.glob("content/**/*.*")):
        raw = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        strict, faults = read_document(path.name, raw)
        quick, found = open_document(path.name, raw, historique.valeurs)
        assert found == faults
        assert (quick is None) == (strict is None)
        if quick is not None and strict is not None:
            assert json.dumps(quick.data) == json.dumps(strict.data)
            assert (quick.text, quick.body) == (strict.text, strict.body)
            assert dict(quick.values) == dict(strict.values)
        known += historique.valeurs(raw) is not None
    return known


def read(folder: Path, cache: Cache | None) -> Historique:
    found = read_history(folder, ENVIRON, cache=cache)
    assert isinstance(found, Historique)
    return found


@pytest.mark.parametrize("options", [(), ("--object-format=sha256",)], ids=["sha1", "sha256"])
def test_files_of_all_kinds(options: tuple[str, ...], tmp_path: Path) -> None:
    depot, cache = Depot(tmp_path / "depot", *options), Cache(tmp_path / "gardé", pytest.fail)
    for number, text in enumerate(TEXTS):
        for suffix in ("yaml", "md"):
            depot.write(f"content/actions/ACT-{2000 + number // 900}-{number % 900 + 1:03d}.{suffix}", text)
    depot.commit("Tout", FIRST)
    known = [check(depot.folder, read(depot.folder, one)) for one in (None, cache, cache)]
    assert known[0] == known[1] == known[2] > len(TEXTS) // 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case(case: Path, tmp_path: Path) -> None:
    folder = replay(case, tmp_path / "depot")
    found = read_history(folder, ENVIRON)
    if isinstance(found, Historique):
        check(folder, found)


def test_a_file_that_was_never_committed_is_not_known(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: un\n", FIRST)
    historique = read(depot.folder, None)
    assert historique.valeurs(b"titre: un\n") == {"titre": "un"}
    assert historique.valeurs(b"titre: deux\n") is None
    assert historique.valeurs(b"titre: un\r\n") is None
