"""One commit, the same bytes: whatever the machine, the folder, the day."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from cli_depots import begin, commit, edit, git
from cli_run import Done

ROOT = Path(__file__).parents[2]
RUN = "import os, sys; os.umask(int(sys.argv.pop(1), 8)); from filrouge.cli.main import main; main()"
FROZEN = "date_analyse: 2026-11-16\n"
LATE = "2026-11-20"
EPOCH = str(int(datetime.fromisoformat(f"{LATE}T09:00:00+01:00").timestamp()))
Run = Callable[..., Done]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, read on the day it is, in two commits."""
    folder = tmp_path_factory.mktemp("origine")
    for name in ("content", "site_config"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    edit(folder, FROZEN, "", "site_config/reglages.yaml")
    begin(folder)
    commit(folder, "2026-11-17")
    edit(folder, "Remettre à l’entreprise", "Donner à l’entreprise")
    commit(folder, LATE)
    return folder


@pytest.fixture
def petit(depot: Path) -> Path:
    """The small repository of the tests, which rules find incomplete, with what its site needs."""
    shutil.copy(ROOT / "mkdocs.yml", depot)
    return depot


def clone(origin: Path, folder: Path, mtime: int) -> Path:
    git(origin, "clone", "--quiet", str(origin), str(folder))
    for path in folder.rglob("*"):
        if ".git" not in path.parts:
            os.utime(path, (mtime, mtime))
    return folder


def build(root: Path, umask: str, **surroundings: str) -> dict[str, bytes]:
    """Build in a process of its own, from the folder itself; return every byte."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", RUN, umask, "construire"],
        cwd=root,
        env={**kept, **surroundings},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return tree(root / "build/site")


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_two_clean_builds_of_one_commit(origin: Path, tmp_path: Path) -> None:
    first = build(
        clone(origin, tmp_path / "a", 1_000_000_000),
        "022",
        SOURCE_DATE_EPOCH=EPOCH,
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="1",
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    second = build(
        clone(origin, tmp_path / "un autre dossier/é", 2_000_000_000),
        "077",
        SOURCE_DATE_EPOCH=EPOCH,
        TZ="America/Adak",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4242",
        PYTHONUTF8="0",
        CI="true",
    )
    assert different(first, second) == []
    assert "plan/plan-d-action.csv" in first
    assert ".filrouge-site" in first
    written = b"".join(first.values())
    assert os.fsencode(tmp_path) not in written


class TestSourceDateEpoch:
    def test_it_is_the_day_of_analysis(
        self, filrouge: Run, petit: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        done = filrouge("construire", "--racine", petit, "--brouillon")
        assert done.code == 0, done.out
        assert done.err.startswith("Date du jour, fixée par SOURCE_DATE_EPOCH : 20 novembre 2026.\n")
        asked = tree(petit / "build/site")
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
        filrouge("construire", "--racine", petit, "--brouillon", "--le", LATE)
        assert different(asked, tree(petit / "build/site")) == []

    def test_what_is_asked_for_goes_first(
        self, filrouge: Run, petit: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        made = []
        for asked in ((), ("--le", "2027-11-25")):
            assert filrouge("construire", "--racine", petit, "--brouillon", *asked).code == 0
            made.append(tree(petit / "build/site"))
        assert "index.html" in different(*made)

    @pytest.mark.parametrize("value", ["", "hier", "-1", "1.5", "1e9", "99999999999", "9999999999", "٣"])
    def test_anything_else_is_refused(
        self, filrouge: Run, petit: Path, monkeypatch: pytest.MonkeyPatch, value: str
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        done = filrouge("construire", "--racine", petit)
        assert done == Done(
            2,
            "",
            f"erreur : SOURCE_DATE_EPOCH vaut « {value} », qui n’est pas un nombre de secondes depuis 1970\n"
            "  aide : « git log -1 --format=%ct » donne celui du dernier enregistrement ; sinon, retirez cette variable\n",
        )

    def test_no_record_is_dated_by_it(
        self, filrouge: Run, petit: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
        done = filrouge("ajouter", "reclamation", "--racine", petit)
        assert done.code == 0
        assert "1980" not in done.out + done.err


def test_a_frozen_day_gives_the_same_bytes_on_any_day(
    filrouge: Run, petit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for clock in (EPOCH, str(int(EPOCH) + 100 * 86_400)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        assert filrouge("construire", "--racine", petit, "--brouillon", "--le", LATE).code == 0
        made.append(tree(petit / "build/site"))
    assert different(*made) == []
