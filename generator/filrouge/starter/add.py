"""One new record, written from its schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filrouge.source import read_document
from filrouge.starter.files import write_new
from filrouge.starter.kinds import Kind, choose_id, kind_of
from filrouge.starter.known import Data, known_values, title_shown
from filrouge.starter.model import body_of
from filrouge.starter.outline import comment, outline
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json

ORGANISME = "content/organisme.yaml"
_HOW_TO = (
    "Une rubrique précédée de « # » est facultative : retirez « # » et l’espace pour vous en servir.",
    "Un texte de plusieurs lignes s’écrit après « |- », décalé de deux espaces.",
)
_COPIED = ("repris_de", "repris_le")
_COPY = "Fiche recopiée d’un document plus ancien ? Ajoutez « repris_de » (d’où elle vient) et « repris_le » (quand)."
# What no schema requires, yet no plan can do without: an empty place waits for it.
_ASKED: Mapping[str, tuple[str, ...]] = {
    "action": ("origines", "constat", "mesure", "responsable", "echeance"),
}
_ADVICE: Mapping[str, str] = {
    "action": "Si l’action ne vient pas d’un retour, retirez « origines » et servez-vous de « autre_origine ».",
}


@dataclass(frozen=True, slots=True)
class Added:
    """The record just written: its id and its path from the root."""

    id: str
    path: str


def add_record(root: Path, word: str, asked: str | None, today: date) -> Added:
    """Write the next record of a kind.

    Raises:
        UserError: unknown kind, or an id that cannot be used.
    """
    kind = kind_of(word, asked)
    id_, path = choose_id(kind, asked, root, today)
    known = known_values(kind, id_, today, _organisme(root))
    write_new(root / path, _record_text(kind, id_, known, title_shown(kind, id_, today)))
    return Added(id_, path)


def _record_text(kind: Kind, id_: str, known: Data, title: str | None) -> str:
    name = kind.type.name
    schema = load_schema(name).json
    advice = (_ADVICE[name],) if name in _ADVICE else ()
    copy = (_COPY,) if schema["properties"].keys() >= set(_COPIED) else ()
    head = [f"{kind.label.capitalize()} {id_} – {schema['description']}", *_HOW_TO, *advice, *copy]
    comments = "\n".join(line for text in head for line in comment(text))
    front = f"{comments}\n\n{outline(_to_fill(name, schema, title), known)}"
    return front if kind.type.suffix == ".yaml" else f"---\n{front}---\n\n{body_of(name)}"


def _to_fill(name: str, schema: Json, title: str | None) -> Json:
    """The schema as a new record shows it: what rules ask for is required, the title names the period.

    A new record is no copy: what tells of one is named once, at the top.
    """
    keys = {key: node for key, node in schema["properties"].items() if key not in _COPIED}
    if title:
        keys["titre"] = {**keys["titre"], "examples": [title]}
    return {**schema, "properties": keys, "required": [*schema["required"], *_ASKED.get(name, ())]}


def _organisme(root: Path) -> Data:
    """What the organisation says of itself; nothing when its file is missing or faulty."""
    path = root / ORGANISME
    document, _ = read_document(ORGANISME, path.read_bytes()) if path.is_file() else (None, ())
    return document.data if document else {}
