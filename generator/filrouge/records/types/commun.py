"""Parts that several types of record hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Categorie(StrEnum):
    """Category of actions (art. L. 6313-1 du code du travail)."""

    FORMATION = "formation"
    BILAN = "bilan"
    VAE = "vae"
    APPRENTISSAGE = "apprentissage"
    SOUS_TRAITANCE = "sous_traitance"


class NatureSuite(StrEnum):
    """What was decided: an action, or none, with the reason."""

    ACTION = "action"
    SANS_SUITE = "sans_suite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """The decision taken on a constat, a signalement, an abandon, or within a revue."""

    nature: NatureSuite
    motif: str | None = None
    le: date | None = None
    par: str | None = None

    @property
    def sans_suite_motivee(self) -> bool:
        """True when it says, with a reason, that no action follows."""
        return self.nature is NatureSuite.SANS_SUITE and bool(self.motif)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSuivi:
    """A dated note."""

    le: date
    note: str
    par: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesure:
    """A figure read by hand, in the unit of its indicator; ``effectif`` is how many things it is taken on."""

    valeur: float
    le: date
    source: str | None = None
    effectif: int | None = None


class NatureOrigine(StrEnum):
    """Where an action or a décision comes from when no return that is here caused it; ``RETOUR`` is one from before the plan was taken over."""

    AUDIT = "audit"
    VEILLE = "veille"
    INTERNE = "interne"
    RETOUR = "retour"


@dataclass(frozen=True, slots=True, kw_only=True)
class AutreOrigine:
    """Audit, veille, an idea of the team, or a return that has no record here."""

    nature: NatureOrigine
    texte: str
    le: date
