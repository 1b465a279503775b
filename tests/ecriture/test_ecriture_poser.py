"""Several files written together, or none."""

from pathlib import Path

import pytest

from filrouge.diagnostics import UserError
from filrouge.ecriture import Ecrit, poser


def everything(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/actions").mkdir(parents=True)
    for name in "ab":
        (tmp_path / f"content/actions/{name}.yaml").write_bytes(name.encode())
    return tmp_path


A, B = "content/actions/a.yaml", "content/actions/b.yaml"
NEW = Ecrit("content/risques/c.yaml", None, b"c")


def test_changed_and_new_files(root: Path) -> None:
    poser(root, [Ecrit(A, b"a", b"aa"), NEW])
    files = {path: content for path, content in everything(root).items() if content is not None}
    assert files == {A: b"aa", B: b"b", NEW.path: b"c"}


@pytest.mark.parametrize(
    "wrong",
    [
        Ecrit(B, b"autre", b"bb"),
        Ecrit(B, None, b"bb"),
        Ecrit("content/actions/absent.yaml", b"x", b"y"),
        Ecrit("content/actions", None, b"y"),
    ],
    ids=["changed", "there already", "gone", "a folder"],
)
def test_what_is_no_longer_as_read_stops_all(wrong: Ecrit, root: Path) -> None:
    before = everything(root)
    with pytest.raises(UserError, match="a changé pendant le travail"):
        poser(root, [Ecrit(A, b"a", b"aa"), wrong, NEW])
    assert everything(root) == before


@pytest.mark.parametrize("name", ["content/actions/b.yaml", "content/actions"])
def test_no_link_is_followed(name: str, root: Path) -> None:
    place = root / name
    place.rename(root / "ailleurs")
    place.symlink_to(root / "ailleurs")
    with pytest.raises(UserError, match="lien symbolique"):
        poser(root, [Ecrit(B, b"b", b"bb")])
    target = root / "ailleurs"
    assert (target / "b.yaml" if target.is_dir() else target).read_bytes() == b"b"


def test_a_failure_halfway_puts_everything_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file cannot take its place: the first, already replaced, gets its content again."""
    before, replace = everything(root), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError(13, "refusé")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=r"b\.yaml » ne peut pas être écrit : rien n’a été changé"):
        poser(root, [Ecrit(A, b"a", b"aa"), Ecrit(B, b"b", b"bb"), NEW])
    assert everything(root) == before


def test_a_full_disk_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, opened = everything(root), Path.open

    def full(self: Path, mode: str = "r", *rest: object, **others: object) -> object:
        if self.name.startswith(".c.yaml"):
            raise OSError(28, "plein")
        return opened(self, mode, *rest, **others)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(UserError, match=r"c\.yaml » ne peut pas être écrit"):
        poser(root, [Ecrit(A, b"a", b"aa"), NEW])
    monkeypatch.undo()
    assert everything(root) == before
