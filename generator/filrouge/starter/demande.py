"""A record from the answer to an issue form: numbered, checked before it is written, and free of personal data."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from filrouge.diagnostics import Severity, UserError
from filrouge.ecriture.lignes import entry_lines
from filrouge.formulaires.champs import Champ
from filrouge.formulaires.issues import Formulaire
from filrouge.formulaires.reponse import read_answer
from filrouge.garde import detecteur
from filrouge.records import RecordType
from filrouge.records.parse import parse_record
from filrouge.source import Value, read_document
from filrouge.starter.add import Added
from filrouge.starter.files import write_new
from filrouge.starter.kinds import Kind, kind_of, next_id, taken_ids
from filrouge.validation import load_schema

_MOST = 2_000_000
"""Bytes of an event: more than ten times the largest that GitHub sends."""


@dataclass(frozen=True, slots=True)
class Demande:
    """An issue: its number and what was written in it."""

    numero: int
    corps: str


@dataclass(frozen=True, slots=True)
class Refus:
    """Why no record was written, one sentence each; ``personnel`` says that the issue holds personal data."""

    defauts: tuple[str, ...]
    personnel: bool = False


def read_event(path: Path) -> Demande:
    """Read the event that GitHub wrote for a workflow.

    Raises:
        UserError: it is not there, or tells of no issue.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST + 1)
        issue = json.loads(raw if len(raw) <= _MOST else b"")["issue"]
        number, body = issue["number"], issue["body"] or ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        number, body = None, None
    if type(number) is not int or number < 1 or not isinstance(body, str):
        raise UserError(
            f"« {path} » ne décrit pas une demande (issue) de GitHub",
            "cette commande se lance dans l’action « Enregistrer une demande », qui lui donne ce fichier",
        )
    return Demande(number, body)


def record_request(
    root: Path, demande: Demande, noms: tuple[str, ...], elsewhere: Iterable[str], today: date
) -> Added | Refus:
    """Write the record of an issue, or say why not.

    ``elsewhere`` are paths of records that wait on other branches: their numbers are taken too.
    """
    answer = read_answer(demande.corps)
    if answer.formulaire is None or answer.defauts:
        return Refus(answer.defauts)
    personal = tuple(_personal(answer.formulaire.champs, answer.valeurs, noms))
    if personal:
        return Refus(personal, personnel=True)
    kind = kind_of(answer.formulaire.mot, None)
    waiting = {PurePosixPath(path).stem.casefold() for path in elsewhere}
    id_ = next_id(kind, taken_ids(root).keys() | waiting, today)
    if id_ is None:
        raise ValueError(f"a {kind.label} has no number of its own")
    path = f"content/{kind.type.folder}/{id_}{kind.type.suffix}"
    values = {**answer.valeurs, **_known(kind, answer.formulaire, demande.numero, today)}
    text = _text(kind.type, values)
    faults = _checked(path, id_, kind.type, text, values, today)
    if faults:
        return Refus(faults)
    write_new(root / path, text)
    return Added(id_, path)


def _personal(champs: tuple[Champ, ...], values: Mapping[str, str], noms: tuple[str, ...]) -> Iterator[str]:
    look = detecteur(noms)
    for champ in champs:
        found = look.trouve(values.get(champ.nom, ""))
        kinds = dict.fromkeys(one.genre for one in found if one.gravite is not Severity.INFORMATION)
        yield from (f"« {champ.libelle} » {genre.phrase}" for genre in kinds)


def _known(kind: Kind, formulaire: Formulaire, number: int, today: date) -> dict[str, Value]:
    """What nobody has to say: the nature of a signalement; an idea begins as an action to do."""
    if kind.nature:
        return {"nature": kind.nature}
    day = today.isoformat()
    origin = f"Formulaire « {formulaire.nom} », demande n° {number}."
    return {
        "type": "amelioration",
        "autre_origine": {"nature": "interne", "texte": origin, "le": day},
        "ouverte_le": day,
        "statut": "a_faire",
    }


def _text(type_: RecordType, values: Mapping[str, Value]) -> str:
    """Return the file: written key by key, never by putting an answer into a text."""
    keys = load_schema(type_.name).json["properties"]
    lines = [line for key in keys if key in values for line in entry_lines(key, values[key], 0)]
    return "\n".join(lines) + "\n"


def _checked(
    path: str, id_: str, type_: RecordType, text: str, values: Mapping[str, Value], today: date
) -> tuple[str, ...]:
    """Return what the schema refuses; a file that would not say what was answered is a bug."""
    document, findings = read_document(path, text.encode())
    if document is None or findings or document.data != values:
        raise ValueError(f"{path} does not read as it was written")
    _, faults = parse_record(document, type_, id_, today)
    return tuple(finding.message for finding in faults)
