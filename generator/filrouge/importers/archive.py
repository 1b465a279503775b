"""A workbook before any library reads it: an archive that unfolds to something reasonable, and holds no program."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from filrouge.diagnostics import UserError

_MB = 1_000_000
MAX_UNFOLDED = 80 * _MB
"""Bytes of all parts together, once unfolded."""
MAX_PARTS = 2_000
MAX_CELLS = 300_000
"""Cells, rows and merged cells of all sheets together."""
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00<")
"""First bytes of an XML text, its mark of encoding included."""
_MERGED = re.compile(
    rb"""<mergeCell [^>]{0,40}ref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']"""
)
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
    left = MAX_UNFOLDED
    cells = 0
    for part in archive.infolist():
        content = b"".join(_chunks(name, archive, part, left))
        left -= len(content)
        # A workbook names its parts as it likes: what counts is what they hold. Pictures alone may declare things.
        if content.lstrip().startswith(_XML_STARTS) and not part.filename.endswith(".svg"):
            _check_xml(name, content)
        cells += content.count(b"<c ") + content.count(b"<row") + _merged(content)
        if cells > MAX_CELLS:
            raise _too_big(name)


def _merged(sheet: bytes) -> int:
    """Return how many cells are made one: a library may write each of them down."""
    return sum(
        (int(last) - int(first) + 1) * (_column(right) - _column(left) + 1)
        for left, first, right, last in _MERGED.findall(sheet)
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _chunks(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _too_big(name)
            yield chunk


def _check_xml(name: str, content: bytes) -> None:
    """Refuse declarations, by which a few bytes become millions, and encodings in which they would hide."""
    if any(word in content for word in _DECLARATIONS) or b"\x00" in content:
        raise _refused(name, "contient des déclarations XML qu’un tableur n’écrit pas", _SAVE)


def _protected(name: str) -> UserError:
    return _refused(name, "est protégé par un mot de passe", "enregistrez-le sans mot de passe")


def _too_big(name: str) -> UserError:
    return _refused(
        name, "est trop gros une fois ouvert", "gardez la seule feuille du plan dans un nouveau classeur"
    )


def _refused(name: str, reason: str, remedy: str) -> UserError:
    return UserError(f"« {name} » {reason} : rien n’est repris", remedy)
