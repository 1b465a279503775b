"""A value of a record to a cell that people read, and back; the schema says of which kind it is."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from filrouge.audit.textes import fold
from filrouge.diagnostics import closest
from filrouge.ecriture.plis import deplier, plier
from filrouge.records import Organisme
from filrouge.source import Value
from filrouge.tableau.dates import lire_date
from filrouge.validation.schemas import Json

Cellule: TypeAlias = str | int | float | date | None
"""What a cell of a sheet holds; a day has no hour."""


@dataclass(frozen=True, slots=True)
class Refus:
    """Why a cell says nothing that a record can hold, and what to write instead."""

    message: str
    aide: str


Lu: TypeAlias = "Value | Refus"


@dataclass(frozen=True, slots=True)
class Lexique:
    """The words of one organisation: code → label."""

    roles: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    formations: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def de(cls, organisme: Organisme | None) -> "Lexique":
        """Return the words that an organisation declares; a formation goes by its code, which all know."""
        if organisme is None:
            return cls()
        return cls(
            _told_apart(organisme.roles),
            _told_apart(organisme.themes),
            {code: code for code in organisme.formations},
        )

    def mots(self, node: Json) -> Mapping[str, str] | None:
        """Return the closed list of a value, code → word shown; None when it is free."""
        if "enum" in node:
            return dict(zip(node["enum"], node["x-libelles"], strict=True))
        lists = {"role": self.roles, "theme": self.themes, "formation": self.formations}
        return lists.get(node.get("x-reference", ("",))[0])


def _told_apart(labels: Mapping[str, str]) -> Mapping[str, str]:
    """Two codes of one label, and a label with the sign that parts a list, are shown by their code."""
    counts = Counter(map(fold, labels.values()))
    return {
        code: label if counts[fold(label)] == 1 and ";" not in label else code
        for code, label in labels.items()
    }


def montrer(node: Json, value: Value, lexique: Lexique) -> Cellule:
    """Return a value as a cell shows it; ``node`` is what the schema says of it."""
    if value is None:
        return None
    if isinstance(value, list):
        return " ; ".join(str(montrer(node.get("items", {}), one, lexique)) for one in value)
    words = lexique.mots(node)
    if words is not None:
        return words.get(str(value), str(value))
    if node.get("format") == "date":
        return date.fromisoformat(str(value))
    if isinstance(value, str):
        return deplier(value) if _is_prose(node) else value
    return value if isinstance(value, int | float) else str(value)


def lire(node: Json, cellule: Cellule, lexique: Lexique) -> Lu:
    """Return what a cell says; None when it is empty."""
    if cellule is None or cellule == "":
        return None
    if node.get("type") == "array":
        return _read_list(node["items"], str(cellule), lexique)
    words = lexique.mots(node)
    if words is not None:
        return _read_word(str(cellule), words)
    if node.get("format") == "date":
        day = lire_date(cellule)
        return day.isoformat() if day else Refus(f"« {cellule} » n’est pas une date", "écrivez-la JJ/MM/AAAA")
    if node.get("type") in {"number", "integer"}:
        return _read_number(cellule)
    text = _as_text(cellule)
    return plier(text) if _is_prose(node) else " ".join(text.split("\n"))


def _is_prose(node: Json) -> bool:
    return node.get("contentMediaType") == "text/markdown"


def _read_list(node: Json, text: str, lexique: Lexique) -> Lu:
    parts = [part.strip() for part in re.split(r"[;\n]", text)]
    read = [lire(node, part, lexique) for part in parts if part]
    refused = next((one for one in read if isinstance(one, Refus)), None)
    return refused or [one for one in read if not isinstance(one, Refus)] or None


def _read_word(text: str, words: Mapping[str, str]) -> str | Refus:
    wanted = loose(text)
    for code, label in words.items():
        if wanted in {loose(code), loose(label)}:
            return code
    near = closest(text, words.values())
    listed = ", ".join(words.values())
    remedy = f"vouliez-vous dire « {near} » ? " if near else ""
    return Refus(f"« {text} » n’est pas une valeur possible", f"{remedy}valeurs possibles : {listed}")


def loose(text: str) -> str:
    """Return a word as it is compared: without capitals, accents, or kinds of spaces and apostrophes."""
    return " ".join(fold(text).replace("’", "'").replace("_", " ").split())


def _read_number(cellule: Cellule) -> int | float | Refus:
    if isinstance(cellule, int | float):
        return int(cellule) if float(cellule).is_integer() else cellule
    text = re.sub(r"[\s\u00a0\u202f%]", "", str(cellule)).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", text):
        return Refus(f"« {cellule} » n’est pas un nombre", "écrivez le nombre seul, par exemple 4,2")
    value = float(text)
    return int(value) if value.is_integer() else value


def _as_text(cellule: Cellule) -> str:
    """Return as text what a spreadsheet took for a date or a number."""
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    if isinstance(cellule, float):
        return f"{cellule:g}".replace(".", ",")
    return str(cellule)
