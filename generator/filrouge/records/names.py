"""A file's name tells the record's id and type."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from filrouge.diagnostics import Finding, Severity, Span, closest
from filrouge.records.types import RECORD_TYPES, RecordType, type_of_id

_WORDS = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*\Z")
_NUMBERED = re.compile(r"[0-9]{4}-[0-9]{3}\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A file whose name is right: its path, the id it gives and the type it announces."""

    path: str
    id: str
    type: RecordType


def read_name(path: str) -> Named | Finding:
    """Return what the name of a file under ``content/`` announces, or what is wrong with it."""
    pure = PurePosixPath(path)
    folders, stem = pure.parts[1:-1], pure.stem
    type_ = type_of_id(stem)
    if type_ is None:
        return _unknown(path, stem)
    if type_.name != "organisme" and not _well_formed(stem, type_):
        return _badly_named(path, stem, type_)
    if pure.suffix != type_.suffix:
        message = f"une fiche « {type_.label} » est un fichier {type_.suffix}, pas {pure.suffix or 'sans extension'}"
        return _error(path, "extension-inattendue", message, f"renommez-la en {stem}{type_.suffix}")
    if (folders[0] if folders else "") != type_.folder:
        wanted = PurePosixPath("content", type_.folder, pure.name)
        return _error(
            path, "fiche-mal-rangee", f"{stem} n’est pas dans son dossier", f"déplacez-la en {wanted}"
        )
    return Named(path, stem, type_)


def _well_formed(stem: str, type_: RecordType) -> bool:
    rest = stem.partition("-")[2]
    return bool((_NUMBERED if type_.numbered else _WORDS).match(rest))


def _unknown(path: str, stem: str) -> Finding:
    prefixes = [prefix for type_ in RECORD_TYPES for prefix in type_.prefixes]
    near = closest(stem.partition("-")[0], prefixes)
    remedy = (
        f"vouliez-vous dire {near}-… ?" if near else f"préfixes possibles : {', '.join(sorted(prefixes))}"
    )
    return _error(path, "nom-de-fiche-inconnu", f"le nom « {stem} » n’annonce aucun type de fiche", remedy)


def _badly_named(path: str, stem: str, type_: RecordType) -> Finding:
    prefix = type_.prefixes[0]
    example = f"{prefix}-2026-007" if type_.numbered else f"{prefix}-2026-T1"
    remedy = f"un nom s’écrit comme {example} : majuscules sans accent, chiffres, tirets"
    return _error(path, "nom-de-fiche-mal-forme", f"le nom « {stem} » est mal formé", remedy)


def _error(path: str, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERREUR, message, Span(path), helps=(remedy,))
