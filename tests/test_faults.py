"""Every code is listed, explained by ``filrouge expliquer``, and shown by a case."""

import ast
import re
from pathlib import Path

from filrouge.audit import RULES
from filrouge.audit.faults import FAULTS as WAIVERS
from filrouge.cli.expliquer import FAMILIES
from filrouge.graph.faults import FAULTS as LINKS
from filrouge.records.faults import FAULTS as RECORDS
from filrouge.validation.faults import FAULTS as SCHEMA

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "generator/filrouge"
# Said by no case folder, for git cannot carry what it takes; tests/records/ shows them.
ELSEWHERE = {"dossier-trop-profond", "fichier-special", "lien-symbolique", "piece-trop-lourde"}


def said_in_cases() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (HERE / "cases").glob("*/check.txt"))
    return {code for text in texts for code in re.findall(r"^\w+\[([a-z0-9-]+)\]", text, flags=re.MULTILINE)}


def test_each_code_belongs_to_one_family_in_order() -> None:
    codes = [code for family in FAMILIES.values() for code in family] + [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    for family in FAMILIES.values():
        assert list(family) == sorted(family)


def test_each_code_of_a_record_is_shown_by_a_case() -> None:
    assert {*SCHEMA, *RECORDS, *LINKS, *WAIVERS} - said_in_cases() == ELSEWHERE


def test_no_code_is_said_without_being_listed() -> None:
    known = {code for family in FAMILIES.values() for code in family} | {rule.code for rule in RULES}
    assert said_in_cases() <= known
    assert emitted() <= known


def emitted() -> set[str]:
    """Return the codes written in the source where a finding is made."""
    codes = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Finding", "fault"}:
                codes |= {part.value for part in node.args[:1] if isinstance(part, ast.Constant)}
    return {str(code) for code in codes}
