"""Publishing: the previous site or the new one, whatever happens, and nobody else's file touched."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from filrouge.diagnostics import UserError
from filrouge.pages import Asset
from filrouge.site import publish as publishing
from filrouge.site import swap
from filrouge.site.fill import Site
from filrouge.site.publish import publish
from filrouge.site.swap import locked
from filrouge.site.written import MARKER

MakeSite = Callable[..., Site]
HERE = Path(__file__).parent


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != MARKER}


def whole(site: Site) -> dict[str, bytes]:
    return {path: site.content(path) for path in site}


@pytest.fixture(params=["échange", "deux temps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Publish by the exchange of the system, and as where there is none."""
    if request.param == "deux temps":
        monkeypatch.setattr(publishing, "exchange", lambda *_: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_site_replaces_the_previous_one_whole(make_site: MakeSite, tmp_path: Path) -> None:
    output = tmp_path / "build/site"
    first = make_site(assets=(Asset("preuves/a.pdf", b"1"),))
    second = make_site(assets=(Asset("autres/b.pdf", b"2"),))
    publish(first, output)
    assert tree(output) == whole(first)
    publish(second, output)
    assert tree(output) == whole(second)
    assert not (output / "preuves").exists()
    assert [path.name for path in output.parent.iterdir()] == ["site"]


@pytest.mark.usefixtures("way")
def test_an_empty_folder_is_filled(make_site: MakeSite, tmp_path: Path) -> None:
    output = tmp_path / "site"
    output.mkdir()
    publish(make_site(), output)
    assert tree(output) == whole(make_site())
    assert list(tmp_path.iterdir()) == [output]


def test_the_same_site_gives_the_same_bytes(make_site: MakeSite, tmp_path: Path) -> None:
    publish(make_site(), tmp_path / "a")
    publish(make_site(), tmp_path / "b")
    assert (tmp_path / "a" / MARKER).read_bytes() == (tmp_path / "b" / MARKER).read_bytes()


def test_a_folder_of_somebody_else_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/ACT.yaml").write_text("titre: x", encoding="utf-8")
    with pytest.raises(UserError, match="n’est pas vide, et ce n’est pas Fil Rouge qui l’a rempli"):
        publish(make_site(), tmp_path / "content")
    assert tree(tmp_path) == {"content/ACT.yaml": b"titre: x"}


def test_a_file_is_no_folder(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("à moi", encoding="utf-8")
    with pytest.raises(UserError, match="n’est pas un dossier"):
        publish(make_site(), tmp_path / "site")
    with pytest.raises(UserError, match="n’a pas pu être écrit"):
        publish(make_site(), tmp_path / "site/dessous")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "à moi"


@pytest.mark.parametrize("added", ["notes.txt", "plan/notes.txt", "neuf/notes.txt", "vide/"])
def test_a_foreign_file_is_kept(make_site: MakeSite, tmp_path: Path, added: str) -> None:
    output = tmp_path / "site"
    publish(make_site(), output)
    if added.endswith("/"):
        (output / added).mkdir()
    else:
        (output / added).parent.mkdir(exist_ok=True)
        (output / added).write_text("à moi", encoding="utf-8")
    before = tree(output)
    with pytest.raises(UserError, match="que Fil Rouge n’a pas écrits : « " + added.partition("/")[0]):
        publish(make_site(), output)
    assert tree(output) == before
    assert (output / added).exists()


def test_a_link_in_place_of_a_file_of_ours_is_foreign(make_site: MakeSite, tmp_path: Path) -> None:
    output, mine = tmp_path / "site", tmp_path / "mien"
    publish(make_site(), output)
    mine.mkdir()
    (mine / "index.html").write_text("à moi", encoding="utf-8")
    (output / "plan/index.html").unlink()
    (output / "plan").rmdir()
    (output / "plan").symlink_to(mine)
    with pytest.raises(UserError, match="« plan »"):
        publish(make_site(), output)
    assert (mine / "index.html").read_text(encoding="utf-8") == "à moi"


def test_an_output_that_is_a_link_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "ailleurs")
    with pytest.raises(UserError, match="lien symbolique"):
        publish(make_site(), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert list((tmp_path / "ailleurs").iterdir()) == []


@pytest.mark.parametrize(
    "marker", ["", "{", "[]", '{"fichiers": 3}', '{"fichiers": ["../mien.txt", "/etc/passwd"]}']
)
def test_a_forged_marker_leads_nowhere(make_site: MakeSite, tmp_path: Path, marker: str) -> None:
    mine = tmp_path / "mien.txt"
    mine.write_text("à moi", encoding="utf-8")
    for folder in (tmp_path / "site", tmp_path / ".site-00000000.nouveau"):
        folder.mkdir()
        (folder / MARKER).write_text(marker, encoding="utf-8")
        (folder / "autre.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(UserError, match="n’a pas écrits"):
        publish(make_site(), tmp_path / "site")
    publish(make_site(), tmp_path / "site2")
    (tmp_path / "site/autre.txt").unlink()
    (tmp_path / "site" / MARKER).unlink()
    publish(make_site(), tmp_path / "site")
    assert mine.read_text(encoding="utf-8") == "à moi"
    assert (tmp_path / ".site-00000000.nouveau/autre.txt").exists()


def test_a_failed_write_leaves_the_previous_site(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    first = make_site(assets=(Asset("preuves/a.pdf", b"1"),))
    publish(first, output)
    real = Path.write_bytes

    def full_disk(path: Path, content: bytes) -> int:
        if path.name == "b.pdf":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(UserError, match="n’a pas pu être écrit"):
        publish(make_site(assets=(Asset("preuves/b.pdf", b"2"),)), output)
    assert tree(output) == whole(first)
    assert list(tmp_path.iterdir()) == [output]


def test_stopped_between_the_two_renames(make_site: MakeSite, tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(make_site(), output)
    output.rename(tmp_path / ".site-01234567.ancien")
    (tmp_path / ".site-01234567.nouveau").mkdir()
    site = make_site(assets=(Asset("preuves/b.pdf", b"2"),))
    publish(site, output)
    assert tree(output) == whole(site)
    assert list(tmp_path.iterdir()) == [output]


def test_the_previous_site_comes_back_before_anything_else(make_site: MakeSite, tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(make_site(), output)
    (output / "notes.txt").write_text("à moi", encoding="utf-8")
    output.rename(tmp_path / ".site-01234567.ancien")
    with pytest.raises(UserError, match=r"notes\.txt"):
        publish(make_site(), output)
    assert (output / "notes.txt").read_text(encoding="utf-8") == "à moi"


def test_one_build_at_a_time(make_site: MakeSite, tmp_path: Path) -> None:
    with locked(tmp_path) as alone:
        assert alone
        with pytest.raises(UserError, match="une autre construction écrit"):
            publish(make_site(), tmp_path / "site")
    publish(make_site(), tmp_path / "site")


def test_exchange_says_what_it_cannot_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "absent")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not swap.exchange(tmp_path / "a", tmp_path / "a")


KILLER = """
import itertools, os, random, signal, sys, time
from pathlib import Path
from site_samples import FOLDERS, index_pages
from filrouge.pages import Asset
from filrouge.site import publish as publishing
from filrouge.site.fill import fill
from filrouge.site.shell import Shell, Shells

output, way, shells = Path(sys.argv[1]), sys.argv[2], Shells({folder: Shell(("a", "b", "c", "d", "e"), ()) for folder in FOLDERS}, {})
if way == "deux temps":
    publishing.exchange = lambda first, second: False

def publish_for_ever():
    for turn in itertools.count():
        word = str(turn).encode()
        assets = [Asset(f"f/{turn}-{number}.txt", word) for number in range(60)]
        publishing.publish(fill(shells, index_pages(), [*assets, Asset("tour", word)]), output)

moments = random.Random(32)
for _ in range(20):
    child = os.fork()
    if not child:
        publish_for_ever()
    time.sleep(moments.uniform(0.001, 0.08))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not output.exists():
        # Nothing published yet, or stopped between two renames: the next start puts it back.
        assert way == "deux temps" or not list(output.parent.glob("*.ancien"))
        publishing._recover(output)
    if output.exists():
        turn = (output / "tour").read_text()
        files = {path.name: path.read_text() for path in (output / "f").iterdir()}
        assert files == {f"{turn}-{number}.txt": turn for number in range(60)}, (turn, files)
print("vu", output.exists())
"""


@pytest.mark.parametrize("way_of", ["échange", "deux temps"])
def test_killed_anywhere(make_site: MakeSite, tmp_path: Path, way_of: str) -> None:
    output = tmp_path / "site"
    command = [sys.executable, "-c", KILLER, str(output), way_of]
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("vu True\n", "")
    site = make_site()
    publish(site, output)
    assert tree(output) == whole(site)
    assert list(tmp_path.iterdir()) == [output]


def test_a_file_that_stays_the_same_is_not_written_again(make_site: MakeSite, tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(make_site(assets=(Asset("a.txt", b"1"), Asset("b.txt", b"1"))), output)
    before = {path: (output / path).stat().st_ino for path in ("a.txt", "b.txt")}
    publish(make_site(assets=(Asset("a.txt", b"1"), Asset("b.txt", b"2"))), output)
    assert (output / "a.txt").stat().st_ino == before["a.txt"]
    assert (output / "a.txt").stat().st_nlink == 1
    assert (output / "b.txt").read_bytes() == b"2"


def test_what_somebody_changed_in_place_does_not_stay(make_site: MakeSite, tmp_path: Path) -> None:
    site, output = make_site(assets=(Asset("a.txt", b"1"), Asset("b.txt", b"1"))), tmp_path / "site"
    publish(site, output)
    (output / "a.txt").write_bytes(b"2")
    (output / "b.txt").chmod(0o600)
    publish(site, output)
    assert tree(output) == whole(site)
    assert (output / "b.txt").stat().st_mode == (output / MARKER).stat().st_mode


def test_a_copy_made_of_links_is_left_alone(make_site: MakeSite, tmp_path: Path) -> None:
    site, output, copy = make_site(assets=(Asset("a.txt", b"1"),)), tmp_path / "site", tmp_path / "copie.txt"
    publish(site, output)
    copy.hardlink_to(output / "a.txt")
    publish(site, output)
    (output / "a.txt").write_bytes(b"2")
    assert copy.read_bytes() == b"1"
