"""The same work, brought to main by a merge, a rebase or a squash, is the same story."""

from collections.abc import Callable
from pathlib import Path

import pytest
from history_depots import ENVIRON, Depot

from filrouge.history import Historique, Mots, appliquer, canonique, phrase, raconter, read_history

ACTION, OTHER = "content/actions/ACT-2026-001.yaml", "content/actions/ACT-2026-002.yaml"
OPENED = "titre: Scinder\ntype: corrective\nouverte_le: 2026-01-05\necheance: 2026-03-31\nstatut: a_faire\n"
BEGUN = OPENED.replace("a_faire", "en_cours")
POSTPONED = BEGUN.replace("2026-03-31", "2026-06-30") + "suivi:\n  - {le: 2026-03-02, note: Relu.}\n"
LANDED = "2026-03-10T09:00:00+01:00"


def merged(depot: Depot) -> None:
    depot.git("switch", "--quiet", "main")
    depot.git("merge", "--quiet", "--no-ff", "--no-edit", "travail", at=LANDED)


def rebased(depot: Depot) -> None:
    depot.git("rebase", "--quiet", "main", "travail", at=LANDED)
    depot.git("switch", "--quiet", "main")
    depot.git("merge", "--quiet", "--ff-only", "travail")


def squashed(depot: Depot) -> None:
    depot.git("switch", "--quiet", "main")
    depot.git("merge", "--quiet", "--squash", "travail")
    depot.git("commit", "--quiet", "-m", "Travail", at=LANDED)


def pulled(depot: Depot) -> None:
    """Main merged into the branch first, as a forge's « update branch » does, then the branch into main."""
    depot.git("merge", "--quiet", "--no-ff", "--no-edit", "main", at="2026-03-09T09:00:00+01:00")
    merged(depot)


def landed(bring: Callable[[Depot], None], folder: Path) -> Historique:
    depot = Depot(folder)
    depot.save(OPENED, "2026-01-05T09:00:00+01:00")
    depot.git("switch", "--quiet", "--create", "travail")
    depot.save(BEGUN, "2026-02-02T09:00:00+01:00")
    depot.save(POSTPONED, "2026-03-02T09:00:00+01:00")
    depot.git("switch", "--quiet", "main")
    depot.save(OPENED, "2026-02-20T09:00:00+01:00", path=OTHER)
    depot.git("switch", "--quiet", "travail")
    bring(depot)
    found = read_history(folder, ENVIRON)
    assert isinstance(found, Historique), found
    return found


def story(found: Historique, id_: str) -> list[tuple[str, list[str]]]:
    """Day of landing, and what changed in words, commit after commit."""
    mots = Mots.de(None)
    return [
        (version.arrivee.date().isoformat(), [phrase(one, mots) for one in raconter(id_, version)])
        for version in found.de(id_)
    ]


CREATED = ("2026-01-05", ["action créée, au statut « À faire »"])
BEGINS = "statut passé de « À faire » à « En cours »"
MOVES = ["échéance reportée du 31 mars au 30 juin 2026", "note du 2 mars 2026 ajoutée"]


@pytest.mark.parametrize("bring", [merged, rebased, pulled])
def test_commit_after_commit(bring: Callable[[Depot], None], tmp_path: Path) -> None:
    found = landed(bring, tmp_path)
    assert story(found, "ACT-2026-001") == [CREATED, ("2026-03-10", [BEGINS]), ("2026-03-10", MOVES)]
    assert story(found, "ACT-2026-002") == [("2026-02-20", CREATED[1])]


def test_a_squash_tells_the_same_changes_at_once(tmp_path: Path) -> None:
    found = landed(squashed, tmp_path)
    assert story(found, "ACT-2026-001") == [CREATED, ("2026-03-10", [BEGINS, *MOVES])]
    assert story(found, "ACT-2026-002") == [("2026-02-20", CREATED[1])]


@pytest.mark.parametrize("bring", [merged, rebased, pulled, squashed])
def test_the_changes_replayed_give_the_same_record(bring: Callable[[Depot], None], tmp_path: Path) -> None:
    found = landed(bring, tmp_path)
    values = None
    for version in found.de("ACT-2026-001"):
        values = appliquer(values, raconter("ACT-2026-001", version))
    last = found.de("ACT-2026-001")[-1].donnees
    assert last is not None
    assert values is not None
    assert canonique(values) == canonique(dict(last))
    assert last["echeance"] == "2026-06-30"


class TestBesideMain:
    def read(self, depot: Depot) -> tuple[str, int]:
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, Historique), found
        return found.principale, found.a_cote

    @pytest.fixture
    def depot(self, tmp_path: Path) -> Depot:
        depot = Depot(tmp_path / "depot")
        depot.save(OPENED, "2026-01-05T09:00:00+01:00")
        depot.git("switch", "--quiet", "--create", "travail")
        depot.save(BEGUN, "2026-02-02T09:00:00+01:00")
        depot.save(POSTPONED, "2026-03-02T09:00:00+01:00")
        return depot

    def test_a_branch_and_then_its_merge(self, depot: Depot) -> None:
        assert self.read(depot) == ("main", 2)
        merged(depot)
        assert self.read(depot) == ("main", 0)
        depot.git("checkout", "--quiet", "--detach", "main~1")
        assert self.read(depot) == ("main", 0)

    def test_a_copy_where_the_forge_alone_has_main(self, depot: Depot, tmp_path: Path) -> None:
        depot.git("clone", "--quiet", "--branch", "travail", depot.folder.as_uri(), str(tmp_path / "copie"))
        assert self.read(Depot(tmp_path / "copie")) == ("main", 2)

    def test_no_main_branch(self, depot: Depot) -> None:
        depot.git("branch", "--quiet", "-D", "main")
        assert self.read(depot) == ("", 0)
