"""Record text is data: every free-text field of every type, filled with what could do harm."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from reading import Reading

from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_assets, render_pages
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES
from filrouge.source import Value, read_document
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json, Pattern

DEPOT = Path(__file__).parent / "depot"
SAFE_LINK = re.compile(
    r"https?://[^/]|#|(?:\.\./)?(?:[a-z]+/)?[A-Za-z0-9-]+\.(?:html|csv|txt)(?:\?(?:retard=oui|effet=[a-z_]+|origine=[a-z]+|(?:&?statut=[a-z]+)+|retours\.nature=constat)(?:#|$)|#|$)"
)
TAGS = {
    "div",
    "header",
    "footer",
    "section",
    "nav",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "a",
    "span",
}
TAGS |= {
    "strong",
    "em",
    "br",
    "wbr",
    "hr",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "time",
    "code",
    "pre",
    "blockquote",
}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"}
TAGS |= {"svg", "g", "title", "desc", "text", "circle", "path", "rect", "polyline"}
TAGS |= {"details", "summary"}  # the months of « Vie du plan »
ONE_LINE = "^[^\\n]*$"
VECTORS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)><a title='",
    "[clic](javascript:alert(1)) [clic](JaVaScRiPt&colon;alert(1)) [clic](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)> ![x](javascript:alert(1)) ![x](https://example.org/x.png)",
    "{{ 7*7 }} {% raw %} {% include '/etc/passwd' %} {# rien #} %s %(x)s {} {0}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;",
    "</p></div></section><h1>Titre</h1><base href=//example.org>",
    "[x]: javascript:alert(1) 'y' [x][x] <!-- <b> --> ]]> <![CDATA[",
    "[a](//example.org/x) [b](https:///x) [c](../../../etc/passwd) [d](#nulle-part) [e](organisme#x)",
    "ACT-2026-001#nulle ACT-9999-999 `ACT-2026-001` ACT-2026-001<script>",
)
BLOCKS = (
    "---\ntitle: <script>alert(1)</script>\n---\n",
    '```html title="<script>alert(1)</script>"\n<script>alert(1)</script>\n```\n',
    "<div onclick=alert(1)>\n\n# Titre\n\n</div>\n",
    "| a | b |\n|:-:|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |\n",
    "[x]: javascript:alert(1)\n\n[x]\n\n1. ```\n   <script>\n",
    "a " * 5000 + "[" * 2000 + "*" * 2000,
)


def free_text(node: Json, at: Pattern = ()) -> Iterator[tuple[Pattern, int, bool]]:
    """Yield the place of every free text of a schema, its longest length, whether it is one line."""
    if node.get("type") == "string":
        closed = {"enum", "format", "x-reference", "x-fichier"} & set(node)
        if not closed and node.get("pattern", ONE_LINE) == ONE_LINE:
            yield at, node.get("maxLength", 20_000), "pattern" in node or node.get("maxLength", 20_000) < 200
    for key, child in node.get("properties", {}).items():
        yield from free_text(child, (*at, key))
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            yield from free_text(node[keyword], (*at, "*"))


class Poison:
    """Replaces every free text of a document, and remembers which places it met."""

    def __init__(self, line: str, block: str) -> None:
        self.line, self.block = line, block
        self.met: set[tuple[str, Pattern]] = set()

    def document(self, name: str, data: Value) -> Value:
        places = {at: (length, one) for at, length, one in free_text(load_schema(name).json)}

        def walk(value: Value, at: Pattern) -> Value:
            if isinstance(value, dict):
                return {key: walk(child, _step(places, at, key)) for key, child in value.items()}
            if isinstance(value, list):
                return [walk(child, (*at, "*")) for child in value]
            if at not in places:
                return value
            self.met.add((name, at))
            length, one_line = places[at]
            return (self.line if one_line else self.block)[:length]

        return walk(data, ())


def _step(places: Iterable[Pattern], at: Pattern, key: str) -> Pattern:
    named = (*at, key)
    return named if any(place[: len(named)] == named for place in places) else (*at, "*")


def poisoned(folder: Path, poison: Poison) -> Evidence:
    """The small repository with every free text replaced; JSON is YAML."""
    shutil.copytree(DEPOT, folder)
    for type_ in RECORD_TYPES:
        for path in sorted((folder / "content" / type_.folder).glob(f"*{type_.suffix}")):
            document, findings = read_document(path.name, path.read_bytes())
            assert document is not None
            assert not findings
            data = json.dumps(poison.document(type_.name, document.data), ensure_ascii=False)
            path.write_text(
                data if document.body is None else f"---\n{data}\n---\n\n{poison.block}", encoding="utf-8"
            )
    project, findings = open_project(folder, clock=date(2026, 11, 16))
    evidence = gather(project, findings)
    assert evidence.graph.records.keys() == {path.stem for path in (DEPOT / "content").rglob("*-*.*")} | {
        "organisme"
    }
    return evidence


@pytest.fixture
def render(tmp_path: Path) -> Callable[[str, str], tuple[Page, ...]]:
    return lambda line, block: tuple(render_pages(poisoned(tmp_path / "depot", Poison(line, block))))


@pytest.mark.parametrize(
    ("line", "block"), [*((vector, vector) for vector in VECTORS), *(("simple", block) for block in BLOCKS)]
)
def test_no_record_text_becomes_anything_but_text(
    line: str, block: str, render: Callable[[str, str], tuple[Page, ...]]
) -> None:
    tags = set()
    for page in render(line, block):
        reading = Reading(page.html)
        tags |= reading.tags
        assert not reading.faults, page.path
        assert not [
            name for _, name, _ in reading.attributes if name.startswith("on") or name in {"style", "src"}
        ]
        assert not [link for link in reading.values("href") if not SAFE_LINK.match(link)], page.path
        assert page.html.count("<h1>") == 1
    assert tags <= TAGS


def test_a_text_is_shown_as_it_was_written(render: Callable[[str, str], tuple[Page, ...]]) -> None:
    vector = "{{ 7*7 }} <b>&lt;"
    texts = [Reading(page.html).text for page in render(vector, "{{ 7\\*7 }} \\<b>&amp;lt;")]
    assert sum("{{ 7*7 }} <b>&lt;" in text for text in texts) > 20
    assert not any("49" in text.split() for text in texts)


def test_every_free_text_of_every_schema_is_tried(tmp_path: Path) -> None:
    poison = Poison("simple", "simple")
    poisoned(tmp_path / "depot", poison)
    wanted = {
        (type_.name, at) for type_ in RECORD_TYPES for at, _, _ in free_text(load_schema(type_.name).json)
    }
    assert wanted - poison.met == set()


def test_internal_notes_reach_no_byte(depot_evidence: Evidence) -> None:
    with_note = [path for path in (DEPOT / "content").rglob("*-*.*") if "CANARI" in path.read_text("utf-8")]
    assert len(with_note) == 8
    assert not [page.path for page in render_pages(depot_evidence) if "CANARI" in page.title + page.html]
    assert not [asset.path for asset in render_assets(depot_evidence) if b"CANARI" in asset.content]
