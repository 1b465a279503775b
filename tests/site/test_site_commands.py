"""« construire » and « servir » on the example of the repository."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from site_running import run, serve, tree, wait_for

ROOT = Path(__file__).parents[2]
RECORD = "content/actions/ACT-2026-001.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The example, to be edited."""
    for name in ("content", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def edit(root: Path, old: str, new: str, path: str = RECORD) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_there_never_was_a_site(copy: Path) -> None:
    edit(copy, "site_name:", "hooks: [x.py]\nsite_name:", "mkdocs.yml")
    refused = run("construire", "--racine", str(copy), "--sortie", str(copy / "neuf"))
    assert refused.exit_code == 1
    assert refused.stderr == "Le site n’a pas été construit ; aucun site n’existe encore.\n"


def test_build_then_an_error_then_its_correction(copy: Path) -> None:
    site = copy / "build/site"
    built = run("construire", "--racine", str(copy))
    assert built.exit_code == 0, built.stdout
    assert built.stdout == f"{site}/index.html\n"
    assert re.search(r"^\d+ pages pour \d+ fiches, en \d+,\d s\.$", built.stderr, re.MULTILINE)
    before = tree(site)
    assert "plan/ACT-2026-001.html" in before

    edit(copy, "statut: verifiee", "statut: parfaite")
    edit(copy, "site_name:", "hooks: [x.py]\nsite_name:", "mkdocs.yml")
    refused = run("construire", "--racine", str(copy))
    assert refused.exit_code == 1
    assert f"{RECORD}:" in refused.stdout
    assert "mkdocs-cle-refusee" in refused.stdout
    assert "| hooks: [x.py]" in refused.stdout
    assert "avertissement" not in refused.stdout
    assert refused.stderr == "Le site n’a pas été construit ; le précédent est resté tel quel.\n"
    assert tree(site) == before

    edit(copy, "statut: parfaite", "statut: verifiee")
    edit(copy, "hooks: [x.py]\n", "", "mkdocs.yml")
    again = run("construire", "--racine", str(copy), "--sortie", str(copy / "ailleurs"))
    assert again.exit_code == 0
    assert tree(copy / "ailleurs") == before == tree(site)


def test_a_folder_of_somebody_else(copy: Path) -> None:
    before = tree(copy)
    refused = run("construire", "--racine", str(copy), "--sortie", str(copy / "content"))
    assert refused.exit_code == 2
    assert "ce n’est pas Fil Rouge qui l’a rempli" in refused.stderr
    assert tree(copy) == before


def test_a_commit_is_noticed_like_a_save(copy: Path) -> None:
    def git(*words: str) -> None:
        # Before the day at which the example is read.
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-02T09:00:00+01:00")
        surroundings = {**os.environ, **dates, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        who = ("-c", "user.name=Q", "-c", "user.email=q@exemple.fr")
        subprocess.run(["git", *who, *words], cwd=copy, env=surroundings, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("add", "--all")
    git("commit", "-m", "Commencer")
    with serve(copy) as (_, url, _):
        page = f"{url}plan/ACT-2026-001.html"
        wait_for(page, "Historique de la fiche", absent="Pas encore enregistré")
        edit(copy, "Remettre à l’entreprise", "Donner à l’entreprise")
        wait_for(page, "Pas encore enregistré")
        git("commit", "--all", "-m", "Reprendre le titre")
        wait_for(page, "Titre modifié", absent="Pas encore enregistré")


def test_serve_edit_break_mend_stop(copy: Path) -> None:
    with serve(copy) as (server, url, _):
        page = f"{url}plan/ACT-2026-001.html"
        wait_for(page, "Remettre à l’entreprise une synthèse")
        edit(copy, "Remettre à l’entreprise", "Donner à l’entreprise")
        wait_for(page, "Donner à l’entreprise une synthèse")
        edit(copy, "statut: verifiee", "statut: parfaite")
        wait_for(page, "statut: parfaite")
        wait_for(page, "Donner à l’entreprise une synthèse")
        edit(copy, "statut: parfaite", "statut: verifiee")
        wait_for(page, "Donner à l’entreprise", absent="statut: parfaite")
        edit(copy, "site_name: ", "site_name: Nouveau ", "mkdocs.yml")
        wait_for(page, "Nouveau ")
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=60)
    assert server.returncode == 0
    assert err.endswith("Arrêté.\n")
    assert "Traceback" not in err
    assert "statut: parfaite" in out
    assert not (copy / "build").exists()
