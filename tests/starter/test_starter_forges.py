"""What a forge runs in a new repository: checked by its own tools, and its steps run as it would run them."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from filrouge.starter.create import Answers, create_repository, repository_files
from filrouge.starter.git import Git

BIN = Path(sys.executable).parent
TODAY = date(2026, 4, 10)
ANSWERS = Answers('Atelier « Été » : "tests" #1', ("formation",), "Nantes")
ACTION = """\
titre: Tester le {mot} avant chaque session
type: corrective
ouverte_le: 2026-04-01
responsable: rp
echeance: {echeance}
statut: en_cours
origines: [REC-2026-001]
causes: {{texte: Le matériel n’est jamais essayé avant le premier jour.}}
mesure: Essai complet la veille, avec une liste.
reussite: {{indicateur: Coupures par session, unite: coupures, sens: baisse, cible: 0}}
"""
GH = """\
#!{python}
import json, os, sys
with open(os.environ["GH_JOURNAL"], "a", encoding="utf-8") as journal:
    files = {{word: open(word.partition("@")[2] or word, encoding="utf-8").read()
              for word in sys.argv if word.endswith(".md")}}
    journal.write(json.dumps([sys.argv[1:], files]) + "\\n")
if "--jq" in sys.argv:
    print(os.environ["GH_REPONSE"])
"""


@pytest.fixture(scope="module")
def fichiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("neuf")
    for path, content in repository_files(ANSWERS, TODAY).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def steps(root: Path, workflow: str, job: str) -> dict[str, dict[str, Any]]:
    """Return the steps of a job that run commands, by name."""
    text = (root / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
    return {step["name"]: step for step in yaml.safe_load(text)["jobs"][job]["steps"] if "name" in step}


@dataclass
class Runner:
    """A forge's machine: runs the script of a step in a repository; ``outputs`` is what steps hand over."""

    root: Path
    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, script: str, **more: str) -> int:
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI"))}
        path = f"{self.folder}{os.pathsep}{BIN}{os.pathsep}{os.environ['PATH']}"
        own = {
            "PATH": path,
            "GITHUB_OUTPUT": str(self.folder / "sorties"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "resume.md"),
            "GITHUB_REPOSITORY": "organisme/depot",
            "GH_JOURNAL": str(self.folder / "journal"),
            "GH_REPONSE": "",
        }
        # As GitHub does: -e, and the first failure of a pipe.
        words = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
        return subprocess.run(
            words,
            cwd=self.root,
            env={**bare, **own, **self.environ, **more},
            check=False,
            capture_output=True,
        ).returncode

    @property
    def outputs(self) -> dict[str, str]:
        """Read the outputs as GitHub does: a name, the word that ends it, lines."""
        found: dict[str, str] = {}
        file = self.folder / "sorties"
        lines = iter(file.read_text(encoding="utf-8").split("\n")) if file.exists() else iter(())
        for line in lines:
            name, mark, end = line.partition("<<")
            if mark:
                found[name] = "\n".join(iter(lambda: next(lines), end))
        return found

    @property
    def calls(self) -> list[Any]:
        """What was asked of the forge: the words, and the text of the files given."""
        file = self.folder / "journal"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    folder = tmp_path / "machine"
    folder.mkdir()
    gh = folder / "gh"
    gh.write_text(GH.format(python=sys.executable), encoding="utf-8")
    gh.chmod(0o755)
    root = tmp_path / "depot"
    create_repository(root, ANSWERS, Git(os.environ), TODAY)
    return Runner(root, folder)


def git(root: Path, *words: str, day: str = "2026-04-10") -> None:
    at = f"{day}T09:00:00+02:00"
    who = {
        f"GIT_{who}_{what}": "q@exemple.fr" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environ = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_DATE": at,
        **who,
    }
    subprocess.run(["git", *words], cwd=root, env=environ, check=True, capture_output=True)


