"""What an editor shows of a new repository: the language server that VS Code uses, with our settings and our schemas."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from editor_lsp import Editor

from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git
from npm import installed

CHECKOUT = Path(__file__).parents[2]
MODEL = CHECKOUT / "generator/filrouge/starter/modele/depot/dot_vscode"
STATUTS = {"a_faire", "en_cours", "realisee", "verifiee", "abandonnee"}


@pytest.mark.parametrize("name", ["settings.json", "extensions.json"])
def test_this_repository_has_the_settings_it_gives(name):
    assert (CHECKOUT / ".vscode" / name).read_bytes() == (MODEL / name).read_bytes()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    programs = installed(tmp_path_factory.mktemp("npm"), "yaml-language-server@1.25.0")
    root = tmp_path_factory.mktemp("editeur") / "of"
    create_repository(root, Answers("Essai", ("formation",)), Git(os.environ), date(2026, 4, 10))
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    node = shutil.which("node") or "node"
    server = (node, str(programs / "yaml-language-server"), "--stdio")
    opened = Editor(server, root, settings, "fr")
    yield opened
    opened.close()


def test_statuses_are_completed_and_explained(editor):
    document = editor.open("content/actions/ACT-2026-001.yaml", "titre: Essai\nstatut: \n")
    found = editor.completed(document, 1, 8)
    assert found.keys() >= STATUTS
    assert "Décidée, pas encore commencée." in found["a_faire"]


def test_keys_are_completed(editor):
    document = editor.open("content/signalements/REC-2026-001.yaml", "titre: Essai\n\n")
    assert {"nature", "recu_le", "gravite", "description"} <= editor.completed(document, 1, 0).keys()


def test_a_key_is_explained_in_french(editor):
    document = editor.open("content/actions/ACT-2026-002.yaml", "titre: Essai\nstatut: a_faire\n")
    shown = editor.hovered(document, 1, 2)
    assert "L’état de l’action. « En retard » est calculé, jamais écrit." in shown
    assert "Son effet a été vérifié, quel que soit le verdict." in shown


def test_faults_are_told_in_french(editor):
    document = editor.open(
        "content/signalements/REC-2026-002.yaml", "titre: x\ninconnue: 1\nrecu_le: 12/03\n"
    )
    faults = "\n".join(editor.faults(document))
    assert "La propriété inconnue n'est pas autorisée" in faults
    assert "Écrivez la date AAAA-MM-JJ" in faults


def test_settings_have_their_schema_too(editor):
    document = editor.open("site_config/reglages.yaml", "\n")
    assert "depot" in editor.completed(document, 0, 0)
