"""Two readings of a plan set side by side: every change under its kind, none lost, none told twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.project import Project
from filrouge.vie.comparaison import Comparaison, LienRompu, Sens, comparer

DAY = date(2026, 11, 16)
ORGANISME = """\
nom: Organisme des exemples
categories: [formation]
referent_qualite: referent
roles: {referent: Référente qualité}
"""
ACTION = """\
titre: Scinder la deuxième journée
type: corrective
origines: [REC-2026-001]
responsable: referent
ouverte_le: 2026-04-09
echeance: 2026-12-18
statut: en_cours
"""
RECLAMATION = """\
titre: Attestation reçue trop tard
nature: reclamation
recu_le: 2026-04-01
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: mineure
"""
REVUE = """\
---
titre: Revue du printemps
date: 2026-04-10
participants: [referent]
statut: brouillon
---
Le point est fait.
"""
PATHS = {
    "organisme": "content/organisme.yaml",
    "ACT-2026-001": "content/actions/ACT-2026-001.yaml",
    "ACT-2026-002": "content/actions/ACT-2026-002.yaml",
    "REC-2026-001": "content/signalements/REC-2026-001.yaml",
    "REV-2026-T1": "content/revues/REV-2026-T1.md",
}
PLAN = {
    "organisme": ORGANISME,
    "ACT-2026-001": ACTION,
    "REC-2026-001": RECLAMATION,
    "REV-2026-T1": REVUE,
}


class Plans:
    """Readings of small plans, each from a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def lire(self, texts: Mapping[str, str]) -> Evidence:
        self._count += 1
        root = self._folder / str(self._count)
        for id_, text in texts.items():
            (root / PATHS[id_]).parent.mkdir(parents=True, exist_ok=True)
            (root / PATHS[id_]).write_text(text, encoding="utf-8")
        return gather(Project(root, DAY, horloge=DAY))

    def comparer(self, avant: Mapping[str, str], apres: Mapping[str, str]) -> Comparaison:
        return comparer(self.lire(avant), self.lire(apres))


@pytest.fixture
def plans(tmp_path: Path) -> Plans:
    return Plans(tmp_path)


