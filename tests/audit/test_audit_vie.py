"""The life of a plan: where each rule begins to speak, and where it keeps quiet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from life_examples import block, done, graded, on, opened, organisme, revue, said
from rule_examples import run

from filrouge.diagnostics import Severity


class TestFailedActions:
    """ACT-2026-002 is checked on 12 October, 35 days before the day of analysis."""

    CODE = "non-efficace-sans-suite"
    CHECKED = date(2026, 10, 12)
    FAILED = "l’action ACT-2026-002 est jugée non efficace, et rien ne la suit"
    PARTLY = "l’action ACT-2026-002 n’est que partiellement efficace : dites si cela suffit"

    def action(self, verdict: str = "non_efficace", **keys: Any) -> str:
        return done(2, date(2026, 6, 2), keys.pop("checked", self.CHECKED), verdict, **keys)

    def decided(self, day: date, suite: str) -> str:
        decisions = f"[{{code: rythme, sur: [ACT-2026-002], decision: On en reste là., suite: {suite}}}]"
        return revue("REV-2026-T4", day, decisions=decisions)

    @pytest.mark.parametrize("verdict", ["efficace", "non_mesurable"])
    def test_only_failures_need_a_follow_up(self, verdict: str, tmp_path: Path) -> None:
        assert said(run(self.action(verdict), tmp_path), self.CODE) == []

    def test_a_month_is_left_to_decide(self, tmp_path: Path) -> None:
        assert said(run(self.action(checked=date(2026, 10, 17)), tmp_path), self.CODE) == []
        late = run(self.action(checked=date(2026, 10, 16)), tmp_path / "tard")
        assert graded(late, self.CODE) == [(Severity.AVERTISSEMENT, self.FAILED)]

    @pytest.mark.parametrize(
        ("day", "suite", "quiet"),
        [
            (date(2026, 10, 12), "{nature: sans_suite, motif: Formation retirée du catalogue.}", True),
            (date(2026, 10, 12), "{nature: action}", True),
            (date(2026, 10, 12), "{nature: sans_suite, motif: RAS}", False),
            (date(2026, 10, 11), "{nature: sans_suite, motif: Formation retirée du catalogue.}", False),
        ],
        ids=["motivated", "an-action", "unmotivated", "before-the-check"],
    )
    def test_a_decision_taken_since_is_a_follow_up(
        self, day: date, suite: str, quiet: bool, tmp_path: Path
    ) -> None:
        evidence = run(self.action() + self.decided(day, suite), tmp_path)
        assert said(evidence, self.CODE) == ([] if quiet else [self.FAILED])

    @pytest.mark.parametrize(
        ("keys", "messages"),
        [
            ({}, [(Severity.INFORMATION, PARTLY)]),
            (
                {"suivi": [{"le": date(2026, 10, 11), "note": "Mesure en cours."}]},
                [(Severity.INFORMATION, PARTLY)],
            ),
            ({"suivi": [{"le": date(2026, 10, 12), "note": "Vu."}]}, [(Severity.INFORMATION, PARTLY)]),
            ({"suivi": [{"le": date(2026, 10, 12), "note": "Résultat suffisant pour ce groupe."}]}, []),
        ],
        ids=["silence", "a-note-before", "an-empty-note", "a-note-since"],
    )
    def test_a_partial_effect_asks_for_a_word(
        self, keys: dict[str, Any], messages: list[tuple[Severity, str]], tmp_path: Path
    ) -> None:
        evidence = run(self.action("partiellement_efficace", **keys), tmp_path)
        assert graded(evidence, self.CODE) == messages

    def test_an_action_that_cites_itself_is_no_follow_up(self, tmp_path: Path) -> None:
        evidence = run(self.action(origines=["ACT-2026-002"]), tmp_path)
        assert said(evidence, self.CODE) == [self.FAILED]


@pytest.mark.parametrize(
    ("checked", "verdict", "messages"),
    [
        (
            date(2026, 6, 2),
            "efficace",
            ["l’effet de l’action ACT-2026-002 est vérifié le jour même de sa réalisation"],
        ),
        (date(2026, 6, 1), "efficace", ["l’effet de l’action ACT-2026-002 est vérifié avant sa réalisation"]),
        (
            date(2026, 6, 9),
            "efficace",
            ["l’effet de l’action ACT-2026-002 est vérifié 7 jours après sa réalisation, sans chiffre"],
        ),
        (date(2026, 6, 10), "efficace", []),
        (date(2026, 6, 2), "non_mesurable", []),
    ],
)
def test_an_effect_comes_after_the_measure(
    checked: date, verdict: str, messages: list[str], tmp_path: Path
) -> None:
    evidence = run(done(2, date(2026, 6, 2), checked, verdict), tmp_path)
    found = [
        message.replace("\N{NO-BREAK SPACE}", " ") for message in said(evidence, "effet-verifie-trop-tot")
    ]
    assert found == messages


@pytest.mark.parametrize(
    ("reussite", "count"),
    [
        ({"cible": 0, "sens": "baisse", "apres": {"valeur": 0, "le": date(2026, 6, 3)}}, 0),
        ({"serie": {"question": "rythme", "modalite": "a_chaud"}}, 0),
        ({"cible": 0, "avant": {"valeur": 1, "le": date(2026, 4, 20)}}, 1),
    ],
    ids=["figure-after", "series", "figure-before-only"],
)
def test_a_figure_shows_an_effect_within_the_week(
    reussite: dict[str, Any], count: int, tmp_path: Path
) -> None:
    measured = done(2, date(2026, 6, 2), date(2026, 6, 3), reussite={"indicateur": "Coupures", **reussite})
    evidence = run(measured, tmp_path)
    assert len(said(evidence, "effet-verifie-trop-tot")) == count


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2027, 2, 22), None),
        (date(2027, 2, 23), Severity.AVERTISSEMENT),
        (date(2027, 4, 22), Severity.AVERTISSEMENT),
        (date(2027, 4, 23), Severity.ERREUR),
    ],
)
def test_a_plan_is_still_after_four_months_and_frozen_after_six(
    day: date, severity: Severity | None, tmp_path: Path
) -> None:
    """The last day told is 22 October 2026."""
    message = "rien n’a bougé dans le plan depuis le 22 octobre 2026"
    assert graded(run(on(day), tmp_path), "plan-fige") == ([(severity, message)] if severity else [])


class TestBursts:
    CODE = "actions-en-rafale"
    DAY = date(2026, 9, 8)
    FIVE = "".join(done(number, date(2026, 9, 8), date(2026, 10, number)) for number in range(2, 7))

    def test_five_closed_the_same_day(self, tmp_path: Path) -> None:
        ids = ", ".join(f"ACT-2026-{number:03}" for number in range(2, 7))
        assert said(run(self.FIVE, tmp_path), self.CODE) == [
            f"5 actions sont closes le 8 septembre 2026, sans revue : {ids}"
        ]

    def test_done_and_checked_the_same_day_is_one_closing(self, tmp_path: Path) -> None:
        four = "".join(done(number, self.DAY, self.DAY) for number in range(2, 6))
        assert said(run(four, tmp_path), self.CODE) == []

    @pytest.mark.parametrize("told", ["[ACT-2026-002]", "[APP-2026-T1-CHAUD]"], ids=["of-one", "of-none"])
    def test_a_review_explains_the_actions_it_speaks_of(self, told: str, tmp_path: Path) -> None:
        evidence = run(self.FIVE + revue("REV-2026-R", self.DAY, examines=told), tmp_path)
        assert len(said(evidence, self.CODE)) == (0 if "ACT" in told else 1)

    @pytest.mark.parametrize(
        ("day", "count"),
        [(date(2026, 10, 14), 1), (date(2026, 10, 15), 0), (date(2026, 10, 22), 0), (date(2026, 10, 23), 1)],
        ids=["before", "that-day", "a-week-later", "later-still"],
    )
    def test_a_review_explains_what_it_launches_for_a_week(
        self, day: date, count: int, tmp_path: Path
    ) -> None:
        five = "".join(opened(number, day, decidee_en="REV-2026-T3") for number in range(2, 7))
        assert len(said(run(five, tmp_path), self.CODE)) == count

    @pytest.mark.parametrize(
        ("day", "keys", "count"),
        [
            (date(2025, 11, 16), {}, 1),
            (date(2025, 11, 15), {}, 0),
            (date(2026, 9, 8), {"repris_le": date(2026, 9, 9)}, 0),
        ],
        ids=["within-the-period", "of-before", "resumed"],
    )
    def test_what_is_past_or_resumed_is_left(
        self, day: date, keys: dict[str, Any], count: int, tmp_path: Path
    ) -> None:
        five = "".join(opened(number, day, **keys) for number in range(2, 7))
        assert len(said(run(five, tmp_path), self.CODE)) == count


class TestNothingClosed:
    CODE = "aucune-action-close"
    OPEN = opened(10, date(2026, 5, 4))

    @pytest.mark.parametrize(
        ("blocks", "count"),
        [
            (OPEN + opened(2, date(2025, 11, 15)), 1),
            (OPEN + opened(2, date(2025, 11, 16)), 0),
            (OPEN + done(2, date(2025, 11, 15), date(2025, 11, 15), ouverte_le=date(2025, 6, 2)), 1),
            (OPEN + done(2, date(2025, 11, 15), date(2025, 11, 16), ouverte_le=date(2025, 6, 2)), 0),
            (
                done(10, date(2025, 7, 1), date(2025, 9, 1), ouverte_le=date(2025, 6, 2))
                + done(1, date(2025, 7, 1), date(2025, 9, 1), ouverte_le=date(2025, 6, 2)),
                0,
            ),
        ],
        ids=["an-old-open-action", "a-plan-of-a-year", "closed-before", "checked-since", "nothing-is-open"],
    )
    def test_a_plan_older_than_the_period_closes_something(
        self, blocks: str, count: int, tmp_path: Path
    ) -> None:
        found = graded(run(blocks, tmp_path), self.CODE)
        message = "aucune action n’a été réalisée ni vérifiée depuis le 16 novembre 2025"
        assert found == [(Severity.ERREUR, message)] * count


def test_the_settings_move_the_marks(tmp_path: Path) -> None:
    """On 16 December 2026 nothing here is at fault by the usual marks."""
    blocks = revue("REV-2026-T4", date(2026, 12, 3), statut="brouillon") + organisme(
        audits=[], frequence_revues=None
    )
    blocks += opened(2, date(2026, 12, 1)) + opened(3, date(2026, 12, 1))
    blocks += block("historique", [{"fiche": "REC-2026-001", "le": date(2026, 5, 18)}])
    day = {"date_analyse": date(2026, 12, 16)}
    seuils = {"revue_alerte_mois": 1, "brouillon_jours": 7, "rafale_actions": 2, "cloture_mois": 2}
    seuils |= {"ecart_enregistrement_jours": 6}
    told = []
    for name, settings in (("default", day), ("moved", day | {"seuils": seuils})):
        evidence = run(blocks + block("site_config/reglages.yaml", settings), tmp_path / name)
        told.append({finding.code for finding in evidence.findings})
    assert told[1] - told[0] == {
        "actions-en-rafale",
        "aucune-action-close",
        "date-anterieure-au-premier-enregistrement",
        "revue-en-brouillon",
        "revue-trop-ancienne",
    }
