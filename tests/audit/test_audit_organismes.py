"""Small and particular organisations: nothing absurd is asked of them, and what is due still is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from life_examples import block
from rule_examples import run

from filrouge.diagnostics import Severity
from filrouge.evidence import Evidence

ORGANISMES = Path(__file__).parent / "organismes"
TODAY = date(2026, 11, 16)
DUE = {
    "centre-de-bilan": ("appreciations/APP-2026-S1-BILAN-6MOIS.yaml", "bilan-sans-six-mois"),
    "nouvel-entrant": ("risques/RSQ-2026-001.yaml", "analyse-des-risques-absente"),
    "sous-traitant": ("appreciations/APP-2026-S1-DONNEUR.yaml", "sous-traitance-sans-donneur-d-ordres"),
    "une-personne": ("appreciations/APP-2026-S1-ENTREPRISES.yaml", "partie-prenante-non-sollicitee"),
}
"""A record each cannot do without, and the rule that says so."""


def test_each_organisation_is_tried() -> None:
    assert sorted(path.name for path in ORGANISMES.iterdir()) == sorted(DUE)


@pytest.mark.parametrize("name", DUE)
def test_a_sound_plan_has_no_absurd_finding(name: str, tmp_path: Path) -> None:
    evidence = run("", tmp_path, depot=ORGANISMES / name)
    assert [(finding.code, finding.message) for finding in evidence.findings] == []
    assert evidence.non_verifiees == ()


@pytest.mark.parametrize("name", DUE)
def test_what_is_due_is_still_asked(name: str, tmp_path: Path) -> None:
    path, code = DUE[name]
    run("", tmp_path, depot=ORGANISMES / name)
    (tmp_path / "content" / path).unlink()
    empty = tmp_path / "vide"
    (empty / "content").mkdir(parents=True)
    evidence = run("", tmp_path, depot=empty)
    assert code in {finding.code for finding in evidence.findings}


def test_the_implementation_is_asked_of_a_new_entrant_at_the_next_audit(tmp_path: Path) -> None:
    """At the initial audit only the formalisation is checked (guide V9, nouvel entrant)."""
    before = run("", tmp_path / "initial", depot=ORGANISMES / "nouvel-entrant")
    assert "aucune-action-des-appreciations" in {beside.code for beside in before.sans_objet}
    after = run("", tmp_path / "apres", depot=ORGANISMES / "nouvel-entrant", today=date(2027, 11, 15))
    assert "aucune-action-des-appreciations" in {finding.code for finding in after.findings}
    assert after.sans_objet == ()


INITIAL = {"type": "initial", "date": date(2026, 12, 8)}
PASSED = {"type": "initial", "date": date(2025, 3, 11)}
SURVEILLANCE = {"type": "surveillance", "date": date(2026, 12, 8)}
DUE_ONCE_AUDITED = {
    "aucune-action-des-appreciations",
    "partie-prenante-non-sollicitee",
    "revue-trop-ancienne",
}
"""What an empty plan is blamed for, by an error, once its first audit is past."""


class TestAnEmptyPlan:
    def judged(self, folder: Path, *audits: dict[str, Any], new: bool = True, **keys: Any) -> Evidence:
        """The new entrant, whose plan is empty, with other audits."""
        path = ORGANISMES / "nouvel-entrant/content/organisme.yaml"
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = {**told, "audits": list(audits), "nouvel_entrant": new, **keys}
        return run(block("content/organisme.yaml", said), folder, depot=ORGANISMES / "nouvel-entrant")

    def errors(self, evidence: Evidence) -> set[str]:
        return {one.code for one in evidence.findings if one.severity is Severity.ERREUR}

    @pytest.mark.parametrize(
        "audits",
        [(), (INITIAL,), (INITIAL, {"type": "surveillance", "date": date(2028, 6, 6)})],
        ids=["none-declared", "initial", "initial-then-surveillance"],
    )
    def test_is_no_fault_before_the_initial_audit(
        self, audits: tuple[dict[str, Any], ...], tmp_path: Path
    ) -> None:
        new = self.judged(tmp_path / "nouvel", *audits)
        assert [finding.code for finding in new.findings] == []
        assert {beside.code for beside in new.sans_objet} >= DUE_ONCE_AUDITED
        other = self.judged(tmp_path / "autre", *audits, new=False)
        assert DUE_ONCE_AUDITED - {"revue-trop-ancienne"} <= {finding.code for finding in other.findings}
        assert self.errors(other) == set()

    @pytest.mark.parametrize("new", [True, False])
    @pytest.mark.parametrize(
        ("audits", "why"),
        [
            ((SURVEILLANCE,), "l’audit du 8 décembre 2026 n’est pas le premier"),
            ((PASSED,), "le premier audit date du 11 mars 2025"),
            ((PASSED, SURVEILLANCE), "le premier audit date du 11 mars 2025"),
            ((PASSED, INITIAL), "le premier audit date du 11 mars 2025"),
        ],
        ids=["surveillance", "initial-passed", "both", "initial-again"],
    )
    def test_is_one_afterwards(
        self, audits: tuple[dict[str, Any], ...], why: str, *, new: bool, tmp_path: Path
    ) -> None:
        evidence = self.judged(tmp_path, *audits, new=new)
        assert self.errors(evidence) >= DUE_ONCE_AUDITED
        assert evidence.sans_objet == ()
        messages = {one.message for one in evidence.findings if one.code == "revue-trop-ancienne"}
        assert messages == {f"aucune revue validée, alors que {why}"}

    def test_a_first_review_is_not_due_at_once(self, tmp_path: Path) -> None:
        passed = {"type": "initial", "date": date(2026, 9, 1)}
        assert self.errors(self.judged(tmp_path, passed)) == DUE_ONCE_AUDITED - {"revue-trop-ancienne"}
