"""The workbook of the plan, read back."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from filrouge.evidence import Evidence, gather
from filrouge.exporters.classeur import export
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.tableau import TABLES

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    project, findings = open_project(TESTS / "pages/depot", clock=date(2026, 11, 20))
    return gather(project, findings)


def written(evidence: Evidence) -> bytes:
    stream = io.BytesIO()
    export(evidence, stream)
    return stream.getvalue()


def book(evidence: Evidence) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(evidence)))


def as_text(workbook: Any) -> str:
    """Every sheet as lines: what a reader sees, the hidden marks apart."""
    lines: list[str] = []
    for sheet in workbook.worksheets:
        lines.append(f"## {sheet.title} ({sheet.sheet_state})")
        columns = sheet.column_dimensions
        rows = ([cell for cell in row if not columns[cell.column_letter].hidden] for row in sheet.iter_rows())
        lines += [" | ".join(map(shown, row)) for row in rows]
    return "\n".join([*lines, ""])


def shown(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y} [{cell.number_format}]"
    return "" if value is None else str(value).replace("\n", "⏎")


@pytest.mark.parametrize("profil", Profil)
def test_whole_workbook(profil: Profil, evidence: Evidence, golden: Callable[[Path, str], None]) -> None:
    golden(Path(__file__).parent / f"classeur-{profil}.txt", as_text(book(pour(evidence, profil))))


def test_two_exports_are_the_same_to_the_byte(evidence: Evidence) -> None:
    assert written(evidence) == written(evidence)


def test_tables_filters_headings_and_choices(evidence: Evidence) -> None:
    workbook = book(evidence)
    assert workbook.sheetnames == ["Mode d’emploi", *(table.titre for table in TABLES), "Décisions", "Listes"]
    sheet = workbook["Plan d’action"]
    (table,) = sheet.tables.values()
    assert (table.ref, table.autoFilter.ref, sheet.freeze_panes) == ("A1:AT7", "A1:AT7", "C2")
    lists = {rule.errorTitle: rule for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert set(lists) == {
        "Type",
        "Priorité",
        "Statut",
        "Responsable",
        "Méthode d’analyse",
        "Autre origine",
        "Abandon décidé par",
        "Sens attendu",
        "Verdict",
        "Vérifiée par",
    }
    place = lists["Statut"].formula1.removeprefix("Listes!").replace("$", "")
    statuts = [cell.value for (cell,) in workbook["Listes"][place]]
    assert statuts == ["À faire", "En cours", "Réalisée", "Vérifiée", "Abandonnée"]
    (late,) = sheet.conditional_formatting
    assert (str(late.sqref), late.rules[0].formula) == ("A2:AT7", ['$F2="oui"'])


def test_an_empty_plan_is_a_workbook_to_fill_in(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organisme.yaml").write_bytes(
        (TESTS / "pages/depot/content/organisme.yaml").read_bytes()
    )
    project, findings = open_project(tmp_path, clock=date(2026, 11, 20))
    workbook = book(gather(project, findings))
    assert workbook["Plan d’action"].tables["Tableau1"].ref == "A1:AT2"
