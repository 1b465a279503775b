"""Which profile each command takes when nobody says, where it writes, and what the preview lets through."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from canaris import DEPOT, JOUR
from click import Context
from sorties import lancer

from filrouge.cli.servir import Making, command
from filrouge.profil import Profil
from filrouge.site.engines import DEFAULT
from filrouge.site.preview import Preview
from filrouge.starter.model import model_files

BANNER = "Site interne\u00a0: à ne pas transmettre"


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    shutil.copytree(DEPOT, tmp_path / "depot")
    (tmp_path / "depot/mkdocs.yml").write_text("site_name: Essai\nnav: [index.md]\n", encoding="utf-8")
    return tmp_path / "depot"


def test_what_is_built_is_the_auditor_s(depot: Path) -> None:
    assert lancer("construire", "--racine", depot, "--brouillon") == 0
    assert [path.name for path in (depot / "build").iterdir()] == ["site"]
    assert BANNER not in (depot / "build/site/index.html").read_text("utf-8")


def test_the_internal_site_goes_elsewhere_and_needs_no_perfect_plan(depot: Path) -> None:
    assert lancer("construire", "--racine", depot) == 1
    assert lancer("construire", "--racine", depot, "--profil", "interne") == 0
    assert [path.name for path in (depot / "build").iterdir()] == ["site-interne"]
    home = (depot / "build/site-interne/index.html").read_text("utf-8")
    assert home.count(BANNER) == 1
    assert 'href="preaudit/index.html"' in home
    assert BANNER in (depot / "build/site-interne/404.html").read_text("utf-8")


def test_a_fault_that_no_rule_finds_prevents_the_internal_site_too(depot: Path) -> None:
    (depot / "site_config/derogations.yaml").write_text("derogations: rien\n", encoding="utf-8")
    assert lancer("construire", "--racine", depot, "--profil", "interne") == 1
    assert not (depot / "build").exists()


def test_what_is_exported_is_the_auditor_s(depot: Path) -> None:
    assert lancer("exporter", "csv", "--racine", depot, "--sortie", depot / "a.csv") == 0
    assert (
        lancer("exporter", "csv", "--racine", depot, "--sortie", depot / "b.csv", "--profil", "interne") == 0
    )
    assert b"CANARI" not in (depot / "a.csv").read_bytes()
    assert b"CANARI" in (depot / "b.csv").read_bytes()


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("construire", "auditeur"),
        ("exporter csv", "auditeur"),
        ("exporter dossier", "auditeur"),
        ("servir", "interne"),
    ],
)
def test_help_tells_the_default(name: str, default: str) -> None:
    words = [sys.executable, "-m", "filrouge", *name.split(), "--help"]
    told = " ".join(subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout.split())
    assert f"(tout) ; par défaut, {default}." in told


def test_a_fault_is_told_in_the_preview_of_the_team_alone(depot: Path) -> None:
    record = depot / "content/actions/ACT-2026-001.yaml"
    text = record.read_text("utf-8").replace("statut: verifiee", "statut: parfaite")
    record.write_text(text, encoding="utf-8")
    shown = {}
    for profil in Profil:
        preview = Preview()
        with Context(command).scope():
            preview.show(Making(depot, None, profil, DEFAULT).attempt())
        shown[profil] = preview.answer("index.html")[2].decode()
    assert "statut: parfaite" in shown[Profil.INTERNE]
    assert "parfaite" not in shown[Profil.AUDITEUR]
    assert "Le détail est dans le terminal" in shown[Profil.AUDITEUR]


def test_no_workflow_of_a_new_repository_makes_an_internal_site() -> None:
    words = {"nom": "Neuf", "version": "1", "aujourdhui": JOUR, "referent": "rq", "referentiel": "V9"}
    flows = {path: text for path, text in model_files("depot", words).items() if ".github/" in path}
    assert flows
    assert [path for path, text in flows.items() if b"interne" in text] == []
