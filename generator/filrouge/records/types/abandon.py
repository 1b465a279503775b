"""Somebody left a prestation: when, why, and what was learnt (ind. 32)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.records.types.commun import Suite
from filrouge.records.types.record import Record


class Stade(StrEnum):
    """How far into the parcours."""

    AVANT_DEMARRAGE = "avant_demarrage"
    DEBUT = "debut"
    MILIEU = "milieu"
    FIN = "fin"


class CauseAbandon(StrEnum):
    """Closed list of causes; none says anything about health."""

    REPRISE_EMPLOI = "reprise_emploi"
    RAISON_PERSONNELLE = "raison_personnelle"
    CONTENU = "contenu"
    PREREQUIS = "prerequis"
    RYTHME = "rythme"
    FINANCEMENT = "financement"
    ENTREPRISE = "entreprise"
    RUPTURE_CONTRAT = "rupture_contrat"
    REORIENTATION = "reorientation"
    NON_COMMUNIQUEE = "non_communiquee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abandon(Record):
    """One abandon."""

    formation: str
    session: str | None = None
    survenu_le: date
    stade: Stade
    cause: CauseAbandon
    contacte_le: date | None = None
    contacte_par: str | None = None
    analyse: str | None = None
    suite: Suite | None = None
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    @property
    def faits(self) -> tuple[date, date]:
        """First and last day of the facts told."""
        return self.survenu_le, self.survenu_le
