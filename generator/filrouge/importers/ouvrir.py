"""A file that someone sent: looked at before it is believed, read once, and never run."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filrouge.diagnostics import UserError
from filrouge.importers.archive import check_archive, damaged, looks_like_workbook
from filrouge.importers.feuilles import ERREUR, FORMULE, Case, Feuille, Fichier, Fusion
from filrouge.importers.texte import read_rows
from filrouge.tableau import Cellule

MAX_BYTES = 20_000_000
MAX_ROWS = 5_000
MAX_COLUMNS = 200


def ouvrir(path: Path) -> Fichier:
    """Read a workbook or a text of rows; nothing in it is computed, followed or run.

    Raises:
        UserError: it cannot be read, or nobody should: the sentence says why, and nothing has been written.
    """
    return ouvrir_octets(path.name, lire_octets(path))


def ouvrir_octets(name: str, raw: bytes) -> Fichier:
    """Read what a file holds, as ``ouvrir`` does.

    Raises:
        UserError: it cannot be read, or nobody should.
    """
    if not looks_like_workbook(raw):
        return read_rows(name, raw, MAX_ROWS, MAX_COLUMNS)
    check_archive(name, raw)
    return Fichier(tuple(_sheets(name, raw)))


def lire_octets(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UserError: there is none, it is empty, or bigger than any plan.
    """
    try:
        if not path.is_file():
            raise UserError(f"« {path} » n’est pas un fichier", "donnez un classeur .xlsx ou un fichier CSV")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            f"« {path} » ne peut pas être lu", "vérifiez vos droits ; fermez-le s’il est ouvert ailleurs"
        ) from error
    if not raw.strip():
        raise UserError(f"« {path.name} » est vide : rien n’est repris", "vérifiez que c’est le bon fichier")
    if len(raw) > MAX_BYTES:
        raise UserError(
            f"« {path.name} » dépasse {MAX_BYTES // 1_000_000} Mo : rien n’est repris",
            "gardez la seule feuille utile dans un nouveau classeur",
        )
    return raw


def _sheets(name: str, raw: bytes) -> Iterator[Feuille]:
    from openpyxl import load_workbook  # noqa: PLC0415 # a tenth of a second, for workbooks alone

    try:
        with warnings.catch_warnings():
            # What a spreadsheet adds and this library leaves out is none of our business: values are.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(raw), data_only=False, keep_links=False)
            sheets = list(book.worksheets)
    except Exception as error:  # the library fails in every way on a damaged file, and each means the same
        raise damaged(name) from error
    for sheet in sheets:
        yield _sheet(name, sheet)


def _sheet(name: str, sheet: Any) -> Feuille:
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        raise UserError(
            f"« {name} » : la feuille « {sheet.title} » dépasse {MAX_ROWS} lignes ou {MAX_COLUMNS} colonnes",
            "supprimez les lignes et les colonnes vides de la fin (clic droit, Supprimer), puis enregistrez",
        )
    rows = tuple(tuple(_case(sheet.title, cell) for cell in row) for row in sheet.iter_rows())
    merged = (
        Fusion(f"{sheet.title}!{one.coord}", one.min_row, one.max_row) for one in sheet.merged_cells.ranges
    )
    return Feuille(sheet.title, rows, tuple(sorted(merged, key=lambda one: one.premiere)))


def _case(title: str, cell: Any) -> Case:
    place = f"{title}!{cell.coordinate}"
    kind = getattr(cell, "data_type", "n")
    if kind in {"f", "e"}:
        return Case(None, place, FORMULE if kind == "f" else ERREUR)
    value = _value(cell.value)
    if isinstance(value, int | float) and "%" in cell.number_format:
        value = round(value * 100, 9)
    return Case(value, place)


def _value(value: Any) -> Cellule:
    """Return a value of ours: a day without its hour, a truth as a word."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if value is None or isinstance(value, str | int | float | date):
        return value
    return str(value)
