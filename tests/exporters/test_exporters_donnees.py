"""All data for other programs: the JSON of the plan, and the data package."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator

from filrouge.evidence import Evidence, gather
from filrouge.exporters.paquet import paquet
from filrouge.exporters.plan_json_v1 import PlanV1, plan_json
from filrouge.exporters.tables import tables
from filrouge.graph import Graph
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.source import Value
from filrouge.validation import load_schema, schema_root

HERE = Path(__file__).parent
TESTS = HERE.parent
SCHEMA = json.loads((schema_root() / "plan.schema.json").read_text(encoding="utf-8"))


def read(root: Path) -> Evidence:
    project, findings = open_project(root, clock=date(2030, 1, 1))
    return gather(project, findings)


@pytest.fixture(scope="module")
def interne() -> Evidence:
    return read(TESTS / "pages/depot")


@pytest.fixture(scope="module")
def auditeur(interne: Evidence) -> Evidence:
    return pour(interne, Profil.AUDITEUR)


def opened(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def scalars(value: Value) -> Iterator[str]:
    """Yield every value that is none of several, as a cell has it."""
    if isinstance(value, dict):
        for one in value.values():
            yield from scalars(one)
    elif isinstance(value, list):
        for one in value:
            yield from scalars(one)
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else str(value)


class TestJson:
    def test_plan(self, auditeur: Evidence, golden: Callable[[Path, str], None]) -> None:
        golden(HERE / "plan.json", plan_json(auditeur).decode())

    @pytest.mark.parametrize("profil", Profil)
    def test_it_is_what_its_schema_says(self, interne: Evidence, profil: Profil) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        told = json.loads(plan_json(pour(interne, profil)))
        checker = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(told)] == []
        for fiche in told["fiches"]:
            assert load_schema(fiche["type"]).accepts(fiche["donnees"]), fiche["id"]

    def test_links_and_states_lead_to_records_that_are_there(self, auditeur: Evidence) -> None:
        told = json.loads(plan_json(auditeur))
        ids = {fiche["id"] for fiche in told["fiches"]}
        named = [end for link in told["liens"] for end in (link["de"], link["vers"])]
        named += [
            one
            for state in told["etats"]
            for one in (state["adresse"], *state["actions"], *state["decisions"])
        ]
        named += [one["action"] for one in told["avancement"]]
        assert {name.partition("#")[0] for name in named} <= ids
        assert {"action", "a_decider"} <= {state["issue"] for state in told["etats"]}

    def test_types_and_schema_say_the_same_all_the_way_down(self) -> None:
        assert list(differences(SCHEMA, PlanV1, "plan")) == []

    def test_everything_is_documented(self) -> None:
        assert list(undocumented(SCHEMA, "plan")) == []


class TestPaquet:
    def test_plan(self, auditeur: Evidence, golden: Callable[[Path, str], None]) -> None:
        found = opened(paquet(auditeur))
        whole = "".join(f"==> {name}\n{text}\n" for name, text in found.items())
        golden(HERE / "paquet.txt", whole.replace("\r\n", "\n"))

    @pytest.mark.parametrize("profil", Profil)
    def test_another_program_finds_nothing_wrong(
        self, interne: Evidence, profil: Profil, tmp_path: Path
    ) -> None:
        """Types, enums, keys that tell lines apart, and keys that lead to a line of another table."""
        with zipfile.ZipFile(io.BytesIO(paquet(pour(interne, profil)))) as archive:
            archive.extractall(tmp_path)
        with system.use_context(trusted=True):
            report = Package(str(tmp_path / "datapackage.json")).validate()
        assert report.flatten(["message"]) == []
        assert report.stats["tasks"] == len(list(tmp_path.glob("*.csv")))

    def test_another_program_would_find_a_broken_key(self, auditeur: Evidence, tmp_path: Path) -> None:
        with zipfile.ZipFile(io.BytesIO(paquet(auditeur))) as archive:
            archive.extractall(tmp_path)
        file = tmp_path / "action-themes.csv"
        file.write_text(f"{file.read_text('utf-8')}ACT-1999-001,1,accueil\n", encoding="utf-8")
        with system.use_context(trusted=True):
            report = Package(str(tmp_path / "datapackage.json")).validate()
        assert [one for (one,) in report.flatten(["type"])] == ["foreign-key"]

    @pytest.mark.parametrize("profil", Profil)
    def test_no_value_of_a_record_is_lost(self, interne: Evidence, profil: Profil) -> None:
        evidence = pour(interne, profil)
        kept: Counter[str] = Counter()
        for table in tables(evidence):
            keys = len(table.cles)
            kept.update(one for line in table.lignes for cell in line[keys:] for one in scalars(cell))
            # A free key is the last that tells lines apart.
            kept.update(str(line[keys - 1]) for line in table.lignes if table.cles[-1].endswith("_cle"))
        said: Counter[str] = Counter()
        for id_ in evidence.graph.records:
            document = evidence.documents[id_]
            said.update(scalars(document.data))
            said.update(key for held in free(document.data) for key in held)
            said.update([document.body] if document.body is not None else [])
        assert kept == said

    def test_what_is_for_the_team_alone_has_no_column(self, interne: Evidence, auditeur: Evidence) -> None:
        public, whole = opened(paquet(auditeur)), opened(paquet(interne))
        assert "CANARI" not in "".join(public.values())
        assert "note_interne" not in "".join(public.values())
        assert "CANARI action" in whole["action.csv"]

    @pytest.mark.parametrize("text", ["=1+1", "+33 6", "-1", "@x", "\tx", '=HYPERLINK("a";"b")'])
    def test_no_text_is_taken_for_a_formula(self, text: str, auditeur: Evidence) -> None:
        id_ = "ACT-2026-001"
        document = auditeur.documents[id_]
        changed = replace(document, data={**document.data, "titre": text})
        documents = MappingProxyType({**auditeur.documents, id_: changed})
        found = lines(opened(paquet(replace(auditeur, documents=documents)))["action.csv"])
        assert next(line["titre"] for line in found if line["fiche"] == id_) == f"'{text}"

    def test_an_empty_plan_has_the_same_tables(self, auditeur: Evidence) -> None:
        nothing = replace(auditeur, graph=Graph(MappingProxyType({}), ()), documents=MappingProxyType({}))
        found = opened(paquet(nothing))
        assert found.keys() == opened(paquet(auditeur)).keys()
        assert [name for name, text in found.items() if name.endswith(".csv") and lines(text)] == []

    def test_the_same_plan_is_the_same_bytes(self, auditeur: Evidence) -> None:
        assert paquet(auditeur) == paquet(pour(read(TESTS / "pages/depot"), Profil.AUDITEUR))


def free(
    value: Value, names: frozenset[str] = frozenset({"repartition", "roles", "formations", "themes"})
) -> Any:
    """Yield the mappings whose keys are of the record's own."""
    if isinstance(value, list):
        for one in value:
            yield from free(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in names and isinstance(one, dict):
                yield one
            yield from free(one)


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    return schema.get("anyOf", [schema])[0]  # type: ignore[no-any-return] # JSON's


def differences(schema: dict[str, Any], cls: Any, at: str) -> Iterator[str]:
    schema, hints = resolved(schema), get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    if list(schema["properties"]) != names or schema["required"] != names:
        yield at
    for name, shape in schema["properties"].items():
        item = resolved(shape)
        item = resolved(item["items"]) if item["type"] == "array" else item
        hint = next((part for part in (hints[name], *get_args(hints[name])) if is_dataclass(part)), None)
        if (hint is None) != ("properties" not in item):
            yield f"{at}.{name}"
        elif hint is not None:
            yield from differences(item, hint, f"{at}.{name}")


def undocumented(schema: dict[str, Any], at: str) -> Iterator[str]:
    for one in schema.get("anyOf", [schema]):
        if one == {"type": "null"}:
            continue
        yield from (
            f"{at}: no {word}"
            for word in ("title", "description", "markdownDescription")
            if not one.get(word)
        )
        for name, child in one.get("properties", {}).items():
            yield from undocumented(child, f"{at}.{name}")
        if "items" in one:
            yield from undocumented(one["items"], f"{at}[]")
