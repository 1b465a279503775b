"""« filrouge garde » and its hook, in real repositories: what is staged is what is judged."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_run import Done

from filrouge.cli.main import main

ACTION = "content/actions/ACT-2026-001.yaml"
PHONE = "06 39 98 12 34"
BIN = Path(sys.executable).parent


class Depot:
    """A git repository that has the hook; ``commit`` tells how it ended and what it said."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self._environ = {
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
            **{
                f"GIT_{who}_{what}": "qualite@organisme.example"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }

    def git(self, *words: str, code: int | None = 0) -> Done:
        done = subprocess.run(
            ("git", *words), cwd=self.folder, env=self._environ, capture_output=True, check=False
        )
        said = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert code is None or said.code == code, said.err
        return said

    def write(self, path: str, content: str | bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())

    def note(self, note: str) -> None:
        """Add a note to the action, in the working files alone."""
        path = self.folder / ACTION
        path.write_text(f"{path.read_text(encoding='utf-8')}note_interne: {note}\n", encoding="utf-8")

    def commit(self, *words: str) -> Done:
        return self.git("commit", "--quiet", "--message", "Essai", *words, code=None)

    @property
    def commits(self) -> int:
        return len(self.git("log", "--format=%h", code=None).out.split())


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which nothing is committed."""
    folder = tmp_path_factory.mktemp("garde") / "dépôt d’essai"
    with pytest.raises(SystemExit, match="0"):
        main(["demarrer", str(folder), "--nom", "Essai", "--categorie", "formation", "--crochets"])
    shutil.copytree(
        Path(__file__).parents[1] / "depot/content/actions", folder / "content/actions", dirs_exist_ok=True
    )
    return folder


@pytest.fixture(scope="module")
def commence(modele: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one commit, that the hook has let through."""
    home = tmp_path_factory.mktemp("commence")
    first = Depot(shutil.copytree(modele, home / "dépôt d’essai"), home)
    first.git("add", ".")
    said = first.commit()
    assert (said.code, first.commits) == (0, 1), said.err
    return first.folder


@pytest.fixture
def neuf(modele: Path, tmp_path: Path) -> Depot:
    return Depot(shutil.copytree(modele, tmp_path / modele.name), tmp_path)


@pytest.fixture
def depot(commence: Path, tmp_path: Path) -> Depot:
    return Depot(shutil.copytree(commence, tmp_path / commence.name), tmp_path)


def test_the_first_commit_is_read_whole(neuf: Depot) -> None:
    neuf.note(f'"Rappeler au {PHONE}"')
    neuf.git("add", ".")
    refused = neuf.commit()
    assert (refused.code, neuf.commits) == (1, 0)
    lines = (neuf.folder / ACTION).read_text(encoding="utf-8").count("\n")
    assert f"{ACTION}:{lines}:28" in refused.err
    assert "ce qui va être enregistré contient un numéro de téléphone" in refused.err
    assert "= aide\u00a0: remplacez par un rôle" in refused.err
    assert "enregistrement refusé, rien n’est entré dans git" in refused.err
    assert "12 34" not in refused.err
    assert "no-verify" not in refused.err


def test_what_is_staged_is_judged_and_nothing_else(depot: Depot) -> None:
    """The fault is staged and mended in the working files alone; then the other way round."""
    clean = (depot.folder / ACTION).read_text(encoding="utf-8")
    depot.note(f'"Rappeler au {PHONE}"')
    depot.git("add", ".")
    (depot.folder / ACTION).write_text(clean, encoding="utf-8")
    assert depot.commit().code == 1
    depot.git("add", ".")
    depot.write("content/preuves/liste.txt", "Convocations envoyées\n")
    depot.git("add", ".")
    depot.note(f'"Rappeler au {PHONE}"')
    assert (depot.commit().code, depot.commits) == (0, 2)


