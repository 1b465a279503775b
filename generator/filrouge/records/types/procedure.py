"""A procédure of the quality process: front matter and prose."""

from dataclasses import dataclass
from datetime import date

from filrouge.records.types.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Record):
    """A procédure; ``corps`` is its Markdown text."""

    titre: str
    version: str
    applicable_le: date
    approuvee_par: str
    prochaine_revision: date | None = None
    indicateurs: tuple[int, ...] = ()
    referentiel: str | None = None
    note_interne: str | None = None
    corps: str = ""
