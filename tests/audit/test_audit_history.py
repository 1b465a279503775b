"""The rules that ask git: what they say without it, before it, and of what came into it late."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from life_examples import ORGANISME, blind, block, judged, on, opened, organisme, said, version
from rule_examples import TODAY, run

from filrouge.evidence import gather
from filrouge.history import SansHistorique, Version
from filrouge.project import open_project

CATCH_UP = "rattrapage-avant-audit"
BEFORE_GIT = "date-anterieure-au-premier-enregistrement"
BACK = "retour-en-arriere"
FROZEN = "plan-fige"
NO_GIT = '```yaml title="historique"\naucun\n```\n'
WHY = ("le dossier n’est pas un dépôt git", "lancez « git init »")


class TestWithoutGit:
    def test_the_rules_say_that_they_could_not_look(self, tmp_path: Path) -> None:
        evidence = run(on(date(2026, 12, 4)) + NO_GIT, tmp_path)
        assert blind(evidence) == {CATCH_UP: WHY, BEFORE_GIT: WHY, BACK: WHY}
        assert [said(evidence, code) for code in (CATCH_UP, BEFORE_GIT, BACK)] == [[], [], []]

    def test_nothing_is_to_be_looked_at_before_the_last_days(self, tmp_path: Path) -> None:
        assert blind(run(NO_GIT, tmp_path)) == {BEFORE_GIT: WHY, BACK: WHY}

    def test_declared_dates_are_judged_all_the_same(self, tmp_path: Path) -> None:
        late = "".join(opened(number, date(2026, 11, 24 + number)) for number in range(2, 5))
        evidence = run(on(date(2026, 12, 4)) + NO_GIT + late, tmp_path)
        assert said(evidence, CATCH_UP) == [
            "3 des 5 actions du plan sont ouvertes dans les 15 jours avant l’audit"
        ]
        assert blind(evidence)[CATCH_UP] == WHY


class TestCatchingUp:
    LATE = "".join(opened(number, date(2026, 11, 30)) for number in range(2, 7))

    @pytest.mark.parametrize(
        ("changed", "messages"),
        [
            (
                on(date(2026, 12, 4)),
                ["5 des 7 actions du plan sont ouvertes dans les 15 jours avant l’audit"],
            ),
            (on(date(2026, 12, 4)) + organisme(audits=[]), []),
            (on(date(2026, 12, 4)) + opened(2, date(2026, 11, 30), repris_le=date(2026, 12, 1)), []),
        ],
        ids=["an-audit-to-come", "no-audit", "a-resumed-one"],
    )
    def test_only_before_an_audit_and_not_for_resumed_actions(
        self, changed: str, messages: list[str], tmp_path: Path
    ) -> None:
        assert said(run(self.LATE + changed, tmp_path), CATCH_UP) == messages

    def test_the_same_day_without_the_audit_is_judged_when_that_day_is_asked_for(
        self, tmp_path: Path
    ) -> None:
        evidence = run(self.LATE + on(date(2026, 12, 4)) + organisme(audits=[]), tmp_path)
        project, findings = open_project(tmp_path, clock=TODAY)
        asked = gather(project, findings, evidence.historique, audit_le=date(2026, 12, 10))
        assert said(asked, CATCH_UP) == [
            "5 des 7 actions du plan sont ouvertes dans les 15 jours avant l’audit"
        ]

    def test_a_new_entrant_may_write_its_plan_just_before(self, tmp_path: Path) -> None:
        audits = [{"type": "initial", "date": date(2026, 12, 8)}]
        new = organisme(nouvel_entrant=True, audits=audits)
        evidence = run(self.LATE + on(date(2026, 12, 4)) + new, tmp_path)
        assert said(evidence, CATCH_UP) == []
        assert CATCH_UP in {beside.code for beside in evidence.sans_objet}

    def test_few_records_are_not_judged(self, tmp_path: Path) -> None:
        def recent(versions: dict[str, tuple[Version, ...]]) -> None:
            kept = {id_: (version(date(2026, 11, 30), "en_cours"),) for id_ in list(versions)[:9]}
            versions.clear()
            versions.update(kept)

        assert said(judged(tmp_path, on(date(2026, 12, 4)), recent), CATCH_UP) == []


class TestFirstCommit:
    def test_after_the_day_of_analysis_there_is_no_history_yet(self, tmp_path: Path) -> None:
        def all_later(versions: dict[str, tuple[Version, ...]]) -> None:
            versions.update(dict.fromkeys(versions, (version(date(2026, 11, 17), "en_cours"),)))

        evidence = judged(tmp_path, "", all_later)
        assert isinstance(evidence.historique, SansHistorique)
        why = (evidence.historique.raison, evidence.historique.aide)
        assert why[0] == "aucune fiche n’était enregistrée dans git à la date d’analyse"
        assert blind(evidence) == {BEFORE_GIT: why, BACK: why}

    @pytest.mark.parametrize(
        "found", [(), (version(date(2026, 11, 17), "en_cours"),)], ids=["never-committed", "committed-later"]
    )
    def test_a_record_not_yet_in_git_is_not_judged(self, found: tuple[Version, ...], tmp_path: Path) -> None:
        def absent(versions: dict[str, tuple[Version, ...]]) -> None:
            versions["ACT-2026-001"] = found

        evidence = judged(tmp_path, "", absent)
        assert (said(evidence, BEFORE_GIT), blind(evidence)) == ([], {})

    @pytest.mark.parametrize(
        ("day", "messages"),
        [
            (date(2026, 5, 23), []),
            (
                date(2026, 5, 24),
                ["ACT-2026-001 porte la date du 23 avril 2026, et n’est dans git que depuis le 24 mai 2026"],
            ),
        ],
        ids=["thirty-days", "thirty-one"],
    )
    def test_the_gap_that_is_admitted(self, day: date, messages: list[str], tmp_path: Path) -> None:
        told = block("historique", [{"fiche": "ACT-2026-001", "le": day}])
        assert said(run(told, tmp_path), BEFORE_GIT) == messages

    def test_one_import_is_one_finding(self, tmp_path: Path) -> None:
        ids = ["ACT-2026-001", "ALE-2026-001", "APP-2026-T1-CHAUD", "REC-2026-001", "REV-2026-T1"]
        told = block("historique", [{"fiches": ids, "le": date(2026, 9, 14)}])
        evidence = run(told, tmp_path / "sans")
        assert said(evidence, BEFORE_GIT) == [
            "5 fiches entrées dans git le 14 septembre 2026 portent une date bien plus ancienne : "
            + ", ".join(ids)
        ]
        resumed = organisme(repris_de="Classeur de suivi", repris_le=date(2026, 9, 14))
        assert said(run(told + resumed, tmp_path / "repris"), BEFORE_GIT) == []
        too_early = organisme(repris_de="Classeur de suivi", repris_le=date(2026, 9, 13))
        assert said(run(told + too_early, tmp_path / "avant"), BEFORE_GIT) == said(evidence, BEFORE_GIT)


def test_a_plan_that_has_not_begun_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    told = yaml.safe_dump({**ORGANISME, "audits": []}, allow_unicode=True)
    (tmp_path / "content/organisme.yaml").write_text(told, encoding="utf-8")
    project, findings = open_project(tmp_path, clock=TODAY)
    evidence = gather(project, findings, SansHistorique(*WHY))
    codes = {finding.code for finding in evidence.findings}
    assert not codes & {CATCH_UP, BEFORE_GIT, BACK, FROZEN, "revue-trop-ancienne", "aucune-action-close"}
    assert blind(evidence) == {BEFORE_GIT: WHY, BACK: WHY}