def test_a_file_staged_in_part(depot: Depot) -> None:
    depot.note('"Rappelée par le formateur"')
    depot.git("add", ".")
    depot.write("content/preuves/a.txt", f"{PHONE}\n")
    depot.git("add", "--intent-to-add", "content/preuves/a.txt")
    assert depot.commit().code == 0


def test_the_files_named_on_the_command_line_are_those_judged(depot: Depot) -> None:
    """Then git makes another index than the usual one."""
    depot.note(f'"Rappeler au {PHONE}"')
    depot.write("content/preuves/a.txt", "Rien\n")
    depot.git("add", "content/preuves/a.txt")
    assert depot.commit("content/preuves/a.txt").code == 0
    assert depot.commit(ACTION).code == 1
    assert depot.commit("--all").code == 1


def test_deleted_and_renamed_files(depot: Depot) -> None:
    depot.write("content/preuves/a.txt", f"{PHONE}\n" * 20)
    depot.git("add", ".")
    depot.git("commit", "--quiet", "--no-verify", "--message", "Par ailleurs")
    depot.git("mv", "content/preuves/a.txt", "content/preuves/b.txt")
    refused = depot.commit()
    assert refused.code == 1
    assert "content/preuves/b.txt:1:1" in refused.err
    depot.git("mv", "content/preuves/b.txt", "content/preuves/a.txt")
    depot.git("rm", "--quiet", "content/preuves/a.txt")
    assert depot.commit().code == 0


def test_a_merge_is_judged_for_what_it_adds(depot: Depot) -> None:
    """What the other branch recorded is in git already; what is written to settle a conflict is not."""
    depot.git("switch", "--quiet", "--create", "ailleurs")
    depot.write("content/preuves/ailleurs.txt", f"{PHONE}\n")
    depot.write("content/preuves/commun.txt", "ailleurs\n")
    depot.git("add", ".")
    depot.git("commit", "--quiet", "--no-verify", "--message", "Ailleurs")
    depot.git("switch", "--quiet", "main")
    depot.write("content/preuves/commun.txt", "ici\n")
    depot.git("add", ".")
    assert depot.commit().code == 0
    assert depot.git("merge", "ailleurs", code=None).code == 1
    depot.write("content/preuves/commun.txt", f"ici et ailleurs, {PHONE}\n")
    depot.git("add", ".")
    refused = depot.commit()
    assert refused.code == 1
    assert "commun.txt:1:18" in refused.err
    assert "ailleurs.txt:" not in refused.err
    depot.write("content/preuves/commun.txt", "ici et ailleurs\n")
    depot.git("add", ".")
    assert depot.commit().code == 0
    assert len(depot.git("log", "-1", "--format=%P").out.split()) == 2


FILES = {
    "crlf.txt": (f"un\r\ndeux {PHONE}\r\n".encode(), "crlf.txt:2:6"),
    "bom.csv": (f"\ufeff{PHONE};oui\n".encode(), "bom.csv:1:1"),
    "excel.csv": (f"réponse;{PHONE}\n".encode("utf-16"), "excel.csv:1:9"),
    "windows.csv": (f"réponse;{PHONE}\n".encode("cp1252"), "windows.csv:1:9"),
    "été d’août.txt": (PHONE.encode(), "été d’août.txt:1:1"),
    'a"b\tc.txt': (PHONE.encode(), 'a"b    c.txt:1:1'),
    "-rf.txt": (PHONE.encode(), "/-rf.txt:1:1"),
    ":(glob)x.txt": (PHONE.encode(), ":(glob)x.txt:1:1"),
    "a\nerreur.txt": (PHONE.encode(), "a<U+000A>erreur.txt:1:1"),
    "$(touch vu).txt": (PHONE.encode(), "$(touch vu).txt:1:1"),
    "\x1b[31m.txt": (PHONE.encode(), "<U+001B>[31m.txt:1:1"),
}


