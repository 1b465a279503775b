"""Every output, whole, for a repository with one of everything, an empty one and a hostile one; and its schema."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import xmlschema
from jsonschema import Draft202012Validator
from report_samples import (
    COMPLET,
    HOSTILE,
    VIDE,
    many,
)

from filrouge.report import FORMATS
from filrouge.report.json_v1 import RapportV1
from filrouge.validation import schema_root

HERE = Path(__file__).parent
SUFFIXES = {"gitlab": "json", "json": "json", "junit": "xml", "markdown": "md", "sarif": "json"}
SARIF = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = xmlschema.XMLSchema(HERE / "schemas/jenkins-junit.xsd")
RAPPORT = json.loads((schema_root() / "rapport.schema.json").read_text(encoding="utf-8"))
ALL = {"complet": COMPLET, "vide": VIDE, "hostile": HOSTILE, "nombreux": many(300)}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", ["complet", "vide", "hostile"])
def test_output(name: str, case: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"formats/{case}.{name}.{SUFFIXES.get(name, 'txt')}", FORMATS[name](ALL[case]))


def test_formats_are_in_order() -> None:
    assert list(FORMATS) == sorted(FORMATS)


@pytest.mark.parametrize("case", ALL)
class TestSchemas:
    def test_json(self, case: str) -> None:
        Draft202012Validator.check_schema(RAPPORT)
        valid(Draft202012Validator(RAPPORT, format_checker=Draft202012Validator.FORMAT_CHECKER), case, "json")

    def test_sarif(self, case: str) -> None:
        Draft202012Validator.check_schema(SARIF)
        valid(Draft202012Validator(SARIF, format_checker=Draft202012Validator.FORMAT_CHECKER), case, "sarif")

    def test_sarif_refers_to_what_it_holds(self, case: str) -> None:
        """A schema cannot say it: each index leads to the rule, the file or the notice that stands beside it."""
        run = json.loads(FORMATS["sarif"](ALL[case]))["runs"][0]
        driver = run["tool"]["driver"]
        for result in run["results"]:
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            for place in (*result["locations"], *result.get("relatedLocations", ())):
                file = place["physicalLocation"]["artifactLocation"]
                assert run["artifacts"][file["index"]]["location"]["uri"] == file["uri"]
        for notice in run["invocations"][0]["toolExecutionNotifications"]:
            assert driver["rules"][notice["associatedRule"]["index"]]["id"] == notice["associatedRule"]["id"]
            assert driver["notifications"][notice["descriptor"]["index"]]["id"] == notice["descriptor"]["id"]

    def test_junit(self, case: str) -> None:
        JUNIT.validate(FORMATS["junit"](ALL[case]))

    def test_gitlab(self, case: str) -> None:
        """What GitLab asks of each entry: five keys, a word for the severity, a fingerprint of its own."""
        issues = json.loads(FORMATS["gitlab"](ALL[case]))
        for issue in issues:
            assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert issue["location"]["lines"]["begin"] >= 1
            assert not issue["location"]["path"].startswith(("/", "./"))
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(ALL[case].defauts)


def valid(validator: Any, case: str, name: str) -> None:
    wrong = [
        f"{error.json_path}: {error.message[:200]}"
        for error in validator.iter_errors(json.loads(FORMATS[name](ALL[case])))
    ]
    assert wrong == []


class TestJsonIsItsSchema:
    def test_same_keys_in_the_same_order_all_the_way_down(self) -> None:
        assert list(differences(RAPPORT, RapportV1, "rapport")) == []

    def test_everything_is_documented(self) -> None:
        assert list(undocumented(RAPPORT, "rapport")) == []


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    schema = schema.get("anyOf", [schema])[0]
    return RAPPORT["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def differences(schema: dict[str, Any], cls: Any, at: str) -> Any:
    schema, hints = resolved(schema), get_type_hints(cls)
    if list(schema["properties"]) != [field.name for field in fields(cls)] or schema["required"] != list(
        schema["properties"]
    ):
        yield at
    for name, shape in schema["properties"].items():
        item = resolved(shape)
        hint = next((part for part in (hints[name], *get_args(hints[name])) if is_dataclass(part)), None)
        item = resolved(item["items"]) if item["type"] == "array" else item
        if (hint is None) != ("properties" not in item):
            yield f"{at}.{name}"
        elif hint is not None:
            yield from differences(item, hint, f"{at}.{name}")


def undocumented(schema: dict[str, Any], at: str) -> Any:
    if "$ref" not in schema or len(schema) > 1:
        for keyword in ("title", "description", "markdownDescription"):
            if not schema.get(keyword):
                yield f"{at}: no {keyword}"
    if "pattern" in schema and not schema.get("patternErrorMessage"):
        yield f"{at}: no patternErrorMessage"
    if "enum" in schema and len(schema.get("enumDescriptions", ())) != len(schema["enum"]):
        yield f"{at}: enumDescriptions does not match the list"
    children = {**schema.get("properties", {}), **schema.get("$defs", {})}
    children |= {"[]": schema["items"]} if "items" in schema else {}
    for name, child in children.items():
        yield from undocumented(child, f"{at}.{name}")
