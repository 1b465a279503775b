"""The guide: what it says to type works, what is written from the code is that of the code, and it builds without a doubt."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from guide_pages import commandes, fiches

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/guide"
BIN = Path(sys.executable).parent
_START = re.compile(r"\A<!-- départ : (\w+) -->\n")
_JUDGE = re.compile(r"^(filrouge (?:verifier|audit)\b.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}
TYPED = {name: _BLOCK.findall(text) for name, text in PAGES.items() if _START.match(text)}


def environ(home: Path) -> dict[str, str]:
    who = {
        f"GIT_{who}_{what}": "q@exemple.fr" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI", "FILROUGE"))
    }
    alone = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
    }
    return {**bare, **alone, **who, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def run(script: str, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    words = ("bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", script)
    return subprocess.run(
        words,
        cwd=folder,
        env=environ(home),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def exemple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    done = run("filrouge demarrer exemple --exemple", folder, folder)
    assert done.returncode == 0, done.stdout
    return folder / "exemple"


def test_every_page_with_commands_says_where_it_begins() -> None:
    assert {name for name, text in PAGES.items() if "```sh\n" in text} == {
        name for name, said in TYPED.items() if said
    }


@pytest.mark.parametrize("name", [name for name, said in TYPED.items() if said])
def test_what_is_to_be_typed_works_in_order(name: str, exemple: Path, tmp_path: Path) -> None:
    start, folder = _START.match(PAGES[name]), tmp_path / "ici"
    assert start is not None
    if start[1] == "exemple":
        shutil.copytree(exemple, folder, symlinks=True)
    else:
        folder.mkdir()
    # « 1 défauts trouvés » is an answer; 2 is a failure.
    script = _JUDGE.sub(r"\1 || [ $? -eq 1 ]", "\n".join(TYPED[name]))
    done = run(script, folder, tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(("name", "write"), [("commandes.md", commandes), ("fiches.md", fiches)])
def test_reference(name: str, write: Callable[[], str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--maj"):
        (GUIDE / name).write_text(write(), encoding="utf-8")
    assert (GUIDE / name).read_text(encoding="utf-8") == write(), "pytest tests/guide --maj writes it again"


def test_it_builds_without_a_doubt(tmp_path: Path) -> None:
    words = (
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "-f",
        "docs/mkdocs.yml",
        "-d",
        str(tmp_path),
    )
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")]
    assert len(pages) == len(PAGES) + 1  # and the page that says that one is missing
    for page in pages:
        outside = re.findall(r'<(?:script|link|img)\b[^>]*(?:src|href)="(https?://[^"]*)"', page)
        assert outside == []


def test_every_code_of_a_fault_that_is_named_exists() -> None:
    codes = set(re.findall(r"filrouge expliquer ([a-z-]+)", "".join(PAGES.values())))
    assert codes
    for code in codes:
        assert run(f"filrouge expliquer {code}", ROOT, ROOT).returncode == 0
