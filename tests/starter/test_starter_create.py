"""« filrouge demarrer »: a new repository."""

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from filrouge import __version__
from filrouge.cli.demarrer import command, complete
from filrouge.diagnostics import UserError
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES, load_records
from filrouge.starter.create import Answers, create_repository, repository_files
from filrouge.starter.git import Git
from filrouge.validation import schema_names

TODAY = date(2026, 4, 10)
ANSWERS = Answers('Atelier « Été » : "tests" #1', ("formation", "vae"), "Nantes")
GIT = Git(os.environ)


def run_git(folder, *arguments):
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ("git", *arguments), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


def tree(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if ".git" not in path.parts}


def test_the_new_repository_is_valid_and_commits_nothing(tmp_path):
    create_repository(tmp_path / "of", ANSWERS, GIT, TODAY)
    project, findings = open_project(tmp_path / "of", clock=TODAY)
    loaded = load_records(project)
    assert (findings, loaded.findings) == ((), ())
    assert (loaded.organisme.nom, loaded.organisme.ville) == (ANSWERS.nom, "Nantes")
    assert loaded.records.keys() == {"organisme", "PRC-AMELIORATION"}
    assert run_git(tmp_path / "of", "status", "--branch", "--porcelain").startswith(
        "## No commits yet on main\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["of"]


def test_every_folder_explains_itself():
    files = repository_files(ANSWERS, TODAY)
    folders = {type_.folder for type_ in RECORD_TYPES if type_.folder} | {"preuves"}
    assert {f"content/{folder}/README.md" for folder in folders} <= files.keys()


def test_the_files_for_people_and_machines(golden):
    files = repository_files(ANSWERS, TODAY)
    shown = {path for path in files if not path.startswith(("schemas/", "content/"))}
    golden_folder = Path(__file__).parent / "nouveau"
    for path in sorted(shown | {"content/organisme.yaml", "content/procedures/PRC-AMELIORATION.md"}):
        text = files[path].decode().replace(f"filrouge=={__version__}", "filrouge==X.Y.Z")
        golden(golden_folder / path.lstrip("."), text)


def test_the_editor_knows_every_schema_of_a_yaml_file():
    files = repository_files(ANSWERS, TODAY)
    settings = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    prose = {type_.name for type_ in RECORD_TYPES if type_.suffix == ".md"}
    assert settings.keys() == {
        f"schemas/{name}.schema.json" for name in set(schema_names()) - prose - {"commun"}
    }
    assert settings.keys() <= files.keys()


def test_actions_are_pinned_and_the_tool_too():
    workflow = repository_files(ANSWERS, TODAY)[".github/workflows/verifier.yml"].decode()
    uses = [line.partition("uses: ")[2] for line in workflow.splitlines() if "uses: " in line]
    assert uses
    assert all(len(line.partition("@")[2].partition(" # v")[0]) == 40 for line in uses)
    assert f"filrouge=={__version__}\n" in workflow


def test_an_empty_folder_is_filled_in_place(tmp_path):
    inode = tmp_path.stat().st_ino
    create_repository(tmp_path, ANSWERS, GIT, TODAY)
    assert tmp_path.stat().st_ino == inode
    assert {".git", "content", "mkdocs.yml"} <= {path.name for path in tmp_path.iterdir()}
    assert not list(tmp_path.glob(".filrouge-*"))


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "a.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(UserError, match="n’est pas vide"):
        create_repository(tmp_path, ANSWERS, GIT, TODAY)
    assert tree(tmp_path) == {"a.txt"}


def test_a_file_is_no_place(tmp_path):
    (tmp_path / "a.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(UserError, match="est un fichier"):
        create_repository(tmp_path / "a.txt", ANSWERS, GIT, TODAY)


def test_a_folder_in_nowhere_is_no_place(tmp_path):
    with pytest.raises(UserError, match="n’existe pas"):
        create_repository(tmp_path / "x" / "y", ANSWERS, GIT, TODAY)


@pytest.mark.parametrize("inside", [True, False])
def test_without_git_nothing_is_left(tmp_path, inside):
    target = tmp_path / "of"
    if inside:
        target.mkdir()
    before = tree(tmp_path)
    with pytest.raises(UserError) as caught:
        create_repository(target, ANSWERS, Git({"PATH": str(tmp_path / "rien")}), TODAY)
    assert caught.value.message == "git est introuvable"
    assert tree(tmp_path) == before


def test_hostile_surroundings_do_not_reach_git(tmp_path):
    hostile = {**os.environ, "GIT_DIR": str(tmp_path / "autre"), "GIT_TEMPLATE_DIR": str(tmp_path)}
    create_repository(tmp_path / "of", ANSWERS, Git(hostile), TODAY)
    assert (tmp_path / "of/.git/HEAD").is_file()
    assert not (tmp_path / "autre").exists()
    assert not (tmp_path / "of/.git/hooks").exists()


@pytest.mark.parametrize(
    ("nom", "message"),
    [("x", "« nom » est trop court"), ("deux\nlignes", "« deux lignes » n’a pas la forme attendue")],
)
def test_an_answer_that_cannot_stand_in_the_file_is_refused(tmp_path, nom, message):
    with pytest.raises(UserError) as caught:
        create_repository(tmp_path / "of", Answers(nom, ("formation",)), GIT, TODAY)
    assert message in caught.value.message.replace("\u00a0", " ")
    assert tree(tmp_path) == set()


def test_the_command_tells_what_to_do_next(tmp_path):
    target = tmp_path / "of"
    arguments = [str(target), "--nom", "Essai", "--categorie", "formation", "--categorie", "vae"]
    result = CliRunner().invoke(command, arguments)
    assert result.output == (
        f"Le dépôt est prêt dans « {target} ». Rien n’est encore enregistré dans git. La suite :\n\n"
        f'  cd "{target}"\n'
        "  git add .\n"
        '  git commit -m "Créer le dépôt"\n'
        "  filrouge ajouter reclamation\n"
        "  filrouge verifier\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "il manque le nom de l’organisme"),
        (("--nom", "Essai"), "il manque la catégorie d’actions"),
        (("--exemple", "--nom", "Essai"), "--exemple décrit déjà un organisme"),
    ],
)
def test_nobody_is_asked_when_nobody_is_there(tmp_path, arguments, message):
    result = CliRunner().invoke(command, [str(tmp_path / "of"), *arguments])
    assert isinstance(result.exception, UserError)
    assert result.exception.message == message
    assert tree(tmp_path) == set()


def test_people_are_asked():
    with CliRunner().isolation(input="Essai\nbilan\n\n"):
        assert complete(None, (), None, interactive=True) == Answers("Essai", ("bilan",), "")


def test_people_are_asked_only_for_what_is_missing():
    with CliRunner().isolation(input=""):
        answers = complete("Essai", ("bilan",), "Brest", interactive=True)
    assert answers == Answers("Essai", ("bilan",), "Brest")
