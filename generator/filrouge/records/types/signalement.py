"""A réclamation, a difficulté or an aléa: three kinds, never merged (ind. 31)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.records.types.commun import Suite
from filrouge.records.types.record import Record


class Nature(StrEnum):
    """Guide V9, glossary."""

    RECLAMATION = "reclamation"
    DIFFICULTE = "difficulte"
    ALEA = "alea"


class Canal(StrEnum):
    """How it came in."""

    COURRIEL = "courriel"
    FORMULAIRE = "formulaire"
    COURRIER = "courrier"
    TELEPHONE = "telephone"
    ORAL = "oral"
    REUNION = "reunion"
    INTERNE = "interne"


class Qualite(StrEnum):
    """Who speaks, never by name."""

    BENEFICIAIRE = "beneficiaire"
    ENTREPRISE = "entreprise"
    FINANCEUR = "financeur"
    EQUIPE_PEDAGOGIQUE = "equipe_pedagogique"
    DONNEUR_ORDRES = "donneur_ordres"
    INTERNE = "interne"
    TIERS = "tiers"


class Gravite(StrEnum):
    """How much it weighs."""

    MINEURE = "mineure"
    MODEREE = "moderee"
    MAJEURE = "majeure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signalement(Record):
    """One signalement, from its reception to its closing."""

    titre: str
    nature: Nature
    recu_le: date
    canal: Canal
    trace_ecrite_le: date | None = None
    qualite: Qualite
    formation: str | None = None
    session: str | None = None
    description: str
    gravite: Gravite
    theme: str | None = None
    accuse_le: date | None = None
    analyse: str | None = None
    traitement: str | None = None
    reponse: str | None = None
    repondu_le: date | None = None
    clos_le: date | None = None
    suite: Suite | None = None
    preuves: tuple[str, ...] = ()
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    @property
    def faits(self) -> tuple[date, date]:
        """First and last day of the facts told."""
        return self.recu_le, self.recu_le
