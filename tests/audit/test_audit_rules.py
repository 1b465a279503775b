"""Every rule's page is its test: its examples run on a small repository that is clean without them."""

import re
import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from filrouge.audit import RULES, Rule, rules
from filrouge.evidence import Evidence, gather
from filrouge.project import Project, Seuils

DEPOT = Path(__file__).parents[1] / "depot"
TODAY = date(2026, 11, 16)
_BLOCK = re.compile(r'^```yaml title="(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)


def section(rule: Rule, title: str) -> str:
    """Return what stands under a heading of the rule's page."""
    parts = re.split(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def run(blocks: str, folder: Path) -> Evidence:
    shutil.copytree(DEPOT, folder, dirs_exist_ok=True)
    for block in _BLOCK.finditer(blocks):
        path = folder / block["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], encoding="utf-8")
    return gather(Project(folder, TODAY))


def codes(blocks: str, folder: Path) -> set[str]:
    return {finding.code for finding in run(blocks, folder).findings}


def test_the_small_repository_is_clean(tmp_path: Path) -> None:
    assert run("", tmp_path).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestRule:
    def test_flags_what_it_says(self, rule: Rule, tmp_path: Path) -> None:
        assert codes(section(rule, "Signalé"), tmp_path) == {rule.code}

    def test_each_finding_has_a_remedy_and_a_record(self, rule: Rule, tmp_path: Path) -> None:
        findings = run(section(rule, "Signalé"), tmp_path).findings
        assert findings
        assert all(finding.helps and finding.record for finding in findings)

    def test_it_leaves_no_trace(self, rule: Rule, tmp_path: Path) -> None:
        """The same repository judged twice gives the same findings."""
        text = section(rule, "Signalé")
        assert run(text, tmp_path / "a").findings == run(text, tmp_path / "b").findings

    def test_accepts_what_it_says(self, rule: Rule, tmp_path: Path) -> None:
        assert codes(section(rule, "Accepté"), tmp_path) == set()

    def test_its_page_has_the_fixed_sections(self, rule: Rule) -> None:
        headings = re.findall(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
        assert headings == ["Pourquoi", "Signalé", "Accepté", "Source", "Réglages"]

    def test_its_code_is_its_module(self, rule: Rule) -> None:
        assert rule.check.__module__.rpartition(".")[2] == rule.code.replace("-", "_")

    def test_its_settings_exist(self, rule: Rule) -> None:
        named = re.findall(r"`seuils\.([a-z_]+)`", section(rule, "Réglages"))
        assert set(named) <= {field.name for field in fields(Seuils)}


def test_every_module_is_registered_in_order() -> None:
    modules = sorted(path.stem for path in Path(str(rules.__file__)).parent.glob("[a-z]*.py"))
    registered = [rule.check.__module__.rpartition(".")[2] for rule in RULES]
    assert registered == modules, "add the new module to RULES in audit/rules/__init__.py, in order"
    assert len({rule.repere for rule in RULES}) == len(RULES)
