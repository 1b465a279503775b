"""Templates stay compiled between two runs, and never longer than what they were compiled from."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from filrouge.pages.compiled import Compiled


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    path = tmp_path / "render.py"
    path.write_text("trim_blocks=True", encoding="utf-8")
    return path


def rendered(maker: Path, text: str = "un") -> str:
    cache = Compiled(str(maker))
    return (
        Environment(loader=DictLoader({"a.html.j2": text}), autoescape=True, bytecode_cache=cache)
        .get_template("a.html.j2")
        .render()
    )


def kept(maker: Path) -> Path:
    (found,) = (maker.parent / "__pycache__").iterdir()
    return found


def test_what_was_compiled_is_used_again(maker: Path) -> None:
    assert rendered(maker) == "un"
    before = kept(maker).stat().st_mtime_ns
    assert rendered(maker) == "un"
    assert kept(maker).stat().st_mtime_ns == before


def test_another_text_is_compiled_again(maker: Path) -> None:
    assert [rendered(maker), rendered(maker, "deux"), rendered(maker)] == ["un", "deux", "un"]
    assert kept(maker).name.endswith(".pyc")


def test_another_way_to_compile_is_another_template(maker: Path) -> None:
    rendered(maker)
    before = kept(maker).read_bytes()
    maker.write_text("trim_blocks=False", encoding="utf-8")
    assert rendered(maker) == "un"
    assert kept(maker).read_bytes() != before


@pytest.mark.parametrize("left", [0, 10, 60])
def test_a_damaged_file_is_compiled_again(maker: Path, left: int) -> None:
    rendered(maker)
    whole = kept(maker).read_bytes()
    kept(maker).write_bytes(whole[:left])
    assert rendered(maker) == "un"
    assert kept(maker).read_bytes() == whole


def test_where_nothing_can_be_written_it_is_compiled_each_time(maker: Path) -> None:
    (maker.parent / "__pycache__").rmdir()
    assert rendered(maker) == "un"
    assert list(maker.parent.iterdir()) == [maker]


def test_nothing_is_written_when_python_is_told_so(maker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(maker) == "un"
    assert not list((maker.parent / "__pycache__").iterdir())
