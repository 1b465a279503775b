"""Risks: the cases beside the examples of the rules' pages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from register_examples import REVUE, block, told
from rule_examples import DEPOT, run

from filrouge.audit.risques import demandee, dit_quelque_chose
from filrouge.referentiel import load_versions

RISQUE = {
    "titre": "Salle indisponible le jour de la session",
    "cause": "Salles louées à la journée.",
    "probabilite": 3,
    "impact": 3,
    "maitrise": "Une salle de repli est réservée à chaque session.",
    "responsable": "direction",
    "identifie_le": "2026-02-10",
    "statut": "ouvert",
}
STILL = {**RISQUE, "identifie_le": "2026-01-20"}


def without_risks() -> Iterator[str]:
    """Yield the revues of the repository, had they examined no risk."""
    for path in sorted((DEPOT / "content/revues").glob("*.md")):
        text = path.read_text(encoding="utf-8").replace(", RSQ-2026-001", "")
        yield f'```markdown title="content/revues/{path.name}"\n{text}```\n'


class TestRisques:
    @pytest.mark.parametrize(
        "text",
        ["Aucune", "aucune mesure", "Aucune mesure particulière pour l’instant.", "Néant", "RAS", "R.A.S.", "À définir",
         "à voir ultérieurement", "Reste à préciser", "En cours de définition", "Rien à signaler", "Sans objet", "…--…",
         "Pas de mesure à ce jour", "N/A", "Vigilance", "Vigilance accrue de l’équipe.", "Surveiller la situation.",
         "Nous restons vigilants et attentifs sur ce point."],
    )  # fmt: skip
    def test_a_measure_may_say_nothing(self, text: str) -> None:
        assert not dit_quelque_chose(text) or not any(sign.isalnum() for sign in text)

    @pytest.mark.parametrize(
        "text",
        ["Surveillance hebdomadaire des connexions", "Veille réglementaire", "Aucune session sans remplaçant nommé", "Secours 4G", "À définir avec l’éditeur avant mars",
         "Pas de session sans test préalable", "Non-reconduction du bail préparée"],
    )  # fmt: skip
    def test_or_something(self, text: str) -> None:
        assert dit_quelque_chose(text)

    def test_the_words_of_the_indicator_say_whether_an_analysis_is_asked_for(self) -> None:
        assert [(version.code, demandee(version)) for version in load_versions()] == [
            ("V9", False),
            ("decret-2026-728", True),
        ]

    @pytest.mark.parametrize("code", ["analyse-des-risques-absente", "risques-inchanges"])
    def test_none_is_asked_for_before_the_decree(self, code: str, tmp_path: Path) -> None:
        """The same register, judged for an audit of the last day of the V9 and of the next."""
        organisme = yaml.safe_load((DEPOT / "content/organisme.yaml").read_text(encoding="utf-8"))
        old = code == "analyse-des-risques-absente"
        stale = block(
            "risques/RSQ-2026-001.yaml", {**STILL, **({"identifie_le": "2023-01-10"} if old else {})}
        )
        for day, flagged in (("2026-10-31", False), ("2026-11-01", True)):
            audits = {"audits": [{"type": "surveillance", "date": day}]}
            blocks = block("organisme.yaml", {**organisme, **audits}) + stale
            if old:
                blocks += "".join(without_risks())
            evidence = run(blocks, tmp_path / day, today=date(2026, 10, 30))
            assert (code in {finding.code for finding in evidence.findings}) is flagged

    def test_a_register_without_risk(self, tmp_path: Path) -> None:
        depot = tmp_path / "depot"
        run("", depot)
        (depot / "content/risques/RSQ-2026-001.yaml").unlink()
        evidence = run("", tmp_path / "x", depot=depot)
        found = [finding for finding in evidence.findings if finding.code == "analyse-des-risques-absente"]
        assert [(finding.record, finding.severity.value) for finding in found] == [("organisme", "erreur")]

    def test_a_register_of_closed_risks_is_not_in_force(self, tmp_path: Path) -> None:
        closed = block("risques/RSQ-2026-001.yaml", {**RISQUE, "statut": "clos"})
        (found,) = told(tmp_path / "a", "analyse-des-risques-absente", closed)
        assert (found.record, found.cle, found.severity.value, found.message) == (
            "RSQ-2026-001",
            "statut",
            "erreur",
            "tous les risques du registre sont clos : aucune analyse des risques n’est en vigueur",
        )
        living = block("risques/RSQ-2026-002.yaml", {**RISQUE, "statut": "maitrise"})
        assert told(tmp_path / "b", "analyse-des-risques-absente", closed, living) == []

    @pytest.mark.parametrize(
        ("changed", "codes"),
        [
            ({}, set()),
            ({"maitrise": "Néant"}, {"risque-mal-cote", "risque-eleve-sans-mesure"}),
            ({"maitrise": "Secours 4G"}, {"risque-eleve-sans-mesure"}),
            ({"maitrise": "Rester vigilants et attentifs"}, {"risque-mal-cote", "risque-eleve-sans-mesure"}),
            ({"maitrise": "Néant", "impact": 2}, {"risque-mal-cote"}),
            ({"maitrise": "Néant", "statut": "maitrise"}, {"risque-mal-cote"}),
            ({"maitrise": "Néant", "statut": "clos"}, set()),
            ({"identifie_le": "2025-11-15"}, {"risque-mal-cote"}),
            ({"identifie_le": "2025-11-16"}, set()),
            ({"identifie_le": "2025-02-10", "revu_le": "2026-01-05"}, set()),
            ({"identifie_le": "2025-02-10", "suivi": [{"le": "2026-01-05", "note": "Revu."}]}, set()),
            ({"identifie_le": "2025-02-10", "statut": "clos"}, set()),
        ],
    )
    def test_each_has_a_measure_and_is_looked_at(
        self, changed: dict[str, Any], codes: set[str], tmp_path: Path
    ) -> None:
        evidence = run(block("risques/RSQ-2026-002.yaml", {**RISQUE, **changed}), tmp_path)
        found = {finding.code for finding in evidence.findings if finding.record == "RSQ-2026-002"}
        assert found & {"risque-mal-cote", "risque-eleve-sans-mesure"} == codes

    @pytest.mark.parametrize(
        ("revue", "number"),
        [
            # The revues of the repository are held on 22 April and 15 October.
            ({"date": "2026-11-09", "statut": "brouillon"}, 1),
            ({"date": "2026-11-09", "instance": "comite_pilotage"}, 1),
            ({"date": "2026-11-13"}, 1),
            ({"date": "2026-11-16"}, 1),
        ],
    )
    def test_the_register_did_not_move(self, revue: dict[str, Any], number: int, tmp_path: Path) -> None:
        """A draft, another kind of meeting or one held soon after does not hide that nothing moved."""
        still = block("risques/RSQ-2026-001.yaml", STILL)
        more = block("revues/REV-2026-NOV.md", {**REVUE, "examines": ["RSQ-2026-001"], **revue})
        assert len(told(tmp_path, "risques-inchanges", still, more)) == number

    @pytest.mark.parametrize(
        "moved",
        [
            {"revu_le": "2026-04-23"},
            {"revu_le": "2026-11-10"},
            {"identifie_le": "2026-09-01"},
            {"suivi": [{"le": "2026-07-01", "note": "Revu."}]},
            {"statut": "clos"},
        ],
    )
    def test_the_register_moved(self, moved: dict[str, Any], tmp_path: Path) -> None:
        changed = block("risques/RSQ-2026-001.yaml", {**STILL, **moved})
        assert told(tmp_path, "risques-inchanges", changed) == []
