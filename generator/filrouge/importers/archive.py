"""A workbook before any library reads it: an archive that unfolds to something reasonable, and holds no program."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from filrouge.diagnostics import UserError

_MB = 1_000_000
MAX_UNFOLDED = 80 * _MB
"""Bytes of all parts together, once unfolded."""
MAX_PARTS = 2_000
MAX_CELLS = 300_000
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_SAVE = "ouvrez-le dans Excel ou LibreOffice et enregistrez-le de nouveau au format .xlsx"


def looks_like_workbook(raw: bytes) -> bool:
    """Tell a workbook, of any age, from a text."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def check_archive(name: str, raw: bytes) -> None:
    """Let a workbook through, and nothing that could harm.

    Raises:
        UserError: it is old, protected, damaged, of another kind, too big once unfolded, or holds a macro.
    """
    if raw.startswith(_OLE):
        raise (
            _protected(name)
            if _PASSWORD in raw
            else _refused(name, "est un classeur à l’ancien format (.xls)", _SAVE)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_names(name, archive.infolist())
            _check_contents(name, archive)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
        zlib.error,
    ) as error:
        raise damaged(name) from error


def damaged(name: str) -> UserError:
    """Return what to say of a workbook that cannot be read."""
    return _refused(name, "est abîmé ou incomplet", f"reprenez le fichier d’origine, ou {_SAVE}")


def _check_names(name: str, parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise _protected(name)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNFOLDED:
        raise _too_big(name)
    if "xl/workbook.xml" not in names:
        other = names & {"mimetype", "xl/workbook.bin"} or any(
            part.startswith(("word/", "ppt/")) for part in names
        )
        raise _refused(name, "n’est pas un classeur .xlsx", _SAVE) if other else damaged(name)
    if any(
        "vbaproject" in part.lower() or part.startswith(("xl/macrosheets", "xl/activeX")) for part in names
    ):
        raise _refused(name, "contient des macros", "enregistrez-le au format .xlsx, sans macros")


def _check_contents(name: str, archive: zipfile.ZipFile) -> None:
    """Read every part once: sizes may lie, and a part may ask for what it does not hold."""
    cells = unfolded = 0
    for part in archive.infolist():
        before = b""
        for chunk in _chunks(archive, part):
            unfolded += len(chunk)
            if unfolded > MAX_UNFOLDED:
                raise _too_big(name)
            seen = before[-16:] + chunk
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _check_xml(name, seen)
                cells += chunk.count(b"<c ") if part.filename.startswith("xl/worksheets/") else 0
            before = chunk
    if cells > MAX_CELLS:
        raise _too_big(name)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _check_xml(name: str, chunk: bytes) -> None:
    """Refuse declarations, by which a few bytes become millions, and encodings in which they would hide."""
    if any(word in chunk for word in _DECLARATIONS) or b"\x00" in chunk:
        raise _refused(name, "contient des déclarations XML qu’un tableur n’écrit pas", _SAVE)


def _protected(name: str) -> UserError:
    return _refused(name, "est protégé par un mot de passe", "enregistrez-le sans mot de passe")


def _too_big(name: str) -> UserError:
    return _refused(
        name, "est trop gros une fois ouvert", "gardez la seule feuille du plan dans un nouveau classeur"
    )


def _refused(name: str, reason: str, remedy: str) -> UserError:
    return UserError(f"« {name} » {reason} : rien n’est repris", remedy)
