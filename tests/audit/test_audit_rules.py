"""Every rule's page is its test: its examples run on a repository that is clean without them."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from rule_examples import run, section, seen

from filrouge.audit import RULES, Gradation, Rule, rules
from filrouge.project import Seuils
from filrouge.referentiel import load_versions


def test_the_repository_of_the_examples_is_clean(tmp_path: Path) -> None:
    evidence = run("", tmp_path)
    assert [(finding.code, finding.message) for finding in evidence.findings] == []
    assert evidence.non_verifiees == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestRule:
    def test_flags_what_it_says(self, rule: Rule, tmp_path: Path) -> None:
        assert seen(rule, run(section(rule, "Signalé"), tmp_path)) == {*(rule.lecture or (rule.code,))}

    def test_each_finding_has_a_remedy_and_a_record(self, rule: Rule, tmp_path: Path) -> None:
        evidence = run(section(rule, "Signalé"), tmp_path)
        findings = [finding for finding in evidence.findings if finding.code in {rule.code, *rule.lecture}]
        assert findings
        assert all(finding.helps and finding.record for finding in findings)

    def test_accepts_what_it_says(self, rule: Rule, tmp_path: Path) -> None:
        evidence = run(section(rule, "Accepté"), tmp_path)
        assert seen(rule, evidence) == set()
        assert rule.code not in {blind.code for blind in evidence.non_verifiees}

    def test_its_page_has_the_fixed_sections(self, rule: Rule) -> None:
        headings = re.findall(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
        assert headings == ["Pourquoi", "Signalé", "Accepté", "Source", "Réglages"]

    def test_its_code_is_its_module(self, rule: Rule) -> None:
        assert rule.check.__module__.rpartition(".")[2] == rule.code.replace("-", "_")

    def test_its_settings_are_those_it_reads(self, rule: Rule) -> None:
        """What the page says can be set, and what the code reads, are the same."""
        named = set(re.findall(r"`seuils\.([a-z_]+)`", section(rule, "Réglages")))
        source = Path(str(__import__(rule.check.__module__, fromlist=["x"]).__file__)).read_text(
            encoding="utf-8"
        )
        read = set(re.findall(r"\bseuils\.([a-z_]+)", source.partition('"""\n\nfrom')[2]))
        assert named == read
        assert named <= {field.name for field in fields(Seuils)}

    def test_what_it_leads_to_is_possible(self, rule: Rule) -> None:
        """31 and 32 can only be graded major; an observation grades nothing."""
        for version in load_versions():
            for number in rule.indicateurs:
                indicateur = version.indicateur(number)
                if rule.gradation is Gradation.MINEURE and indicateur is not None:
                    assert rule.gradation in indicateur.gradation


def test_every_module_is_registered_in_order() -> None:
    modules = sorted(path.stem for path in Path(str(rules.__file__)).parent.glob("[a-z]*.py"))
    registered = [rule.check.__module__.rpartition(".")[2] for rule in RULES]
    assert registered == modules, "add the new module to RULES in audit/rules/__init__.py, in order"
    assert len({rule.repere for rule in RULES}) == len(RULES)
