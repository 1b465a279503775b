"""Where there is no whole history, it is said why and what to do; no part of one is ever told."""

import shutil
from pathlib import Path

import pytest
from history_depots import ACTION, ENVIRON, Depot

from filrouge.history import Historique, SansHistorique, read_history

CLONER = "lancez « git fsck » pour savoir laquelle, ou clonez de nouveau le dépôt en entier"
INCOMPLET = SansHistorique(
    "le dépôt git est incomplet ou abîmé : une partie de l’historique manque",
    CLONER,
)
ENREGISTRER = "enregistrez les fiches (git add, puis git commit)"
GIT = shutil.which("git") or ""


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    """Three versions of one action."""
    depot = Depot(tmp_path / "depot")
    for day, word in enumerate(("un", "deux", "trois"), start=5):
        depot.save(f"titre: {word}\n", f"2026-01-{day:02d}T09:00:00+01:00")
    return depot


def remove(depot: Depot, object_: str) -> None:
    """Take one object away, as a failing disk would."""
    id_ = depot.git("rev-parse", object_)
    (depot.folder / ".git/objects" / id_[:2] / id_[2:]).unlink()


class TestNoRepository:
    def test_a_folder_without_git(self, tmp_path: Path) -> None:
        (tmp_path / "content").mkdir()
        assert read_history(tmp_path, ENVIRON) == SansHistorique(
            "le dossier n’est pas un dépôt git",
            "lancez « git init », puis enregistrez les fiches (git commit)",
            incomplet=False,
        )

    def test_a_repository_without_a_commit(self, tmp_path: Path) -> None:
        Depot(tmp_path).write(ACTION, "titre: Un\n")
        assert read_history(tmp_path, ENVIRON) == SansHistorique(
            "rien n’est encore enregistré dans le dépôt git", ENREGISTRER, incomplet=False
        )

    def test_a_branch_that_lost_its_way_is_no_new_repository(self, depot: Depot) -> None:
        (depot.folder / ".git/refs/heads/main").write_bytes(b"")
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, SansHistorique)
        assert found.incomplet
        assert found.raison.startswith("la branche actuelle n’a aucun enregistrement, ou sa trace est abîmée")

    def test_a_branch_that_begins_again_is_no_new_repository(self, depot: Depot) -> None:
        depot.git("checkout", "--quiet", "--orphan", "neuf")
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, SansHistorique)
        assert found.incomplet

    def test_commits_but_no_record(self, tmp_path: Path) -> None:
        Depot(tmp_path).save("Lisez-moi.\n", "2026-01-05T09:00:00+01:00", path="README.md")
        assert read_history(tmp_path, ENVIRON) == SansHistorique(
            "aucune fiche n’est encore enregistrée dans git", ENREGISTRER, incomplet=False
        )

    def test_a_repository_above_by_accident(self, depot: Depot) -> None:
        inside = depot.folder / "Documents/qualité"
        (inside / "content").mkdir(parents=True)
        assert read_history(inside, ENVIRON) == SansHistorique(
            f"le dépôt git « {depot.folder} », qui contient ce dossier, n’en suit aucune fiche",
            "enregistrez-y les fiches (git add, puis git commit), ou lancez « git init » dans ce dossier",
            incomplet=False,
        )

    @pytest.mark.parametrize("text", [None, "gitdir: ../ailleurs\n", "n’importe quoi\n"])
    def test_a_git_folder_that_is_none(self, depot: Depot, text: str | None) -> None:
        inside = depot.folder / "content"
        if text is None:
            (inside / ".git").mkdir()
        else:
            (inside / ".git").write_text(text, encoding="utf-8")
        assert read_history(inside, ENVIRON) == SansHistorique(
            f"git ne reconnaît pas de dépôt dans « {inside} »",
            "lancez « git status » dans ce dossier pour savoir pourquoi, ou clonez de nouveau le dépôt",
        )


class TestPartOfOne:
    def test_shallow(self, depot: Depot, tmp_path: Path) -> None:
        depot.git("clone", "--quiet", "--depth", "1", f"file://{depot.folder}", str(tmp_path / "clone"))
        assert read_history(tmp_path / "clone", ENVIRON) == SansHistorique(
            "le dépôt git est une copie récente, sans ses premiers enregistrements",
            "lancez « git fetch --unshallow » ; dans un contrôle automatique (CI), réglez « fetch-depth: 0 »",
        )

    @pytest.mark.parametrize("kept", ["blob:none", "tree:0"])
    def test_without_old_contents_and_nothing_is_fetched(
        self, depot: Depot, tmp_path: Path, kept: str
    ) -> None:
        depot.git("config", "uploadpack.allowFilter", "true")
        clone = tmp_path / "clone"
        depot.git("clone", "--quiet", f"--filter={kept}", f"file://{depot.folder}", str(clone))
        objects = sorted((clone / ".git/objects").rglob("*"))
        assert read_history(clone, ENVIRON) == SansHistorique(
            "le dépôt git est une copie partielle, sans le contenu des anciennes versions",
            "clonez de nouveau le dépôt, sans l’option « --filter »",
        )
        assert sorted((clone / ".git/objects").rglob("*")) == objects

    def test_a_partial_copy_that_has_all_is_whole(self, depot: Depot, tmp_path: Path) -> None:
        depot.git("config", "uploadpack.allowFilter", "true")
        clone = tmp_path / "clone"
        depot.git("clone", "--quiet", "--filter=blob:limit=1m", f"file://{depot.folder}", str(clone))
        assert read_history(clone, ENVIRON) == read_history(depot.folder, ENVIRON)

    def test_a_missing_content(self, depot: Depot) -> None:
        remove(depot, f"HEAD~1:{ACTION}")
        assert read_history(depot.folder, ENVIRON) == INCOMPLET

    @pytest.mark.parametrize("object_", ["HEAD~1", "HEAD~1:content/actions", "HEAD"])
    def test_a_missing_commit_or_folder(self, depot: Depot, object_: str) -> None:
        remove(depot, object_)
        found = read_history(depot.folder, ENVIRON)
        assert isinstance(found, SansHistorique)
        assert found.raison.startswith("git s’est arrêté avant la fin (")
        assert found.aide == CLONER

    def test_a_commit_where_a_file_should_be(self, depot: Depot) -> None:
        # A tree whose entry says « file » and names a commit.
        raw = b"100644 ACT-2026-009.yaml\0" + bytes.fromhex(depot.git("rev-parse", "HEAD"))
        tree = depot.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=raw)
        for name in ("actions", "content"):
            tree = depot.git("mktree", stdin=f"040000 tree {tree}\t{name}\n".encode())
        forged = depot.git("commit-tree", "-p", "HEAD", "-m", "Forger", tree, at="2026-01-09T09:00:00+01:00")
        depot.git("update-ref", "HEAD", forged)
        assert read_history(depot.folder, ENVIRON) == INCOMPLET


