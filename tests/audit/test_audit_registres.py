"""Abandons and bilans: the cases beside the examples of the rules' pages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from register_examples import REVUE, block, told
from rule_examples import DEPOT, TODAY, run

ORGANISME = yaml.safe_load((DEPOT / "content/organisme.yaml").read_text(encoding="utf-8"))
VAE = {
    **ORGANISME,
    "categories": ["formation", "vae"],
    "formations": {**ORGANISME["formations"], "VAE": {"intitule": "Accompagnement", "categorie": "vae"}},
}
FULL = {"categorie": "vae", "candidats_debut": 9, "candidats_fin": 9, "reussites_totales": 0}
ABANDON = {"formation": "TAB", "survenu_le": "2026-09-15", "stade": "debut", "cause": "rythme"}
BILAN = {"titre": "Bilan de l’année", "annee": 2026, "categorie": "formation", "etabli_le": "2026-11-02"}


class TestAbandons:
    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({}, ["erreur"]),
            ({"survenu_le": "2026-11-09"}, []),
            ({"survenu_le": "2026-11-08"}, ["erreur"]),
            ({"contacte_le": "2026-10-22"}, []),
            ({"contacte_le": "2026-10-23"}, ["avertissement"]),
            ({"contacte_le": "2026-10-23", "cause": "entreprise", "analyse": "Décision de l’employeur."}, []),
            ({"survenu_le": "2025-11-15", "contacte_le": "2026-10-23"}, []),
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
        [
            ("rythme", 1),
            ("financement", 1),
            ("raison_personnelle", 0),
            ("reprise_emploi", 0),
            ("non_communiquee", 0),
        ],
    )
    def test_two_of_a_cause_one_can_act_upon(self, cause: str, number: int, tmp_path: Path) -> None:
        found = told(tmp_path, "abandons-recurrents-sans-action", *self.two(cause=cause))
        assert [finding.record for finding in found] == ["ABD-2026-002"] * number

    def test_four_personal_reasons_are_looked_at_more_closely(self, tmp_path: Path) -> None:
        def some(number: int) -> list[str]:
            one = {**ABANDON, "contacte_le": "2026-09-16", "cause": "raison_personnelle"}
            return [block(f"abandons/ABD-2026-00{index}.yaml", one) for index in range(number)]

        code = "abandons-recurrents-sans-action"
        assert told(tmp_path / "a", code, *some(3)) == []
        (found,) = told(tmp_path / "b", code, *some(4))
        assert found.message == (
            "4 abandons ont la même cause (« raison personnelle ») depuis le 15 septembre 2026, et ni action ni « sans "
            "suite » motivé"
        )
        assert found.helps[0].startswith("regardez de plus près")

    @pytest.mark.parametrize(
        ("rythme", "fiches", "message"),
        [
            (1, 0, None),
            (2, 0, "2 abandons ont la même cause (« rythme ») dans le bilan BIL-2025-VAE"),
            (1, 1, None),
            (2, 1, "2 abandons ont la même cause (« rythme ») depuis le 9 décembre 2025, bilan VAE compris"),
            (1, 2, "2 abandons ont la même cause (« rythme ») depuis le 9 décembre 2025"),
        ],
    )
    def test_a_bilan_counts_what_has_no_record(
        self, rythme: int, fiches: int, message: str | None, tmp_path: Path
    ) -> None:
        """An abandon with its own record is one of those the bilan counts."""
        causes = [{"cause": "reprise_emploi", "nombre": 3}, {"cause": "rythme", "nombre": rythme}]
        bilan = {**BILAN, **FULL, "annee": 2025, "etabli_le": "2026-01-15", "causes_abandon": causes}
        bilan |= {"candidats_debut": 20, "candidats_fin": 14}
        left = {**ABANDON, "formation": "VAE", "survenu_le": "2025-12-09", "contacte_le": "2025-12-10"}
        records = [block(f"abandons/ABD-2025-00{index}.yaml", left) for index in range(fiches)]
        blocks = (block("organisme.yaml", VAE), block("bilans/BIL-2025-VAE.yaml", bilan), *records)
        code = "abandons-recurrents-sans-action"
        found = told(tmp_path / "a", code, *blocks)
        assert [one.message.partition(", et ni")[0] for one in found] == [message] * (message is not None)
        decision = {
            "code": "abandons",
            "sur": ["BIL-2025-VAE", *(f"ABD-2025-00{index}" for index in range(fiches))],
            "decision": "Pas d’action.",
            "suite": {"nature": "sans_suite", "motif": "Séances déjà espacées en mars."},
        }
        revue = block("revues/REV-2026-NOV.md", {**REVUE, "date": "2026-11-09", "decisions": [decision]})
        assert told(tmp_path / "b", code, *blocks, revue) == []

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
        initial = [{"type": "initial", "date": "2026-12-08"}]
        assert self.missing(tmp_path / "b", TODAY, nouvel_entrant=True, audits=initial) == []

    def test_abandons_have_causes(self, tmp_path: Path) -> None:
        bilan = {**BILAN, **FULL, "annee": 2025, "etabli_le": "2026-01-15", "candidats_fin": 8}
        assert self.missing(tmp_path, TODAY, block("bilans/BIL-2025-VAE.yaml", bilan)) == [
            (
                "BIL-2025-VAE",
                "le bilan BIL-2025-VAE compte 1 abandon (début moins fin), dont aucun n’a de cause",
            )
        ]

    @pytest.mark.parametrize(
        ("causes", "said"),
        [
            ([], "dont aucun n’a de cause"),
            ([("rythme", 1)], "dont 2 n’ont pas de cause"),
            ([("rythme", 1), ("contenu", 1)], "dont un n’a pas de cause"),
            ([("rythme", 2), ("non_communiquee", 1)], None),
        ],
    )
    def test_each_abandon_has_one(
        self, causes: list[tuple[str, int]], said: str | None, tmp_path: Path
    ) -> None:
        counted = [{"cause": cause, "nombre": number} for cause, number in causes]
        bilan = {**BILAN, **FULL, "annee": 2025, "etabli_le": "2026-01-15", "candidats_fin": 6}
        block_ = block("bilans/BIL-2025-VAE.yaml", {**bilan, "causes_abandon": counted})
        told_ = [message.partition(", ")[2] for _, message in self.missing(tmp_path, TODAY, block_)]
        assert told_ == [said] * (said is not None)

    def test_a_later_complete_year_stands_for_it(self, tmp_path: Path) -> None:
        """In February 2025 the bilan of 2023 is due; that of 2024 does as well, that of an unfinished year does not."""
        today = date(2025, 2, 11)
        for year, settled, number in (
            (2024, "2025-01-22", 0),
            (2025, "2025-02-10", 1),
            (2022, "2023-01-22", 1),
        ):
            bilan = {**BILAN, **FULL, "annee": year, "etabli_le": settled}
            blocks = block("organisme.yaml", VAE) + block(f"bilans/BIL-{year}-VAE.yaml", bilan)
            # The other records are of a later day: what the reading says of them does not matter here.
            found = run(blocks, tmp_path / str(year), today=today).findings
            assert sum(one.code == "vae-sans-bilan" for one in found) == number

    def test_the_place_is_the_category(self, tmp_path: Path) -> None:
        (found,) = told(tmp_path, "vae-sans-bilan", block("organisme.yaml", VAE))
        assert found.cle == "categories/1"

    @pytest.mark.parametrize(
        ("causes", "messages"),
        [
            ([], []),
            ([("rythme", 2)], []),
            (
                [("rythme", 1), ("contenu", 1)],
                [
                    "le bilan BIL-2026-TAB compte 1 fois la cause « rythme », et 2 fiches l’ont pour cause",
                ],
            ),
            (
                [("reprise_emploi", 2)],
                [
                    "le bilan BIL-2026-TAB compte 0 fois la cause « rythme », et 2 fiches l’ont pour cause",
                ],
            ),
        ],
    )
    def test_the_causes_are_those_of_the_records(
        self, causes: list[tuple[str, int]], messages: list[str], tmp_path: Path
    ) -> None:
        counted = [{"cause": cause, "nombre": number} for cause, number in causes]
        data = {**BILAN, "candidats_debut": 9, "candidats_fin": 7, "causes_abandon": counted}
        left = [block(f"abandons/ABD-2026-00{index}.yaml", ABANDON) for index in range(2)]
        early = block("abandons/ABD-2026-003.yaml", {**ABANDON, "stade": "avant_demarrage"})
        found = told(tmp_path, "chiffre-different", block("bilans/BIL-2026-TAB.yaml", data), *left, early)
        assert [one.message for one in found] == messages

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
