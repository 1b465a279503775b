"""Small and particular organisations: nothing absurd is asked of them, and what is due still is."""

from datetime import date
from pathlib import Path

import pytest
from rule_examples import run

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
