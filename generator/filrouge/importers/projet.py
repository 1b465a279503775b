"""What an import would do: the records that change, field by field, and the files to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from filrouge.diagnostics import UserError
from filrouge.ecriture import Ecrit, modifier, nouveau
from filrouge.importers.feuilles import Faute
from filrouge.records import RecordType
from filrouge.source import Document, Pointer, Value
from filrouge.tableau import Cellule
from filrouge.validation import load_schema


@dataclass(frozen=True, slots=True)
class Champ:
    """One field that changes, as people read it: before and after."""

    entete: str
    avant: Cellule
    apres: Cellule


@dataclass(frozen=True, slots=True)
class Changement:
    """One record that changes, or a new one (``document`` is None); ``place`` is its row."""

    id: str
    titre: str
    type: RecordType
    place: str
    valeurs: Mapping[Pointer, Value]
    champs: tuple[Champ, ...]
    document: Document | None = None

    @property
    def path(self) -> str:
        """Where the file is, or will be, from the root."""
        if self.document is not None:
            return self.document.path
        return str(PurePosixPath("content", self.type.folder, f"{self.id}{self.type.suffix}"))


@dataclass(frozen=True, slots=True)
class Projet:
    """All that an import would do; with one fault, it does nothing. ``notes`` say what was left out."""

    changements: tuple[Changement, ...]
    fautes: tuple[Faute, ...]
    notes: tuple[str, ...] = ()


def ecrits(projet: Projet, read: Mapping[str, bytes]) -> tuple[Ecrit, ...]:
    """Return what to write; ``read`` are the bytes of the files to change, by path.

    Raises:
        UserError: a file does not let itself be changed.
    """
    return tuple(_ecrit(one, read) for one in projet.changements)


def _ecrit(changement: Changement, read: Mapping[str, bytes]) -> Ecrit:
    schema = load_schema(changement.type.name)
    document = changement.document
    if document is None:
        data: dict[str, Value] = {}
        for pointer, value in changement.valeurs.items():
            _put(data, pointer, value)
        return Ecrit(changement.path, None, nouveau(data, schema.json).encode("utf-8"))
    before = read[document.path]
    if before.decode("utf-8").replace("\r\n", "\n") != document.text:
        raise UserError(f"« {document.path} » a changé pendant le travail", "recommencez la commande")
    text = modifier(document, changement.valeurs, schema)
    ends = "\r\n" if b"\r\n" in before else "\n"
    return Ecrit(document.path, before, text.replace("\n", ends).encode("utf-8"))


def _put(data: dict[str, Value], pointer: Pointer, value: Value) -> None:
    for step in pointer[:-1]:
        below = data.setdefault(str(step), {})
        if not isinstance(below, dict):
            raise TypeError(pointer)
        data = below
    data[str(pointer[-1])] = value
