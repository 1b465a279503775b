"""A repository, and beside it the export of a survey."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result
from openpyxl import Workbook

from filrouge.cli.importer_enquete import command

DEPOT = Path(__file__).parents[1] / "depot"
EXPORTS = Path(__file__).parent / "enquetes"


def microsoft() -> bytes:
    """Return what Microsoft Forms gives: letters above the headings, stamps as dates, figures as numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["A", "B", "C", "D", "E", "F", "G", "H"])
    sheet.append(
        [
            *("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
            *("Sur 10, recommanderiez-vous la formation ?", "Points - Quiz", "Le formateur était-il clair ?"),
        ]
    )
    words = ["Très satisfait", "Neutre", "Satisfait", "Très insatisfait"]
    for rank, word in enumerate(words):
        start = datetime(2026, 10, 3 + rank, 9, 0)  # noqa: DTZ001 # a sheet has no time zone
        end = start + timedelta(minutes=5)
        sheet.append([rank + 1, start, end, "anonymous", "Camille Exemple", 10 - rank * 2, 1, word])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@dataclass
class Bench:
    """A repository, and a folder beside it with an export."""

    root: Path
    export: Path

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(command, [str(self.export), "--racine", str(self.root), *words])

    @property
    def profil(self) -> Path:
        return self.export.with_name(f"{self.export.name}.enquete.yaml")

    def complete(self, **said: str) -> None:
        """Fill in what only people know."""
        text = self.profil.read_text(encoding="utf-8")
        for key, value in {"partie_prenante": "beneficiaires", "modalite": "a_chaud", **said}.items():
            lines = (f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text.split("\n"))
            text = "\n".join(lines)
        self.profil.write_text(text, encoding="utf-8")

    @property
    def records(self) -> dict[str, str]:
        folder = self.root / "content/appreciations"
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
