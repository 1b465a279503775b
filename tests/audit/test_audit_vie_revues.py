"""Reviews: how old the last may be, what it had to say, how long it may stay a draft."""

from datetime import date
from pathlib import Path

import pytest
from life_examples import done, graded, on, opened, organisme, revue, said
from rule_examples import run

from filrouge.diagnostics import Severity


class TestReviews:
    OLD = "revue-trop-ancienne"

    @pytest.mark.parametrize(
        ("frequency", "day", "severity"),
        [
            (None, date(2027, 4, 15), None),
            (None, date(2027, 4, 16), Severity.AVERTISSEMENT),
            ("mensuelle", date(2026, 12, 15), None),
            ("mensuelle", date(2026, 12, 16), Severity.AVERTISSEMENT),
            ("trimestrielle", date(2027, 2, 15), None),
            ("trimestrielle", date(2027, 2, 16), Severity.AVERTISSEMENT),
            ("semestrielle", date(2027, 4, 15), None),
            ("semestrielle", date(2027, 4, 16), Severity.AVERTISSEMENT),
            ("annuelle", date(2027, 10, 15), None),
            ("annuelle", date(2027, 10, 16), Severity.ERREUR),
            (None, date(2027, 10, 15), Severity.AVERTISSEMENT),
            (None, date(2027, 10, 16), Severity.ERREUR),
        ],
    )
    def test_how_old_the_last_one_may_be(
        self, frequency: str | None, day: date, severity: Severity | None, tmp_path: Path
    ) -> None:
        """The last one is of 15 October 2026."""
        evidence = run(on(day) + organisme(frequence_revues=frequency), tmp_path)
        message = "la dernière revue validée, REV-2026-T3, date du 15 octobre 2026"
        assert graded(evidence, self.OLD) == ([(severity, message)] if severity else [])

    def test_drafts_do_not_count_and_the_first_return_does(self, tmp_path: Path) -> None:
        drafts = "".join(
            revue(name, day, statut="brouillon")
            for name, day in (("REV-2026-T1", date(2026, 4, 22)), ("REV-2026-T3", date(2026, 10, 29)))
        )
        audited = run(drafts, tmp_path / "audite")
        assert graded(audited, self.OLD) == [
            (Severity.ERREUR, "aucune revue validée, alors que le premier audit date du 11 mars 2025")
        ]
        evidence = run(drafts + organisme(audits=[]), tmp_path)
        assert graded(evidence, self.OLD) == [
            (Severity.AVERTISSEMENT, "aucune revue validée, alors que le plan a commencé le 7 avril 2026")
        ]
        (finding,) = (finding for finding in evidence.findings if finding.code == self.OLD)
        assert finding.helps[0] == "relisez et validez le compte rendu REV-2026-T3, encore en brouillon"

    def test_a_broken_review_stops_the_rules_that_look_for_reviews(self, tmp_path: Path) -> None:
        broken = '```markdown title="content/revues/REV-2026-T3.md"\n---\ntitre: [\n---\n```\n'
        evidence = run(broken, tmp_path)
        blind = {rule.code for rule in evidence.non_verifiees}
        assert {self.OLD, "actions-non-reexaminees", "plan-fige", "retour-en-arriere"} <= blind

    @pytest.mark.parametrize(
        ("day", "count"), [(date(2026, 10, 17), 0), (date(2026, 10, 16), 1), (date(2026, 12, 1), 0)]
    )
    def test_a_draft_is_left_thirty_days(self, day: date, count: int, tmp_path: Path) -> None:
        evidence = run(revue("REV-2026-T4", day, statut="brouillon"), tmp_path)
        assert len(said(evidence, "revue-en-brouillon")) == count

    @pytest.mark.parametrize(
        ("blocks", "forgotten"),
        [
            (
                opened(2, date(2026, 9, 14)) + opened(3, date(2026, 9, 15)),
                "d’une action alors ouverte : ACT-2026-002",
            ),
            (
                opened(2, date(2026, 7, 1)) + opened(3, date(2026, 7, 2)),
                "de 2 actions alors ouvertes : ACT-2026-002, ACT-2026-003",
            ),
            (done(2, date(2026, 10, 15), date(2026, 11, 9)), None),
            (done(2, date(2026, 10, 16), date(2026, 11, 9)), "d’une action alors ouverte : ACT-2026-002"),
            (
                opened(2, date(2026, 7, 1))
                + revue("REV-2026-DIR", date(2026, 10, 15), examines="[ACT-2026-002]"),
                None,
            ),
            (
                opened(2, date(2026, 7, 1))
                + revue("REV-2026-CP", date(2026, 11, 5), instance="conseil_perfectionnement"),
                "d’une action alors ouverte : ACT-2026-002",
            ),
        ],
        ids=["young", "two", "done-that-day", "done-after", "two-reviews-that-day", "another-meeting-since"],
    )
    def test_what_the_last_one_had_to_say(self, blocks: str, forgotten: str | None, tmp_path: Path) -> None:
        message = f"la dernière revue, REV-2026-T3, ne dit rien {forgotten}"
        found = said(run(blocks, tmp_path), "actions-non-reexaminees")
        assert found == ([message] if forgotten else [])
