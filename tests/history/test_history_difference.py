"""Two versions of one record, the sentences that tell them apart, and the short line of the commit."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from history_depots import ENVIRON, Depot

from filrouge.history import (
    Changement,
    Historique,
    Mots,
    NatureChangement,
    appliquer,
    canonique,
    changements,
    phrase,
    raconter,
    read_history,
    renommages,
    resume,
)
from filrouge.records import known_type
from filrouge.source import Value, read_document

TABLE = Path(__file__).parent / "changements.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
MOTS = Mots(
    {"direction": "Direction", "formatrice": "Formatrice", "referent_qualite": "Référente qualité"},
    {"rythme": "Rythme et durée", "supports": "Supports"},
    {"TAB": "Tableur"},
)


def read(text: str) -> dict[str, Value]:
    document, findings = read_document("fiche.yaml", text.encode())
    assert document is not None
    assert not findings
    return document.data


def told(case: dict[str, Any]) -> tuple[Changement, ...]:
    return changements(known_type(case["fiche"]), read(case["avant"]), read(case["apres"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nom"])
def test_sentences(case: dict[str, Any]) -> None:
    found = told(case)
    assert [phrase(changement, MOTS) for changement in found] == case["phrases"]
    assert resume(found, MOTS) == case["resume"]
    assert canonique(appliquer(read(case["avant"]), found)) == canonique(read(case["apres"]))


def test_every_kind_is_told_somewhere_here() -> None:
    table = {changement.nature for case in CASES for changement in told(case)}
    from_git = {changement.nature for _, changement in WHOLE}
    assert table | from_git == set(NatureChangement)


ACTION, ORGANISME, RISQUE = (known_type(id_) for id_ in ("ACT-2026-001", "organisme", "RSQ-2026-001"))
N = NatureChangement
WHOLE = [
    ("action créée, au statut « À faire »", Changement(ACTION, N.CREE, apres={"statut": "a_faire"})),
    ("action créée", Changement(ACTION, N.CREE, apres={"statut": "autrefois"})),
    ("fiche de l’organisme créée", Changement(ORGANISME, N.CREE, apres={})),
    ("risque rétabli", Changement(RISQUE, N.RETABLI, apres={"statut": "ouvert"})),
    (
        "action renommée de ACT-2026-001 en ACT-2026-007",
        Changement(ACTION, N.RENOMME, ("ACT-2026-001", "ACT-2026-007"), apres={}),
    ),
    ("risque supprimé", Changement(RISQUE, N.SUPPRIME, avant={})),
    ("fichier illisible", Changement(ACTION, N.ILLISIBLE)),
    ("fichier de nouveau lisible", Changement(ACTION, N.RELISIBLE, apres={})),
    (
        "fichier déplacé dans content/actions/2026/",
        Changement(ACTION, N.DEPLACE, apres="content/actions/2026/ACT-2026-001.yaml"),
    ),
]


@pytest.mark.parametrize(("sentence", "changement"), WHOLE, ids=lambda one: str(one)[:40])
def test_what_became_of_the_record(sentence: str, changement: Changement) -> None:
    assert phrase(changement, MOTS) == sentence


def sentences(historique: Historique, id_: str) -> list[list[str]]:
    renamed = renommages(historique)
    return [
        [phrase(changement, MOTS) for changement in raconter(id_, version, renamed)]
        for version in historique.de(id_)
    ]


def test_a_life_told_from_git(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    path = "content/actions/ACT-2026-001.yaml"
    depot.save("titre: Tester le réseau\nstatut: a_faire\n", "2026-01-05T10:00:00+01:00")
    depot.save("statut: 'a_faire'\ntitre: Tester le réseau\n", "2026-01-06T10:00:00+01:00")
    depot.save("titre: [\n", "2026-01-07T10:00:00+01:00")
    depot.save("titre: Tester le réseau\nstatut: en_cours\n", "2026-01-08T10:00:00+01:00")
    depot.git("rm", "--quiet", path)
    depot.commit("Retirer", "2026-01-09T10:00:00+01:00")
    depot.save("titre: Tester la fibre\nstatut: a_faire\n", "2026-01-10T10:00:00+01:00")
    (tmp_path / "content/actions/2026").mkdir()
    depot.git("mv", path, "content/actions/2026/ACT-2026-001.yaml")
    depot.write("content/actions/2026/ACT-2026-001.yaml", "titre: Tester la fibre\nstatut: realisee\n")
    depot.commit("Ranger", "2026-01-11T10:00:00+01:00")
    historique = read_history(tmp_path, ENVIRON)
    assert isinstance(historique, Historique), historique
    assert sentences(historique, "ACT-2026-001") == [
        ["action créée, au statut « À faire »"],
        [],
        ["fichier illisible"],
        ["fichier de nouveau lisible", "statut passé de « À faire » à « En cours »"],
        ["action supprimée"],
        [
            "action rétablie",
            "statut passé de « En cours » à « À faire »",
            "titre modifié : « Tester la fibre »",
        ],
        ["fichier déplacé dans content/actions/2026/", "statut passé de « À faire » à « Réalisée »"],
    ]


def test_renamed_in_one_commit(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    depot.save("titre: Tester le réseau\nstatut: a_faire\n", "2026-01-05T10:00:00+01:00")
    depot.git("mv", "content/actions/ACT-2026-001.yaml", "content/actions/ACT-2026-007.yaml")
    depot.write("content/actions/ACT-2026-007.yaml", "statut: a_faire\ntitre: 'Tester le réseau'\n")
    depot.commit("Renuméroter", "2026-01-06T10:00:00+01:00")
    historique = read_history(tmp_path, ENVIRON)
    assert isinstance(historique, Historique)
    assert sentences(historique, "ACT-2026-001")[1:] == [["action renommée de ACT-2026-001 en ACT-2026-007"]]
    assert sentences(historique, "ACT-2026-007") == [["action renommée de ACT-2026-001 en ACT-2026-007"]]
    renamed = renommages(historique)
    for id_ in ("ACT-2026-001", "ACT-2026-007"):
        data: Any = None
        for version in historique.de(id_):
            data = appliquer(data, raconter(id_, version, renamed))
        assert data == (None if id_ == "ACT-2026-001" else {"titre": "Tester le réseau", "statut": "a_faire"})


def test_a_life_under_several_ids(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    for number, (old, new) in enumerate((("001", "002"), ("002", "003"), ("003", "001")), start=5):
        depot.save(
            f"titre: {number}\n",
            f"2026-01-{number:02d}T10:00:00+01:00",
            path=f"content/actions/ACT-2026-{old}.yaml",
        )
        depot.git("mv", f"content/actions/ACT-2026-{old}.yaml", f"content/actions/ACT-2026-{new}.yaml")
        depot.commit("Renuméroter", f"2026-01-{number:02d}T12:00:00+01:00")
    historique = read_history(tmp_path, ENVIRON)
    assert isinstance(historique, Historique)
    assert [
        (id_[-3:], version.donnees and version.donnees["titre"])
        for id_, version in historique.vie("ACT-2026-003")
    ] == [*(("001", 5), ("002", 5), ("002", 6), ("003", 6), ("003", 7), ("003", None))]
    # What came back under its first id lives on: it came in by no renaming.
    assert [id_[-3:] for id_, _ in historique.vie("ACT-2026-001")] == ["001"] * 3


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ({"ACT-2026-001": "statut: a_faire"}, {"ACT-2026-002": "statut: en_cours"}),
        ({"ACT-2026-001": "titre: Le même"}, {"RSQ-2026-001": "titre: Le même"}),
        ({"ACT-2026-001": "a: 1", "ACT-2026-002": "a: 1"}, {"ACT-2026-003": "a: 1"}),
        ({"ACT-2026-001": "a: 1"}, {"ACT-2026-002": "a: 1", "ACT-2026-003": "a: 1"}),
        ({"ACT-2026-001": "titre: ["}, {"ACT-2026-002": "titre: ["}),
    ],
    ids=["other values", "other type", "two left", "two came", "unreadable"],
)
def test_not_renamed(gone: dict[str, str], come: dict[str, str], tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    for id_, text in gone.items():
        depot.write(f"content/{known_type(id_).folder}/{id_}.yaml", f"{text}\n")
    depot.commit("Créer", "2026-01-05T10:00:00+01:00")
    for id_ in gone:
        depot.git("rm", "--quiet", f"content/{known_type(id_).folder}/{id_}.yaml")
    for id_, text in come.items():
        depot.write(f"content/{known_type(id_).folder}/{id_}.yaml", f"{text}\n")
    depot.commit("Remplacer", "2026-01-06T10:00:00+01:00")
    historique = read_history(tmp_path, ENVIRON)
    assert isinstance(historique, Historique)
    assert renommages(historique) == {}


def test_changes_of_another_version_are_refused() -> None:
    found = changements(ACTION, {"suivi": [{"le": "2026-01-01", "note": "Fait"}]}, {"suivi": []})
    with pytest.raises(LookupError):
        appliquer({"suivi": [{"le": "2026-01-01", "note": "Autre"}]}, found)
    inner = changements(ACTION, {"causes": {"texte": "abc"}}, {"causes": {"texte": "abd"}})
    with pytest.raises(LookupError):
        appliquer({}, inner)


def test_long_lists_are_compared_in_proportion() -> None:
    """Each entry is looked for once: ten thousand of them, all changed, would otherwise take minutes."""
    before, after = ({"themes": [f"{letter}{number}" for number in range(10_000)]} for letter in "ab")
    found = changements(known_type("ACT-2026-001"), before, after)
    assert len(found) == 20_000
    assert appliquer(before, found) == after
