"""The example's register of authors: every commit of its replay bears a role, and no address leaves git."""

import re

from filrouge.evidence import gather
from filrouge.project import AUTHORS_PATH, empreinte, open_project
from filrouge.starter.example import example_commits, example_root

DOMAIN = "atelier-cadence-formation.example"


def test_every_author_of_the_replay_is_known_and_nobody_else():
    project, findings = open_project(example_root(), clock=example_commits(example_root())[-1].when.date())
    assert findings == ()
    roles = gather(project).graph.organisme.roles
    committed = {(commit.email, commit.name) for commit in example_commits(example_root())}
    assert len(committed) == 9
    assert {empreinte(email): name for email, name in committed} == {
        key: roles[role] for key, role in project.auteurs.items()
    }


def test_the_register_writes_no_address_but_one_to_learn_from():
    text = (example_root() / AUTHORS_PATH).read_text(encoding="utf-8")
    assert "courriel:" not in text
    [shown] = re.findall(r"[\w-]+@[\w.-]+[\w]", text)
    assert shown == f"direction@{DOMAIN}"
    assert f"empreinte: {empreinte(shown)}\n    role: direction\n" in text


def test_the_site_tells_roles_and_no_address(tmp_path, filrouge):
    folder = tmp_path / "exemple"
    filrouge("demarrer", "--exemple", folder)
    filrouge("construire", "--racine", folder)
    files = [path for path in (folder / "build/site").rglob("*") if path.is_file()]
    assert [path for path in files if DOMAIN.encode() in path.read_bytes()] == []
    pages = {path: path.read_text(encoding="utf-8") for path in files if path.suffix == ".html"}
    recorded = [page for page in pages.values() if ", date donnée par l’auteur" in page]
    assert len(recorded) > 100
    assert [path for path, page in pages.items() if "auteur non renseigné" in page] == []
    vie = pages[folder / "build/site/vie/index.html"]
    assert vie.count("Référent qualité, date donnée par l’auteur") > 100
    assert "Formateur tableur, date donnée par l’auteur" in vie
