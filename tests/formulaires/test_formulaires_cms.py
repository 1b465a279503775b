"""The configuration of the CMS, and what « filrouge formulaires » refuses; the browser drives it in ``tests/browser``."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from filrouge.cli.main import main
from filrouge.formulaires.champs import champs_of
from filrouge.formulaires.cms import Collection, cms_config
from filrouge.formulaires.editeur import ARCHIVES
from filrouge.project import Forge, forge_of, open_project
from filrouge.records import RECORD_TYPES, load_records
from filrouge.records.types import Organisme
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git
from filrouge.validation import load_schema

GOLDEN = Path(__file__).parent / "attendu"
TODAY = date(2026, 4, 10)
GITHUB = Forge("github", "github.com", "mon-organisme/mon-plan")
TYPES = {type_.name: type_ for type_ in RECORD_TYPES}
COLLECTIONS = (
    Collection("actions", "Actions", "Action", TYPES["action"], "ACT", "ACT-2026-001"),
    Collection(
        "appreciations", "Appréciations", "Appréciation", TYPES["appreciation"], "APP", "APP-2026-T1-CHAUD"
    ),
    Collection("aleas", "Aléas", "Aléa", TYPES["signalement"], "ALE", "ALE-2026-001", "alea"),
    Collection("procedures", "Procédures", "Procédure", TYPES["procedure"], "PRC", ""),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_repository(tmp_path / "of", Answers("Essai", ("formation",)), Git(os.environ), TODAY)
    return tmp_path / "of"


@pytest.fixture
def organisme(root: Path) -> Organisme:
    return load_records(open_project(root, clock=TODAY)[0]).organisme


def text(value) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_the_configuration(organisme, golden):
    config = cms_config(organisme, GITHUB, COLLECTIONS, None)
    golden(GOLDEN / "config.json", text(config))


def test_what_no_form_can_show_whole_is_left_out(organisme):
    names = [one["name"] for one in cms_config(organisme, GITHUB, COLLECTIONS, None)["collections"]]
    assert names == ["actions", "aleas", "procedures", "fiches"]


@pytest.mark.parametrize(
    ("forge", "application", "expected"),
    [
        (GITHUB, None, {"name": "github", "auth_methods": ["token"]}),
        (
            Forge("github", "github.mon-organisme.fr", "a/b"),
            None,
            {
                "name": "github",
                "api_root": "https://github.mon-organisme.fr/api/v3",
                "auth_methods": ["token"],
            },
        ),
        (
            Forge("gitlab", "framagit.org", "groupe/sous-groupe/plan"),
            None,
            {
                "name": "gitlab",
                "base_url": "https://framagit.org",
                "api_root": "https://framagit.org/api/v4",
                "auth_methods": ["token"],
            },
        ),
        (
            Forge("gitlab", "gitlab.com", "a/b"),
            "abc123",
            {
                "name": "gitlab",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
                "auth_type": "pkce",
                "app_id": "abc123",
            },
        ),
    ],
)
def test_the_forge(organisme, forge, application, expected):
    config = cms_config(organisme, forge, COLLECTIONS, application)
    assert config["publish_mode"] == "editorial_workflow"
    backend = {key: value for key, value in config["backend"].items() if key != "commit_messages"}
    assert backend == {"repo": forge.chemin, "branch": "main", **expected}


@pytest.mark.parametrize(
    ("depot", "expected"),
    [
        ("https://github.com/a/b", Forge("github", "github.com", "a/b")),
        ("https://www.github.com/a/b.git", Forge("github", "github.com", "a/b")),
        ("https://framagit.org/a/b/c/", Forge("gitlab", "framagit.org", "a/b/c")),
        ("https://git.example.org/a/b", None),
        ("", None),
    ],
)
def test_the_forge_is_told_by_the_address(depot, expected):
    assert forge_of(depot) == expected


@pytest.mark.parametrize("name", TYPES)
def test_every_key_of_a_schema_is_a_field_in_its_order(name):
    schema = load_schema(name)
    fields = champs_of(schema.json)
    assert [field.nom for field in fields] == list(schema.json["properties"])
    assert {field.nom for field in fields if field.obligatoire} == set(schema.json["required"])


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as exited:
        main(["formulaires", *map(str, arguments)])
    return exited.value.code, capsys.readouterr().err


def with_depot(root: Path, depot: str) -> Path:
    (root / "site_config/reglages.yaml").write_text(f"depot: {depot}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("depot", "arguments", "message"),
    [
        ("", (), "les formulaires ne savent pas où est le dépôt"),
        ("https://codeberg.org/a/b", (), "sur GitHub ou GitLab, pas sur « codeberg.org »"),
        ("https://github.com/a/b", ("--application", "x"), "--application ne sert qu’avec GitLab"),
        ("https://github.com/a/b", (), f"« {ARCHIVES[0].fichier} » n’est pas dans"),
    ],
)
def test_refused(root, tmp_path, capsys, depot, arguments, message):
    if depot:
        with_depot(root, depot)
    code, said = run(capsys, "--racine", root, "--editeur", tmp_path, *arguments)
    assert code == 2
    assert message in said
    assert not (root / "build").exists()


def test_an_archive_that_was_not_tried_is_refused(root, tmp_path, capsys):
    (tmp_path / ARCHIVES[0].fichier).write_bytes(b"another")
    code, said = run(capsys, "--racine", with_depot(root, "https://github.com/a/b"), "--editeur", tmp_path)
    assert code == 2
    assert "n’est pas le fichier publié par ses auteurs" in said
    assert f"npm pack --pack-destination {tmp_path} @sveltia/cms@" in said


def test_without_an_organisation(root, tmp_path, capsys):
    (root / "content/organisme.yaml").unlink()
    code, said = run(capsys, "--racine", with_depot(root, "https://github.com/a/b"), "--editeur", tmp_path)
    assert code == 2
    assert "content/organisme.yaml manque ou est fautif" in said
