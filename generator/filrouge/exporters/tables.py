"""The records as tables, one for each type and one for whatever repeats in it: nothing is lost, nothing is written by hand.

The tables follow the schemas: a key that is added there is a column here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from filrouge.evidence import Evidence
from filrouge.profil import Profil
from filrouge.records import RECORD_TYPES, RecordType, type_of
from filrouge.source import Document, Value
from filrouge.validation import load_schema

Cellule: TypeAlias = "str | int | float | bool | None"
Genre: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]
"""The types of Table Schema that our values have; a date is written AAAA-MM-JJ."""
_FICHE = "fiche"
_CORPS = "corps"


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column: ``choix`` are the words that an enum accepts, () when anything of its ``genre`` is."""

    nom: str
    titre: str
    description: str
    genre: Genre
    choix: tuple[str, ...] = ()
    obligatoire: bool = False


@dataclass(frozen=True, slots=True)
class Parent:
    """Where the first columns of a table lead: the same columns of another."""

    table: str
    colonnes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``cles`` are the columns that tell one line from another."""

    nom: str
    titre: str
    colonnes: tuple[Colonne, ...]
    cles: tuple[str, ...]
    parent: Parent | None
    lignes: tuple[tuple[Cellule, ...], ...]


def tables(evidence: Evidence) -> Iterator[Table]:
    """Yield the tables of every type of record, empty ones too: a reader finds the same ones in every plan."""
    for type_ in RECORD_TYPES:
        forme = _forme_de(type_, interne=evidence.profil is Profil.INTERNE)
        ids = (id_ for id_, record in evidence.graph.records.items() if type_of(record) is type_)
        documents = [(id_, _values(evidence.documents[id_])) for id_ in ids]
        yield from _tables(forme, [((id_,), values) for id_, values in documents], None)


@dataclass(frozen=True, slots=True)
class _Forme:
    """What a table is, before any line: the keys that come first, then where each column is in a value."""

    nom: str
    titre: str
    cles: tuple[Colonne, ...]
    champs: list[tuple[tuple[str, ...], Colonne]] = field(default_factory=list)
    enfants: list[tuple[tuple[str, ...], "_Forme"]] = field(default_factory=list)


def _values(document: Document) -> dict[str, Value]:
    return document.data if document.body is None else {**document.data, _CORPS: document.body}


def _forme_de(type_: RecordType, *, interne: bool) -> _Forme:
    schema = load_schema(type_.name).json
    key = Colonne(
        _FICHE, "Fiche", "Le numéro de la fiche : le nom de son fichier.", "string", obligatoire=True
    )
    forme = _Forme(type_.name, schema["title"], (key,))
    _fill(forme, schema, (), interne=interne)
    if type_.suffix == ".md":
        forme.champs.append(
            ((_CORPS,), Colonne(_CORPS, "Texte", "Le texte de la fiche, en Markdown.", "string"))
        )
    return forme


def _fill(forme: _Forme, node: Mapping[str, Any], at: tuple[str, ...], *, interne: bool) -> None:
    """Put what a mapping holds in a form; what is for the team alone only where ``interne``."""
    required = frozenset(node.get("required", ())) if not at else frozenset()
    for key, child in node.get("properties", {}).items():
        place = (*at, key)
        if child.get("x-interne") and not interne:
            continue
        if child.get("properties"):
            _fill(forme, child, place, interne=interne)
        elif repeated := child.get("items") or _free(child):
            forme.enfants.append((place, _child(forme, place, child, repeated, interne=interne)))
        else:
            forme.champs.append((place, _colonne("_".join(place), child, obligatoire=key in required)))


def _free(node: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what the free keys of a mapping hold."""
    found = node.get("additionalProperties")
    return found if isinstance(found, dict) else None


def _child(
    forme: _Forme, at: tuple[str, ...], node: Mapping[str, Any], repeated: Mapping[str, Any], *, interne: bool
) -> _Forme:
    name = "_".join(at)
    key = (
        Colonne(f"{name}_cle", "Clé", "Le code, tel que la fiche l’écrit.", "string", obligatoire=True)
        if _free(node)
        else Colonne(
            f"{name}_rang", "Rang", "La place dans la liste, à partir de 1.", "integer", obligatoire=True
        )
    )
    made = _Forme(f"{forme.nom}-{'-'.join(at)}".replace("_", "-"), node["title"], (*forme.cles, key))
    if repeated.get("properties"):
        _fill(made, repeated, (), interne=interne)
    else:
        made.champs.append(((), _colonne("valeur", repeated, obligatoire=True)))
    return made


def _colonne(name: str, node: Mapping[str, Any], *, obligatoire: bool) -> Colonne:
    return Colonne(
        name,
        node.get("title", name),
        node.get("description", ""),
        "date" if node.get("format") == "date" else node["type"],
        tuple(node.get("enum", ())) if node["type"] == "string" else (),
        obligatoire,
    )


def _tables(
    forme: _Forme, found: Sequence[tuple[tuple[Cellule, ...], Value]], parent: _Forme | None
) -> Iterator[Table]:
    cles = tuple(key.nom for key in forme.cles)
    lignes = tuple((*keys, *(_cell(value, at) for at, _ in forme.champs)) for keys, value in found)
    above = Parent(parent.nom, tuple(key.nom for key in parent.cles)) if parent else None
    yield Table(forme.nom, forme.titre, (*forme.cles, *(one for _, one in forme.champs)), cles, above, lignes)
    for at, child in forme.enfants:
        inside = [((*keys, mark), item) for keys, value in found for mark, item in _items(_at(value, at))]
        yield from _tables(child, inside, forme)


def _items(value: Value) -> Iterator[tuple[Cellule, Value]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value, start=1)


def _at(value: Value, at: tuple[str, ...]) -> Value:
    for key in at:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _cell(value: Value, at: tuple[str, ...]) -> Cellule:
    found = _at(value, at)
    if isinstance(found, (dict, list)):
        raise TypeError(f"{at} holds several values: its schema has them in a table of their own")
    return found
