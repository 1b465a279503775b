"""« filrouge construire » and the history: told whole, or left out on demand; what is kept changes no byte."""

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from cli_depots import begin, commit, edit, git
from cli_run import Done

from filrouge.cli.local import local_cache

DAY = ("--le", "2026-11-16", "--brouillon")
"""The sound repository of the tests is a small one: some rules ask for more than it has."""

FICHE, VIE = "plan/ACT-2026-001.html", "vie/index.html"
Run = Callable[..., Done]


@pytest.fixture
def vecu(depot: Path) -> Path:
    """The sound repository and its site, in two commits."""
    shutil.copyfile(Path(__file__).parents[2] / "mkdocs.yml", depot / "mkdocs.yml")
    begin(depot)
    commit(depot, "2026-04-09")
    edit(depot, "Scinder la deuxième journée", "Scinder la première journée")
    commit(depot, "2026-06-02")
    return depot


@pytest.fixture
def recent(vecu: Path, tmp_path: Path) -> Path:
    """A copy of the last commit alone, as a machine of CI makes it when nobody says otherwise."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", vecu.as_uri(), "copie")
    return tmp_path / "copie"


class TestIncomplete:
    def test_it_is_refused_with_the_remedy(self, filrouge: Run, recent: Path) -> None:
        done = filrouge("construire", "--racine", recent, *DAY)
        assert done == Done(
            2,
            "",
            "erreur : l’historique ne peut pas être lu en entier, et le site n’est pas construit sans lui : le dépôt git est une "
            "copie récente, sans ses premiers enregistrements\n  aide : lancez « git fetch --unshallow » ; dans un contrôle "
            "automatique (CI), réglez « fetch-depth: 0 » ; pour un site qui n’en montre rien, et qui le dit : "
            "--sans-historique\n",
        )
        assert not (recent / "build").exists()

    def test_the_previous_site_stays(self, filrouge: Run, recent: Path) -> None:
        assert filrouge("construire", "--racine", recent, *DAY, "--sans-historique").code == 0
        before = tree(recent / "build/site")
        assert filrouge("construire", "--racine", recent, *DAY).code == 2
        assert tree(recent / "build/site") == before

    def test_without_it_on_demand_and_every_record_says_so(self, filrouge: Run, recent: Path) -> None:
        done = filrouge("construire", "--racine", recent, *DAY, "--sans-historique")
        assert done.code == 0
        assert "Le site ne montre pas d’historique : le dépôt git est une copie récente" in done.err
        for path in (FICHE, "vie/index.html"):
            page = (recent / "build/site" / path).read_text(encoding="utf-8")
            assert "Historique absent&nbsp;: le dépôt git est une copie récente" in page

    def test_no_substitute_date(self, filrouge: Run, recent: Path) -> None:
        filrouge("construire", "--racine", recent, *DAY, "--sans-historique")
        for path in (FICHE, "vie/index.html"):
            page = (recent / "build/site" / path).read_text(encoding="utf-8")
            assert "2\u00a0juin 2026" not in page
            assert "02/06/2026" not in page


def test_nothing_committed_yet_is_told_and_prevents_nothing(filrouge: Run, vecu: Path) -> None:
    shutil.rmtree(vecu / ".git")
    done = filrouge("construire", "--racine", vecu, *DAY)
    assert done.code == 0
    assert (
        "Le site ne montre pas d’historique : le dossier n’est pas un dépôt git. Remède : lancez « git init »"
        in done.err
    )


def test_the_asked_history_has_nothing_to_say_of_it(filrouge: Run, vecu: Path) -> None:
    done = filrouge("construire", "--racine", vecu, *DAY, "--sans-historique")
    assert done.code == 0
    assert "Enregistré le" in (vecu / "build/site" / FICHE).read_text(encoding="utf-8")


class TestKept:
    def test_a_site_built_again_after_a_commit_is_the_clean_one(
        self, filrouge: Run, vecu: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("CI", raising=False)
        cache = local_cache(vecu)
        assert cache is not None
        filrouge("construire", "--racine", vecu, *DAY)
        first = cache.path.read_bytes()
        edit(vecu, "2026-12-18", "2027-01-29")
        edit(vecu, "statut: en_cours", "statut: en_cours  # reporté")
        commit(vecu, "2026-09-11")
        filrouge("construire", "--racine", vecu, *DAY)
        assert cache.path.read_bytes() != first
        monkeypatch.setenv("CI", "true")
        filrouge("construire", "--racine", vecu, *DAY, "--sortie", tmp_path / "propre")
        assert tree(vecu / "build/site") == tree(tmp_path / "propre")
        assert "Échéance reportée du" in (tmp_path / "propre" / FICHE).read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_link_that_came_with_the_repository_is_not_followed(
    filrouge: Run, vecu: Path, tmp_path: Path
) -> None:
    (tmp_path / "ailleurs").mkdir()
    (vecu / "build").symlink_to(tmp_path / "ailleurs")
    done = filrouge("construire", "--racine", vecu, *DAY)
    assert done.code == 2
    assert "est un lien symbolique : le site serait écrit ailleurs" in done.err
    assert list((tmp_path / "ailleurs").iterdir()) == []


def test_a_branch_is_not_taken_for_the_main_one(filrouge: Run, vecu: Path) -> None:
    git(vecu, "switch", "--quiet", "--create", "proposition")
    edit(vecu, "2026-12-18", "2027-01-29")
    commit(vecu, "2026-09-11")
    done = filrouge("construire", "--racine", vecu, *DAY)
    assert (
        "La branche lue n’est pas réunie à « main » : ne publiez que depuis celle-ci. Le site le dit.\n"
        in done.err
    )
    assert "1 enregistrement de la branche lue n’est pas arrivé sur « main » ; le jour donné" in shown(
        vecu, VIE
    )
    git(vecu, "branch", "--force", "main", "proposition")
    assert "branche lue" not in filrouge("construire", "--racine", vecu, *DAY).err
    assert "branche lue" not in shown(vecu, VIE)


class TestNotCommitted:
    def test_a_change_is_told_apart_from_the_history(self, filrouge: Run, vecu: Path) -> None:
        edit(vecu, "2026-12-18", "2027-01-29")
        done = filrouge("construire", "--racine", vecu, *DAY)
        assert "1 fiche a changé depuis le dernier enregistrement dans git ; le site le dit." in spaced(
            done.err
        )
        page = shown(vecu, FICHE)
        assert page.index("Pas encore enregistré") < page.index(
            "Échéance reportée du 18 décembre 2026 au 29 janvier 2027"
        )
        assert page.index("29 janvier 2027", page.index("Pas encore enregistré")) < page.index(
            "Enregistré le 2 juin 2026"
        )
        assert "1 fiche a été changée depuis le dernier enregistrement : ACT-2026-001." in shown(vecu, VIE)

    def test_records_that_came_and_went(self, filrouge: Run, vecu: Path) -> None:
        one, two, three = (vecu / f"content/actions/ACT-2026-00{number}.yaml" for number in (1, 2, 3))
        shutil.copyfile(one, two)
        commit(vecu, "2026-07-01")
        two.rename(three)
        edit(vecu, "Scinder", "Rescinder", three.relative_to(vecu).as_posix())
        done = filrouge("construire", "--racine", vecu, *DAY)
        assert "2 fiches ont changé depuis le dernier enregistrement dans git ; le site le dit." in spaced(
            done.err
        )
        assert "pas encore enregistrée" in shown(vecu, "plan/ACT-2026-003.html")
        changed = "2 fiches ont été changées depuis le dernier enregistrement : ACT-2026-002, ACT-2026-003."
        assert changed in shown(vecu, VIE)

    def test_the_writing_alone_is_no_change(self, filrouge: Run, vecu: Path) -> None:
        edit(vecu, "statut: en_cours", "statut: 'en_cours'  # relu")
        done = filrouge("construire", "--racine", vecu, *DAY)
        assert "depuis le dernier enregistrement" not in done.err
        assert "Pas encore enregistré" not in shown(vecu, FICHE)

    def test_on_a_day_of_the_past_nobody_can_tell(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("construire", "--racine", vecu, "--brouillon", "--le", "2026-05-04")
        assert done.code == 0
        assert "Pas encore enregistré" not in shown(vecu, FICHE)


def shown(root: Path, path: str) -> str:
    """What a page says, on one line, with ordinary spaces."""
    page = (root / "build/site" / path).read_text(encoding="utf-8")
    return spaced(unescape(re.sub(r"<[^>]+>", "", page)))


def spaced(text: str) -> str:
    return " ".join(text.split())
