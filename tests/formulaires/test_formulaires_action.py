"""The workflow « Enregistrer une demande », run step by step against a bare repository and a forge that only takes notes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_formulaires_issues import body

from filrouge.cli.main import main
from filrouge.starter.example import create_example
from filrouge.starter.git import Git

GH = """#!/bin/sh
[ "$1" = auth ] && exit 0
echo "$*" >> "$NOTES"
while [ $# -gt 0 ]; do [ "$1" = --body-file ] && cat "$2" >> "$NOTES"; shift; done
"""


class Forge:
    """A repository on a forge, a clone of it as a workflow gets one, and what the forge was asked for."""

    def __init__(self, folder: Path) -> None:
        self.notes = folder / "notes"
        self._folder, self._bare = folder, folder / "depot.git"
        create_example(folder / "of", Git(os.environ))
        self._git(folder, "clone", "--quiet", "--bare", "of", "depot.git")
        programs = folder / "bin"
        programs.mkdir()
        (programs / "gh").write_text(GH, encoding="utf-8")
        (programs / "gh").chmod(0o755)
        (programs / "filrouge").symlink_to(Path(sys.executable).with_name("filrouge"))

    def _git(self, where: Path, *arguments: str) -> str:
        return subprocess.run(
            ("git", *arguments), cwd=where, capture_output=True, text=True, check=True
        ).stdout

    def labelled(self, number: int, text: str) -> dict[str, int]:
        """Run the steps of the job as GitHub does; return the exit code of each that ran."""
        self.notes.write_text("", encoding="utf-8")
        temp = self._folder / f"temp-{number}-{len(list(self._folder.glob('temp-*')))}"
        temp.mkdir()
        self._git(self._folder, "clone", "--quiet", "depot.git", str(temp / "clone"))
        event, output = temp / "event.json", temp / "output"
        event.write_text(json.dumps({"issue": {"number": number, "body": text}}), encoding="utf-8")
        output.touch()
        workflow = (temp / "clone/.github/workflows/enregistrer.yml").read_text(encoding="utf-8")
        codes: dict[str, int] = {}
        for step in yaml.safe_load(workflow)["jobs"]["enregistrer"]["steps"]:
            if "name" not in step or (any(codes.values()) and step.get("if") != "always()"):
                continue
            environ = {
                **os.environ,
                "PATH": f"{self._folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "GITHUB_EVENT_PATH": str(event),
                "GITHUB_OUTPUT": str(output),
                "RUNNER_TEMP": str(temp),
                "NUMERO": str(number),
                "NOTES": str(self.notes),
                "FICHE": output.read_text(encoding="utf-8").strip().removeprefix("fiche="),
                "ECRITE": _outcome(codes, "Écrire la fiche"),
                "PROPOSEE": _outcome(codes, "Proposer la fiche"),
            }
            command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
            done = subprocess.run(command, cwd=temp / "clone", env=environ, capture_output=True, check=False)
            codes[step["name"]] = done.returncode
        return codes

    def told(self) -> str:
        """Return what the forge was asked for, without the folder of the test."""
        return re.sub(r"/\S+/", "", self.notes.read_text(encoding="utf-8"))

    def shown(self, revision: str, path: str) -> str:
        return self._git(self._bare, "show", f"{revision}:{path}")

    def changed(self, branch: str) -> list[str]:
        return self._git(self._bare, "diff", "--name-only", "main", branch).split()

    def branches(self) -> list[str]:
        return self._git(self._bare, "branch", "--format=%(refname:short)").split()


def _outcome(codes: dict[str, int], name: str) -> str:
    return {None: "skipped", 0: "success"}.get(codes.get(name), "failure")


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def test_a_request_becomes_a_record_and_a_proposal(forge, golden):
    assert set(forge.labelled(12, body()).values()) == {0}
    assert forge.changed("demande-12") == ["content/signalements/REC-2026-006.yaml"]
    assert "Attestation jamais reçue" in forge.shown("demande-12", "content/signalements/REC-2026-006.yaml")
    golden(Path(__file__).parent / "attendu/notes-demande.txt", forge.told())
    # Another one, while the first waits to be read again, takes the next number.
    assert set(forge.labelled(13, body(titre="Deuxième demande")).values()) == {0}
    assert forge.changed("demande-13") == ["content/signalements/REC-2026-007.yaml"]


def test_a_hostile_request_leaves_an_answer_and_nothing_else(forge, golden):
    text = body(titre='"; touch /tmp/pwned; $(id)', description="Appeler le 06 12 34 56 78 @equipe")
    assert forge.labelled(14, text) == {"Écrire la fiche": 1, "Répondre à la demande": 0}
    assert forge.branches() == ["main"]
    golden(Path(__file__).parent / "attendu/notes-refus.txt", forge.told())


def test_the_same_request_twice_is_told(forge):
    forge.labelled(12, body())
    codes = forge.labelled(12, body())
    assert (codes["Écrire la fiche"], codes["Répondre à la demande"]) == (0, 0)
    assert codes["Proposer la fiche"] != 0
    assert "Si la branche demande-12 existe déjà, supprimez-la." in forge.told()


def test_without_an_event(monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
    with pytest.raises(SystemExit) as exited:
        main(["demande"])
    assert exited.value.code == 2
    assert "aucun événement à lire" in capsys.readouterr().err
