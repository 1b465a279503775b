"""The sample of an auditor: the same for a seed on every machine, spread over natures and categories, whole threads."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.preaudit import Echantillon, brut, echantillon
from filrouge.preaudit.echantillon import Candidat, rang, tirer
from filrouge.project import open_project

ROOT = Path(__file__).parents[2]
CANDIDATES = tuple(
    sorted(
        Candidat(famille, nature, categorie, f"{prefix}-2026-{number:03}")
        for famille, nature, prefix in (
            ("signalement", "Réclamation", "REC"),
            ("signalement", "Aléa", "ALE"),
            ("appreciation", "Appréciation, bénéficiaires", "APP"),
            ("action", "Action vérifiée", "ACT"),
        )
        for number, categorie in enumerate(("VAE", "VAE", "VAE", "Apprentissage"), start=1)
    )
)
FIRST = {"Retour", "Origine", "Origines", "Risque", "Bilan", "Action précédente"}


@pytest.fixture(scope="module")
def example() -> Evidence:
    project, findings = open_project(ROOT, clock=date(2030, 1, 1))
    return gather(project, findings)


def ids(found: Echantillon) -> list[str]:
    return [piece.ref.id for piece in found.pieces]


class TestTheDraw:
    def test_the_rank_is_the_published_one(self) -> None:
        """``printf '7:REC-2026-001' | sha256sum`` says the same."""
        assert rang(7, "REC-2026-001") == "b15462dbc5e5e71fc18fd2e6963f632db28be5dc72c201dbb0ed86d51d303b19"

    def test_the_same_seed_draws_the_same_on_every_python(self) -> None:
        assert [one.id for one in tirer(CANDIDATES, 6, 7)] == [
            "ALE-2026-002",
            "APP-2026-004",
            "ACT-2026-004",
            "REC-2026-002",
            "APP-2026-003",
            "ACT-2026-002",
        ]

    def test_another_seed_draws_others(self) -> None:
        draws = {tuple(one.id for one in tirer(CANDIDATES, 4, graine)) for graine in range(8)}
        assert len(draws) > 4

    @pytest.mark.parametrize("graine", range(12))
    def test_every_family_then_every_nature_comes_before_a_second_time(self, graine: int) -> None:
        three = tirer(CANDIDATES, 3, graine)
        assert {one.famille for one in three} == {"signalement", "appreciation", "action"}
        assert len({one.nature for one in tirer(CANDIDATES, 4, graine)}) == 4

    @pytest.mark.parametrize("graine", range(12))
    def test_a_rare_category_is_not_drowned(self, graine: int) -> None:
        assert {one.categorie for one in tirer(CANDIDATES, 2, graine)} == {"VAE", "Apprentissage"}

    def test_nothing_is_drawn_twice_and_all_can_be(self) -> None:
        drawn = tirer(CANDIDATES, 99, 3)
        assert Counter(drawn) == Counter(CANDIDATES)

    def test_a_longer_sample_begins_like_a_shorter_one(self) -> None:
        assert tirer(CANDIDATES, 9, 5)[:4] == tirer(CANDIDATES, 4, 5)


class TestThePieces:
    def test_it_only_takes_what_lived_since_the_last_audit(self, example: Evidence) -> None:
        found = echantillon(example, 500, 1)
        assert found.depuis == date(2025, 2, 12)
        assert len(found.pieces) == found.population
        assert not any(id_.startswith(("REC-2024", "DIF-2024", "ALE-2024", "ABD-2024")) for id_ in ids(found))

    def test_every_nature_of_the_example_is_there(self, example: Evidence) -> None:
        natures = {piece.nature for piece in echantillon(example, 500, 1).pieces}
        assert natures == {
            "Abandon",
            "Action en retard",
            "Action réalisée",
            "Action vérifiée",
            "Aléa",
            "Appréciation, bénéficiaires",
            "Appréciation, entreprises",
            "Appréciation, financeurs",
            "Appréciation, équipe pédagogique",
            "Difficulté",
            "Réclamation",
        }

    def test_each_thread_is_whole(self, example: Evidence) -> None:
        for piece in echantillon(example, 500, 1).pieces:
            for trace in piece.traces:
                names = [stage.nom for stage in trace.etapes]
                assert names[0] in FIRST
                assert names[1:5] == ["Constat", "Décision", "Action", "Effet"]
                for stage in trace.etapes:
                    assert stage.elements or stage.trous or stage.neant, (piece.ref, stage.nom)

    def test_a_failure_is_followed_to_its_next_action(self, example: Evidence) -> None:
        pieces = {piece.ref.id: piece for piece in echantillon(example, 500, 1).pieces}
        last = pieces["ACT-2025-016"].traces[0].etapes[-1]
        assert last.nom == "Suite"
        assert brut(last.elements[0]).startswith("ACT-2026-003")

    def test_holes_are_told_in_words(self, lire) -> None:
        fiche = (
            "titre: Attestation reçue trop tard\nnature: reclamation\nrecu_le: 2026-08-03\ncanal: courriel\n"
            "qualite: beneficiaire\ndescription: Attestation reçue six semaines après.\ngravite: mineure\n"
        )
        found = echantillon(lire("une-personne", {"content/signalements/REC-2026-001.yaml": fiche}), 50, 1)
        piece = next(piece for piece in found.pieces if piece.ref.id == "REC-2026-001")
        assert [brut(hole).replace("\u00a0", " ") for hole in piece.traces[0].trous] == [
            "REC-2026-001 : pas d’accusé de réception daté",
            "REC-2026-001 : pas encore de réponse",
            "REC-2026-001 : aucune analyse écrite",
            "aucune décision",
            "aucune action",
        ]
        assert "reclamation-sans-reponse" in {finding.code for finding in piece.findings}
        assert found.bloque

    def test_an_empty_plan_gives_an_empty_sample(self, lire) -> None:
        found = echantillon(lire("nouvel-entrant"), 5, 1)
        assert (found.population, found.pieces, found.depuis, found.bloque) == (0, (), None, False)
