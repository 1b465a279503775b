"""A draft: the site is shown although rules find errors, and every page says so."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest
from site_running import run, serve, tree, wait_for

from filrouge.audit import RULES
from filrouge.evidence import gather
from filrouge.pages import banner, warning
from filrouge.project import open_project
from filrouge.site.build import assemble
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git

DAY = date(2026, 11, 16)
ACTION = "content/actions/ACT-2026-001.yaml"
NO_ORIGIN = """\
titre: Ouvrir une salle de plus
type: amelioration
constat: Deux groupes se partagent la même salle.
responsable: direction
ouverte_le: 2026-05-04
echeance: 2027-06-30
statut: en_cours
"""


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The repository that « demarrer » makes, read on a given day."""
    root = tmp_path / "of"
    create_repository(root, Answers("Neuf", ("formation",)), Git(os.environ), DAY)
    return root


@pytest.fixture
def faulty(new: Path) -> Path:
    """The same with an action that comes from nowhere."""
    (new / "content/actions").mkdir(exist_ok=True)
    (new / ACTION).write_text(NO_ORIGIN, encoding="utf-8")
    return new


def faults(root: Path) -> int:
    """Count the errors of a repository; all of them must be those of rules."""
    errors = gather(*open_project(root, clock=DAY)).errors
    assert {"action-sans-origine"} <= {error.code for error in errors} <= {rule.code for rule in RULES}
    return len(errors)


def build(root: Path, *options: str) -> tuple[int, str, str]:
    done = run("construire", "--racine", str(root), "--le", DAY.isoformat(), *options)
    return done.exit_code, done.stdout, done.stderr


def test_a_release_is_refused_and_the_option_is_named(faulty: Path) -> None:
    code, out, err = build(faulty)
    assert code == 1
    assert "erreur[action-sans-origine]" in out
    assert err == (
        "Le site n’a pas été construit ; aucun site n’existe encore.\n"
        "Pour le voir avant d’avoir tout corrigé : « filrouge construire --brouillon ».\n"
    )
    assert not (faulty / "build").exists()


def test_every_page_of_a_draft_says_so_once(faulty: Path) -> None:
    code, out, err = build(faulty, "--brouillon")
    told = warning(faults(faulty))
    assert (code, out) == (0, f"{faulty}/build/site/index.html\n")
    assert err.startswith(f"{told}. Le détail : « filrouge verifier ».\n")
    pages = {
        path: text.decode() for path, text in tree(faulty / "build/site").items() if path.endswith("html")
    }
    assert {"index.html", "404.html", "plan/ACT-2026-001.html", "regles/index.html"} <= pages.keys()
    assert [path for path, html in pages.items() if html.count(told) != 1] == []


def test_the_warning_stands_before_the_title_of_the_page(faulty: Path) -> None:
    assembly = assemble(gather(*open_project(faulty, clock=DAY)), draft=True)
    assert assembly.site
    html = assembly.site.content("plan/index.html").decode()
    assert html.index(banner(faults(faulty))) < html.index("<h1>")
    assert html.index("contenu-principal") < html.index(banner(faults(faulty)))


def test_without_a_fault_a_draft_is_the_site_itself(new: Path) -> None:
    assert build(new, "--sortie", str(new / "a"))[0] == 0
    code, _, err = build(new, "--sortie", str(new / "b"), "--brouillon")
    assert code == 0
    assert "Brouillon" not in err
    assert tree(new / "a") == tree(new / "b")


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (ACTION, NO_ORIGIN.replace("statut: en_cours", "statut: parfaite"), "valeur-hors-liste"),
        (ACTION, f"{NO_ORIGIN}origines: [REC-2020-001]\nthemes: [inconnu]\n", "theme-inconnu"),
        ("mkdocs.yml", "site_name: Neuf\nhooks: [voler.py]\n", "mkdocs-cle-refusee"),
        ("site_config/derogations.yaml", "derogations: rien\n", "type-incorrect"),
    ],
)
def test_what_no_rule_finds_prevents_a_draft_too(faulty: Path, path: str, text: str, told: str) -> None:
    (faulty / path).write_text(text, encoding="utf-8")
    code, out, err = build(faulty, "--brouillon")
    assert code == 1
    assert f"erreur[{told}]" in out
    assert err.endswith("Ces erreurs empêchent même un brouillon : les pages seraient fausses.\n")
    assert not any(f"[{rule.code}]" in out for rule in RULES)
    assert not (faulty / "build").exists()
    assert "--brouillon" not in build(faulty)[2]


def test_the_preview_shows_a_draft_until_it_is_mended(faulty: Path) -> None:
    with serve(faulty, "--le", DAY.isoformat()) as (server, url, _):
        page = f"{url}plan/ACT-2026-001.html"
        wait_for(page, warning(faults(faulty)))
        (faulty / ACTION).unlink()
        wait_for(url, "Amélioration continue", absent="Brouillon\u00a0:")
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=60)
    assert "erreur[action-sans-origine]" in out
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 défaut bloquant\u00a0;"), (2, "2 défauts bloquants\u00a0;")]
)
def test_the_count_is_in_words(count: int, words: str) -> None:
    assert warning(count) == f"Brouillon\u00a0: {words} ce site n’est pas prêt à être remis à un auditeur"
