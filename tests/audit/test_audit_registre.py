"""Delays, answers and decisions of the register; the places and the small cases of the recueil."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from register_examples import REVUE, block, told
from rule_examples import DEPOT, run

from filrouge.audit import RULES
from filrouge.diagnostics import Finding

SAID = {
    "titre": "Signalement",
    "canal": "courriel",
    "qualite": "beneficiaire",
    "description": "La salle était fermée à neuf heures.",
    "gravite": "mineure",
    "recu_le": "2026-10-01",
}
NATURES = {"REC": "reclamation", "DIF": "difficulte", "ALE": "alea"}
SUITE = {"nature": "sans_suite", "motif": "Cas unique, réparé le jour même."}
ANSWER = "Convention envoyée, avec nos excuses."
WHY = "La convention attendait une signature."
HOUSE = {"delais": {"accuse_jours": 2, "reponse_jours": 15}}
CODES = {rule.code: rule.repere for rule in RULES if rule.repere[0] == "E"}


def organisme(**changed: Any) -> str:
    data = yaml.safe_load((DEPOT / "content/organisme.yaml").read_text(encoding="utf-8"))
    return block("organisme.yaml", {**data, **changed})


def signalement(id_: str, **changed: Any) -> str:
    return block(f"signalements/{id_}.yaml", {**SAID, "nature": NATURES[id_[:3]], **changed})


def judge(folder: Path, id_: str, *more: str, **changed: Any) -> list[Finding]:
    blocks = organisme(**HOUSE) + signalement(id_, **changed) + "".join(more)
    return [one for one in run(blocks, folder).findings if one.record == id_ and one.code in CODES]


def marks(found: list[Finding]) -> list[str]:
    return sorted(f"{CODES[one.code]} {one.severity.value} {one.cle}" for one in found)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        # Nothing yet, and the delay runs.
        ({"recu_le": "2026-11-14"}, []),
        ({"recu_le": "2026-11-13"}, ["E1 erreur recu_le"]),
        ({"recu_le": "2027-10-01"}, []),
        # Acknowledged in time or late; answered in time, late without a word of why, late with one.
        ({"recu_le": "2026-11-01", "accuse_le": "2026-11-03"}, []),
        ({"recu_le": "2026-11-01", "accuse_le": "2026-11-04"}, ["E2 avertissement accuse_le"]),
        ({"accuse_le": "2026-10-02"}, ["E3 erreur recu_le"]),
        ({"accuse_le": "2026-10-02", "repondu_le": "2026-10-16", "suite": SUITE}, []),
        ({"accuse_le": "2026-10-02", "repondu_le": "2026-10-17", "suite": SUITE}, ["E3 erreur repondu_le"]),
        (
            {"accuse_le": "2026-10-02", "repondu_le": "2026-10-17", "suite": SUITE, "analyse": "RAS"},
            ["E3 erreur repondu_le"],
        ),
        (
            {"accuse_le": "2026-10-02", "repondu_le": "2026-10-17", "suite": SUITE, "analyse": WHY},
            ["E3 avertissement repondu_le"],
        ),
        ({"accuse_le": "2026-10-02", "reponse": ANSWER, "suite": SUITE}, ["E3 avertissement reponse"]),
        # Never acknowledged: an answer stands for it within its delay alone, for as long as the period.
        ({"repondu_le": "2026-10-03", "suite": SUITE}, []),
        ({"repondu_le": "2026-10-04", "suite": SUITE}, ["E1 erreur repondu_le"]),
        ({"recu_le": "2025-11-15", "repondu_le": "2025-11-30", "suite": SUITE}, []),
        # The answer first, the acknowledgement after: the first of the two counts.
        (
            {"accuse_le": "2026-10-09", "repondu_le": "2026-10-08", "suite": SUITE},
            ["E2 avertissement repondu_le"],
        ),
    ],
)
def test_the_delays_of_a_reclamation(changed: dict[str, Any], said: list[str], tmp_path: Path) -> None:
    assert marks(judge(tmp_path, "REC-2026-009", **changed)) == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"trace_ecrite_le": "2026-11-14"}, []),
        ({"trace_ecrite_le": "2026-11-12"}, ["E1 erreur trace_ecrite_le"]),
        ({"trace_ecrite_le": "2026-10-20", "accuse_le": "2026-10-22"}, ["E3 erreur trace_ecrite_le"]),
        ({"trace_ecrite_le": "2026-11-10", "accuse_le": "2026-11-12"}, []),
        ({"trace_ecrite_le": "2026-11-10", "accuse_le": "2026-11-13"}, ["E2 avertissement accuse_le"]),
        ({"trace_ecrite_le": "2026-10-20", "repondu_le": "2026-10-22", "suite": SUITE}, []),
        # Acknowledged aloud before it was written down; a trace dated before the day moves nothing.
        ({"trace_ecrite_le": "2026-11-10", "accuse_le": "2026-10-01"}, []),
        ({"trace_ecrite_le": "2026-09-20"}, ["E1 erreur recu_le", "E3 erreur recu_le"]),
        # What came in writing counts from its reception.
        ({"trace_ecrite_le": "2026-11-14", "canal": "courriel"}, ["E1 erreur recu_le", "E3 erreur recu_le"]),
    ],
)
@pytest.mark.parametrize("canal", ["oral", "telephone", "reunion"])
def test_what_was_said_aloud_counts_from_its_written_trace(
    canal: str, changed: dict[str, Any], said: list[str], tmp_path: Path
) -> None:
    assert marks(judge(tmp_path, "REC-2026-009", **{"canal": canal, **changed})) == said


def test_the_day_that_counts_is_told(tmp_path: Path) -> None:
    (found,) = judge(
        tmp_path,
        "REC-2026-009",
        canal="oral",
        trace_ecrite_le="2026-10-05",
        repondu_le="2026-10-15",
        suite=SUITE,
    )
    assert found.message == (
        "la réclamation REC-2026-009 n’a pas d’accusé de réception, et sa réponse, venue en 10 jours, dépasse le délai de "
        "2 jours"
    )
    assert [str(label.span).rpartition("/")[2] for label in found.related] == ["REC-2026-009.yaml:8:18"]


DONE = {"accuse_le": "2026-10-02", "repondu_le": "2026-10-05", "reponse": ANSWER, "analyse": WHY}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({**DONE, "suite": SUITE, "clos_le": "2026-10-06"}, []),
        ({**DONE, "clos_le": "2026-10-06"}, ["E4 avertissement clos_le"]),
        (DONE, ["E4 avertissement repondu_le"]),
        ({**DONE, "recu_le": "2026-11-01", "accuse_le": "2026-11-02", "repondu_le": "2026-11-05"}, []),
        ({**DONE, "recu_le": "2025-11-15", "accuse_le": "2025-11-16", "repondu_le": "2025-11-18"}, []),
        ({**DONE, "suite": SUITE, "clos_le": "2026-10-06", "reponse": "Fait."}, ["E4 erreur clos_le"]),
        ({**DONE, "suite": SUITE, "clos_le": "2026-10-06", "analyse": "RAS"}, ["E4 erreur clos_le"]),
        (
            {"accuse_le": "2026-10-02", "clos_le": "2026-10-03", "suite": SUITE},
            ["E4 erreur clos_le"],
        ),
    ],
)
def test_a_reclamation_is_answered_analysed_and_decided(
    changed: dict[str, Any], said: list[str], tmp_path: Path
) -> None:
    assert marks(judge(tmp_path, "REC-2026-009", **changed)) == said


def test_a_revue_or_an_action_decides_too(tmp_path: Path) -> None:
    decision = {"code": "salle", "sur": ["REC-2026-009"], "decision": "Rien de plus.", "suite": SUITE}
    revue = block("revues/REV-2026-NOV.md", {**REVUE, "date": "2026-11-09", "decisions": [decision]})
    action = {
        "titre": "Ouvrir la salle à huit heures trente",
        "type": "corrective",
        "origines": ["REC-2026-009"],
        "responsable": "direction",
        "ouverte_le": "2026-10-12",
        "echeance": "2027-01-29",
        "statut": "en_cours",
    }
    for name, more in (("revue", revue), ("action", block("actions/ACT-2026-020.yaml", action))):
        assert judge(tmp_path / name, "REC-2026-009", more, **DONE) == []


@pytest.mark.parametrize("nature", ["DIF", "ALE"])
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"recu_le": "2026-09-17"}, []),
        ({"recu_le": "2026-09-16"}, ["E4 avertissement recu_le"]),
        ({"recu_le": "2026-09-16", "analyse": "à définir"}, ["E4 avertissement recu_le"]),
        ({"recu_le": "2026-09-16", "analyse": "Badge resté chez le gardien."}, []),
        ({"recu_le": "2026-09-16", "suite": SUITE}, []),
        (
            {"recu_le": "2026-09-16", "traitement": "Salle ouverte par le gardien."},
            ["E4 avertissement recu_le"],
        ),
        (
            {"recu_le": "2026-09-16", "traitement": "Salle ouverte par le gardien.", "clos_le": "2026-09-17"},
            ["E4 avertissement clos_le"],
        ),
    ],
)
def test_a_difficulte_or_an_alea_is_not_forgotten(
    nature: str, changed: dict[str, Any], said: list[str], tmp_path: Path
) -> None:
    assert marks(judge(tmp_path, f"{nature}-2026-009", **changed)) == said


@pytest.mark.parametrize(
    ("held", "neant", "codes"),
    [
        ("2026-05-16", ["reclamation", "difficulte", "alea"], set()),
        ("2026-05-15", ["reclamation", "difficulte", "alea"], {"registre-vide", "ni-difficulte-ni-alea"}),
        ("2026-10-30", ["reclamation"], {"ni-difficulte-ni-alea"}),
    ],
)
def test_a_statement_is_good_for_six_months(
    held: str, neant: list[str], codes: set[str], tmp_path: Path
) -> None:
    """An empty year, and one revue that says so."""
    depot = tmp_path / "depot"
    run("", depot)
    for path in (depot / "content/signalements").iterdir():
        path.unlink()
    for path in (depot / "content/revues").iterdir():
        path.unlink()
    revue = block("revues/REV-2026-NEANT.md", {**REVUE, "date": held, "neant": neant})
    evidence = run(revue, tmp_path / "x", depot=depot)
    assert {one.code for one in evidence.findings} & {"registre-vide", "ni-difficulte-ni-alea"} == codes


CATEGORIES = ["formation", "bilan", "sous_traitance", "apprentissage"]


def test_each_fault_points_at_the_category_that_asks(tmp_path: Path) -> None:
    """In June 2028 nobody was asked for a year; only those asked for one category have its place."""
    today = date(2028, 6, 1)
    blocks = organisme(categories=CATEGORIES, financeurs=None, audits=[])
    blocks = blocks.replace("financeurs: null\n", "")
    found = {
        code: [one.cle for one in told(tmp_path / code, code, blocks, today=today)]
        for code in (
            "partie-prenante-non-sollicitee",
            "financeur-non-sollicite",
            "sous-traitance-sans-donneur-d-ordres",
            "cfa-sans-evaluation-des-enseignements",
        )
    }
    assert found == {
        "partie-prenante-non-sollicitee": ["categories/0", "categories/0", "categories/0"],
        "financeur-non-sollicite": ["categories/0"],
        "sous-traitance-sans-donneur-d-ordres": ["categories/2"],
        "cfa-sans-evaluation-des-enseignements": ["categories/3"],
    }


def test_a_category_nobody_was_asked_for_is_the_place(tmp_path: Path) -> None:
    blocks = organisme(categories=["formation", "bilan"])
    (found,) = told(tmp_path, "partie-prenante-non-sollicitee", blocks)
    assert found.cle == "categories/1"


@pytest.mark.parametrize(
    ("avec", "said"),
    [
        ("Équipe pédagogique", False),
        ("Réunion de secteur", False),
        ("Revue qualité du trimestre", False),
        ("Jurys et tuteurs", False),
        ("Consultantes", False),
        ("Direction", True),
        ("Affichage dans le couloir", True),
        ("Site internet", True),
    ],
)
def test_results_are_shared_with_those_who_form(avec: str, said: bool, tmp_path: Path) -> None:
    synthesis = {
        "titre": "Stagiaires à chaud, 2e trimestre 2026",
        "partie_prenante": "beneficiaires",
        "modalite": "a_chaud",
        "periode": {"du": "2026-04-01", "au": "2026-06-30"},
        "etablie_le": "2026-07-06",
        "reponses": 20,
        "libre_expression": True,
        "points_forts": ["Des exercices tirés du métier."],
        "partages": [{"le": "2026-07-10", "avec": avec}],
    }
    found = told(tmp_path, "resultats-non-partages", block("appreciations/APP-2026-T2-CHAUD.yaml", synthesis))
    assert [(one.severity.value, one.message) for one in found] == [
        (
            "avertissement",
            "les résultats de APP-2026-T2-CHAUD, établis le 6 juillet 2026, n’ont pas été partagés avec ceux qui forment",
        )
    ] * said
