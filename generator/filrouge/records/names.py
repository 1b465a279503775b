"""A file's name tells the record's id and type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filrouge.diagnostics import Finding, Severity, Span, closest
from filrouge.records.types import RECORD_TYPES, RecordType, type_of_id

NAME_FAULTS = frozenset(
    {
        "extension-inattendue",
        "fiche-hors-content",
        "fiche-mal-rangee",
        "nom-de-fiche-inconnu",
        "nom-de-fiche-mal-forme",
    }
)
_WORDS = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*\Z")
_NUMBERED = re.compile(r"[0-9]{4}-[0-9]{3}\Z")
_COPY = re.compile(r"copie|copy|\([0-9]+\)\Z", re.IGNORECASE)
_OFFICE = {".doc", ".docx", ".odt", ".ods", ".xls", ".xlsx", ".pdf", ".rtf"}
_BY_FOLDER = {type_.folder: type_ for type_ in RECORD_TYPES if type_.folder}


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
        return _badly_named(path, pure, type_)
    if pure.suffix != type_.suffix:
        return _wrong_suffix(path, pure, type_)
    if (folders[0] if folders else "") != type_.folder:
        wanted = PurePosixPath("content", type_.folder)
        message = f"{stem} n’est pas dans son dossier"
        return _error(path, "fiche-mal-rangee", message, f"déplacez le fichier dans {wanted}/")
    return Named(path, stem, type_)


def announced(path: str) -> str:
    """Return the id that a badly named file means, as far as its name or its folder tells."""
    pure = PurePosixPath(path)
    stem = pure.stem.partition(".")[0]
    folder = next((part for part in pure.parts if part in _BY_FOLDER), None)
    if type_of_id(stem) is None and folder is not None:
        return f"{_BY_FOLDER[folder].prefixes[0]}-{stem}"
    return stem


def strays(root: Path) -> Iterator[Finding]:
    """Yield the records written beside ``content/`` instead of inside it."""
    for folder, type_ in sorted(_BY_FOLDER.items()):
        for path in sorted((root / folder).glob("*")):
            if type_of_id(path.stem) is type_:
                shown = path.relative_to(root).as_posix()
                message = f"« {shown} » est hors de content/ : la fiche n’est pas lue"
                yield _error(
                    shown, "fiche-hors-content", message, f"déplacez le fichier dans content/{folder}/"
                )


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


def _badly_named(path: str, pure: PurePosixPath, type_: RecordType) -> Finding:
    stem, prefix = pure.stem, type_.prefixes[0]
    example = f"{prefix}-2026-007" if type_.numbered else f"{prefix}-2026-T1"
    if stem.endswith(type_.suffix):
        remedy = f"retirez « {pure.suffix} » à la fin du nom : {stem}"
    elif _COPY.search(stem):
        remedy = "c’est sans doute une copie : supprimez-la, ou donnez-lui le numéro suivant"
    else:
        remedy = f"un nom s’écrit comme {example} : majuscules sans accent, chiffres, tirets"
    return _error(path, "nom-de-fiche-mal-forme", f"le nom « {stem} » est mal formé", remedy)


def _wrong_suffix(path: str, pure: PurePosixPath, type_: RecordType) -> Finding:
    message = (
        f"une fiche « {type_.label} » est un fichier {type_.suffix}, pas {pure.suffix or 'sans extension'}"
    )
    if pure.suffix.lower() in _OFFICE:
        remedy = f"recopiez-en le texte dans une fiche : « filrouge ajouter {type_.name} »"
    else:
        remedy = f"renommez le fichier en {pure.stem}{type_.suffix}"
    return _error(path, "extension-inattendue", message, remedy)


def _error(path: str, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERREUR, message, Span(path), helps=(remedy,))
