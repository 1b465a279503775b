"""Attachments: regular files of ``content/preuves/``, of a kind known by content, not by name."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from types import MappingProxyType

from filrouge.diagnostics import Finding, Severity, closest
from filrouge.records.load import Loaded
from filrouge.records.types import known_type
from filrouge.source import Document, Pointer
from filrouge.validation import load_schema

FOLDER = PurePosixPath("content/preuves")
KINDS = ("pdf", "png", "jpg", "webp", "csv", "txt", "docx", "xlsx", "odt", "ods")
_LIMIT = 20_000_000
_ALIASES = {"jpeg": "jpg"}
_SIGNATURES = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "webp": b"RIFF"}
_OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that records cite: ``name`` is what people call it, ``served`` how the site calls it."""

    path: str
    name: str
    served: str
    size: int


def collect_attachments(loaded: Loaded, root: Path) -> tuple[Mapping[str, Attachment], tuple[Finding, ...]]:
    """Return the attachments cited, by the path written in the records, and what is wrong with the others."""
    files: dict[str, Attachment | tuple[str, str, str]] = {}
    findings: list[Finding] = []
    for id_ in loaded.records:
        document = loaded.documents[id_]
        for pointer, cited in citations(id_, document):
            if cited not in files:
                files[cited] = _inspect(root, cited)
            outcome = files[cited]
            if not isinstance(outcome, Attachment):
                code, message, remedy = outcome
                findings.append(
                    Finding(
                        code, Severity.ERREUR, message, document.span(pointer), helps=(remedy,), record=id_
                    )
                )
    good = {cited: outcome for cited, outcome in sorted(files.items()) if isinstance(outcome, Attachment)}
    return MappingProxyType(good), tuple(findings)


def citations(id_: str, document: Document) -> list[tuple[Pointer, str]]:
    """Return every place of a record that names an attachment, with the path written there."""
    files = load_schema(known_type(id_).name).files
    return [(pointer, str(value)) for pointer, value, _ in files.found(document.data)]


def _inspect(root: Path, cited: str) -> Attachment | tuple[str, str, str]:
    """Return the attachment, or the code, message and remedy of what is wrong."""
    pure = PurePosixPath("content", cited)
    if ".." in pure.parts or "\\" in cited or not pure.is_relative_to(FOLDER):
        return "piece-hors-dossier", f"« {cited} » sort de {FOLDER}/", f"déposez le fichier dans {FOLDER}/"
    path = root / pure
    if any((root / part).is_symlink() for part in (pure, *pure.parents[:-1])):
        return "lien-symbolique", f"« {cited} » passe par un lien symbolique", "déposez le fichier lui-même"
    if not path.exists():
        return "piece-absente", f"la pièce jointe « {cited} » n’existe pas", _missing_help(root, path)
    if not S_ISREG(path.stat().st_mode):
        return "piece-refusee", f"« {cited} » n’est pas un fichier", "citez le fichier, pas son dossier"
    if path.stat().st_size > _LIMIT:
        return (
            "piece-trop-lourde",
            f"« {cited} » dépasse {_LIMIT // 1_000_000} Mo",
            "réduisez le fichier, ou citez un extrait",
        )
    return _identified(path, cited)


def _missing_help(root: Path, path: Path) -> str:
    folder = root / FOLDER
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    near = closest(path.name, names)
    return f"vouliez-vous dire « preuves/{near} » ?" if near else f"déposez le fichier dans {FOLDER}/"


def _identified(path: Path, cited: str) -> Attachment | tuple[str, str, str]:
    extension = path.suffix.lower().lstrip(".")
    kind = _ALIASES.get(extension, extension)
    raw = path.read_bytes()
    if kind not in KINDS:
        return (
            "piece-refusee",
            f"le type « .{extension} » n’est pas accepté",
            f"types acceptés : {', '.join(KINDS)}",
        )
    if not _holds(kind, raw):
        message = f"« {cited} » n’est pas un vrai fichier .{extension}"
        return (
            "piece-trompeuse",
            message,
            "enregistrez-le à nouveau depuis son logiciel d’origine, sans macro",
        )
    served = f"{hashlib.sha256(raw).hexdigest()[:16]}.{kind}"
    return Attachment(cited, path.name, served, len(raw))


def _holds(kind: str, raw: bytes) -> bool:
    """Tell whether the content is what the extension says."""
    if kind in _SIGNATURES:
        return raw.startswith(_SIGNATURES[kind]) and (kind != "webp" or raw[8:12] == b"WEBP")
    if kind in {"csv", "txt"}:
        return b"\0" not in raw and raw.lstrip()[:1] != b"<"
    return _is_office(kind, raw)


def _is_office(kind: str, raw: bytes) -> bool:
    """A zip with the parts of its kind and no macro; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
                return False
            if kind in _OFFICE:
                return _OFFICE[kind] in names and "[Content_Types].xml" in names
            with archive.open("mimetype") as mimetype:
                return mimetype.read(100) == _OPEN_DOCUMENT[kind]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
