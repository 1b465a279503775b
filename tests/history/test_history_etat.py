"""States of a repository written out from git's objects alone, and why one cannot be."""

from datetime import date
from pathlib import Path

import pytest
from history_depots import ACTION, ENVIRON, Depot

from filrouge.diagnostics import UserError
from filrouge.history import Historique
from filrouge.history.etat import Etat, Etats


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    """Three commits on main; the files on disk were spoilt since."""
    depot = Depot(tmp_path / "depot")
    depot.write("site_config/reglages.yaml", "date_analyse: 2026-01-20\n")
    depot.write("autre/lisez-moi.txt", "ailleurs")
    for day, word in enumerate(("un", "deux", "trois"), start=5):
        depot.save(f"titre: {word}\r\n", f"2026-01-{day:02d}T09:00:00+01:00")
    depot.write(ACTION, "titre: pas enregistré\n")
    return depot


def etats(depot: Depot, inside: str = "") -> Etats:
    return Etats(depot.folder / inside, ENVIRON)


def written(depot: Depot, state: Etat, tmp_path: Path, inside: str = "") -> dict[str, bytes]:
    out = tmp_path / "ecrit"
    out.mkdir()
    etats(depot, inside).ecrire(state, out)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def refused(depot: Depot, asked: str) -> str:
    with pytest.raises(UserError) as caught:
        etats(depot).trouver(asked)
    assert caught.value.help
    return caught.value.message


class TestTrouver:
    @pytest.mark.parametrize(
        ("asked", "rank", "day"),
        [
            ("HEAD", 0, date(2026, 1, 7)),
            ("main~1", 1, date(2026, 1, 6)),
            ("2026-01-06", 1, date(2026, 1, 6)),
            ("2026-03-01", 0, date(2026, 3, 1)),
            ("livraison", 2, date(2026, 1, 5)),
        ],
    )
    def test_a_revision_or_a_day(self, asked: str, rank: int, day: date, depot: Depot) -> None:
        depot.git("tag", "--annotate", "-m", "Livraison", "livraison", "main~2", at="2026-01-09T09:00:00Z")
        assert etats(depot).trouver(asked) == Etat(depot.git("rev-parse", f"main~{rank}"), day)

    @pytest.mark.parametrize(
        "asked",
        ["", "nulle-part", "--all", "-h", "--git-dir=/", "main:content", "HEAD^{tree}", "a\nb", "x" * 300],
    )
    def test_what_is_no_commit(self, asked: str, depot: Depot) -> None:
        assert refused(depot, asked).startswith("git ne connaît pas d’état « ")
        assert "\n" not in refused(depot, asked)

    def test_a_day_before_all(self, depot: Depot) -> None:
        assert refused(depot, "2026-01-04") == "rien n’était encore enregistré dans git le 4 janvier 2026"

    def test_a_day_no_calendar_has(self, depot: Depot) -> None:
        assert refused(depot, "2026-02-30") == "« 2026-02-30 » n’est pas une date AAAA-MM-JJ"

    def test_a_day_looks_at_the_main_line_alone(self, depot: Depot) -> None:
        """A commit of a branch, merged later, was not yet there."""
        depot.git("checkout", "--quiet", "--force", "-b", "travail", "main~1")
        depot.save("titre: branche\n", "2026-01-08T09:00:00+01:00")
        depot.git("checkout", "--quiet", "main")
        depot.git("merge", "--quiet", "-s", "ours", "-m", "Fusion", "travail", at="2026-01-12T09:00:00+01:00")
        found = etats(depot).trouver("2026-01-09")
        assert found.commit == depot.git("rev-parse", "main~1")

    def test_a_shallow_copy_is_refused_in_the_words_of_the_reader(self, depot: Depot, tmp_path: Path) -> None:
        depot.git("clone", "--quiet", "--depth=1", f"file://{depot.folder}", str(tmp_path / "court"))
        with pytest.raises(UserError) as caught:
            Etats(tmp_path / "court", ENVIRON)
        assert caught.value.message == "le dépôt git est une copie récente, sans ses premiers enregistrements"


class TestDepartDeMain:
    def test_where_the_branch_parted(self, depot: Depot) -> None:
        depot.git("checkout", "--quiet", "--force", "-b", "travail", "main~1")
        depot.save("titre: branche\n", "2026-01-08T09:00:00+01:00")
        branch, start = etats(depot).depart_de_main()
        assert (branch, start.commit) == ("main", depot.git("rev-parse", "main~1"))

    def test_from_the_branch_of_the_forge(self, depot: Depot) -> None:
        depot.git("update-ref", "refs/remotes/origin/main", "main~1")
        depot.git("checkout", "--quiet", "--force", "--detach", "main")
        depot.git("branch", "--quiet", "-D", "main")
        branch, start = etats(depot).depart_de_main()
        assert (branch, start.commit) == ("origin/main", depot.git("rev-parse", "HEAD~1"))

    def test_nothing_in_common(self, depot: Depot) -> None:
        depot.git("checkout", "--quiet", "--force", "--orphan", "neuf")
        depot.commit("Autre", "2026-02-01T09:00:00+01:00")
        with pytest.raises(UserError, match="n’ont aucun enregistrement en commun"):
            etats(depot).depart_de_main()


