"""The words that « filrouge ajouter » takes, and the ids that go with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from filrouge.audit.textes import fold
from filrouge.diagnostics import Finding, UserError, closest
from filrouge.records import RECORD_TYPES, RecordType, type_of_id
from filrouge.records.names import read_name
from filrouge.source.discover import discover
from filrouge.starter.periods import last_quarter

_SIGNALEMENT = next(type_ for type_ in RECORD_TYPES if type_.name == "signalement")
_NATURES: Mapping[str, tuple[str, str]] = {
    "reclamation": ("REC", "réclamation"),
    "difficulte": ("DIF", "difficulté"),
    "alea": ("ALE", "aléa"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of record and the prefix of its id; for a signalement, its nature too."""

    type: RecordType
    prefix: str
    label: str
    nature: str | None = None


def words() -> tuple[str, ...]:
    """Return every word that names a kind of record to add, sorted."""
    names = {type_.name for type_ in RECORD_TYPES if type_.prefixes}
    return tuple(sorted(names | _NATURES.keys()))


def kinds() -> tuple[Kind, ...]:
    """Return every kind of record to add, a signalement by its natures, in the order of the types."""
    return tuple(kind for type_ in RECORD_TYPES if type_.prefixes for kind in _of_type(type_))


def _of_type(type_: RecordType) -> tuple[Kind, ...]:
    if type_ == _SIGNALEMENT:
        return tuple(map(_nature, _NATURES))
    return (Kind(type_, type_.prefixes[0], type_.label),)


def kind_of(word: str, asked: str | None) -> Kind:
    """Return the kind that a word names, with or without its accents.

    The id asked for tells the nature of a signalement.

    Raises:
        UserError: no such word, or a signalement without its nature.
    """
    plain = fold(word)
    if plain in _NATURES:
        return _nature(plain)
    if plain == _SIGNALEMENT.name:
        return _nature(_nature_of_id(asked))
    type_ = next((type_ for type_ in RECORD_TYPES if type_.name == plain and type_.prefixes), None)
    if type_ is None:
        near = closest(plain, words())
        remedy = f"vouliez-vous dire « {near} » ?" if near else f"types possibles : {', '.join(words())}"
        raise UserError(f"« {word} » n’est pas un type de fiche que l’on ajoute", remedy)
    return _of_type(type_)[0]


def _nature(word: str) -> Kind:
    prefix, label = _NATURES[word]
    return Kind(_SIGNALEMENT, prefix, label, nature=word)


def _nature_of_id(asked: str | None) -> str:
    prefix = (asked or "").partition("-")[0]
    found = next((word for word, (known, _) in _NATURES.items() if known == prefix), None)
    if found is None:
        raise UserError(
            "un signalement est une réclamation, une difficulté ou un aléa : dites lequel",
            "par exemple « filrouge ajouter reclamation » (ou difficulte, alea)",
        )
    return found


def taken_ids(root: Path) -> dict[str, str]:
    """Return the path of each record, by its id in small letters: a Windows disk tells no capitals."""
    return {PurePosixPath(path).stem.casefold(): path for path in discover(root)[0]}


def choose_id(kind: Kind, asked: str | None, root: Path, today: date) -> tuple[str, str]:
    """Return the id of the new record and its path from ``root``.

    Raises:
        UserError: the id asked for is taken or badly written, or none can be guessed.
    """
    taken = taken_ids(root)
    id_ = asked or next_id(kind, taken, today)
    if id_ is None:
        raise UserError(
            f"le numéro d’une {kind.label} ne se devine pas",
            f"donnez-le avec --id, par exemple --id {kind.prefix}-ACCUEIL",
        )
    path = f"content/{kind.type.folder}/{id_}{kind.type.suffix}"
    _check(kind, id_, path)
    if id_.casefold() in taken:
        raise UserError(
            f"le numéro {id_} est déjà pris par « {taken[id_.casefold()]} »",
            "complétez cette fiche, ou choisissez un autre numéro avec --id",
        )
    return id_, path


def next_id(kind: Kind, taken: Iterable[str], today: date) -> str | None:
    """Return the id that follows those ``taken``, in small letters; None when it cannot be guessed."""
    if kind.type.numbered:
        start = f"{kind.prefix}-{today.year}-"
        numbers = [stem.removeprefix(start.casefold()) for stem in taken if stem.startswith(start.casefold())]
        last = max((int(number) for number in numbers if number.isdecimal()), default=0)
        return f"{start}{last + 1:03d}"
    match kind.type.name:
        case "appreciation":
            return f"APP-{last_quarter(today).code}-CHAUD"
        case "revue":
            return f"REV-{last_quarter(today).code}"
        case "bilan":
            return f"BIL-{today.year - 1}"
    return None


def _check(kind: Kind, id_: str, path: str) -> None:
    if type_of_id(id_) != kind.type or not id_.startswith(f"{kind.prefix}-"):
        raise UserError(
            f"« {id_} » ne convient pas à cette fiche ({kind.label})",
            f"son numéro commence par {kind.prefix}-",
        )
    named = read_name(path)
    if isinstance(named, Finding):
        raise UserError(named.message, named.helps[0])
