"""Actions that are late, done or closed: what explains, what proves, what the figures allow to conclude."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from life_examples import block, done, graded, opened, said
from rule_examples import run

from filrouge.diagnostics import Severity

DONE, CHECKED = date(2026, 6, 2), date(2026, 10, 12)


class TestLate:
    """ACT-2026-002 was due on 31 March; the day of analysis is 16 November."""

    CODE = "retard-sans-explication"
    LATE = "l’action ACT-2026-002 devait être faite le 31 mars 2026"

    def told(self, folder: Path, day: date, note: str = "Imprimeur en retard.") -> list[tuple[Severity, str]]:
        late = opened(2, date(2026, 3, 2), echeance=date(2026, 3, 31), suivi=[{"le": day, "note": note}])
        return graded(run(late, folder), self.CODE)

    @pytest.mark.parametrize(
        ("day", "severity", "when"),
        [
            (date(2026, 9, 17), None, ""),
            (date(2026, 9, 16), Severity.AVERTISSEMENT, "16 septembre 2026"),
            (date(2026, 5, 20), Severity.AVERTISSEMENT, "20 mai 2026"),
            (date(2026, 5, 19), Severity.ERREUR, "19 mai 2026"),
        ],
    )
    def test_an_explanation_holds_for_a_time(
        self, day: date, severity: Severity | None, when: str, tmp_path: Path
    ) -> None:
        message = f"{self.LATE}, et rien n’en est dit depuis le {when}"
        assert self.told(tmp_path, day) == ([(severity, message)] if severity else [])

    @pytest.mark.parametrize(
        ("day", "note"),
        [
            (date(2026, 11, 9), "Vu."),
            (date(2026, 11, 9), "RAS"),
            (date(2026, 3, 31), "Imprimeur en retard."),
            (date(2026, 11, 17), "Imprimeur en retard."),
        ],
        ids=["seen", "nothing", "before-it-was-late", "to-come"],
    )
    def test_what_explains_nothing(self, day: date, note: str, tmp_path: Path) -> None:
        assert self.told(tmp_path, day, note) == [(Severity.ERREUR, f"{self.LATE}, sans explication depuis")]

    def test_a_report_explains_too(self, tmp_path: Path) -> None:
        report = {"le": date(2026, 11, 2), "ancienne": date(2026, 3, 31), "motif": "Imprimeur en retard."}
        late = opened(2, date(2026, 3, 2), echeance=date(2026, 10, 30), reports=[report])
        assert said(run(late, tmp_path), self.CODE) == []


@pytest.mark.parametrize(
    ("note", "count"), [("Fait.", 1), ("Fait le 02/06.", 1), ("Déroulé version 2 sur le serveur.", 0)]
)
def test_a_note_that_proves_says_what_was_done(note: str, count: int, tmp_path: Path) -> None:
    evidence = run(done(2, DONE, CHECKED, suivi=[{"le": date(2026, 6, 2), "note": note}]), tmp_path)
    assert len(said(evidence, "realisee-sans-preuve")) == count
    assert "ACT-2026-002" in evidence.graph.records


class TestConclusions:
    CODE = "verifiee-sans-verdict"

    def told(
        self, folder: Path, verdict: str = "efficace", comment: str | None = None, **reussite: Any
    ) -> list[tuple[Severity, str]]:
        """An action with an indicator, checked with a verdict and a comment."""
        check = {"verdict": verdict, "verifiee_le": CHECKED, "par": "direction"}
        if comment:
            check["commentaire"] = comment
        days = {"avant": date(2026, 4, 30), "apres": date(2026, 10, 5)}
        figures = {
            key: {"valeur": value, "le": days[key]} if key in days else value
            for key, value in reussite.items()
        }
        blocks = done(2, DONE, CHECKED, efficacite=check, reussite={"indicateur": "Taux", **figures})
        return graded(run(blocks, folder), self.CODE)

    def against(self, figures: str, verdict: str = "efficace") -> list[tuple[Severity, str]]:
        message = (
            f"l’action ACT-2026-002 est jugée {verdict}, et ses chiffres disent le contraire : {figures}"
        )
        return [(Severity.AVERTISSEMENT, message)]

    @pytest.mark.parametrize("verdict", ["efficace", "partiellement_efficace"])
    @pytest.mark.parametrize("comment", [None, "Un groupe difficile a tiré la moyenne vers le bas."])
    def test_worse_than_before_is_no_effect(self, verdict: str, comment: str | None, tmp_path: Path) -> None:
        found = self.told(tmp_path, verdict, comment, avant=3.4, apres=3.1)
        assert found == self.against("3,4 avant, 3,1 après", verdict.replace("_", " "))

    def test_lower_may_be_better(self, tmp_path: Path) -> None:
        assert self.told(tmp_path / "a", sens="baisse", avant=9, apres=4) == []
        found = self.told(tmp_path / "b", sens="baisse", avant=4, apres=9)
        assert found == self.against("4 avant, 9 après")

    @pytest.mark.parametrize("verdict", ["non_efficace", "non_mesurable"])
    def test_an_honest_verdict_is_left(self, verdict: str, tmp_path: Path) -> None:
        assert self.told(tmp_path, verdict, avant=3.4, apres=3.1, cible=4) == []

    @pytest.mark.parametrize(
        ("after", "comment", "quiet"),
        [
            (40, None, True),
            (38, None, False),
            (38, "Vu.", False),
            (38, "Taux doublé ; trois réponses sont arrivées trop tard.", True),
            (30, "Taux en hausse, jugé suffisant pour ce public.", True),
            (29, "Taux en hausse, jugé suffisant pour ce public.", False),
        ],
        ids=[
            "reached",
            "missed",
            "missed-and-seen",
            "missed-and-explained",
            "half-way",
            "less-than-half-way",
        ],
    )
    def test_a_target_is_reached_or_explained(
        self, after: int, comment: str | None, *, quiet: bool, tmp_path: Path
    ) -> None:
        found = self.told(tmp_path, comment=comment, avant=20, apres=after, cible=40)
        assert found == ([] if quiet else self.against(f"{after} après, pour une cible de 40"))

    def test_without_a_figure_nothing_is_compared(self, tmp_path: Path) -> None:
        assert self.told(tmp_path / "a", cible=40, avant=20) == []
        assert self.told(tmp_path / "b", avant=20, apres=22) == []
        assert self.told(tmp_path / "c", apres=22, cible=40) == self.against("22 après, pour une cible de 40")

    def test_a_series_is_compared_too(self, tmp_path: Path) -> None:
        serie = {"question": "rythme", "modalite": "a_chaud"}
        synthesis = {
            "titre": "Stagiaires à chaud, 3e trimestre 2026",
            "partie_prenante": "beneficiaires",
            "modalite": "a_chaud",
            "categories": ["formation"],
            "periode": {"du": date(2026, 7, 1), "au": date(2026, 9, 30)},
            "etablie_le": date(2026, 10, 5),
            "reponses": 10,
            "questions": [
                {
                    "code": "rythme",
                    "libelle": "Rythme ?",
                    "echelle": "note_5",
                    "repartition": {1: 2, 2: 4, 3: 3, 4: 1},
                }
            ],
        }
        measured = done(
            2,
            DONE,
            CHECKED,
            origines=["APP-2026-T1-CHAUD#rythme"],
            reussite={"indicateur": "Rythme", "serie": serie},
        )
        blocks = measured + block("content/appreciations/APP-2026-T3-CHAUD.yaml", synthesis)
        assert graded(run(blocks, tmp_path), self.CODE) == self.against("3,45 avant, 2,3 après")

    @pytest.mark.parametrize(
        ("keys", "count"),
        [
            ({}, 1),
            ({"abandon": {"le": date(2026, 6, 15), "motif": "Sans objet."}}, 1),
            ({"abandon": {"le": date(2026, 6, 15), "motif": "Formation retirée du catalogue."}}, 0),
        ],
        ids=["no-reason", "an-empty-one", "a-reason"],
    )
    def test_an_action_is_given_up_for_a_reason(
        self, keys: dict[str, Any], count: int, tmp_path: Path
    ) -> None:
        action = {"titre": "Relire le déroulé", "type": "corrective", "ouverte_le": date(2026, 3, 2)}
        evidence = run(
            block("content/actions/ACT-2026-002.yaml", {**action, "statut": "abandonnee", **keys}), tmp_path
        )
        message = "l’action ACT-2026-002 est abandonnée sans raison écrite"
        assert graded(evidence, self.CODE) == [(Severity.ERREUR, message)] * count
