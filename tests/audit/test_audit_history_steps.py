"""What git tells of a plan's life: states that go back, records that go away, the last sign of life."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from life_examples import block, judged, on, organisme, said, version
from rule_examples import DEPOT

from filrouge.history import Version

BACK = "retour-en-arriere"
FROZEN = "plan-fige"
DONE, UNDONE = date(2026, 10, 19), date(2026, 11, 2)
STEP = "l’action ACT-2026-001 est passée de « {} » à « {} » le {}, sans explication"


class TestGoingBack:
    @pytest.mark.parametrize(
        ("versions", "messages"),
        [
            (
                (version(DONE, "realisee"), version(UNDONE, "en_cours", "realisee")),
                [STEP.format("réalisée", "en cours", "2 novembre 2026")],
            ),
            (
                (version(DONE, "abandonnee"), version(UNDONE, "a_faire", "abandonnee")),
                [STEP.format("abandonnée", "à faire", "2 novembre 2026")],
            ),
            (
                (version(DONE, "realisee"), version(date(2026, 10, 27), None), version(UNDONE, "en_cours")),
                [STEP.format("réalisée", "en cours", "2 novembre 2026")],
            ),
            ((version(DONE, None), version(UNDONE, None)), []),
            ((version(DONE, "realisee"), version(UNDONE, None)), []),
            ((version(DONE, "n’importe quoi"), version(UNDONE, "a_faire")), []),
            ((version(DONE, "a_faire"), version(UNDONE, "abandonnee", "a_faire")), []),
            ((version(DONE, "en_cours"), version(DONE, "realisee"), version(DONE, "en_cours")), []),
            ((version(DONE, "realisee"), version(UNDONE, "en_cours"), version(UNDONE, "realisee")), []),
            ((version(DONE, "realisee"), version(UNDONE, "en_cours", "en_cours")), []),
            ((replace(version(DONE, "realisee"), ecrite=None),), []),
        ],
        ids=[
            "undone",
            "taken-up-again",
            "over-a-version-that-cannot-be-read",
            "nothing-can-be-read",
            "the-last-cannot-be-read",
            "a-word-that-is-no-state",
            "given-up",
            "a-slip-mended-the-same-day",
            "a-slip-back-mended-the-same-day",
            "written-beside-on-a-branch",
            "one-version-without-an-author-s-date",
        ],
    )
    def test_states_that_follow_one_another(
        self, versions: tuple[Version, ...], messages: list[str], tmp_path: Path
    ) -> None:
        evidence = judged(tmp_path, "", lambda known: known.update({"ACT-2026-001": versions}))
        assert said(evidence, BACK) == messages

    @pytest.mark.parametrize(("back", "count"), [(date(2026, 10, 15), 0), (date(2026, 10, 16), 1)])
    def test_a_review_held_since_explains(self, back: date, count: int, tmp_path: Path) -> None:
        """The review of 15 October follows this action up; held before the step back, it cannot explain it."""
        versions = (version(date(2026, 10, 12), "realisee"), version(back, "en_cours"))
        evidence = judged(tmp_path, "", lambda known: known.update({"ACT-2026-001": versions}))
        assert len(said(evidence, BACK)) == count

    def test_a_note_of_before_explains_nothing(self, tmp_path: Path) -> None:
        """The note is of 9 October: the action was done, then undone, after it."""
        versions = (version(DONE, "realisee"), version(UNDONE, "en_cours"))
        evidence = judged(tmp_path, "", lambda known: known.update({"ACT-2026-001": versions}))
        assert len(said(evidence, BACK)) == 1


class TestDeleting:
    GONE = date(2026, 8, 31)

    @pytest.mark.parametrize(
        ("subjects", "messages"),
        [
            (
                {"ACT-2026-004": "Suppression"},
                ["la fiche ACT-2026-004 a été supprimée le 31 août 2026, sans explication"],
            ),
            (
                {"ACT-2026-004": "", "REC-2026-002": ""},
                [
                    "2 fiches ont été supprimées le 31 août 2026, sans explication : ACT-2026-004, REC-2026-002"
                ],
            ),
            ({"ACT-2026-004": "Delete ACT-2026-004.yaml", "REC-2026-002": "réclamation saisie deux fois"}, 1),
            ({"ACT-2026-004": "ACT-2026-004 : doublon de ACT-2026-001"}, []),
        ],
        ids=["one", "two-at-once", "one-explained", "a-subject-that-explains"],
    )
    def test_a_record_that_went_away(
        self, subjects: dict[str, str], messages: list[str] | int, tmp_path: Path
    ) -> None:
        def delete(versions: dict[str, tuple[Version, ...]]) -> None:
            for id_, subject in subjects.items():
                gone = version(self.GONE, None, supprimee=True, sujet=subject)
                versions[id_] = (version(date(2026, 6, 1), "en_cours"), gone)

        found = said(judged(tmp_path, "", delete), BACK)
        assert (len(found) if isinstance(messages, int) else found) == messages

    def test_minutes_that_name_it_explain_and_a_longer_name_does_not(self, tmp_path: Path) -> None:
        minutes = (DEPOT / "content/revues/REV-2026-T3.md").read_text(encoding="utf-8")
        told = f"{minutes}\nACT-2026-004 est fondue dans ACT-2026-001 ; APP-2026-T2-CHAUD-BIS est relue.\n"
        blocks = f'```markdown title="content/revues/REV-2026-T3.md"\n{told}```\n'

        def delete(versions: dict[str, tuple[Version, ...]]) -> None:
            gone = version(self.GONE, None, supprimee=True)
            versions.update(dict.fromkeys(("ACT-2026-004", "APP-2026-T2-CHAUD"), (gone,)))

        assert said(judged(tmp_path, blocks, delete), BACK) == [
            "la fiche APP-2026-T2-CHAUD a été supprimée le 31 août 2026, sans explication"
        ]

    def test_a_record_put_back_or_at_fault_is_not_gone(self, tmp_path: Path) -> None:
        broken = block("content/appreciations/APP-2026-T2-CHAUD.yaml", "titre: [")

        def delete(versions: dict[str, tuple[Version, ...]]) -> None:
            gone = version(self.GONE, None, supprimee=True)
            versions["ACT-2026-010"] = (gone, version(date(2026, 9, 1), "verifiee"))
            versions["APP-2026-T2-CHAUD"] = (gone,)

        assert said(judged(tmp_path, broken, delete), BACK) == []


class TestSignsOfLife:
    """On 2 March 2027, the last day told is 22 October 2026."""

    AT = on(date(2027, 3, 2))
    STILL = ("rien n’a bougé dans le plan depuis le 22 octobre 2026",)
    RECENT = date(2027, 2, 8)

    @pytest.mark.parametrize(
        ("versions", "keys", "messages"),
        [
            ((version(RECENT, "en_cours"),), {}, ()),
            (
                (version(RECENT, "en_cours"),),
                {"repris_de": "Classeur", "repris_le": RECENT},
                STILL,
            ),
            (
                (version(date(2026, 4, 24), "en_cours"), version(RECENT, "en_cours", "en_cours")),
                {},
                STILL,
            ),
            ((version(date(2026, 4, 24), "en_cours"), version(RECENT, "en_cours", "a_faire")), {}, ()),
        ],
        ids=["entered", "resumed", "only-put-in-order", "changed"],
    )
    def test_a_commit_counts_when_it_tells_something(
        self, versions: tuple[Version, ...], keys: dict[str, Any], messages: tuple[str, ...], tmp_path: Path
    ) -> None:
        blocks = self.AT + organisme(**keys)
        evidence = judged(tmp_path, blocks, lambda known: known.update({"ACT-2026-001": versions}))
        assert tuple(said(evidence, FROZEN)) == messages
