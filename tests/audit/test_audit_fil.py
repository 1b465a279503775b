"""The cases of the rules on the chain (A) that one example of a page cannot show."""

from pathlib import Path

import pytest
from example_blocks import SYNTHESE, action, block, constats, internal, revue, said, signalement, synthese
from rule_examples import run

from filrouge.diagnostics import Severity


class TestPlanSansRetours:
    CODE = "plan-sans-retours"

    def test_three_actions_are_too_few(self, tmp_path: Path) -> None:
        settings = block("site_config/reglages.yaml", "seuils: {part_interne_max: 0}")
        assert said(self.CODE, settings + internal(11), tmp_path / "a") == []
        assert len(said(self.CODE, settings + internal(11) + internal(12), tmp_path / "b")) == 1

    def test_a_share_at_the_threshold_is_accepted(self, tmp_path: Path) -> None:
        half = internal(11) + internal(12)
        assert (
            said(
                self.CODE,
                half + block("site_config/reglages.yaml", "seuils: {part_interne_max: 50}"),
                tmp_path,
            )
            == []
        )
        below = block("site_config/reglages.yaml", "seuils: {part_interne_max: 49}")
        assert said(self.CODE, half + below, tmp_path / "b") == [
            ("organisme", "categories", ("ACT-2026-011.yaml", "ACT-2026-012.yaml"))
        ]


class TestSourceOrale:
    CODE = "source-orale-sans-trace"
    ORAL = signalement("DIF-2026-001", "2026-05-20", "telephone")

    def test_the_fault_is_at_the_source(self, tmp_path: Path) -> None:
        blocks = self.ORAL + action(origines="[DIF-2026-001]")
        assert said(self.CODE, blocks, tmp_path) == [("DIF-2026-001", "canal", ("ACT-2026-011.yaml",))]

    def test_a_meeting_without_minutes(self, tmp_path: Path) -> None:
        meeting = synthese(SYNTHESE, constats("pale"), modalite="reunion", etablie_le="2026-07-31")
        blocks = meeting + action(origines="[APP-2026-T2-CHAUD#pale]")
        assert said(self.CODE, blocks, tmp_path) == [
            ("APP-2026-T2-CHAUD", "modalite", ("ACT-2026-011.yaml",))
        ]

    @pytest.mark.parametrize(
        "blocks",
        [
            ORAL + action(origines="[DIF-2026-001, ALE-2026-001]"),
            ORAL,
            signalement("REC-2026-002", "2026-05-20", "oral") + action(origines="[REC-2026-002]"),
            signalement("DIF-2026-001", "2026-05-20", "oral", preuves="[preuves/journal.txt]")
            + action(origines="[DIF-2026-001]"),
            synthese(SYNTHESE, constats("pale"), modalite="entretien", etablie_le="2026-07-30")
            + action(origines="[APP-2026-T2-CHAUD#pale]"),
        ],
        ids=["one-written-source", "no-action", "reclamation", "attachment", "written-within-30-days"],
    )
    def test_accepted(self, blocks: str, tmp_path: Path) -> None:
        assert said(self.CODE, blocks, tmp_path) == []


class TestHorsDuTemps:
    """APP-2026-T1-CHAUD is of January to March, written on 7 April; the review that decides is of 22 April."""

    CODE = "action-hors-du-temps-de-sa-source"

    def told(self, folder: Path, day: str, **keys: str) -> list[tuple[Severity, str]]:
        findings = run(action(ouverte_le=day, **keys), folder).findings
        return [(one.severity, one.message) for one in findings if one.code == self.CODE]

    @pytest.mark.parametrize(
        ("day", "keys", "early"),
        [
            ("2026-01-02", {}, True),
            ("2026-03-07", {}, True),
            ("2026-03-08", {}, False),
            (
                "2026-02-02",
                {"autre_origine": "{nature: audit, texte: Audit interne., le: 2026-01-12}"},
                False,
            ),
            ("2026-02-02", {"origines": "[APP-2026-T1-CHAUD#rythme, ALE-2026-002]"}, False),
        ],
        ids=["at-the-beginning", "31-days", "30-days", "an-audit", "a-signalement-of-january"],
    )
    def test_before_the_synthesis_is_written(
        self, day: str, keys: dict[str, str], *, early: bool, tmp_path: Path
    ) -> None:
        alea = signalement("ALE-2026-002", "2026-01-26")
        findings = run(alea + action(ouverte_le=day, **keys), tmp_path).findings
        said = [one.severity for one in findings if one.code == self.CODE]
        assert said == ([Severity.AVERTISSEMENT] if early else [])

    @pytest.mark.parametrize(
        ("day", "decision", "why"),
        [
            ("2026-04-07", "REV-2026-T1#rythme", ""),
            ("2026-04-06", "REV-2026-T1#rythme", "la revue du 22 avril 2026 qui la décide"),
            ("2026-04-06", "REV-2026-T1", "la revue du 22 avril 2026 qui la décide"),
            ("2026-04-10", "REV-2026-T1#reseau", "ALE-2026-001, sur quoi elle est décidée"),
            ("2026-04-20", "REV-2026-T1#reseau", ""),
        ],
        ids=["15-days", "16-days", "a-whole-review", "before-the-return", "on-the-day-of-the-return"],
    )
    def test_before_the_decision_that_launches_it(
        self, day: str, decision: str, why: str, tmp_path: Path
    ) -> None:
        written = f"{int(day[-2:])} avril 2026"
        message = f"l’action ACT-2026-011 est ouverte le {written}, avant {why}"
        expected = [(Severity.AVERTISSEMENT, message)] if why else []
        assert self.told(tmp_path, day, decidee_en=decision) == expected


