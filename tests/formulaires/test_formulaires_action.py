"""The workflow « Enregistrer une demande », run step by step against a bare repository and a forge that only takes notes."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import yaml
from test_formulaires_issues import body

from filrouge.cli.main import main
from filrouge.starter.example import create_example
from filrouge.starter.git import Git

GH = """#!{python}
import base64, json, os, subprocess, sys
fields = dict(word.split("=", 1) for word in sys.argv if "=" in word)
place = next(word for word in sys.argv if word.startswith("repos/")).removeprefix("repos/organisme/depot/")
if "body" in fields:
    fields["body"] = open(fields["body"][1:], encoding="utf-8").read()
with open(os.environ["NOTES"], "a", encoding="utf-8") as notes:
    notes.write(json.dumps([place, fields]) + chr(10))
if place == "git/refs":
    command = ["git", "update-ref", fields["ref"], fields["sha"], ""]
    sys.exit(subprocess.run(command, cwd=os.environ["BARE"]).returncode)
if place.startswith("contents/"):
    subprocess.run(["git", "clone", "--quiet", "--branch", fields["branch"], os.environ["BARE"], "put"], check=True)
    with open("put/" + place.removeprefix("contents/"), "xb") as file:
        file.write(base64.b64decode(fields["content"]))
    for command in (["add", "."], ["commit", "--quiet", "--message", fields["message"]], ["push", "--quiet"]):
        identity = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        subprocess.run(["git", "-C", "put", *identity, *command], check=True)
"""


class Forge:
    """A repository on a forge, a clone of it as a workflow gets one, and what the forge was asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._bare, self._notes = folder, folder / "depot.git", folder / "notes"
        create_example(folder / "of", Git(os.environ))
        self._git(folder, "clone", "--quiet", "--bare", "of", "depot.git")
        programs = folder / "bin"
        programs.mkdir()
        (programs / "gh").write_text(GH.format(python=sys.executable), encoding="utf-8")
        (programs / "gh").chmod(0o755)
        (programs / "filrouge").symlink_to(Path(sys.executable).with_name("filrouge"))

    def _git(self, where: Path, *arguments: str) -> str:
        return subprocess.run(
            ("git", *arguments), cwd=where, capture_output=True, text=True, check=True
        ).stdout

    def labelled(self, number: int, text: str) -> dict[str, int]:
        """Run the steps of both jobs as GitHub does; return the exit code of each that ran."""
        self._notes.write_text("", encoding="utf-8")
        temp = Path(tempfile.mkdtemp(dir=self._folder))
        self._git(self._folder, "clone", "--quiet", "depot.git", str(temp / "clone"))
        event = json.dumps({"issue": {"number": number, "body": text}})
        (temp / "event.json").write_text(event, encoding="utf-8")
        (temp / "output").touch()
        (temp / "vide").mkdir()
        workflow = (temp / "clone/.github/workflows/enregistrer.yml").read_text(encoding="utf-8")
        codes: dict[str, int] = {}
        for job, folder in (("ecrire", "clone"), ("repondre", "vide")):
            for step in yaml.safe_load(workflow)["jobs"][job]["steps"]:
                if "name" in step and (not any(codes.values()) or step.get("if") == "always()"):
                    codes[step["name"]] = self._run(step["run"], temp, folder, number, codes)
        return codes

    def _run(self, script: str, temp: Path, folder: str, number: int, codes: dict[str, int]) -> int:
        output = (temp / "output").read_text(encoding="utf-8")
        environ = {
            **os.environ,
            "PATH": f"{self._folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_EVENT_PATH": str(temp / "event.json"),
            "GITHUB_OUTPUT": str(temp / "output"),
            "GITHUB_REPOSITORY": "organisme/depot",
            "GITHUB_SHA": self._git(self._bare, "rev-parse", "main").strip(),
            "RUNNER_TEMP": str(temp),
            "BASE": "main",
            "NUMERO": str(number),
            "NOTES": str(self._notes),
            "BARE": str(self._bare),
            "REPONSE": "",
            "ECRITE": _outcome(codes, "Écrire la fiche"),
            "PROPOSEE": _outcome(codes, "Proposer la fiche"),
            **{line.partition("=")[0].upper(): line.partition("=")[2] for line in output.splitlines()},
        }
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
        done = subprocess.run(command, cwd=temp / folder, env=environ, capture_output=True, check=False)
        return done.returncode

    def told(self) -> str:
        """Return what the forge was asked for: no record, which the branch holds, and no commit."""
        asked = map(json.loads, self._notes.read_text(encoding="utf-8").splitlines())
        lines = (
            f"{place}\n{json.dumps({key: value for key, value in fields.items() if key not in {'content', 'sha'}}, ensure_ascii=False, indent=1)}\n"
            for place, fields in asked
        )
        return "".join(lines)

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