def test_any_text_under_any_name(depot: Depot) -> None:
    for name, (content, _) in FILES.items():
        depot.write(f"content/preuves/{name}", content)
    depot.git("add", ".")
    refused = depot.commit()
    assert refused.code == 1
    assert [place for _, place in FILES.values() if place not in refused.err] == []
    assert f"{len(FILES)} erreurs dans {len(FILES)} fichiers" in refused.err
    assert "\x1b" not in refused.err
    assert not (depot.folder / "vu").exists()


def test_a_name_that_is_not_utf8(depot: Depot) -> None:
    name = os.fsencode(depot.folder / "content/preuves/") + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(PHONE, encoding="utf-8")
    depot.git("add", ".")
    assert depot.commit().code == 1


def test_what_cannot_be_read_is_told(depot: Depot) -> None:
    depot.write("content/preuves/image.png", b"\x89PNG\0" + PHONE.encode())
    depot.write("content/preuves/immense.txt", f"{PHONE}\n".encode() * 400_000)
    depot.git("add", ".")
    said = depot.commit()
    assert said.code == 0
    assert (
        "2 fichiers n’ont pas pu être relus, à regarder vous-même : "
        "content/preuves/image.png, content/preuves/immense.txt" in said.err
    )


def test_links_are_not_followed(depot: Depot, tmp_path: Path) -> None:
    (tmp_path / "dehors.txt").write_text(PHONE, encoding="utf-8")
    (depot.folder / "content/preuves/lien.txt").symlink_to(tmp_path / "dehors.txt")
    depot.git("add", ".")
    assert depot.commit().code == 0


def test_the_name_of_a_file_is_recorded_too(depot: Depot) -> None:
    depot.write("site_config/noms-a-proteger.txt", "Maëlle Cœurdacier\n")
    depot.write("content/preuves/cv_coeurdacier-maelle.txt", "Vu\n")
    depot.git("add", ".")
    refused = depot.commit()
    assert refused.code == 1
    assert "le nom de ce fichier contient un nom à protéger" in refused.err
    assert "coeurdacier" not in refused.err


def test_the_list_of_names_is_never_recorded(depot: Depot, filrouge: Callable[..., Done]) -> None:
    depot.write("site_config/noms-a-proteger.txt", "Maëlle Cœurdacier\n")
    depot.git("add", ".")
    assert "noms-a-proteger" not in depot.git("status", "--porcelain").out
    depot.git("add", "--force", "site_config/noms-a-proteger.txt")
    refused = depot.commit()
    assert refused.code == 1
    assert "erreur[noms-enregistres]: la liste des noms à protéger va être enregistrée" in refused.err
    assert "git rm --cached site_config/noms-a-proteger.txt" in refused.err
    assert "Maëlle" not in refused.err
    depot.git("commit", "--quiet", "--no-verify", "--message", "Trop tard")
    told = filrouge("verifier", "--racine", depot.folder)
    assert told.code == 1
    assert "la liste des noms à protéger est suivie par git" in told.out
    depot.git("rm", "--quiet", "--cached", "site_config/noms-a-proteger.txt")
    assert depot.commit().code == 0
    after = filrouge("verifier", "--racine", depot.folder).out
    assert "avertissement[noms-enregistres]" in after
    assert "git filter-repo" in after


def test_a_warning_lets_the_commit_through(depot: Depot) -> None:
    depot.note('"Vu avec Mme Exemple, le 12 mai"')
    depot.git("add", ".")
    said = depot.commit()
    assert said.code == 0
    assert "avertissement[donnee-personnelle]: ce qui va être enregistré nomme une personne" in said.err
    assert "1 avertissement, qui ne bloque rien" in said.err


