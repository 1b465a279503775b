"""The pre-audit and the sample as printed: whole texts, in ``rendus/``; JSON against its published schema."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from filrouge import __version__
from filrouge.evidence import Evidence, gather
from filrouge.preaudit import echantillon, preaudit
from filrouge.project import open_project
from filrouge.records import Ref
from filrouge.report.audit_blocs import Bloc, Citation, Point, Signe, Texte, Titre, blocs
from filrouge.report.audit_echantillon import blocs_echantillon
from filrouge.report.audit_forme_v1 import PreAuditV1
from filrouge.report.audit_json_v1 import render_json
from filrouge.report.audit_markdown import render_markdown
from filrouge.report.audit_text import render_texte
from filrouge.validation import schema_root

ROOT = Path(__file__).parents[2]
RENDUS = Path(__file__).parent / "rendus"
SCHEMA = json.loads((schema_root() / "preaudit.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
HOSTILE = "Colère <script>alert(1)</script> [lien](javascript:x) `code` | @equipe #12 **fort**"
WAITING = f"""\
titre: "{HOSTILE}"
nature: reclamation
recu_le: 2026-08-03
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: mineure
"""
Golden = Callable[[Path, str], None]


@pytest.fixture
def troubled(lire) -> Evidence:
    """An organisation with errors, a record that cannot be read, and a dérogation."""
    return lire(
        "une-personne",
        {
            "content/signalements/REC-2026-001.yaml": WAITING,
            "content/risques/RSQ-2026-001.yaml": "titre: [\n",
            "site_config/derogations.yaml": (
                "derogations:\n  - code: reclamation-sans-accuse\n    fiche: REC-2026-001\n"
                "    motif: Réclamation reçue en main propre.\n    jusqu_au: 2027-06-30\n    par: dirigeante\n"
            ),
        },
    )


@pytest.fixture(scope="module")
def example() -> Evidence:
    project, findings = open_project(ROOT, clock=date(2030, 1, 1))
    return gather(project, findings)


class TestText:
    @pytest.mark.parametrize("name", ["centre-de-bilan", "nouvel-entrant"])
    def test_of_a_sound_plan(self, name: str, lire, golden: Golden) -> None:
        golden(RENDUS / f"{name}.txt", render_texte(blocs(preaudit(lire(name)))))

    def test_of_a_troubled_plan(self, troubled: Evidence, golden: Golden) -> None:
        golden(RENDUS / "en-defaut.txt", render_texte(blocs(preaudit(troubled))))

    def test_of_one_indicator(self, troubled: Evidence) -> None:
        text = render_texte(blocs(preaudit(troubled), 31))
        assert "INDICATEUR 31" in text
        assert "INDICATEUR 30" not in text

    def test_of_a_sample(self, troubled: Evidence, golden: Golden) -> None:
        golden(RENDUS / "echantillon.txt", render_texte(blocs_echantillon(echantillon(troubled, 4, 7))))

    @pytest.mark.parametrize("width", [60, 80, 100])
    def test_keeps_to_its_width(self, example: Evidence, width: int) -> None:
        text = render_texte(blocs(preaudit(example)), width=width)
        assert max(map(len, text.splitlines())) <= width

    def test_colors_change_no_word(self, troubled: Evidence) -> None:
        found: list[Bloc] = list(blocs(preaudit(troubled)))
        painted = render_texte(found, color=True)
        assert "\x1b[" in painted
        assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == render_texte(found)

    def test_nothing_of_a_record_commands_the_terminal(self) -> None:
        """The reader refuses such characters; were one to pass, it would be shown, not obeyed."""
        evil = ("\x1b[2J\u202e", Ref("REC-2026-001"), "\n::error::x\r")
        page = [
            Titre(2, "\x1b]0;titre\x07"),
            Texte(evil),
            Citation("\x1b[31m"),
            Point(Signe.PREUVE, evil, fort="\x07"),
        ]
        out = render_texte(page)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", out)
        assert not re.search(r"^\s*::", out, re.MULTILINE)


class TestMarkdown:
    def test_of_a_troubled_plan(self, troubled: Evidence, golden: Golden) -> None:
        golden(RENDUS / "en-defaut.md", render_markdown(blocs(preaudit(troubled))))

    def test_record_text_is_only_text(self, troubled: Evidence) -> None:
        for page in (blocs(preaudit(troubled)), blocs_echantillon(echantillon(troubled, 9, 1))):
            text = render_markdown(page)
            assert "Colère" in text
            for markup in ("<script", "](", "`code`", " | ", " @equipe", " #12", "**fort**"):
                assert not re.search(rf"(?<!\\){re.escape(markup)}", text), markup


class TestJson:
    def test_of_a_troubled_plan(self, troubled: Evidence, golden: Golden) -> None:
        golden(RENDUS / "en-defaut.json", render_json(preaudit(troubled), 31).replace(__version__, "X.Y.Z"))

    def test_real_output_is_valid(self, troubled: Evidence, example: Evidence, lire) -> None:
        outputs = [render_json(preaudit(one)) for one in (troubled, example, lire("nouvel-entrant"))]
        outputs += [
            render_json(preaudit(example), sample=echantillon(example, 12, graine)) for graine in (1, 2)
        ]
        for output in outputs:
            assert [
                f"{e.json_path}: {e.message[:200]}" for e in VALIDATOR.iter_errors(json.loads(output))
            ] == []

    def test_a_sample_is_said_to_be_one(self, example: Evidence) -> None:
        found = json.loads(render_json(preaudit(example), sample=echantillon(example, 3, 1)))
        assert found["indicateurs"] == []
        assert len(found["echantillon"]["pieces"]) == 3

    def test_the_schema_is_the_type_all_the_way_down(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        assert list(differences(SCHEMA, PreAuditV1, "preaudit")) == []

    def test_the_schema_explains_everything(self) -> None:
        assert list(gaps(SCHEMA, "preaudit")) == []


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    schema = schema.get("anyOf", [schema])[0]
    return SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


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


def gaps(schema: dict[str, Any], at: str) -> Iterator[str]:
    for keyword in ("title", "description", "markdownDescription"):
        if not schema.get(keyword):
            yield f"{at}: no {keyword}"
    if "enum" in schema and len(schema.get("enumDescriptions", ())) != len(schema["enum"]):
        yield f"{at}: enumDescriptions does not match the list"
    children = {**schema.get("properties", {}), **schema.get("$defs", {})}
    children |= {"[]": schema["items"]} if "items" in schema else {}
    for name, child in children.items():
        yield from gaps(child, f"{at}.{name}")
