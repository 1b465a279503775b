"""The report made from the evidence: fingerprints, what is accepted, the catalogue."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xmlschema
from jsonschema import Draft202012Validator
from report_samples import (
    BAS,
    COMPLET,
    DEROGATION,
    EN_RETARD,
    FIGE_ACCEPTE,
    INCONNU,
    SANS_ORIGINE,
    SOURCES,
    many,
    rapport,
)

from filrouge.audit import RULES
from filrouge.audit.derogations import Acceptee
from filrouge.cli.expliquer import FAMILIES
from filrouge.diagnostics import Finding, Span
from filrouge.evidence import gather
from filrouge.project import open_project
from filrouge.report import FORMATS, Rapport
from filrouge.report.catalogue import catalogue

HERE = Path(__file__).parent
SARIF = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = xmlschema.XMLSchema(HERE / "schemas/jenkins-junit.xsd")


class TestOneIndicator:
    def test_its_rules_and_these_findings(self) -> None:
        """A fault that belongs to no indicator is there when asked for, and then it is in the catalogue too."""
        found = COMPLET.restreint(30, [BAS, INCONNU])
        assert [one.finding for one in found.defauts] == [BAS, INCONNU]
        assert [one.code for one in found.regles] == ["taux-bas", "lien-inconnu"]
        assert found.acceptes == ()
        assert [one.regle.code for one in found.non_verifiees] == ["taux-bas"]
        run = json.loads(FORMATS["sarif"](found))["runs"][0]
        assert [one["ruleIndex"] for one in run["results"]] == [0, 1]

    def test_what_is_accepted_and_what_could_not_be_verified(self) -> None:
        found = COMPLET.restreint(32, [SANS_ORIGINE, FIGE_ACCEPTE])
        assert [one.finding for one in found.defauts] == [SANS_ORIGINE]
        assert found.acceptes == COMPLET.acceptes
        assert {one.regle.code for one in found.non_verifiees} == {"rafale-avant-audit", "date-sans-trace"}
        assert found.defauts[0].empreinte == mark(SANS_ORIGINE)


class TestFingerprints:
    def test_the_same_in_json_gitlab_and_sarif(self) -> None:
        marks = [defaut.empreinte for defaut in COMPLET.defauts]
        run = json.loads(FORMATS["sarif"](COMPLET))["runs"][0]
        assert [one["empreinte"] for one in json.loads(FORMATS["json"](COMPLET))["defauts"]] == marks
        assert [one["fingerprint"] for one in json.loads(FORMATS["gitlab"](COMPLET))] == marks
        assert [one["partialFingerprints"]["filrouge/v1"] for one in run["results"]] == [
            *marks,
            COMPLET.acceptes[0].defaut.empreinte,
        ]

    def test_neither_lines_added_above_nor_days_gone_by_change_them(self) -> None:
        late = replace(
            EN_RETARD,
            message="l’échéance est dépassée de 140 jours",
            span=Span(EN_RETARD.span.path, 8, 11, 8, 21),
        )
        assert mark(late) == mark(EN_RETARD)
        moved = {path: f"\n\n{text}" for path, text in SOURCES.items()}
        lower = replace(INCONNU, span=Span(INCONNU.span.path, 9, 5, 9, 17))
        assert mark(lower, moved) == mark(INCONNU)

    @pytest.mark.parametrize(
        "other",
        [
            replace(EN_RETARD, code="plan-fige"),
            replace(EN_RETARD, record="ACT-2026-015"),
            replace(EN_RETARD, cle="realisee_le"),
            replace(EN_RETARD, span=replace(EN_RETARD.span, path="content/actions/ACT-2026-015.yaml")),
        ],
    )
    def test_another_fault_has_another(self, other: Finding) -> None:
        assert mark(other) != mark(EN_RETARD)

    def test_a_fault_of_reading_is_known_by_the_text_it_points_at(self) -> None:
        corrected = {path: text.replace("ACT-2026-041", "ACT-2026-042") for path, text in SOURCES.items()}
        assert mark(INCONNU, corrected) != mark(INCONNU)

    def test_those_alike_are_numbered_in_order(self) -> None:
        three = many(3)
        assert len({one.empreinte for one in three.defauts}) == 6
        assert {one.empreinte for one in many(2).defauts} < {one.empreinte for one in three.defauts}

    def test_an_accepted_finding_keeps_its_own(self) -> None:
        before, after = rapport([EN_RETARD]), rapport([], [EN_RETARD])
        assert before.defauts[0].empreinte == after.acceptes[0].defaut.empreinte


def mark(finding: Finding, sources: dict[str, str] = SOURCES) -> str:
    return rapport([finding], sources=sources).defauts[0].empreinte


class TestFromTheEvidence:
    def test_a_repository_with_a_fault_of_reading(self, tmp_path: Path) -> None:
        """End to end on the small repository: rules left out, for they change more often than the reading does."""
        evidence = gather(*open_project(spoilt(tmp_path), clock=date(2026, 11, 16)))
        whole = Rapport.of(evidence, FAMILIES)
        assert len(whole.defauts) == len(evidence.findings)
        [one] = [defaut for defaut in whole.defauts if not defaut.regle.repere]
        assert (one.finding.code, one.regle.famille) == ("valeur-hors-liste", "Contenu des fiches")
        assert one.finding.span.path == "content/actions/ACT-2026-001.yaml"
        assert (whole.read, whole.today, whole.referentiel) == (3, date(2026, 11, 16), "decret-2026-728")
        for name in FORMATS:
            assert "valeur" in FORMATS[name](whole)
        assert list(Draft202012Validator(SARIF).iter_errors(json.loads(FORMATS["sarif"](whole)))) == []
        JUNIT.validate(FORMATS["junit"](whole))

    def test_an_accepted_finding_stands_apart(self, tmp_path: Path) -> None:
        evidence = gather(*open_project(spoilt(tmp_path), clock=date(2026, 11, 16)))
        accepted = Acceptee(SANS_ORIGINE, DEROGATION)
        whole = Rapport.of(replace(evidence, findings=(INCONNU,), acceptees=(accepted,)), FAMILIES)
        assert whole.findings == (INCONNU,)
        [one] = whole.acceptes
        assert (one.defaut.finding, one.derogation) == (SANS_ORIGINE, DEROGATION)
        assert one.defaut.regle.repere == "A1"

    def test_a_code_that_nobody_knows_is_a_bug(self, tmp_path: Path) -> None:
        evidence = gather(*open_project(spoilt(tmp_path), clock=date(2026, 11, 16)))
        with pytest.raises(KeyError, match="inventé"):
            Rapport.of(replace(evidence, findings=(replace(INCONNU, code="inventé"),)), FAMILIES)


def spoilt(folder: Path) -> Path:
    root = folder / "depot"
    shutil.copytree(HERE.parent / "depot", root)
    path = root / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("corrective", "corective"), encoding="utf-8")
    return root


class TestCatalogue:
    def test_families_stay_together(self) -> None:
        families = [regle.famille for regle in catalogue(RULES, FAMILIES)]
        once = list(dict.fromkeys(families))
        assert families == sorted(families, key=once.index)
        assert len({regle.code for regle in catalogue(RULES, FAMILIES)}) == len(families)
