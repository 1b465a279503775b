"""What a row was when it left, so that at its return one knows what changed, in the sheet and in the repository."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from filrouge.tableau.cellules import Cellule

EMPREINTE = "_empreinte"
"""Heading of the hidden column."""

_WRITTEN = re.compile(r"([0-9a-f]{16})-([0-9a-f]{16})")
_END = "_x000D_"
"""How a workbook may write the return at the end of a line."""


@dataclass(frozen=True, slots=True)
class Empreinte:
    """Digest of the file of the record, and digest of the cells of its row."""

    fiche: str
    ligne: str

    @classmethod
    def de(cls, text: str, cellules: Iterable[Cellule]) -> "Empreinte":
        """Return the mark of a record's text and of the cells that show it."""
        row = json.dumps([_shown(normal(one)) for one in cellules], ensure_ascii=False)
        return cls(_digest(text), _digest(row))

    @classmethod
    def lue(cls, text: str) -> "Empreinte | None":
        """Read the mark back; None when it is damaged."""
        found = _WRITTEN.fullmatch(text)
        return cls(found[1], found[2]) if found else None

    def __str__(self) -> str:
        return f"{self.fiche}-{self.ligne}"


def normal(cellule: Cellule) -> Cellule:
    """Return a cell as any spreadsheet would keep it: ends of lines, spaces at the end and whole numbers made alike."""
    if isinstance(cellule, str):
        lines = (line.removesuffix("\r").removesuffix(_END).rstrip(" \t") for line in cellule.split("\n"))
        return unicodedata.normalize("NFC", "\n".join(lines).strip()) or None
    if isinstance(cellule, float):
        return int(cellule) if cellule.is_integer() else round(cellule, 9)
    return cellule


def _shown(cellule: Cellule) -> str | int | float | None:
    return cellule.isoformat() if isinstance(cellule, date) else cellule


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
