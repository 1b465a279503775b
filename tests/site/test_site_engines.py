"""Each engine alone: absent, failing, complaining, it gives one clear message."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from filrouge.diagnostics import UserError
from filrouge.site.allowed import ACCENTS, PRIMARIES
from filrouge.site.engines import DEFAULT, ENGINES, Engine
from filrouge.site.shell import Shells

SETTINGS = {
    "site_name": "x",
    "theme": {"name": "material", "font": False},
    "nav": ["index.md"],
    "plugins": [],
    "markdown_extensions": [],
    "strict": True,
    "use_directory_urls": False,
}
PAGE = {"index.md": b"# x\n"}
INSTALL = {
    "mkdocs": "pip install filrouge",
    "properdocs": 'pip install "filrouge[properdocs]"',
    "zensical": 'pip install "filrouge[zensical]"',
}


def refusal(engine: Engine, settings: object = None, documents: dict[str, bytes] | None = None) -> UserError:
    with pytest.raises(UserError) as raised:
        engine.render({**SETTINGS, **(settings or {})}, documents or PAGE)
    return raised.value


def test_every_engine_stands_under_its_name() -> None:
    assert {name: engine.name for name, engine in ENGINES.items()} == {name: name for name in INSTALL}
    assert ENGINES[DEFAULT.name] is DEFAULT


def test_it_renders(engine: Engine) -> None:
    made = engine.render(SETTINGS, PAGE)
    assert b'<h1 id="x">x</h1>' in made["index.html"]


@pytest.mark.parametrize("name", INSTALL)
@pytest.mark.parametrize(
    "use", [Engine.require, lambda one: one.has_icon("x"), lambda one: one.render({}, {})]
)
def test_absent(monkeypatch: pytest.MonkeyPatch, name: str, use: Callable[[Engine], object]) -> None:
    engine = ENGINES[name]
    for missing in (engine.package, engine.theme):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, missing, None)
            with pytest.raises(UserError) as raised:
                use(engine)
        assert str(raised.value) == f"le moteur de site {engine.title} n’est pas installé"
        assert raised.value.help == f"installez-le : {INSTALL[name]}"


def test_icons_are_those_of_its_theme(engine: Engine) -> None:
    assert engine.has_icon("material/weather-night")
    assert not engine.has_icon("material/absente")


def test_it_fails(engine: Engine) -> None:
    error = refusal(engine, {"theme": {"name": "autre"}})
    assert str(error).startswith(f"le moteur de site {engine.title} a échoué : ")
    assert re.search(r"[Tt]heme.*'autre'", str(error))
    assert error.help == f"réinstallez-le dans la version que Fil Rouge demande : {INSTALL[engine.name]}"


def test_a_warning_stops_it(engine: Engine) -> None:
    error = refusal(engine, documents={"index.md": b"# x\n\n[x](absent.md)\n"})
    assert re.search(r"a échoué : warning\b", str(error), re.IGNORECASE)
    assert "strict" in str(error)
    assert "INFO" not in str(error)
    assert "\x1b" not in str(error)
    assert "\n" not in str(error)


PROGRAMS = {
    "raise SystemExit(3)": "code de sortie 3",
    "print('rien ne va'); raise SystemExit(1)": "rien ne va",
    "print('INFO - a'); print('\x1b[31mERROR\x1b[0m   -  b'); raise SystemExit(1)": "ERROR - b",
    "def f(): raise OSError('plein')\nf()": "OSError: plein",
    "import os; os.write(2, b'Error: \\xff'); raise SystemExit(1)": "Error: \ufffd",
    "import os; os.abort()": "code de sortie -6",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_however_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    (tmp_path / "moteur_faux.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    engine = replace(DEFAULT, title="Faux", package="moteur_faux")
    assert str(refusal(engine)) == f"le moteur de site Faux a échoué : {PROGRAMS[program]}"


def test_every_colour_is_one_of_the_theme(shells_of: Shells) -> None:
    styles = b"".join(content for path, content in shells_of.files.items() if path.endswith(".css")).decode()
    for kind, colours in (("primary", PRIMARIES), ("accent", ACCENTS)):
        known = set(re.findall(rf"\[data-md-color-{kind}=\"?([a-z-]+)\"?\]", styles))
        # This one is for the organisation's own style sheet.
        assert {colour.replace(" ", "-") for colour in colours} - {"custom"} <= known
