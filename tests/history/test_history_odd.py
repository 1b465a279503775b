"""What git allows and few have seen: dates, encodings, paths, forms of repository."""

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from history_depots import ACTION, ENVIRON, Depot

from filrouge.history import Historique, Nature, SansHistorique, Version, read_history


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    return Depot(tmp_path / "depot")


def versions(folder: Path, id_: str = "ACT-2026-001") -> tuple[Version, ...]:
    found = read_history(folder, ENVIRON)
    assert isinstance(found, Historique), found
    return found.de(id_)


def forge(depot: Depot, title: str, signature: str, message: bytes = b"Forger\n") -> None:
    """Commit the action with any signature and message, as only a program would."""
    depot.write(ACTION, f"titre: {title}\n")
    depot.git("add", "--all")
    parent = depot.git("rev-list", "--max-count=1", "--all")
    lines = (
        f"tree {depot.git('write-tree')}",
        *([f"parent {parent}"] if parent else []),
        f"author A <a> {signature}",
        f"committer A <a> {signature}\n\n",
    )
    raw = "\n".join(lines).encode() + message
    id_ = depot.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw)
    depot.git("update-ref", "HEAD", id_)


class TestDates:
    @pytest.mark.parametrize(
        "signature",
        [
            "99999999999999 +0000",
            "4133980800 +0000",
            "-5 +0000",
            "1767600000 +9959",
            "1767600000",
            "hier +0000",
            "",
            "9" * 5000 + " +0000",
        ],
    )
    def test_an_impossible_date_is_none_and_the_arrival_is_the_next_that_is_known(
        self, depot: Depot, signature: str
    ) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        forge(depot, "deux", signature)
        depot.save("titre: trois\n", "2026-01-07T09:00:00+01:00")
        one, two, three = versions(depot.folder)
        assert (two.ecrite, two.enregistree, two.arrivee) == (None, None, three.arrivee)
        assert two.donnees == {"titre": "deux"}
        assert (one.arrivee.day, three.arrivee.day) == (5, 7)

    @pytest.mark.parametrize(
        ("signature", "told"),
        [
            ("0 +0000", "1970-01-01T00:00:00+00:00"),
            ("4133980799 +0000", "2100-12-31T23:59:59+00:00"),
            ("1767600000 -0330", "2026-01-05T04:30:00-03:30"),
            ("1767600000 +1400", "2026-01-05T22:00:00+14:00"),
        ],
    )
    def test_a_possible_date_keeps_its_time_zone(self, depot: Depot, signature: str, told: str) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        forge(depot, "deux", signature)
        two = versions(depot.folder)[1]
        assert two.arrivee.isoformat() == told
        assert two.ecrite == two.enregistree == two.arrivee

    def test_a_clock_that_goes_back_disturbs_no_order(self, depot: Depot) -> None:
        for day, title in ((10, "un"), (3, "deux"), (7, "trois")):
            depot.save(f"titre: {title}\n", f"2026-01-{day:02d}T09:00:00+01:00")
        told = [(version.arrivee.day, version.donnees) for version in versions(depot.folder)]
        assert told == [(10, {"titre": "un"}), (3, {"titre": "deux"}), (7, {"titre": "trois"})]

    def test_the_history_as_it_stood_on_a_day(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T23:30:00+01:00")
        depot.save("titre: deux\n", "2026-01-06T00:30:00+01:00")
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, Historique)
        fifth = found.jusqu_au(date(2026, 1, 5))
        assert isinstance(fifth, Historique)
        assert [version.donnees for version in fifth.de("ACT-2026-001")] == [{"titre": "un"}]
        assert isinstance(found.jusqu_au(date(2026, 1, 4)), SansHistorique)


class TestMessages:
    def commit(self, depot: Depot, message: bytes, *options: str) -> str:
        depot.write(ACTION, "titre: un\n")
        depot.git("add", "--all")
        depot.git(
            *(*options, "commit", "--quiet", "--cleanup=verbatim", "-F", "-"),
            at="2026-01-05T09:00:00+01:00",
            stdin=message,
        )
        return versions(depot.folder)[0].sujet

    @pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-8"])
    def test_in_its_encoding(self, depot: Depot, encoding: str) -> None:
        message = "Clôturer l'action".encode(encoding)
        assert self.commit(depot, message, "-c", f"i18n.commitEncoding={encoding}") == "Clôturer l'action"

    @pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "idna", "undefined"])
    def test_in_an_encoding_nobody_reads(self, depot: Depot, encoding: str) -> None:
        options = ("-c", f"i18n.commitEncoding={encoding}")
        assert self.commit(depot, "Clôturer".encode(), *options) == "Clôturer"

    @pytest.mark.parametrize(
        ("message", "told"),
        [
            (b"Cl\xf4turer\n", "Cl\ufffdturer"),
            (b"\n\n  \x1b[2J::error::\x00\r\n:100644 100644 a b M\n", "[2J::error::"),
            (b"tree 0000\nparent 0000\n", "tree 0000"),
            (b"\n\n", ""),
            (b"", ""),
        ],
    )
    def test_that_only_a_program_would_write(self, depot: Depot, message: bytes, told: str) -> None:
        forge(depot, "un", "1767600000 +0000", message)
        assert versions(depot.folder)[0].sujet == told