def told(found: Comparaison) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return kind → record → sentences, without the kinds that nothing is of."""
    return {
        sens.value: {fiche.id: fiche.phrases for fiche in fiches}
        for sens, fiches in found.fiches.items()
        if fiches
    }


def edited(id_: str, *pairs: tuple[str, str]) -> dict[str, str]:
    text = PLAN[id_]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {**PLAN, id_: text}


def test_nothing_changed(plans: Plans) -> None:
    found = plans.comparer(PLAN, PLAN)
    assert found.vide
    assert (told(found), found.liens_rompus, found.changees) == ({}, (), 0)


def test_the_writing_alone_is_no_change(plans: Plans) -> None:
    lines = ACTION.splitlines(keepends=True)
    text = "# en ordre\n" + "".join(reversed(lines)).replace("en_cours", '"en_cours"')
    assert plans.comparer(PLAN, {**PLAN, "ACT-2026-001": text}).vide


@pytest.mark.parametrize(
    ("id_", "old", "new", "kind", "phrase"),
    [
        ("ACT-2026-001", "statut: en_cours", "statut: realisee", "avancee", "statut passé de « En cours » à « Réalisée »"),
        ("ACT-2026-001", "statut: en_cours", "statut: verifiee", "close", "statut passé de « En cours » à « Vérifiée »"),
        ("ACT-2026-001", "statut: en_cours", "statut: abandonnee", "close", "statut passé de « En cours » à « Abandonnée »"),
        ("ACT-2026-001", "statut: en_cours", "statut: a_faire", "autre", "statut passé de « En cours » à « À faire »"),
        ("ACT-2026-001", "2026-12-18", "2027-01-29", "reportee", "échéance reportée du 18 décembre 2026 au 29 janvier 2027"),
        ("ACT-2026-001", "2026-12-18", "2026-12-01", "autre", "échéance avancée du 18 au 1er décembre 2026"),
        ("ACT-2026-001", "type: corrective", "type: preventive", "autre", "type passé de « Corrective » à « Préventive »"),
        ("REC-2026-001", "mineure\n", "mineure\naccuse_le: 2026-04-02\n", "avancee", "accusé de réception le 2 avril 2026"),
        ("REC-2026-001", "mineure\n", "mineure\nclos_le: 2026-05-02\n", "close", "clos le 2 mai 2026"),
        ("REV-2026-T1", "statut: brouillon", "statut: validee", "avancee", "statut passé de « Brouillon » à « Validée »"),
        ("REV-2026-T1", "Le point est fait.", "Le point est bien fait.", "autre", "texte complété de 1 mot"),
    ],
)  # fmt: skip
def test_one_change(id_: str, old: str, new: str, kind: str, phrase: str, plans: Plans) -> None:
    found = plans.comparer(PLAN, edited(id_, (old, new)))
    assert told(found) == {kind: {id_: (phrase,)}}
    assert (found.vide, found.changees) == (False, 1)


def test_a_record_stands_under_every_kind_that_concerns_it(plans: Plans) -> None:
    found = plans.comparer(
        PLAN, edited("ACT-2026-001", ("en_cours", "realisee"), ("2026-12-18", "2027-01-29"))
    )
    assert [sens for sens, fiches in found.fiches.items() if fiches] == [Sens.AVANCEE, Sens.REPORTEE]
    assert found.changees == 1


def test_created_and_deleted(plans: Plans) -> None:
    without = {id_: text for id_, text in PLAN.items() if id_ != "ACT-2026-001"}
    created = {"creee": {"ACT-2026-001": ("action créée, au statut « En cours »",)}}
    assert told(plans.comparer(without, PLAN)) == created
    assert told(plans.comparer(PLAN, without)) == {"supprimee": {"ACT-2026-001": ("action supprimée",)}}


def test_another_number_is_told_as_one_change(plans: Plans) -> None:
    after = {("ACT-2026-002" if id_ == "ACT-2026-001" else id_): text for id_, text in PLAN.items()}
    found = plans.comparer(PLAN, after)
    assert told(found) == {"autre": {"ACT-2026-002": ("action renommée de ACT-2026-001 en ACT-2026-002",)}}


def test_two_alike_are_not_paired(plans: Plans) -> None:
    before = {**PLAN, "ACT-2026-002": ACTION}
    found = plans.comparer(before, {id_: PLAN[id_] for id_ in ("organisme", "REC-2026-001", "REV-2026-T1")})
    assert sorted(told(found)["supprimee"]) == ["ACT-2026-001", "ACT-2026-002"]


class TestUnreadable:
    def test_it_is_no_deletion(self, plans: Plans) -> None:
        found = plans.comparer(PLAN, {**PLAN, "ACT-2026-001": "titre: [\n"})
        assert told(found) == {"autre": {"ACT-2026-001": ("fichier illisible",)}}

    def test_nor_a_creation_when_it_can_be_read_again(self, plans: Plans) -> None:
        found = plans.comparer({**PLAN, "ACT-2026-001": "titre: [\n"}, PLAN)
        assert told(found) == {"autre": {"ACT-2026-001": ("fichier de nouveau lisible",)}}

    def test_nor_anything_when_it_could_not_before(self, plans: Plans) -> None:
        spoilt = {**PLAN, "ACT-2026-001": "titre: [\n"}
        assert plans.comparer(spoilt, spoilt).vide

    def test_taken_away_it_is_one(self, plans: Plans) -> None:
        without = {id_: text for id_, text in PLAN.items() if id_ != "ACT-2026-001"}
        found = plans.comparer({**PLAN, "ACT-2026-001": "titre: [\n"}, without)
        assert told(found) == {"supprimee": {"ACT-2026-001": ("action supprimée",)}}

    def test_a_value_that_no_list_has_is_another_change(self, plans: Plans) -> None:
        found = plans.comparer(PLAN, edited("ACT-2026-001", ("en_cours", "presque")))
        assert list(told(found)) == ["autre"]


class TestLinks:
    def test_broken_by_a_deletion(self, plans: Plans) -> None:
        found = plans.comparer(PLAN, {id_: text for id_, text in PLAN.items() if id_ != "REC-2026-001"})
        assert found.liens_rompus == (
            LienRompu("ACT-2026-001", "le signalement «\u00a0REC-2026-001\u00a0» n’existe pas"),
        )

    def test_broken_before_is_not_told_again(self, plans: Plans) -> None:
        without = {id_: text for id_, text in PLAN.items() if id_ != "REC-2026-001"}
        assert plans.comparer(without, without).liens_rompus == ()


def test_personal_data_are_hidden(plans: Plans) -> None:
    before, after = (
        replace(one, project=replace(one.project, noms=("Zoé Lefèvre",)))
        for one in (
            plans.lire(PLAN),
            plans.lire(
                edited("ACT-2026-001", ("Scinder la deuxième journée", "Zoé Lefèvre, zoe@exemple.fr"))
            ),
        )
    )
    (fiche,) = comparer(before, after).fiches[Sens.AUTRE]
    assert fiche.titre == "███████████, ██████████████"
    assert fiche.phrases == ("titre modifié : « ███████████, ██████████████ »",)