class TestEcrire:
    def test_what_was_committed_byte_for_byte(self, depot: Depot, tmp_path: Path) -> None:
        assert written(depot, etats(depot).trouver("main~1"), tmp_path) == {
            ACTION: b"titre: deux\r\n",
            "site_config/reglages.yaml": b"date_analyse: 2026-01-20\n",
        }

    def test_records_in_a_folder_of_the_repository(self, tmp_path: Path) -> None:
        depot = Depot(tmp_path / "grand")
        depot.save("titre: un\n", "2026-01-05T09:00:00+01:00", path=f"qualité/{ACTION}")
        state = etats(depot, "qualité").trouver("HEAD")
        assert written(depot, state, tmp_path, "qualité") == {ACTION: b"titre: un\n"}

    def test_no_program_of_the_repository_is_run(self, depot: Depot, tmp_path: Path) -> None:
        trace = tmp_path / "trace"
        for key in ("core.fsmonitor", "filter.x.smudge", "diff.x.textconv"):
            depot.git("config", key, f"touch {trace}")
        depot.write(".gitattributes", "* filter=x diff=x\n")
        depot.git("-c", "filter.x.smudge=", "-c", "core.fsmonitor=false", "add", ".gitattributes")
        depot.git(
            "-c",
            "core.fsmonitor=false",
            "commit",
            "--quiet",
            "-m",
            "Attributs",
            at="2026-01-09T09:00:00+01:00",
        )
        trace.unlink(missing_ok=True)
        state = etats(depot).trouver("HEAD")
        written(depot, state, tmp_path)
        assert isinstance(etats(depot).historique(state), Historique)
        assert not trace.exists()

    def test_a_link_is_refused(self, depot: Depot, tmp_path: Path) -> None:
        (depot.folder / "content/actions/ACT-2026-002.yaml").symlink_to("/etc/passwd")
        depot.commit("Lien", "2026-01-09T09:00:00+01:00")
        with pytest.raises(UserError, match=r"« content/actions/ACT-2026-002\.yaml » est un lien symbolique"):
            written(depot, etats(depot).trouver("HEAD"), tmp_path)
        assert list((tmp_path / "ecrit").iterdir()) == []

    def test_a_repository_inside_is_refused(self, depot: Depot, tmp_path: Path) -> None:
        head = depot.git("rev-parse", "HEAD")
        depot.git("update-index", "--add", "--cacheinfo", f"160000,{head},content/module")
        depot.git("commit", "--quiet", "-m", "Module", at="2026-01-09T09:00:00+01:00")
        with pytest.raises(UserError, match="« content/module » n’est pas un fichier ordinaire"):
            written(depot, etats(depot).trouver("HEAD"), tmp_path)

    def test_a_way_out_of_the_folder_is_refused(self, depot: Depot, tmp_path: Path) -> None:
        """Git itself writes no such tree; another program may."""
        blob = depot.git("hash-object", "-w", "--stdin", stdin=b"dehors")
        inner = depot.git("mktree", stdin=f"100644 blob {blob}\tx\n".encode())
        raw = b"40000 ..\0" + bytes.fromhex(inner)
        up = depot.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=raw)
        top = depot.git("mktree", stdin=f"040000 tree {up}\tcontent\n".encode())
        bad = depot.git("commit-tree", "-m", "Piège", top, at="2026-01-09T09:00:00+01:00")
        with pytest.raises(UserError, match=r"« content/\.\./x » sort du dépôt"):
            written(depot, etats(depot).trouver(bad), tmp_path)

    def test_a_state_without_records(self, tmp_path: Path) -> None:
        depot = Depot(tmp_path / "vide")
        depot.save("Lisez-moi\n", "2026-01-05T09:00:00+01:00", path="LISEZMOI.md")
        with pytest.raises(UserError, match="n’a pas de dossier « content »"):
            written(depot, etats(depot).trouver("HEAD"), tmp_path)

    def test_too_big_a_file(self, depot: Depot, tmp_path: Path) -> None:
        depot.write("content/preuves/film.pdf", bytes(50_000_001))
        depot.commit("Film", "2026-01-09T09:00:00+01:00")
        with pytest.raises(UserError, match=r"« content/preuves/film\.pdf » pèse 50 Mo"):
            written(depot, etats(depot).trouver("HEAD"), tmp_path)

    def test_a_missing_object_is_told(self, depot: Depot, tmp_path: Path) -> None:
        blob = depot.git("rev-parse", f"main~1:{ACTION}")
        (depot.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
        with pytest.raises(UserError, match="le dépôt git est incomplet ou abîmé"):
            written(depot, Etat(depot.git("rev-parse", "main~1"), date(2026, 1, 6)), tmp_path)


def test_the_history_ends_at_that_commit(depot: Depot) -> None:
    states = etats(depot)
    found = states.historique(states.trouver("main~1"))
    assert isinstance(found, Historique)
    assert [dict(version.donnees or {})["titre"] for version in found.de("ACT-2026-001")] == ["un", "deux"]
