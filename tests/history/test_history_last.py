"""A history that is asked for again is that of the commit git shows now."""

import tempfile
from pathlib import Path

import pytest
from history_depots import ENVIRON, Depot
from hypothesis import given, settings
from test_history_cache import FIRST, SECOND, THIRD, whole
from test_history_property import Commit, graphs, stream

from filrouge.history import Historique, Last, SansHistorique, read_history


def read(folder: Path, last: Last | None = None) -> object:
    return whole(read_history(folder, ENVIRON, last=last))


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: un\n", FIRST)
    depot.save("titre: deux\n", SECOND)
    return depot


@settings(max_examples=25)
@given(graphs())
def test_commit_after_commit(commits: list[Commit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        depot, last = Depot(Path(folder, "depot")), Last()
        depot.git("fast-import", "--quiet", "--date-format=raw", stdin="".join(stream(commits)).encode())
        ids = depot.git("rev-list", "--topo-order", "--reverse", "main").split()
        for id_ in (*ids, *ids[::-2]):
            depot.git("update-ref", "refs/heads/main", id_)
            for _ in range(2):
                assert read(depot.folder, last) == read(depot.folder)


def test_the_same_commit_is_not_read_again(depot: Depot) -> None:
    last = Last()
    first, again = (read_history(depot.folder, ENVIRON, last=last) for _ in range(2))
    assert isinstance(first, Historique)
    assert isinstance(again, Historique)
    assert again.versions is first.versions


def test_another_branch_at_the_same_commit_is_told(depot: Depot) -> None:
    last = Last()
    read(depot.folder, last)
    depot.git("switch", "--quiet", "--create", "essai")
    depot.save("titre: trois\n", THIRD)
    beside = read_history(depot.folder, ENVIRON, last=last)
    assert isinstance(beside, Historique)
    assert beside.a_cote == 1
    depot.git("branch", "--force", "main", "essai")
    joined = read_history(depot.folder, ENVIRON, last=last)
    assert isinstance(joined, Historique)
    assert joined.a_cote == 0
    assert whole(joined) == read(depot.folder)


def test_another_folder_of_the_repository_is_read(depot: Depot) -> None:
    depot.save("titre: dedans\n", THIRD, path="plan/content/actions/ACT-2026-001.yaml")
    last = Last()
    for folder in (depot.folder / "plan", depot.folder, depot.folder / "plan"):
        assert read(folder, last) == read(folder)


def test_a_history_cut_short_is_refused(depot: Depot) -> None:
    last = Last()
    read(depot.folder, last)
    (depot.folder / ".git/shallow").write_text(depot.git("rev-parse", "HEAD") + "\n", encoding="utf-8")
    assert isinstance(read_history(depot.folder, ENVIRON, last=last), SansHistorique)