def write(root: Path, id_: str, text: str) -> None:
    (root / f"content/actions/{id_}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def proposition(runner: Runner) -> Runner:
    """A pull request, as GitHub checks it out: the commit that would merge it, on top of the branch it goes to."""
    git(runner.root, "add", "--all")
    git(runner.root, "commit", "-m", "Début")
    git(runner.root, "switch", "-c", "ajout")
    write(runner.root, "ACT-2026-001", ACTION.format(mot="Wi-Fi", echeance="2026-06-30"))
    git(runner.root, "add", "--all")
    git(runner.root, "commit", "-m", "Une action")
    git(runner.root, "switch", "main")
    git(runner.root, "merge", "--no-ff", "-m", "Réunion", "ajout")
    return runner


class TestProposition:
    def test_what_changes_is_told_in_words_even_when_there_are_faults(
        self, fichiers: Path, proposition: Runner
    ) -> None:
        found = steps(fichiers, "verifier", "verifier")
        # The complaint that the action names is not there.
        assert proposition.run(found["Vérifier"]["run"]) == 1
        assert proposition.run(found["Dire ce qui change"]["run"]) == 0
        told = proposition.outputs["texte"]
        assert "ACT-2026-001" in told
        assert "Tester le Wi-Fi avant chaque session" in told
        assert told.strip() in (proposition.folder / "resume.md").read_text(encoding="utf-8")

    def test_one_comment_and_the_same_one_again(self, fichiers: Path, proposition: Runner) -> None:
        script = steps(fichiers, "verifier", "commenter")["Commenter"]["run"]
        text = "Bonjour `$(touch vole)` ${{ x }}\n\"'; touch vole"
        assert proposition.run(script, NUMERO="7", TEXTE=text) == 0
        assert proposition.run(script, NUMERO="7", TEXTE=text, GH_REPONSE="41\n42") == 0
        first, second = (call for call in proposition.calls if "--method" in call[0])
        assert first[0][2:5] == ["--method", "POST", "repos/organisme/depot/issues/7/comments"]
        assert second[0][2:5] == ["--method", "PATCH", "repos/organisme/depot/issues/comments/41"]
        for _, files in (first, second):
            assert files["body=@commentaire.md"] == f"<!-- filrouge comparer -->\n{text}\n"
        assert not list(proposition.root.rglob("vole"))

    def test_what_may_write_reads_no_file_and_installs_nothing(self, fichiers: Path) -> None:
        writing = []
        for file in (fichiers / ".github/workflows").iterdir():
            workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
            assert workflow["permissions"] == {}
            for name, job in workflow["jobs"].items():
                if "write" in job["permissions"].values():
                    writing.append(name)
                    assert "checkout" not in str(job["steps"])
                    assert "install" not in str(job["steps"])
        assert sorted(writing) == ["commenter", "publier", "repondre", "signaler"]


class TestSurveillance:
    @pytest.fixture
    def plan(self, runner: Runner) -> Runner:
        """Three actions: two late since long ago or never, one since yesterday by the fixed day of analysis."""
        write(runner.root, "ACT-2026-001", ACTION.format(mot="Wi-Fi", echeance="2026-05-01"))
        write(runner.root, "ACT-2026-002", ACTION.format(mot="vidéoprojecteur", echeance="2026-06-14"))
        write(runner.root, "ACT-2026-003", ACTION.format(mot="son", echeance="2027-05-01"))
        settings = runner.root / "site_config/reglages.yaml"
        settings.write_text("date_analyse: 2026-06-15\n", encoding="utf-8")
        git(runner.root, "add", "--all")
        git(runner.root, "commit", "-m", "Début")
        date_ = runner.folder / "date"
        date_.write_text("#!/bin/sh\necho 2026-06-08\n", encoding="utf-8")
        date_.chmod(0o755)
        return runner

    def test_what_became_late_in_a_week(self, fichiers: Path, plan: Runner) -> None:
        script = steps(fichiers, "surveiller", "verifier")[
            "Chercher ce qui est devenu un défaut en une semaine"
        ]["run"]
        assert plan.run(script) == 0
        told = plan.outputs["texte"]
        assert "Devenu un défaut depuis le 8 juin 2026" in told
        assert "ACT-2026-002" in told
        assert "ACT-2026-001" not in told
        assert "ACT-2026-003" not in told

    def test_nothing_is_signalled_when_nothing_is_late(self, fichiers: Path, plan: Runner) -> None:
        (plan.root / "content/actions/ACT-2026-002.yaml").unlink()
        script = steps(fichiers, "surveiller", "verifier")[
            "Chercher ce qui est devenu un défaut en une semaine"
        ]["run"]
        assert (plan.run(script), plan.outputs) == (0, {})

    def test_a_run_that_fails_is_no_silence(self, fichiers: Path, plan: Runner) -> None:
        shutil.rmtree(plan.root / "content")
        script = steps(fichiers, "surveiller", "verifier")[
            "Chercher ce qui est devenu un défaut en une semaine"
        ]["run"]
        assert plan.run(script) != 0

    def test_one_issue_then_comments(self, fichiers: Path, plan: Runner) -> None:
        script = steps(fichiers, "surveiller", "signaler")["Signaler"]["run"]
        assert plan.run(script, TEXTE="Deux retards `$(touch vole)`") == 0
        assert plan.run(script, TEXTE="Un autre", GH_REPONSE="12") == 0
        made = [call for call in plan.calls if "--jq" not in call[0]]
        assert [call[0][:3] for call in made] == [["issue", "create", "--repo"], ["issue", "comment", "12"]]
        assert [call[1]["texte.md"] for call in made] == ["Deux retards `$(touch vole)`\n", "Un autre\n"]
        assert not list(plan.root.rglob("vole"))


class TestPublication:
    def test_nothing_is_published_unless_it_was_decided(self, fichiers: Path) -> None:
        github = yaml.safe_load((fichiers / ".github/workflows/publier.yml").read_text(encoding="utf-8"))
        assert github["jobs"]["construire"]["if"] == "vars.PUBLIER_LE_SITE == 'oui'"
        assert github["jobs"]["publier"]["needs"] == "construire"
        gitlab = yaml.safe_load((fichiers / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        (rule,) = gitlab["pages"]["rules"]
        assert '$PUBLIER_LE_SITE == "oui"' in rule["if"]

    def test_the_whole_history_is_fetched(self, fichiers: Path) -> None:
        for file in (fichiers / ".github/workflows").iterdir():
            for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values():
                for step in job["steps"]:
                    if "checkout" in step.get("uses", ""):
                        assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}, file.name


def told(*words: str, cwd: Path) -> str:
    done = subprocess.run([BIN / words[0], *words[1:]], cwd=cwd, check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


OURS = Path(__file__).parents[2]


@pytest.fixture(params=["neuf", "le nôtre"])
def depots(request: pytest.FixtureRequest, fichiers: Path) -> Path:
    """A new repository, then that of the product."""
    return fichiers if request.param == "neuf" else OURS


def test_zizmor_finds_nothing(depots: Path) -> None:
    assert told("zizmor", "--offline", "--no-progress", ".github", cwd=depots) == ""


def test_github_knows_every_key(depots: Path) -> None:
    workflows = [str(file) for file in sorted((depots / ".github/workflows").iterdir())]
    assert (
        told("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows, cwd=depots) == ""
    )


def test_gitlab_knows_every_key(fichiers: Path) -> None:
    words = ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml")
    assert told(*words, cwd=fichiers) == ""