class TestPaths:
    def test_a_folder_that_is_not_utf8(self, depot: Depot) -> None:
        folder = Path(
            depot.folder.as_posix(), "content/actions", b"ann\xe9e\n2026".decode("utf-8", "surrogateescape")
        )
        folder.mkdir(parents=True)
        (folder / "ACT-2026-001.yaml").write_bytes(b"titre: un\n")
        depot.commit("Ouvrir", "2026-01-05T09:00:00+01:00")
        (version,) = versions(depot.folder)
        assert version.chemin == "content/actions/ann\\xe9e\n2026/ACT-2026-001.yaml"
        assert version.donnees == {"titre": "un"}
        version.chemin.encode("utf-8")

    def test_records_below_a_folder_that_is_not_utf8(self, depot: Depot) -> None:
        root = Path(depot.folder.as_posix(), b"qualit\xe9 *".decode("utf-8", "surrogateescape"))
        (root / "content/actions").mkdir(parents=True)
        (root / ACTION).write_bytes(b"titre: un\n")
        depot.commit("Ouvrir", "2026-01-05T09:00:00+01:00")
        (version,) = versions(root)
        assert version.chemin == ACTION

    def test_a_submodule_in_place_of_a_record(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        head = depot.git("rev-parse", "HEAD")
        depot.git("update-index", "--cacheinfo", f"160000,{head},{ACTION}")
        depot.git("commit", "-m", "Remplacer", at="2026-01-06T09:00:00+01:00")
        one, two = versions(depot.folder)
        assert (one.donnees, two.donnees, two.nature) == ({"titre": "un"}, None, Nature.MODIFICATION)

    def test_a_file_made_executable_is_no_change(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.git("update-index", "--chmod=+x", ACTION)
        depot.git("commit", "-m", "Rendre exécutable", at="2026-01-06T09:00:00+01:00")
        assert len(versions(depot.folder)) == 1

    def test_a_huge_file_is_a_version_that_is_not_loaded(self, depot: Depot) -> None:
        depot.save("titre: un\n" + "#" * 1_000_001, "2026-01-05T09:00:00+01:00")
        depot.save("titre: un\n", "2026-01-06T09:00:00+01:00")
        assert [version.donnees for version in versions(depot.folder)] == [None, {"titre": "un"}]


class TestForms:
    @pytest.mark.parametrize("line", [b"parent zz\xff", b"parent " + b"1" * 40])
    def test_a_header_that_only_looks_like_a_parent(self, line: bytes, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.save("titre: deux\n", "2026-01-06T09:00:00+01:00")
        clean = read_history(depot.folder, ENVIRON)
        raw = subprocess.run(
            ["git", "cat-file", "commit", "HEAD"],
            cwd=depot.folder,
            capture_output=True,
            check=True,
            env=ENVIRON,
        ).stdout
        head, _, message = raw.partition(b"\n\n")
        forged = depot.git(
            "hash-object",
            "-t",
            "commit",
            "--literally",
            "-w",
            "--stdin",
            stdin=b"\n".join((head, line)) + b"\n\n" + message,
        )
        depot.git("update-ref", "HEAD", forged)
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, Historique)
        assert isinstance(clean, Historique)
        assert len(found.enregistrements) == len(clean.enregistrements)

    def test_sha256(self, tmp_path: Path) -> None:
        depot = Depot(tmp_path / "depot", "--object-format=sha256")
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.save("titre: deux\n", "2026-01-06T09:00:00+01:00")
        one, two = versions(depot.folder)
        assert (one.donnees, two.donnees) == ({"titre": "un"}, {"titre": "deux"})
        assert two.commit == depot.git("rev-parse", "HEAD")
        assert len(two.commit) == 64

    def test_a_second_working_folder(self, depot: Depot, tmp_path: Path) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        second = tmp_path / "deuxième dossier"
        depot.git("worktree", "add", "--quiet", "-b", "autre", str(second))
        assert (second / ".git").is_file()
        assert versions(second) == versions(depot.folder)

    def test_a_submodule_is_a_repository_of_its_own(self, depot: Depot, tmp_path: Path) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        outer = Depot(tmp_path / "dehors")
        outer.git(
            "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(depot.folder), "fiches"
        )
        assert (outer.folder / "fiches/.git").is_file()
        assert versions(outer.folder / "fiches") == versions(depot.folder)

    def test_packed_with_a_commit_graph(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.save("titre: deux\n", "2026-01-06T09:00:00+01:00")
        loose = versions(depot.folder)
        depot.git("gc", "--quiet")
        depot.git("commit-graph", "write", "--reachable")
        assert versions(depot.folder) == loose

    def test_another_branch_checked_out_and_a_detached_head(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.save("titre: deux\n", "2026-01-06T09:00:00+01:00")
        depot.git("switch", "--quiet", "--detach", "HEAD~1")
        assert [version.donnees for version in versions(depot.folder)] == [{"titre": "un"}]

    def test_what_is_not_committed_is_not_history(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.write(ACTION, "titre: en cours d’écriture\n")
        depot.write("content/actions/ACT-2026-002.yaml", "titre: nouvelle\n")
        depot.git("add", "--all")
        assert [version.donnees for version in versions(depot.folder)] == [{"titre": "un"}]
        assert versions(depot.folder, "ACT-2026-002") == ()

    def test_history_that_began_twice(self, depot: Depot) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        depot.git("switch", "--quiet", "--orphan", "autre")
        depot.save("titre: deux\n", "2026-01-06T09:00:00+01:00", path="content/actions/ACT-2026-002.yaml")
        depot.git("switch", "--quiet", "main")
        depot.git(
            *("merge", "--quiet", "--allow-unrelated-histories", "-m", "Réunir", "autre"),
            at="2026-01-07T09:00:00+01:00",
        )
        (two,) = versions(depot.folder, "ACT-2026-002")
        assert (two.nature, two.arrivee.day) == (Nature.CREATION, 7)

    def test_moved_as_a_whole_with_its_git_folder(self, depot: Depot, tmp_path: Path) -> None:
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00")
        shutil.move(depot.folder, tmp_path / "ailleurs")
        assert versions(tmp_path / "ailleurs")[0].enregistree == datetime(2026, 1, 5, 8, tzinfo=UTC)
