"""The look of the workbook: tables, filters, frozen headings, lists of choices; no other module writes with openpyxl."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from filrouge.diagnostics.french import spaced
from filrouge.tableau import Cellule

_FONT = "Calibri"
_LISTES = "Listes"
_DATE = "DD/MM/YYYY"
_TEXT = "@"
_SPARE = 300
"""Rows below the last one where choices and dates are checked too."""
_INK, _PAPER, _GREY, _LATE = "FF8C1D18", "FFFFFFFF", "FFEDEDED", "FFFBE3E1"
_LINE, _MOST_LINES = 15, 12
"""Points of a line, and lines of a row."""
_EDGE = Border(bottom=Side("thin", color="FFBFBFBF"))
_PAGE = 240
"""Characters of the columns that a page takes side by side."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of each file of the archive: two exports of one plan on one day are the same."""


@dataclass(frozen=True, slots=True)
class Forme:
    """One column of a sheet: its heading, its width in characters, and what may be written in it."""

    entete: str
    largeur: int
    choix: tuple[str, ...] = ()
    date: bool = False
    nombre: bool = False
    calculee: bool = False
    cachee: bool = False


@dataclass(frozen=True, slots=True)
class Feuille:
    """One sheet; ``retard`` is the place, from 0, of the column that says « oui » of a late row."""

    titre: str
    colonnes: tuple[Forme, ...]
    lignes: tuple[tuple[Cellule, ...], ...]
    retard: int | None = None


def write_workbook(
    stream: BinaryIO, titre: str, day: date, instructions: Sequence[str], feuilles: Sequence[Feuille]
) -> None:
    """Write a workbook whose first sheet is made of lines of text."""
    book = Workbook()
    book.properties.title = titre
    book.properties.creator = "Fil Rouge"
    book.properties.created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 # a day, not a moment
    first: Any = book.active
    _write_instructions(first, instructions)
    lists = _Lists(book.create_sheet(_LISTES))
    for number, feuille in enumerate(feuilles, 1):
        _write_sheet(book.create_sheet(feuille.titre, number), feuille, lists, f"Tableau{number}")
    book[_LISTES].sheet_state = "hidden"
    _save(book, stream, day)


class _Lists:
    """The hidden sheet of the choices: a list beside the cell is limited to 255 characters and parted by commas."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, choices: tuple[str, ...]) -> str:
        """Return where a list of choices stands, written once."""
        if choices not in self._places:
            column = len(self._places) + 1
            for row, choice in enumerate(choices, 1):
                _write(self._sheet, row, column, choice)
            letter = get_column_letter(column)
            self._places[choices] = f"{_LISTES}!${letter}$1:${letter}${len(choices)}"
        return self._places[choices]


def _write_instructions(sheet: Worksheet, lines: Sequence[str]) -> None:
    sheet.title = "Mode d’emploi"
    sheet.column_dimensions["A"].width = 110
    sheet.sheet_view.showGridLines = False
    _page(sheet)
    for row, line in enumerate(lines, 1):
        heading = line.startswith("# ")
        cell = _write(sheet, row, 1, line.removeprefix("# "))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if heading:
            sheet.row_dimensions[row].height = 26 if row == 1 else 22
            cell.font = Font(name=_FONT, bold=True, size=16 if row == 1 else 12, color=_INK)


def _write_sheet(sheet: Worksheet, feuille: Feuille, lists: _Lists, name: str) -> None:
    for column, forme in enumerate(feuille.colonnes, 1):
        _head(sheet, column, forme)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = forme.largeur
        sheet.column_dimensions[letter].hidden = forme.cachee
    for row, cells in enumerate(feuille.lignes, 2):
        for column, (value, forme) in enumerate(zip(cells, feuille.colonnes, strict=True), 1):
            _style(_write(sheet, row, column, value), forme)
        sheet.row_dimensions[row].height = _LINE * max(map(_lines, cells, feuille.colonnes))
    last = get_column_letter(len(feuille.colonnes))
    bottom = max(len(feuille.lignes) + 1, 2)
    _table(sheet, f"A1:{last}{bottom}", name)
    sheet.freeze_panes = "C2"
    sheet.sheet_view.zoomScale = 90
    _page(sheet, round(sum(forme.largeur for forme in feuille.colonnes if not forme.cachee) / _PAGE))
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:B"
    for column, forme in enumerate(feuille.colonnes, 1):
        _rules(sheet, get_column_letter(column), bottom + _SPARE, forme, lists)
    if feuille.retard is not None:
        _mark_late(sheet, f"A2:{last}{bottom}", get_column_letter(feuille.retard + 1))


def _write(sheet: Worksheet, row: int, column: int, value: Cellule) -> Any:
    """Write a cell; a text stays one, whatever sign it begins with."""
    cell: Any = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _lines(value: Cellule, forme: Forme) -> int:
    """Return how many lines a cell shows: a spreadsheet works it out when one types, not when it opens a file."""
    if not isinstance(value, str) or forme.cachee:
        return 1
    return min(sum(len(line) // forme.largeur + 1 for line in value.split("\n")), _MOST_LINES)


def _head(sheet: Worksheet, column: int, forme: Forme) -> None:
    cell = _write(sheet, 1, column, spaced(forme.entete))
    cell.font = Font(name=_FONT, bold=True, color=_PAPER)
    cell.fill = PatternFill("solid", start_color="FF595959" if forme.calculee else _INK)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _style(cell: Any, forme: Forme) -> None:
    cell.alignment = Alignment(wrap_text=not forme.cachee, vertical="top")
    cell.border = _EDGE
    if forme.date:
        cell.number_format = _DATE
    elif not forme.nombre and not isinstance(cell.value, int | float):
        cell.number_format = _TEXT
        cell.quotePrefix = True
    if forme.calculee:
        cell.fill = PatternFill("solid", start_color=_GREY)


def _table(sheet: Worksheet, place: str, name: str) -> None:
    table = Table(displayName=name, ref=place)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _page(sheet: Worksheet, pages: int = 1) -> None:
    """On paper: A3 across, on so many pages side by side."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8
    sheet.page_setup.fitToWidth = max(pages, 1)
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _rules(sheet: Worksheet, letter: str, bottom: int, forme: Forme, lists: _Lists) -> None:
    """Refuse at once what the import would refuse."""
    if forme.choix and not forme.calculee:
        rule = DataValidation(type="list", formula1=lists.place(forme.choix), allow_blank=True)
        rule.error = "Choisissez une valeur de la liste."
    elif forme.date and not forme.calculee:
        rule = DataValidation(
            type="date", operator="between", formula1="25569", formula2="73415", allow_blank=True
        )
        rule.error = "Écrivez une date, JJ/MM/AAAA."
    else:
        return
    rule.errorTitle = forme.entete
    rule.showErrorMessage = True
    rule.add(f"{letter}2:{letter}{bottom}")
    sheet.add_data_validation(rule)


def _mark_late(sheet: Worksheet, place: str, letter: str) -> None:
    look = DifferentialStyle(fill=PatternFill("solid", start_color=_LATE, end_color=_LATE))
    rule = Rule(type="expression", formula=[f'${letter}2="oui"'], dxf=look)
    sheet.conditional_formatting.add(place, rule)


def _save(book: Workbook, stream: BinaryIO, day: date) -> None:
    """Write the archive again without the moment it was made."""
    raw = io.BytesIO()
    book.save(raw)
    moment = f"{book.properties.modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            content = made.read(entry).replace(moment, f"{day}T00:00:00Z".encode())
            kept.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
