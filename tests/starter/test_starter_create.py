"""« filrouge demarrer »: a new repository."""

import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from filrouge import __version__
from filrouge.cli.demarrer import CATEGORIES, complete
from filrouge.cli.main import COMMANDS
from filrouge.diagnostics import UserError
from filrouge.evidence import gather
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES, load_records
from filrouge.referentiel import en_vigueur
from filrouge.starter.add import add_record
from filrouge.starter.create import Answers, create_repository, repository_files
from filrouge.starter.example import example_commits, example_root
from filrouge.starter.files import staged
from filrouge.starter.git import Git
from filrouge.starter.kinds import words

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
    schemas = {path for path in files if path.startswith("schemas/")}
    assert settings.keys() == schemas - {f"schemas/{name}.schema.json" for name in prose | {"commun"}}
    assert {"schemas/derogations.schema.json", "schemas/reglages.schema.json"} < schemas


def test_actions_are_pinned_and_the_tool_too():
    workflow = repository_files(ANSWERS, TODAY)[".github/workflows/verifier.yml"].decode()
    uses = [line.partition("uses: ")[2] for line in workflow.splitlines() if "uses: " in line]
    assert uses
    assert all(len(line.partition("@")[2].partition(" # v")[0]) == 40 for line in uses)
    assert f"filrouge=={__version__}\n" in workflow


def named_commands(texts):
    """Return every word written after « filrouge »."""
    return {word for text in texts for word in re.findall(r"\bfilrouge ([\w-]+)", text)}


def test_only_commands_that_exist_are_named(tmp_path):
    new = [content.decode() for content in repository_files(ANSWERS, TODAY).values()]
    example = [
        content.decode()
        for commit in example_commits(example_root())
        for path, content in commit.files.items()
        if path.endswith((".md", ".yaml", ".yml", ".json"))
    ]
    records = []
    for word in sorted(set(words()) - {"signalement"}):
        added = add_record(tmp_path, word, "PRC-ACCUEIL" if word == "procedure" else None, TODAY)
        records.append((tmp_path / added.path).read_text(encoding="utf-8"))
    assert named_commands(new) >= {"ajouter", "construire", "verifier"}
    assert named_commands([*new, *example, *records]) <= set(COMMANDS)


def test_what_the_readme_says_of_an_empty_plan_is_true(tmp_path):
    create_repository(tmp_path / "of", ANSWERS, GIT, TODAY)
    evidence = gather(*open_project(tmp_path / "of", clock=TODAY))
    assert evidence.errors == ()
    assert "aucune-action-des-appreciations" in {finding.code for finding in evidence.findings}
    readme = " ".join((tmp_path / "of/README.md").read_text(encoding="utf-8").split())
    assert "il ne donne que des avertissements : rien n’est encore enregistré" in readme


@pytest.mark.parametrize("seul", [False, True])
@pytest.mark.parametrize("categories", [*((name,) for name in CATEGORIES), CATEGORIES])
@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 16)])
def test_nothing_blocks_an_empty_plan(tmp_path, day, categories, seul):
    create_repository(tmp_path / "of", Answers("Essai", categories, seul=seul), GIT, day)
    evidence = gather(*open_project(tmp_path / "of", clock=day))
    assert [(finding.code, finding.message) for finding in evidence.errors] == []
    assert evidence.graph.organisme.personne_seule == seul
    assert evidence.graph.records["PRC-AMELIORATION"].referentiel == en_vigueur(day).code


def test_the_readme_shows_a_derogation_that_can_be_copied(tmp_path):
    create_repository(tmp_path / "of", ANSWERS, GIT, TODAY)
    readme = (tmp_path / "of/site_config/README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```yaml\n(.*?)```", readme, flags=re.DOTALL)
    (tmp_path / "of/site_config/derogations.yaml").write_text(block, encoding="utf-8")
    findings = gather(*open_project(tmp_path / "of", clock=TODAY)).findings
    said = [finding.message for finding in findings if finding.span.path == "site_config/derogations.yaml"]
    assert said == ["la fiche « ACT-2026-007 » n’existe pas"]


def test_git_ignores_the_names_to_protect(tmp_path):
    create_repository(tmp_path / "of", ANSWERS, GIT, TODAY)
    (tmp_path / "of/site_config/noms-a-proteger.txt").write_text("Camille Martin\n", encoding="utf-8")
    assert "noms-a-proteger" not in run_git(tmp_path / "of", "status", "--porcelain", "--untracked-files=all")
    assert gather(*open_project(tmp_path / "of", clock=TODAY)).project.noms == ("Camille Martin",)


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


def test_missing_parents_are_made(tmp_path):
    create_repository(tmp_path / "x" / "y" / "of", ANSWERS, GIT, TODAY)
    assert (tmp_path / "x/y/of/content/organisme.yaml").is_file()
    assert [path.name for path in (tmp_path / "x/y").iterdir()] == ["of"]


def test_when_it_fails_only_the_parents_it_made_go(tmp_path):
    (tmp_path / "x").mkdir()
    with pytest.raises(UserError, match="git est introuvable"):
        create_repository(tmp_path / "x/y/z/of", ANSWERS, Git({"PATH": ""}), TODAY)
    assert tree(tmp_path) == {"x"}


def test_when_it_fails_what_others_put_in_the_parents_stays(tmp_path):
    def fail():
        with staged(tmp_path / "x/y/of"):
            (tmp_path / "x/a.txt").write_text("à moi", encoding="utf-8")
            raise UserError("non")

    with pytest.raises(UserError, match="non"):
        fail()
    assert tree(tmp_path) == {"x", "x/a.txt"}


def test_a_parent_that_is_a_file_is_no_place(tmp_path):
    (tmp_path / "a.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(UserError, match="impossible d’écrire dans"):
        create_repository(tmp_path / "a.txt/y/of", ANSWERS, GIT, TODAY)
    assert tree(tmp_path) == {"a.txt"}


@pytest.mark.parametrize("inside", [True, False])
def test_a_folder_where_nothing_may_be_written_is_no_place(tmp_path, monkeypatch, inside):
    def refuse(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    target = tmp_path / "x/of"
    if inside:
        target.mkdir(parents=True)
    before = tree(tmp_path)
    with pytest.raises(UserError, match="impossible d’écrire dans"):
        create_repository(target, ANSWERS, GIT, TODAY)
    assert tree(tmp_path) == before


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


def test_the_command_tells_what_to_do_next(tmp_path, filrouge):
    target = tmp_path / "of"
    asked = ("--nom", "Essai", "--categorie", "formation", "--categorie", "vae")
    assert filrouge("demarrer", target, *asked) == (
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
        (("--exemple", "--seul"), "--exemple décrit déjà un organisme"),
    ],
)
def test_nobody_is_asked_when_nobody_is_there(tmp_path, filrouge, arguments, message):
    said = filrouge("demarrer", tmp_path / "of", *arguments)
    assert said.startswith(f"erreur : {message}\n")
    assert tree(tmp_path) == set()


def test_people_are_asked():
    with CliRunner().isolation(input="Essai\nbilan\n\n"):
        assert complete(None, (), None, interactive=True) == Answers("Essai", ("bilan",), "")


def test_people_are_asked_only_for_what_is_missing():
    with CliRunner().isolation(input=""):
        answers = complete("Essai", ("bilan",), "Brest", interactive=True)
    assert answers == Answers("Essai", ("bilan",), "Brest")