class TestLastCommitWithoutDate:
    def test_no_later_date_bounds_it(self, depot: Depot) -> None:
        depot.save("titre: quatre\n", "@99999999999 +0000")
        assert read_history(depot.folder, ENVIRON) == SansHistorique(
            "le dernier enregistrement git porte une date impossible",
            "vérifiez l’horloge de l’ordinateur, puis enregistrez de nouveau (git commit)",
        )


class TestGitItself:
    def false_git(self, folder: Path, script: str) -> dict[str, str]:
        """Put a program before git that plays it badly."""
        folder.mkdir()
        program = folder / "git"
        program.write_text(f'#!/bin/sh\n{script}\nexec {GIT} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        return {**ENVIRON, "PATH": f"{folder}:{ENVIRON['PATH']}"}

    @pytest.mark.parametrize("path", ["", "/nulle/part", "."])
    def test_not_installed(self, depot: Depot, path: str) -> None:
        assert read_history(depot.folder, {**ENVIRON, "PATH": path}) == SansHistorique(
            "git est introuvable", "installez git (https://git-scm.com), puis recommencez"
        )

    def test_that_cannot_be_started(self, depot: Depot, tmp_path: Path) -> None:
        environ = self.false_git(tmp_path / "bin", "")
        (tmp_path / "bin/git").write_text("#!/nulle/part\n", encoding="utf-8")
        assert read_history(depot.folder, environ) == SansHistorique(
            "git n’a pas pu être lancé : No such file or directory",
            "vérifiez que « git --version » répond dans un terminal",
        )

    def test_in_the_repository_is_not_run(
        self, depot: Depot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        environ = self.false_git(depot.folder / "bin", f"touch {tmp_path}/lance")
        monkeypatch.chdir(depot.folder)
        found = read_history(depot.folder, {**environ, "PATH": f"bin:./bin::{ENVIRON['PATH']}"})
        assert isinstance(found, Historique)
        assert not (tmp_path / "lance").exists()

    def test_too_slow(self, depot: Depot, tmp_path: Path) -> None:
        environ = self.false_git(tmp_path / "bin", 'case " $* " in *" diff-tree "*) exec sleep 60;; esac')
        assert read_history(depot.folder, environ, timeout=1) == SansHistorique(
            "git n’a pas répondu dans le délai prévu (1 s)",
            "fermez les programmes qui se servent du dépôt, puis recommencez",
        )

    @pytest.mark.parametrize("step", ["rev-list", "--batch", "diff-tree", "--batch-check"])
    def test_dies_half_way(self, depot: Depot, tmp_path: Path, step: str) -> None:
        script = f'case " $* " in *" {step} "*) {GIT} "$@" | head -c 90; kill -9 $$;; esac'
        word = "cat-file" if step.startswith("--") else step
        assert read_history(depot.folder, self.false_git(tmp_path / "bin", script)) == SansHistorique(
            f"git s’est arrêté avant la fin ({word}) : code -9", CLONER
        )

    @pytest.mark.parametrize("step", ["rev-list", "--batch", "diff-tree", "--batch-check"])
    @pytest.mark.parametrize("size", [0, 1, 60, 90])
    def test_ends_early_and_says_nothing(self, depot: Depot, tmp_path: Path, step: str, size: int) -> None:
        script = f'case " $* " in *" {step} "*) {GIT} "$@" | head -c {size}; exit 0;; esac'
        assert read_history(depot.folder, self.false_git(tmp_path / "bin", script)) == INCOMPLET

    def test_what_it_says_cannot_drive_a_terminal(self, depot: Depot, tmp_path: Path) -> None:
        script = "case \" $* \" in *' rev-list '*) printf 'fatal: \\033[2J::error::\\n%0300d' 0 >&2; exit 128;; esac"
        found = read_history(depot.folder, self.false_git(tmp_path / "bin", script))
        assert found == SansHistorique(
            "git s’est arrêté avant la fin (rev-list) : fatal:  [2J::error:: " + "0" * 179, CLONER
        )
