"""A risk on the quality of the formations delivered (ind. 32 since 2026-11-01)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.records.types.commun import NoteSuivi
from filrouge.records.types.record import Record


class StatutRisque(StrEnum):
    """State of a risk."""

    OUVERT = "ouvert"
    MAITRISE = "maitrise"
    CLOS = "clos"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risque(Record):
    """One risk; probabilité and impact go from 1 to 4 (no official scale exists)."""

    titre: str
    cause: str
    formations: tuple[str, ...] = ()
    theme: str | None = None
    probabilite: int
    impact: int
    maitrise: str
    responsable: str
    identifie_le: date
    revu_le: date | None = None
    statut: StatutRisque
    suivi: tuple[NoteSuivi, ...] = ()
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    @property
    def criticite(self) -> int:
        """Probabilité × impact, from 1 to 16."""
        return self.probabilite * self.impact

    @property
    def faits(self) -> tuple[date, date]:
        """A risk lives on: from the day it was written down to the day it was last rated."""
        return self.identifie_le, self.revu_le or self.identifie_le
