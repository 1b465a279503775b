"""What a dérogation takes out of the findings, and until when."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from filrouge.audit.derogations import Derogation, read_derogations
from filrouge.evidence import Evidence, gather
from filrouge.project import open_project

DEPOT = Path(__file__).parents[1] / "depot"
LAST = date(2026, 12, 31)
NO_ORIGIN = """\
titre: Ouvrir une salle de plus
type: amelioration
constat: Deux groupes se partagent la même salle.
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2027-06-30
statut: en_cours
"""
ENTRY = """\
derogations:
  - code: action-sans-origine
    fiche: ACT-2026-002
    motif: La trace écrite de la décision est chez la direction.
    jusqu_au: 2026-12-31
    par: referent_qualite
"""


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """A repository with the same fault in two actions, accepted for one."""
    shutil.copytree(DEPOT, tmp_path / "depot")
    for number in (2, 3):
        path = tmp_path / f"depot/content/actions/ACT-2026-00{number}.yaml"
        path.write_text(NO_ORIGIN, encoding="utf-8")
    (tmp_path / "depot/site_config").mkdir()
    write(tmp_path / "depot", ENTRY)
    return tmp_path / "depot"


def write(depot: Path, text: str) -> None:
    (depot / "site_config/derogations.yaml").write_text(text, encoding="utf-8")


def read(depot: Path, day: date) -> Evidence:
    return gather(*open_project(depot, clock=day))


def found(evidence: Evidence) -> list[tuple[str, str | None]]:
    return [(f.code, f.record) for f in evidence.findings if f.code.startswith(("action-sans-or", "derog"))]


def test_in_force_it_takes_the_finding_of_its_record_alone(depot: Path) -> None:
    evidence = read(depot, LAST)
    assert found(evidence) == [("action-sans-origine", "ACT-2026-003")]
    [accepted] = evidence.acceptees
    assert (accepted.finding.code, accepted.finding.record) == ("action-sans-origine", "ACT-2026-002")
    assert accepted.finding.span.path == "content/actions/ACT-2026-002.yaml"
    assert accepted.derogation == Derogation(
        code="action-sans-origine",
        fiche="ACT-2026-002",
        motif="La trace écrite de la décision est chez la direction.",
        jusqu_au=LAST,
        par="referent_qualite",
    )


def test_the_day_after_its_end_the_fault_is_back(depot: Path) -> None:
    evidence = read(depot, date(2027, 1, 1))
    assert found(evidence) == [
        ("action-sans-origine", "ACT-2026-002"),
        ("action-sans-origine", "ACT-2026-003"),
        ("derogation-expiree", None),
    ]
    assert evidence.acceptees == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("par: referent_qualite", "par: direction", "derogation-role-inconnu"),
        ("motif: La trace", "raison: La trace", "rubrique-inconnue"),
        ("  - code", "\t- code", "yaml-tabulation"),
    ],
)
def test_at_fault_it_accepts_nothing(depot: Path, old: str, new: str, code: str) -> None:
    write(depot, ENTRY.replace(old, new))
    evidence = read(depot, LAST)
    assert code in {finding.code for finding in evidence.errors}
    assert ("action-sans-origine", "ACT-2026-002") in found(evidence)
    assert evidence.acceptees == ()


def test_nothing_is_said_of_a_rule_without_a_verdict(depot: Path) -> None:
    """A new entrant is not asked for it yet: the dérogation may serve later."""
    entry = "aucune-action-des-appreciations"
    write(
        depot,
        ENTRY.replace("action-sans-origine", entry).replace("fiche: ACT-2026-002", "fiche: organisme"),
    )
    (depot / "content/appreciations/APP-2026-T1-CHAUD.yaml").unlink()
    path = depot / "content/organisme.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "nouvel_entrant: true\n", encoding="utf-8")
    evidence = read(depot, LAST)
    assert entry in {ecartee.code for ecartee in evidence.sans_objet}
    assert not [finding for finding in evidence.findings if finding.code == "derogation-inutile"]


@pytest.mark.parametrize("text", ["", "# rien n’est accepté\n\n# derogations:\n"])
def test_a_file_of_comments_accepts_nothing_and_is_no_fault(depot: Path, text: str) -> None:
    write(depot, text)
    evidence = read(depot, LAST)
    assert evidence.acceptees == ()
    assert not [finding for finding in evidence.findings if finding.span.path.startswith("site_config")]


def test_a_link_is_told_once_and_not_followed(depot: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs.yaml"
    (depot / "site_config/derogations.yaml").rename(target)
    (depot / "site_config/derogations.yaml").symlink_to(target)
    evidence = read(depot, LAST)
    told = [finding for finding in evidence.findings if finding.span.path == "site_config/derogations.yaml"]
    assert [finding.code for finding in told] == ["lien-symbolique"]
    assert evidence.acceptees == ()
    assert read_derogations(depot).entries == ()


def test_a_dangling_link_too(depot: Path) -> None:
    path = depot / "site_config/derogations.yaml"
    path.unlink()
    path.symlink_to(depot / "nulle-part.yaml")
    assert [f.code for f in read(depot, LAST).findings if "derog" in f.span.path] == ["lien-symbolique"]