def test_private_matters_of_a_verbatim_are_refused_and_of_an_analysis_told(depot: Depot) -> None:
    depot.write(
        "content/appreciations/APP-2026-T2-CHAUD.yaml",
        "verbatims:\n  - texte: Ma dyslexie n’est pas prise en compte.\n",
    )
    depot.git("add", ".")
    refused = depot.commit()
    assert refused.code == 1
    assert "un verbatim de ce fichier touche à la vie privée : le handicap" in refused.err
    depot.write(
        "content/appreciations/APP-2026-T2-CHAUD.yaml", "constats:\n  - texte: Un stagiaire est dyslexique.\n"
    )
    depot.git("add", ".")
    assert depot.commit().code == 0


def test_the_organisation_may_give_its_own_address(depot: Depot) -> None:
    for path, text in (
        ("content/organisme.yaml", "# contact@exemple.fr, 01 99 00 12 34\n"),
        ("site_config/auteurs.yaml", "# qualite@exemple.fr\n"),
    ):
        depot.write(path, (depot.folder / path).read_text(encoding="utf-8") + text)
    depot.git("add", ".")
    assert depot.commit().code == 0


def test_what_a_derogation_accepts_is_let_through(depot: Depot) -> None:
    depot.note(f'"Rappeler au {PHONE}"')
    entry = "{code: donnee-personnelle, fiche: ACT-2026-001, motif: Numéro public du standard., jusqu_au: 2099-12-31, par: direction}"
    depot.write("site_config/derogations.yaml", f"derogations:\n  - {entry}\n")
    depot.git("add", ".")
    assert depot.commit().code == 0
    depot.write("site_config/derogations.yaml", f"derogations:\n  - {entry.replace('2099', '2020')}\n")
    depot.note(f'"Rappeler au {PHONE}"')
    depot.git("add", ".")
    assert depot.commit().code == 1


def test_without_filrouge_the_commit_is_refused_and_the_remedy_told(depot: Depot, tmp_path: Path) -> None:
    tools = tmp_path / "outils"
    tools.mkdir()
    for name in ("git", "sh", "env"):
        (tools / name).symlink_to(str(shutil.which(name)))
    depot._environ["PATH"] = str(tools)
    depot.write("content/preuves/a.txt", "Rien\n")
    depot.git("add", ".")
    refused = depot.commit()
    assert refused.code == 1
    assert "Fil Rouge est introuvable" in refused.err


def test_by_hand_it_says_what_it_did(depot: Depot, filrouge: Callable[..., Done]) -> None:
    assert filrouge("garde", "--racine", depot.folder) == Done(
        0, "", "Fil Rouge : aucune donnée personnelle trouvée (0 fichier relu).\n"
    )
    depot.write("content/preuves/a.txt", "Rien\n")
    depot.git("add", ".")
    assert "(1 fichier relu)" in filrouge("garde", "--racine", depot.folder).err


def test_where_there_is_no_repository(tmp_path: Path, filrouge: Callable[..., Done]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organisme.yaml").write_text("nom: x\n", encoding="utf-8")
    said = filrouge("garde", "--racine", tmp_path)
    assert said.code == 2
    assert "n’est pas un dépôt git" in said.err


def test_a_plan_in_a_folder_of_a_repository(
    depot: Depot, filrouge: Callable[..., Done], tmp_path: Path
) -> None:
    """Only that folder is judged."""
    depot.write("sous/content/organisme.yaml", "nom: x\n")
    depot.write("sous/a.txt", f"{PHONE}\n")
    depot.write("ailleurs.txt", f"{PHONE}\n")
    depot.git("add", ".")
    said = filrouge("garde", "--racine", depot.folder / "sous")
    assert said.code == 1
    assert "--> a.txt:1:1" in said.out
    assert "ailleurs" not in said.out


def test_a_second_working_folder_has_the_hook(depot: Depot, tmp_path: Path) -> None:
    depot.git("worktree", "add", "--quiet", str(tmp_path / "autre"))
    depot.folder = tmp_path / "autre"
    depot.write("a.txt", f"{PHONE}\n")
    depot.git("add", ".")
    assert depot.commit().code == 1
