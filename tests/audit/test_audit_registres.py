"""Abandons, bilans, documents: the cases beside the examples of the rules' pages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from register_examples import REVUE, block, told
from rule_examples import DEPOT, TODAY

ORGANISME = yaml.safe_load((DEPOT / "content/organisme.yaml").read_text(encoding="utf-8"))
VAE = {
    **ORGANISME,
    "categories": ["formation", "vae"],
    "formations": {**ORGANISME["formations"], "VAE": {"intitule": "Accompagnement", "categorie": "vae"}},
}
FULL = {"categorie": "vae", "candidats_debut": 9, "candidats_fin": 9, "reussites_totales": 0}
ABANDON = {"formation": "TAB", "survenu_le": "2026-09-15", "stade": "debut", "cause": "rythme"}
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
BILAN = {"titre": "Bilan de l’année", "annee": 2026, "categorie": "formation", "etabli_le": "2026-11-02"}
PROCEDURE = {
    "titre": "Accueil",
    "version": "1",
    "applicable_le": "2024-09-02",
    "approuvee_par": "direction",
}


class TestAbandons:
    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({}, ["erreur"]),
            ({"survenu_le": "2026-11-09"}, []),
            ({"survenu_le": "2026-11-08"}, ["erreur"]),
            ({"contacte_le": "2026-11-16"}, []),
            ({"repris_de": "Tableau des abandons 2025"}, ["avertissement"]),
            ({"cause": "rupture_contrat"}, ["erreur"]),
            ({"cause": "rupture_contrat", "analyse": "Rupture notifiée par l’entreprise."}, []),
            ({"cause": "reprise_emploi", "analyse": "Prise de poste."}, ["erreur"]),
        ],
    )
    def test_is_asked_for_its_cause(self, changed: dict[str, Any], said: list[str], tmp_path: Path) -> None:
        found = told(
            tmp_path, "abandon-sans-cause", block("abandons/ABD-2026-001.yaml", {**ABANDON, **changed})
        )
        assert [finding.severity.value for finding in found] == said

    def two(self, **changed: Any) -> tuple[str, str]:
        one = {**ABANDON, "contacte_le": "2026-09-16", **changed}
        return (
            block("abandons/ABD-2026-001.yaml", one),
            block("abandons/ABD-2026-002.yaml", {**one, "survenu_le": "2026-09-20"}),
        )

    @pytest.mark.parametrize(
        ("cause", "number"),
        [("rythme", 1), ("financement", 1), ("raison_personnelle", 0), ("non_communiquee", 0)],
    )
    def test_two_of_a_cause_one_can_act_upon(self, cause: str, number: int, tmp_path: Path) -> None:
        found = told(tmp_path, "abandons-recurrents-sans-action", *self.two(cause=cause))
        assert [finding.record for finding in found] == ["ABD-2026-002"] * number

    def test_two_causes_are_told_apart(self, tmp_path: Path) -> None:
        third = block("abandons/ABD-2026-003.yaml", {**ABANDON, "cause": "contenu"})
        old = block("abandons/ABD-2025-001.yaml", {**ABANDON, "cause": "contenu", "survenu_le": "2025-11-15"})
        found = told(tmp_path, "abandons-recurrents-sans-action", *self.two(), third, old)
        assert [(finding.record, len(finding.related)) for finding in found] == [("ABD-2026-002", 1)]

    def test_the_action_may_come_from_the_bilan_of_the_year(self, tmp_path: Path) -> None:
        action = {
            "titre": "Vérifier les prérequis avant tout contrat",
            "type": "corrective",
            "origines": ["BIL-2026-TAB"],
            "responsable": "direction",
            "ouverte_le": "2026-11-03",
            "echeance": "2027-01-29",
            "statut": "en_cours",
        }
        bilan = block("bilans/BIL-2026-TAB.yaml", BILAN)
        other = block("bilans/BIL-2026-TAB.yaml", {**BILAN, "annee": 2025})
        acts = block("actions/ACT-2026-020.yaml", action)
        code = "abandons-recurrents-sans-action"
        assert told(tmp_path / "a", code, *self.two(), bilan, acts) == []
        assert len(told(tmp_path / "b", code, *self.two(), other, acts)) == 1
        assert len(told(tmp_path / "c", code, *self.two(), bilan)) == 1

    def test_a_revue_may_dismiss_them_all(self, tmp_path: Path) -> None:
        def revue(*ids: str) -> str:
            suite = {"nature": "sans_suite", "motif": "Deux cas sans lien entre eux."}
            decision = {"code": "abandons", "sur": [*ids], "decision": "Pas d’action.", "suite": suite}
            return block("revues/REV-2026-NOV.md", {**REVUE, "date": "2026-11-09", "decisions": [decision]})

        code = "abandons-recurrents-sans-action"
        assert told(tmp_path / "a", code, *self.two(), revue("ABD-2026-001", "ABD-2026-002")) == []
        assert len(told(tmp_path / "b", code, *self.two(), revue("ABD-2026-001"))) == 1


class TestBilans:
    def missing(
        self, folder: Path, today: date, *bilans: str, **changed: Any
    ) -> list[tuple[str | None, str]]:
        organisme = block("organisme.yaml", {**VAE, **changed})
        found = told(folder, "vae-sans-bilan", organisme, *bilans, today=today)
        return [(finding.record, finding.message) for finding in found]

    @pytest.mark.parametrize(
        ("today", "year"),
        [
            (date(2026, 11, 16), 2025),
            (date(2027, 3, 31), 2025),
            (date(2027, 4, 1), 2026),
            (date(2028, 2, 29), 2026),
        ],
    )
    def test_the_last_complete_year_is_due_on_1_april(self, today: date, year: int, tmp_path: Path) -> None:
        said = ("organisme", f"l’accompagnement VAE n’a pas de bilan pour {year}")
        assert self.missing(tmp_path / "a", today) == [said]
        bilan = {**BILAN, **FULL, "annee": year, "etabli_le": f"{year + 1}-01-15"}
        assert self.missing(tmp_path / "b", today, block(f"bilans/BIL-{year}-VAE.yaml", bilan)) == []

    def test_nobody_else_is_asked(self, tmp_path: Path) -> None:
        assert self.missing(tmp_path / "a", TODAY, **ORGANISME) == []
        assert self.missing(tmp_path / "b", TODAY, nouvel_entrant=True) == []

    def test_abandons_have_causes(self, tmp_path: Path) -> None:
        bilan = {**BILAN, **FULL, "annee": 2025, "etabli_le": "2026-01-15", "candidats_fin": 8}
        assert self.missing(tmp_path, TODAY, block("bilans/BIL-2025-VAE.yaml", bilan)) == [
            ("BIL-2025-VAE", "le bilan BIL-2025-VAE n’a pas « causes_abandon »")
        ]

    @pytest.mark.parametrize(
        ("changed", "number"),
        [
            ({}, 1),
            ({"etabli_le": "2026-09-14"}, 0),
            ({"annee": 2025}, 0),
            ({"categorie": "vae"}, 0),
            ({"candidats_fin": 8}, 0),
            ({"candidats_debut": None}, 0),
        ],
    )
    def test_counts_at_least_the_abandons_told(
        self, changed: dict[str, Any], number: int, tmp_path: Path
    ) -> None:
        data = {**BILAN, "candidats_debut": 9, "candidats_fin": 9, **changed}
        bilan = block(
            "bilans/BIL-2026-X.yaml", {key: value for key, value in data.items() if value is not None}
        )
        left = block("abandons/ABD-2026-001.yaml", {**ABANDON, "contacte_le": "2026-09-16"})
        early = block("abandons/ABD-2026-002.yaml", {**ABANDON, "stade": "avant_demarrage"})
        blocks = (block("organisme.yaml", VAE), bilan, left, early)
        assert len(told(tmp_path, "chiffre-different", *blocks)) == number

    def test_two_bilans_of_a_year_share_its_abandons(self, tmp_path: Path) -> None:
        data = {**BILAN, "candidats_debut": 9, "candidats_fin": 9}
        bilans = [block(f"bilans/BIL-2026-{name}.yaml", data) for name in ("NORD", "SUD")]
        left = block("abandons/ABD-2026-001.yaml", ABANDON)
        assert told(tmp_path, "chiffre-different", *bilans, left) == []


class TestDocuments:
    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({}, None),
            ({"approuvee_le": None}, "la revue REV-2026-NOV est validée sans « approuvee_le »"),
            (
                {"approuvee_par": None, "approuvee_le": None},
                "la revue REV-2026-NOV est validée sans « approuvee_par » et « approuvee_le »",
            ),
            ({"approuvee_par": None, "statut": "brouillon"}, None),
        ],
    )
    def test_a_validated_revue_is_approved(
        self, changed: dict[str, Any], message: str | None, tmp_path: Path
    ) -> None:
        data = {**REVUE, "date": "2026-11-09", **changed}
        data = {key: value for key, value in data.items() if value is not None}
        found = told(tmp_path, "document-sans-approbation", block("revues/REV-2026-NOV.md", data))
        assert [finding.message for finding in found] == [message] * (message is not None)

    @pytest.mark.parametrize(
        ("due", "message"),
        [
            ("2026-11-15", "la révision de PRC-ACCUEIL était prévue pour le 15 novembre 2026"),
            ("2026-12-07", "la révision de PRC-ACCUEIL est prévue pour le 7 décembre 2026, avant l’audit"),
            ("2026-12-08", None),
        ],
    )
    def test_a_procedure_is_read_again_by_the_day_of_the_audit(
        self, due: str, message: str | None, tmp_path: Path
    ) -> None:
        procedure = block("procedures/PRC-ACCUEIL.md", {**PROCEDURE, "prochaine_revision": due})
        found = told(tmp_path, "document-sans-approbation", procedure)
        assert [finding.message for finding in found] == [message] * (message is not None)

    @pytest.mark.parametrize(
        ("cited", "applies", "today", "said"),
        [
            (None, "2024-09-02", TODAY, []),
            ("V9", "2024-09-02", TODAY, ["erreur"]),
            ("V9", "2024-09-02", date(2026, 10, 31), ["avertissement"]),
            ("V9", "2026-12-09", TODAY, []),
            ("decret-2026-728", "2026-11-02", TODAY, []),
            ("decret-2026-728", "2026-11-02", date(2026, 10, 31), []),
            ("V10", "2026-12-09", TODAY, ["erreur"]),
        ],
    )
    def test_a_procedure_cites_the_version_of_the_audit(
        self, cited: str | None, applies: str, today: date, said: list[str], tmp_path: Path
    ) -> None:
        data = {**PROCEDURE, "applicable_le": applies} | ({"referentiel": cited} if cited else {})
        found = told(tmp_path, "referentiel-perime", block("procedures/PRC-ACCUEIL.md", data), today=today)
        assert [finding.severity.value for finding in found] == said
