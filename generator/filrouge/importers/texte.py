"""A text of rows to cells: which encoding, which sign between the cells."""

import codecs
import csv
import io
import re

from filrouge.diagnostics import UserError
from filrouge.importers.feuilles import Case, Feuille, Fichier

_SEPARATORS = ";,\t|"
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LONGEST = 32_767
"""Characters of a cell: what a spreadsheet holds."""


def read_rows(name: str, raw: bytes, most_rows: int, most_columns: int) -> Fichier:
    """Read a text of rows; the sign between the cells is the one that gives most columns on the first line.

    Raises:
        UserError: it is no text, no table, or bigger than a plan can be.
    """
    text, encoding = _decoded(name, raw)
    if text.lstrip().startswith(("<", "%PDF", "{\\rtf")):
        raise _refused(name, "n’est ni un classeur ni un fichier CSV")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))
    csv.field_size_limit(_LONGEST)
    try:
        rows = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
            if len(rows) > most_rows or len(row) > most_columns:
                raise _refused(name, f"dépasse {most_rows} lignes ou {most_columns} colonnes")
    except csv.Error as error:
        raise _refused(
            name, "est incomplet : un texte entre guillemets n’est pas fermé, ou est trop long"
        ) from error
    width = max(map(len, rows), default=0)
    lines = tuple(
        tuple(
            Case(row[at].strip() or None if at < len(row) else None, f"ligne {number}, colonne {at + 1}")
            for at in range(width)
        )
        for number, row in enumerate(rows, 1)
    )
    return Fichier((Feuille(name, lines),), encoding)


def _decoded(name: str, raw: bytes) -> tuple[str, str]:
    """Decode by the mark at the beginning, else as UTF-8, else as Windows does in France."""
    marked = next((one for one in _BOMS if raw.startswith(one[0])), None)
    tries = [marked[1:]] if marked else [("utf-8", "UTF-8"), ("cp1252", "Windows-1252")]
    for codec, shown in tries:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text, shown
    raise _refused(name, "n’est ni un classeur ni un texte lisible")


def _refused(name: str, reason: str) -> UserError:
    remedy = "enregistrez le tableau au format .xlsx, ou « CSV UTF-8 », depuis Excel ou LibreOffice"
    return UserError(f"« {name} » {reason} : rien n’est repris", remedy)
