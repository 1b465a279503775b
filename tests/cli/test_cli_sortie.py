"""What a command writes to, what it refuses, and what the standard output does to it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from cli_run import Done

from filrouge.cli.main import main

DAY = ("--le", "2026-11-16")
FULL = Path("/dev/full")


@pytest.fixture
def write(filrouge: Callable[..., Done], neuf: Path) -> Callable[[str | Path], Done]:
    return lambda target: filrouge("verifier", "--racine", neuf, *DAY, "--sortie", target)


def test_a_link_laid_beside_is_not_followed(write: Callable[..., Done], tmp_path: Path) -> None:
    """A repository may hold links under any name that can be foreseen."""
    mine = tmp_path / "a-moi.txt"
    mine.write_text("à moi", encoding="utf-8")
    (tmp_path / ".rapport.txt.partiel").symlink_to(mine)
    assert write(tmp_path / "rapport.txt").code == 0
    assert mine.read_text(encoding="utf-8") == "à moi"
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"depot", "a-moi.txt", ".rapport.txt.partiel", "rapport.txt"}


def test_a_link_is_refused(write: Callable[..., Done], tmp_path: Path) -> None:
    mine, target = tmp_path / "a-moi.txt", tmp_path / "rapport.txt"
    mine.write_text("à moi", encoding="utf-8")
    target.symlink_to(mine)
    done = write(target)
    assert (done.code, done.out) == (2, "")
    assert "est un lien symbolique\n  aide : donnez le chemin du fichier lui-même\n" in done.err
    assert target.is_symlink()
    assert mine.read_text(encoding="utf-8") == "à moi"


@pytest.mark.parametrize("folder", ["content", "content/procedures", "site_config"])
def test_the_folders_of_the_records_are_refused(write: Callable[..., Done], neuf: Path, folder: str) -> None:
    (neuf / folder).mkdir(exist_ok=True)
    done = write(neuf / folder / "rapport.txt")
    assert done.code == 2
    assert f"est dans {folder.partition('/')[0]}/, où chaque fichier est lu" in done.err
    assert not (neuf / folder / "rapport.txt").exists()


def test_a_folder_of_that_name_elsewhere_is_not(write: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert write(tmp_path / "content/rapport.txt").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
def test_a_pipe_is_written_to_and_stays(write: Callable[..., Done], tmp_path: Path) -> None:
    pipe = tmp_path / "tuyau"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert write(pipe).code == 0
    reader.join(timeout=10)
    assert read[0].startswith("avertissement[")
    assert pipe.is_fifo()


def test_an_empty_name_is_2_and_in_french(write: Callable[..., Done]) -> None:
    done = write("")
    assert (done.code, done.out) == (2, "")
    assert "donnez un nom de fichier." in done.err


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_outside_any_calendar_is_2(filrouge: Callable[..., Done], neuf: Path, day: str) -> None:
    done = filrouge("verifier", "--racine", neuf, "--le", day)
    assert (done.code, done.out) == (2, "")
    assert f"« {day} » n’est pas une date entre 1970 et 2100." in done.err


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full on this system")
def test_a_full_disk_is_said_in_one_line(neuf: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "filrouge", "verifier", "--racine", neuf, *DAY],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "erreur : la sortie n’a pas pu être écrite jusqu’au bout\n  aide : vérifiez la place qui reste\n"
    )


def test_an_encoding_that_lacks_signs_stops_nothing(neuf: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "filrouge", "audit", "--racine", neuf, *DAY],
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "l’audit".encode("cp1252") in done.stdout
    assert b"\\u" in done.stdout


def test_a_bug_is_told_whole_and_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    """No words at all but a number: nothing foresees it."""
    with pytest.raises(SystemExit) as exited:
        main([3])  # type: ignore[list-item]
    assert exited.value.code == 2
    assert capsys.readouterr().err.startswith("Traceback (most recent call last):\n")
