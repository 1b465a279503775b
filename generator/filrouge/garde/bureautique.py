"""The texts of a document of an office suite: a workbook, a letter, slides are archives of XML."""

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

_SIGNATURE = b"PK\x03\x04"
_TEXTS = re.compile(
    r"word/(?:document|comments|footnotes|header\d*|footer\d*)\.xml | xl/(?:sharedStrings|comments\d*|worksheets/[^/]+)\.xml"
    r" | ppt/(?:slides|notesSlides)/[^/]+\.xml | content\.xml | docProps/core\.xml",
    re.VERBOSE,
)
_ENDS = re.compile(rb"</(?:w:p|a:p|text:p|text:h|si|c|row|dc:\w+|cp:\w+)>")
_TAG = re.compile(rb"<[^<>]*>")
_MOST = 20_000_000
"""Bytes of XML read in all: a small archive can hold much more."""


def textes_du_document(raw: bytes) -> Iterator[str]:
    """Yield the texts of a document; nothing of what is no such document, is damaged, or is protected by a password.

    Author and title are part of it: office suites write them unasked.
    """
    if not raw.startswith(_SIGNATURE):
        return
    room = _MOST
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            for entry in archive.infolist():
                if _TEXTS.fullmatch(entry.filename) and room > 0:
                    with archive.open(entry) as file:
                        xml = file.read(room)
                    room -= len(xml)
                    yield _text(xml)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        struct.error,
        zlib.error,
    ):
        return


def _text(xml: bytes) -> str:
    """Return the words: a sentence goes on over the tags inside it, and ends with its paragraph or its cell."""
    return html.unescape(_TAG.sub(b"", _ENDS.sub(b"\n", xml)).decode("utf-8", "replace"))
