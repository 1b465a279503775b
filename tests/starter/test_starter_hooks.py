"""« filrouge demarrer --crochets »: git reads again what is about to be recorded, and no hook is ever lost."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from filrouge.cli.demarrer import command
from filrouge.diagnostics import UserError
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git
from filrouge.starter.hooks import install_hook

GIT = Git(os.environ)
HOOK = ".githooks/pre-commit"
MESSAGE = ".githooks/commit-msg"
MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    create_repository(tmp_path / "of", Answers("Essai", ("formation",)), GIT, date(2026, 4, 10))
    return tmp_path / "of"


def demarrer(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def uses(folder: Path) -> str:
    return GIT.setting(folder, "core.hooksPath")


def test_a_repository_that_is_there_gets_the_hook_and_nothing_else(depot: Path) -> None:
    before = {
        path: path.read_bytes() for path in depot.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    said = demarrer("--crochets", depot)
    assert (said.exit_code, said.exception) == (0, None)
    assert "git add --chmod=+x .githooks" in said.output
    after = {
        path: path.read_bytes() for path in depot.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    assert {path.relative_to(depot).as_posix() for path in after.keys() - before.keys()} == {HOOK, MESSAGE}
    assert {path: after[path] for path in before} == before
    assert os.access(depot / HOOK, os.X_OK)
    assert uses(depot) == ".githooks"


def test_asked_again_it_says_so_and_changes_nothing(depot: Path) -> None:
    demarrer("--crochets", depot)
    text = (depot / HOOK).read_bytes()
    assert "déjà en place" in demarrer("--crochets", depot).output
    assert (depot / HOOK).read_bytes() == text


def test_a_clone_has_the_file_and_lacks_the_setting(depot: Path) -> None:
    install_hook(depot, GIT)
    GIT._run(depot, "config", "--unset", "core.hooksPath")
    (depot / HOOK).chmod(0o644)
    assert install_hook(depot, GIT)
    assert os.access(depot / HOOK, os.X_OK)
    (depot / MESSAGE).unlink()
    assert install_hook(depot, GIT)
    assert not install_hook(depot, GIT)


def test_line_ends_of_windows_are_no_other_hook(depot: Path) -> None:
    install_hook(depot, GIT)
    (depot / HOOK).write_bytes((depot / HOOK).read_bytes().replace(b"\n", b"\r\n"))
    assert not install_hook(depot, GIT)


@pytest.mark.parametrize(
    ("hook", "line"),
    [(HOOK, "filrouge garde || exit 1"), (MESSAGE, 'filrouge garde --message "$1" || exit 1')],
)
def test_another_hook_under_the_same_name_stays(depot: Path, hook: str, line: str) -> None:
    (depot / ".githooks").mkdir()
    (depot / hook).write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    with pytest.raises(UserError, match="existe déjà, et dit autre chose") as refused:
        install_hook(depot, GIT)
    assert line in refused.value.help
    assert [path.name for path in (depot / ".githooks").iterdir()] == [Path(hook).name]
    assert (depot / hook).read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"
    assert uses(depot) == ""


def test_another_folder_of_hooks_stays(depot: Path) -> None:
    GIT.set(depot, "core.hooksPath", ".husky")
    with pytest.raises(UserError, match=r"git prend déjà ses crochets dans « \.husky »"):
        install_hook(depot, GIT)
    assert uses(depot) == ".husky"
    assert not (depot / ".githooks").exists()


def test_hooks_in_their_usual_place_are_not_turned_off(depot: Path) -> None:
    folder = depot / ".git/hooks"
    folder.mkdir()
    (folder / "pre-push.sample").write_text("", encoding="utf-8")
    (folder / "commit-msg").write_text("#!/bin/sh\n", encoding="utf-8")
    with pytest.raises(UserError, match="a déjà des crochets : commit-msg"):
        install_hook(depot, GIT)
    assert uses(depot) == ""
    (folder / "commit-msg").unlink()
    assert install_hook(depot, GIT)


def test_where_git_does_not_begin(depot: Path) -> None:
    (depot / "content/organisme.yaml").rename(depot / "organisme.yaml")
    with pytest.raises(UserError, match="n’est pas la racine d’un dépôt git"):
        install_hook(depot / "content", GIT)


def test_with_other_options_on_a_repository_that_is_there(depot: Path) -> None:
    said = demarrer("--crochets", "--nom", "Autre", depot)
    assert isinstance(said.exception, UserError)
    assert "--crochets s’y emploie seul" in said.exception.message
    assert not (depot / HOOK).exists()


def test_a_folder_that_is_no_plan_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("à moi", encoding="utf-8")
    said = demarrer("--crochets", "--nom", "Essai", "--categorie", "formation", tmp_path)
    assert isinstance(said.exception, UserError)
    assert "n’est pas vide" in said.exception.message
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_hook_is_plain_sh(depot: Path) -> None:
    install_hook(depot, GIT)
    for hook in (HOOK, MESSAGE):
        text = (depot / hook).read_bytes()
        assert text.startswith(b"#!/bin/sh\n")
        assert b"\r" not in text
        assert subprocess.run(["sh", "-n", str(depot / hook)], check=False).returncode == 0


def test_the_manifest_is_one_of_pre_commit() -> None:
    said = subprocess.run(
        ["pre-commit", "validate-manifest", str(MANIFEST)],
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
