"""The gate itself: what is left of records, history, findings and settings, and the marks of the schemas."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from canaris import DEPOT

from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, Nature, Version
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES, Action
from filrouge.sections import INTERNES, SECTIONS, navigation, sections_of
from filrouge.source import Value
from filrouge.validation import load_schema, publique

OUVERTE: dict[str, Value] = {"titre": "Relire", "statut": "a_faire"}


@pytest.fixture(scope="module")
def tout() -> Evidence:
    return gather(*open_project(DEPOT, clock=date(2030, 1, 1)))


def version(
    jour: int, avant: dict[str, Value] | None, apres: dict[str, Value] | None, **keys: Any
) -> Version:
    nature = (
        Nature.CREATION if avant is None else Nature.SUPPRESSION if apres is None else Nature.MODIFICATION
    )
    moment = datetime(2026, 3, jour, 9, tzinfo=UTC)
    told = {"nature": nature, "supprimee": apres is None, "sujet": "Un message"} | keys
    return Version(
        f"{jour:040}", moment, moment, moment, "content/actions/ACT-2026-001.yaml",
        lire=lambda: apres, lire_avant=lambda: avant, **told,
    )  # fmt: skip


def passe(tout: Evidence, *versions: Version) -> tuple[Version, ...]:
    """Return the versions of an action that an auditor is given; each follows the one before."""
    linked: list[Version] = []
    for one in versions:
        linked.append(replace(one, precedente=linked[-1] if linked else None))
    lived = Historique(MappingProxyType({"ACT-2026-001": tuple(linked)}))
    found = pour(replace(tout, historique=lived), Profil.AUDITEUR).historique
    assert isinstance(found, Historique)
    return found.de("ACT-2026-001")


def test_the_team_is_given_everything(tout: Evidence) -> None:
    assert pour(tout, Profil.INTERNE) is tout


def test_nothing_goes_back_through_the_gate(tout: Evidence) -> None:
    once = pour(tout, Profil.AUDITEUR)
    assert pour(once, Profil.AUDITEUR) is once
    assert pour(once, Profil.INTERNE).profil is Profil.AUDITEUR


def test_records_keep_all_the_rest(tout: Evidence) -> None:
    shown = pour(tout, Profil.AUDITEUR)
    for id_, record in tout.graph.records.items():
        bare = replace(record, note_interne=None) if hasattr(record, "note_interne") else record  # type: ignore[type-var]
        assert shown.graph.records[id_] == bare
    assert shown.graph.links == tout.graph.links
    assert shown.graph.unresolved == tout.graph.unresolved
    assert shown.attachments == tout.attachments
    assert any(one.note_interne for one in tout.graph.of(Action))


def test_no_text_of_a_file_is_left(tout: Evidence) -> None:
    shown = pour(tout, Profil.AUDITEUR)
    assert {one.text for one in shown.documents.values()} == {""}
    assert set(shown.sources.values()) == {""}
    assert shown.sources.keys() == tout.sources.keys()
    assert shown.project.texte_reglages == ""


def test_findings_count_and_say_nothing(tout: Evidence) -> None:
    shown = pour(tout, Profil.AUDITEUR)
    assert [(one.code, one.severity, one.record) for one in shown.findings] == [
        (one.code, one.severity, one.record) for one in tout.findings
    ]
    assert {(one.message, one.helps, one.related, one.span.path) for one in shown.findings} == {
        ("", (), (), "")
    }
    assert len(shown.errors) == len(tout.errors)
    assert {one.raison for one in (*shown.non_verifiees, *shown.sans_objet)} <= {""}


def test_a_commit_of_notes_alone_is_not_told(tout: Evidence) -> None:
    noted = OUVERTE | {"note_interne": "Un mot"}
    found = passe(
        tout,
        version(1, None, OUVERTE),
        version(2, OUVERTE, noted),
        version(3, noted, noted | {"statut": "en_cours"}),
        version(4, noted | {"statut": "en_cours"}, OUVERTE | {"statut": "en_cours"}),
        version(
            5, OUVERTE | {"statut": "en_cours"}, dict(reversed(OUVERTE.items())) | {"statut": "en_cours"}
        ),
    )
    assert [one.arrivee.day for one in found] == [1, 3, 5]
    assert [one.donnees for one in found[:2]] == [OUVERTE, OUVERTE | {"statut": "en_cours"}]
    assert found[1].avant == OUVERTE
    assert {one.sujet for one in found} == {""}


def test_what_was_known_before_is_public_too(tout: Evidence) -> None:
    noted = OUVERTE | {"note_interne": "Un mot"}
    found = passe(tout, version(1, None, noted), version(2, noted, None), version(3, None, OUVERTE))
    assert found[1].avant == OUVERTE
    assert found[2].connue == OUVERTE


def test_a_deletion_stays_whatever_it_held(tout: Evidence) -> None:
    note: dict[str, Value] = {"note_interne": "Un mot"}
    assert [one.nature for one in passe(tout, version(1, None, note), version(2, note, None))] == [
        Nature.CREATION,
        Nature.SUPPRESSION,
    ]


def test_a_file_of_the_past_shows_what_its_schema_knows() -> None:
    schema = load_schema("action").json
    past: dict[str, Value] = {
        "titre": "Relire",
        "note-interne": "mal écrite",
        "Note_interne": "mal écrite",
        "suivi": [{"le": "2026-01-02", "note": "Dit.", "note_interne": "mal placée"}, "une ligne"],
        "causes": ["au lieu", {"d’une": "table"}],
        "reussite": {"cible": 4, "commentaire": "inconnu"},
        "constat": {"note_interne": "au lieu d’un texte"},
        "preuves": None,
    }
    assert publique(past, schema) == {
        "titre": "Relire",
        "suivi": [{"le": "2026-01-02", "note": "Dit."}, "une ligne"],
        "causes": ["au lieu", {}],
        "reussite": {"cible": 4},
        "constat": {},
        "preuves": None,
    }


def test_free_keys_are_known_and_marks_hold_at_any_depth() -> None:
    schema = {
        "properties": {
            "roles": {"additionalProperties": {"type": "string"}},
            "secrets": {"x-interne": True, "properties": {"a": {}}},
            "liste": {"items": {"properties": {"a": {}, "b": {"x-interne": True}}}},
        },
        "additionalProperties": False,
    }
    data: dict[str, Value] = {
        "roles": {"rq": "Référente"},
        "secrets": {"a": 1},
        "liste": [{"a": 1, "b": 2}],
        "autre": 3,
    }
    assert publique(data, schema) == {"roles": {"rq": "Référente"}, "liste": [{"a": 1}]}


def test_today_s_records_lose_what_is_marked_and_nothing_else(tout: Evidence) -> None:
    shown = pour(tout, Profil.AUDITEUR)
    for id_, document in tout.documents.items():
        left = {key: value for key, value in document.data.items() if key != "note_interne"}
        assert shown.documents[id_].data == left


@pytest.mark.parametrize("name", ["derogations", *(type_.name for type_ in RECORD_TYPES)])
def test_what_is_called_internal_is_marked(name: str) -> None:
    schema = load_schema(name)
    marked = set(schema.internes)
    named = {place for place in _places(schema.json) if place[-1].startswith(("note_interne", "interne"))}
    assert named == marked, "mark the key « x-interne »: the gate then leaves it out"
    for place in marked:
        holder = schema.at(tuple(0 if step == "*" else step for step in place[:-1]))
        assert place[-1] not in holder.get("required", ()), "a record must hold without it"


def _places(node: dict[str, Any], at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, child in node.get("properties", {}).items():
        found += [(*at, key), *_places(child, (*at, key))]
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            found += _places(node[keyword], (*at, "*"))
    return found


def test_every_record_but_the_organisation_has_a_place_for_the_team() -> None:
    with_place = {type_.name for type_ in RECORD_TYPES if load_schema(type_.name).internes}
    assert with_place == {type_.name for type_ in RECORD_TYPES} - {"organisme"}


def test_an_attachment_goes_with_the_last_record_that_cites_it(tout: Evidence, tmp_path: Path) -> None:
    (cited,) = tout.attachments
    secret = replace(tout.attachments[cited], path="preuves/secret.txt", name="secret.txt")
    more = replace(tout, attachments=MappingProxyType({**tout.attachments, "preuves/secret.txt": secret}))
    assert list(pour(more, Profil.AUDITEUR).attachments) == [cited]


def test_the_navigation_of_each_profile() -> None:
    short = (("", "Accueil"), ("plan", "Plan"))
    renamed = (*short, ("preaudit", "Se préparer"))
    assert navigation(short, Profil.AUDITEUR) == navigation(renamed, Profil.AUDITEUR) == short
    assert navigation(short, Profil.INTERNE) == (*short, *INTERNES)
    assert navigation(renamed, Profil.INTERNE) == renamed
    assert sections_of(Profil.AUDITEUR) == SECTIONS
    assert sections_of(Profil.INTERNE) == (*SECTIONS, *INTERNES)
