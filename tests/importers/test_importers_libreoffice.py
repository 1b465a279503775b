"""What LibreOffice makes of the workbook: opened, saved again, imported."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from classeurs import JOUR, Classeur, exporte, lu

from filrouge.importers.ouvrir import ouvrir
from filrouge.importers.plan import lire_plan
from filrouge.importers.projet import Projet

ROOT = Path(__file__).parents[2]
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc is not installed")


@pytest.fixture
def reenregistrer(tmp_path: Path) -> Callable[[bytes], Path]:
    """Open a workbook and save it as another program does."""

    def save(raw: bytes) -> Path:
        (tmp_path / "plan.xlsx").write_bytes(raw)
        profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
        words = (
            str(SOFFICE),
            profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
        )
        folder = tmp_path / "enregistre"
        subprocess.run(
            [*words, str(folder), str(tmp_path / "plan.xlsx")], check=True, capture_output=True, timeout=180
        )
        return folder / "plan.xlsx"

    return save


def test_saved_again_it_changes_nothing(reenregistrer: Callable[[bytes], Path]) -> None:
    path = reenregistrer(exporte(ROOT))
    assert lire_plan(ouvrir(path), lu(ROOT), JOUR) == Projet((), ())


def test_rows_nobody_touched_survive_a_change_of_their_record(
    depot: Path, reenregistrer: Callable[[bytes], Path]
) -> None:
    """The mark of a row is the same after LibreOffice, so that a record changed elsewhere is no conflict."""
    path = reenregistrer(exporte(depot))
    for file in (depot / "content/actions").iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("titre: ", "titre: Bis "), encoding="utf-8")
    assert lire_plan(ouvrir(path), lu(depot), JOUR) == Projet((), ())


def test_rules_and_looks_survive(depot: Path, reenregistrer: Callable[[bytes], Path]) -> None:
    book = Classeur(reenregistrer(exporte(depot)).read_bytes()).book
    sheet = book["Plan d’action"]
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date"}
    assert book["Listes"].sheet_state == "hidden"
    assert sheet.column_dimensions["AT"].hidden
