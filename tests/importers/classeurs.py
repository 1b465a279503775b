"""Workbooks of a repository, changed as people change them."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from filrouge.evidence import Evidence, gather
from filrouge.exporters.classeur import export
from filrouge.project import open_project

DEPOT = Path(__file__).parents[1] / "pages/depot"
JOUR = date(2026, 11, 20)


def lu(root: Path) -> Evidence:
    project, findings = open_project(root, clock=JOUR)
    return gather(project, findings)


def exporte(root: Path) -> bytes:
    stream = io.BytesIO()
    export(lu(root), stream)
    return stream.getvalue()


class Classeur:
    """The exported workbook, whose cells go by sheet, number of record and heading."""

    def __init__(self, raw: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(raw))

    def case(self, feuille: str, numero: str | None, entete: str) -> Any:
        sheet: Any = self.book[feuille]
        heads = {str(cell.value).replace("\u00a0", " "): cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        row = rows[numero] if numero else sheet.max_row
        return sheet.cell(row, heads[entete])

    def ecrire(self, feuille: str, numero: str | None, **cells: Any) -> None:
        """Write cells by heading, « _ » for a space; without a number, in a new row."""
        if numero is None:
            sheet: Any = self.book[feuille]
            sheet.cell(sheet.max_row + 1, 2).value = None
        for entete, value in cells.items():
            self.case(feuille, numero, entete.replace("_", " ")).value = value

    def poser(self, path: Path) -> Path:
        self.book.save(path)
        return path
