"""What the READMEs tell people to type works, and the figures they give are those of the code."""

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from click import Command, Context, Group

from filrouge.audit import RULES
from filrouge.cli.main import COMMANDS, main
from filrouge.evidence import gather
from filrouge.history import Mots, changements, phrase
from filrouge.project import open_project
from filrouge.records import known_type
from filrouge.validation import load_schema

ROOT = Path(__file__).parents[1]
FRENCH = (ROOT / "README.fr.md").read_text(encoding="utf-8")
PREPARING = FRENCH.partition("## Préparer un audit")[2].partition("\n## ")[0]
DAY = date(2026, 11, 16)
AUDITS = re.findall(r"^(filrouge audit [^#\n]*)", PREPARING, flags=re.MULTILINE)


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    for name in ("content", "site_config"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_there_are_commands_to_try() -> None:
    assert len(AUDITS) >= 4


@pytest.mark.parametrize("line", AUDITS)
def test_each_audit_of_the_guide_runs(
    line: str, depot: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(depot)
    with pytest.raises(SystemExit) as exited:
        main(shlex.split(line)[1:])
    assert exited.value.code in {0, 1}
    assert capsys.readouterr().out or (depot / "pre-audit.md").is_file()


def test_the_derogation_of_the_guide_is_well_written(depot: Path) -> None:
    block = re.search(r"^```yaml\n(derogations:.*?)^```$", PREPARING, flags=re.MULTILINE | re.DOTALL)
    assert block is not None
    (depot / "site_config/derogations.yaml").write_text(block[1], encoding="utf-8")
    evidence = gather(*open_project(depot, clock=DAY))
    assert [finding.code for finding in evidence.findings] == ["derogation-inutile"], (
        "nothing but its idleness"
    )


OF_OTHERS = {"--browser", "--force", "--help", "--mkdocs"}
"""Options of git and of a bench, and the one that every command has."""


def options(command: Command) -> Iterator[str]:
    """Yield the options of a command, and of those inside it."""
    yield from (option for one in command.params for option in one.opts)
    if isinstance(command, Group):
        context = Context(command)
        for name in command.list_commands(context):
            inside = command.get_command(context, name)
            assert inside is not None
            yield from options(inside)


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_every_option_named_is_one(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    modules = (import_module(f"filrouge.cli.{command}") for command in COMMANDS)
    known = {option for module in modules for option in options(module.command)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - known - OF_OTHERS == set()


def test_the_change_of_the_guide_is_told_so() -> None:
    said = re.search(r"en mots : « (Échéance[^»]*) »", FRENCH)
    assert said is not None
    before, after = ({"echeance": day} for day in ("2026-06-30", "2026-09-15"))
    (change,) = changements(known_type("ACT-2026-001"), before, after)
    told = phrase(change, Mots.de(None))
    assert " ".join(said[1].split()) == f"{told[0].upper()}{told[1:]}"


def test_the_commit_of_an_audit_is_a_key_of_it() -> None:
    audit = load_schema("organisme").json["properties"]["audits"]["items"]["properties"]
    assert "`commit:`" in FRENCH
    assert "commit" in audit


def test_the_number_of_rules_is_true() -> None:
    assert f"Les {len(RULES)} règles" in PREPARING