class TestMotifs:
    @pytest.mark.parametrize(("motif", "count"), [("RAS", 1), ("Vu.", 1), ("Cas isolé.", 0)])
    def test_a_reason_says_something(self, motif: str, count: int, tmp_path: Path) -> None:
        suite = f"{{nature: sans_suite, motif: {motif}}}"
        constat = synthese(SYNTHESE, constats("pale", suite=suite))
        assert len(said("constat-sans-decision", constat, tmp_path / "a")) == count
        alone = signalement("REC-2026-001", "2026-06-08", suite=suite)
        assert len(said("reclamations-sans-suite", alone, tmp_path / "b")) == count

    def test_a_review_decides_where_the_reason_is_empty(self, tmp_path: Path) -> None:
        constat = synthese(SYNTHESE, constats("pale", suite="{nature: sans_suite, motif: RAS}"))
        blocks = constat + revue(sur="[APP-2026-T2-CHAUD#pale]", suite="sans_suite")
        assert said("constat-sans-decision", blocks, tmp_path) == []


class TestDecisionSansAction:
    CODE = "decision-sans-action"
    DIF = signalement("DIF-2026-001", "2026-06-10", suite="{nature: action, le: 2026-06-12}")

    def test_the_review_tells_it_once(self, tmp_path: Path) -> None:
        blocks = self.DIF + revue(sur="[DIF-2026-001]")
        assert said(self.CODE, blocks, tmp_path) == [("REV-2026-T2", "decisions/0/suite", ())]

    @pytest.mark.parametrize(
        "blocks",
        [
            revue(sur="[DIF-2026-001]", jour="2026-11-02") + DIF,
            signalement("DIF-2026-001", "2026-06-10") + revue(sur="[DIF-2026-001]", statut="brouillon"),
            revue(sur="[ACT-2026-001]"),
            revue(sur="[DIF-2026-001]")
            + DIF
            + action(origines="[ALE-2026-001]", decidee_en="REV-2026-T2#salle"),
            revue(sur="[DIF-2026-001]") + DIF + action(origines="[DIF-2026-001]"),
        ],
        ids=["within-thirty-days", "draft", "open-action", "named", "from-the-source"],
    )
    def test_accepted(self, blocks: str, tmp_path: Path) -> None:
        assert said(self.CODE, blocks, tmp_path) == []

    def test_a_decision_to_do_nothing_decides_no_action(self, tmp_path: Path) -> None:
        blocks = (
            signalement("DIF-2026-001", "2026-06-10")
            + revue(sur="[DIF-2026-001]", suite="sans_suite")
            + action(origines="[DIF-2026-001]")
        )
        assert said(self.CODE, blocks, tmp_path / "a") == [("ACT-2026-011", "", ())]
        assert said(self.CODE, blocks + self.DIF, tmp_path / "b") == []


class TestThemeRecurrent:
    CODE = "theme-recurrent-sans-cause-commune"
    TWO = signalement("DIF-2026-001", "2026-03-09", analyse="Encre économique.") + signalement(
        "ALE-2026-002", "2026-09-14"
    )

    def test_one_finding_on_the_latest(self, tmp_path: Path) -> None:
        blocks = (
            self.TWO + signalement("REC-2026-002", "2026-03-11") + signalement("REC-2026-003", "2026-03-12")
        )
        assert said(self.CODE, blocks, tmp_path) == [("REC-2026-003", "theme", ("REC-2026-002.yaml",))]
        assert said(self.CODE, self.TWO, tmp_path / "b") == [
            ("ALE-2026-002", "theme", ("DIF-2026-001.yaml",))
        ]

    def test_two_syntheses_not_two_constats(self, tmp_path: Path) -> None:
        first = synthese(SYNTHESE, constats("pale", "gris"))
        assert said(self.CODE, first, tmp_path / "a") == []
        other = "content/appreciations/APP-2026-T3-CHAUD.yaml"
        second = synthese(
            other, constats("flou"), periode="{du: 2026-07-01, au: 2026-09-30}", etablie_le="2026-10-05"
        )
        assert said(self.CODE, first + second, tmp_path / "b") == [
            ("APP-2026-T3-CHAUD", "constats/0/theme", ("APP-2026-T2-CHAUD.yaml",))
        ]

    @pytest.mark.parametrize(
        "more",
        [
            action(origines="[DIF-2026-001, ALE-2026-002]"),
            action(themes="[supports]", ouverte_le="2026-03-10"),
            revue(sur="[DIF-2026-001, ALE-2026-002]", jour="2026-10-01", suite="sans_suite"),
            signalement("ALE-2026-002", "2026-09-14", analyse="L’encre, économique"),
            block("site_config/reglages.yaml", "seuils: {recurrence: 3}"),
            block("site_config/reglages.yaml", "seuils: {periode_mois: 6}"),
        ],
        ids=["action", "theme", "decision", "cause", "recurrence", "period"],
    )
    def test_accepted(self, more: str, tmp_path: Path) -> None:
        assert said(self.CODE, self.TWO + more, tmp_path) == []

    def test_an_action_before_the_first_return_does_not_count(self, tmp_path: Path) -> None:
        blocks = self.TWO + action(themes="[supports]", ouverte_le="2026-03-08")
        assert len(said(self.CODE, blocks, tmp_path)) == 1
