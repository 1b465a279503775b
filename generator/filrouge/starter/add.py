"""One new record, written from its schema."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filrouge.source import read_document
from filrouge.starter.files import write_new
from filrouge.starter.kinds import Kind, choose_id, kind_of
from filrouge.starter.known import Data, known_values
from filrouge.starter.model import body_of
from filrouge.starter.outline import comment, outline
from filrouge.validation import load_schema

ORGANISME = "content/organisme.yaml"
_HOW_TO = (
    "Une rubrique précédée de « # » est facultative : retirez « # » et l’espace pour vous en servir.",
    "Un texte de plusieurs lignes s’écrit après « |- », décalé de deux espaces.",
)


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
    write_new(root / path, record_text(kind, id_, known_values(kind, id_, today, _organisme(root))))
    return Added(id_, path)


def record_text(kind: Kind, id_: str, known: Data) -> str:
    """Return the whole text of a new record."""
    schema = load_schema(kind.type.name).json
    head = [f"{kind.label.capitalize()} {id_} – {schema['description']}", *_HOW_TO]
    front = "\n".join(line for text in head for line in comment(text)) + "\n\n" + outline(schema, known)
    return front if kind.type.suffix == ".yaml" else f"---\n{front}---\n\n{body_of(kind.type.name)}"


def _organisme(root: Path) -> Data:
    """What the organisation says of itself; nothing when its file is missing or faulty."""
    path = root / ORGANISME
    document, _ = read_document(ORGANISME, path.read_bytes()) if path.is_file() else (None, ())
    return document.data if document else {}
