"""The repository about itself: registries complete, schema = type, documents that name what exists."""

import re
import subprocess
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from filrouge.cli.main import COMMANDS
from filrouge.evidence import gather
from filrouge.project import Reglages, open_project
from filrouge.records import RECORD_TYPES, RecordType
from filrouge.records.parse import field_names
from filrouge.report import render_text
from filrouge.validation import load_schema, schema_names

ROOT = Path(__file__).parents[1]
SHARED = {
    "auteurs",
    "commun",
    "comparaison",
    "derogations",
    "historique",
    "preaudit",
    "plan",
    "profil-enquete",
    "profil-plan",
    "rapport",
    "referentiel",
    "reglages",
}


def tracked(*patterns: str) -> list[Path]:
    """Return the files git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_schema_has_its_type_in_order() -> None:
    names = [type_.name for type_ in RECORD_TYPES]
    assert names == sorted(names)
    assert set(names) == set(schema_names()) - SHARED, (
        "add the type to RECORD_TYPES in records/types/__init__.py"
    )


@pytest.mark.parametrize("type_", RECORD_TYPES, ids=lambda type_: type_.name)
class TestSchemaIsType:
    def test_same_fields_in_the_same_order(self, type_: RecordType) -> None:
        assert tuple(load_schema(type_.name).json["properties"]) == field_names(type_.cls)

    def test_same_shapes_all_the_way_down(self, type_: RecordType) -> None:
        assert list(differences(load_schema(type_.name).json, type_.cls, type_.name)) == []

    def test_editors_get_all_they_need(self, type_: RecordType) -> None:
        assert list(gaps(load_schema(type_.name).json, type_.name)) == []


def test_settings_schema_is_type() -> None:
    assert list(differences(load_schema("reglages").json, Reglages, "reglages")) == []


def differences(schema: dict[str, Any], cls: Any, at: str) -> Iterator[str]:
    """Compare a schema with a dataclass: names, what is required, closed lists, scalars."""
    hints = typing.get_type_hints(cls)
    own = {field.name: field for field in fields(cls) if field.name not in {"id", "corps"}}
    required = {n for n, f in own.items() if f.default is MISSING and f.default_factory is MISSING}
    if set(schema["properties"]) != set(own):
        yield f"{at}: keys {set(schema['properties']) ^ set(own)}"
        return
    if set(schema.get("required", ())) != required:
        yield f"{at}: required {set(schema.get('required', ())) ^ required}"
    for name, shape in schema["properties"].items():
        yield from compared(shape, hints[name], f"{at}.{name}")


SCALARS = {"string": {str, date}, "integer": {int}, "number": {float}, "boolean": {bool}}


def compared(shape: dict[str, Any], hint: Any, at: str) -> Iterator[str]:
    hint = bare(hint)
    if shape["type"] == "array":
        yield from compared(shape["items"], typing.get_args(hint)[0], f"{at}[]")
    elif is_dataclass(hint) and "properties" in shape:
        yield from differences(shape, hint, at)
    elif shape["type"] == "object":
        yield from compared(shape["additionalProperties"], typing.get_args(hint)[1], f"{at}{{}}")
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        if [member.value for member in hint] != shape.get("enum"):
            yield f"{at}: {[member.value for member in hint]} is not {shape.get('enum')}"
    elif "x-reference" in shape:
        if hint.__name__ not in {"Ref", "str"}:
            yield f"{at}: a link is a Ref"
    elif hint not in SCALARS[shape["type"]] or (shape.get("format") == "date") != (hint is date):
        yield f"{at}: {hint} is not {shape['type']}"


def bare(hint: Any) -> Any:
    """Take away ``| None``."""
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def gaps(schema: dict[str, Any], at: str) -> Iterator[str]:
    """Yield what an editor would miss: a title, a description, an example, words for a closed list."""
    for keyword in ("title", "description", "markdownDescription"):
        if not schema.get(keyword):
            yield f"{at}: no {keyword}"
    if "enum" in schema:
        for keyword in ("enumDescriptions", "x-libelles"):
            if len(schema.get(keyword, ())) != len(schema["enum"]):
                yield f"{at}: {keyword} does not match the list"
    if "pattern" in schema and not schema.get("patternErrorMessage"):
        yield f"{at}: no patternErrorMessage"
    if (
        schema["type"] in {"integer", "number"}
        and "examples" not in schema
        and "additionalProperties" not in at
    ):
        yield f"{at}: no example"
    for name, child in schema.get("properties", {}).items():
        yield from gaps(child, f"{at}.{name}")
    if isinstance(schema.get("items"), dict):
        yield from gaps(schema["items"], f"{at}[]")


def test_no_python_file_is_long() -> None:
    long = {str(path.relative_to(ROOT)): lines(path) for path in tracked("*.py") if lines(path) > 300}
    assert long == {}, "split the file along what it does"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_paths_in_contributing_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:generator|schemas|content|tests|site_config|\.github)/[^`<>*…]*)`", text))
    assert len(named) > 10
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_contributing_tells_how_to_add_each_thing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (Adding .+)$", text, flags=re.MULTILINE)
    assert headings == [
        "Adding a rule",
        "Adding a record type",
        "Adding a page",
        "Adding a version of the référentiel",
        "Adding an output",
        "Adding an export",
    ]


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_every_command_is_documented(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"filrouge {name}" not in text] == []


def test_every_module_of_a_command_is_registered_in_order() -> None:
    modules = {path.stem for path in (ROOT / "generator/filrouge/cli").glob("[a-z]*.py")}
    beside = {
        "common",
        "dossier",
        "exporter_excel",
        "horloge",
        "importation",
        "importer_enquete",
        "importer_plan",
        "lecteur",
        "lecture",
        "local",
        "main",
        "moteur",
    }
    assert list(COMMANDS) == sorted(modules - beside)


def test_every_make_target_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", text, flags=re.MULTILINE)[1].split())  # type: ignore[index] # it is there
    assert phony == set(re.findall(r"^([a-z]+):.*## ", text, flags=re.MULTILINE))


def test_the_compiled_words_are_those_of_the_source() -> None:
    folder = ROOT / "generator/filrouge/cli/locale/fr/LC_MESSAGES"
    with (folder / "filrouge.po").open("rb") as source, (folder / "filrouge.mo").open("rb") as compiled:
        written, spoken = words(read_po(source)), words(read_mo(compiled))
    assert spoken == written, "run make locale"


def words(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return what each message is turned into; plurals are lists in one reader and tuples in the other."""
    return {several(message.id): several(message.string) for message in catalogue if message.id}


def several(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_example_is_free_of_faults() -> None:
    project, findings = open_project(ROOT, clock=date(2030, 1, 1))
    assert project.figee, "the example freezes its day of analysis: it must stay clean next year"
    evidence = gather(project, findings)
    assert render_text(
        evidence.findings, evidence.sources, color=False, width=100, read=evidence.read
    ).startswith("Aucun défaut")


def test_the_example_has_what_it_promises() -> None:
    project, _ = open_project(ROOT, clock=date(2030, 1, 1))
    graph = gather(project).graph
    counts = {type_.name: len(graph.of(type_.cls)) for type_ in RECORD_TYPES}
    least = {"appreciation": 24, "signalement": 14, "abandon": 6, "risque": 8, "revue": 13, "action": 30}
    least |= {"bilan": 2, "procedure": 2, "organisme": 1}
    assert {name: count for name, count in counts.items() if count < least[name]} == {}
