"""The minutes of a review: what was examined, what was decided."""

from dataclasses import dataclass
from datetime import date as date_
from enum import StrEnum

from filrouge.records.types.commun import AutreOrigine, Suite
from filrouge.records.types.record import Record, Ref
from filrouge.records.types.signalement import Nature


class Instance(StrEnum):
    """Who met."""

    REVUE_QUALITE = "revue_qualite"
    REVUE_DIRECTION = "revue_direction"
    CONSEIL_PERFECTIONNEMENT = "conseil_perfectionnement"
    COMITE_PILOTAGE = "comite_pilotage"


class StatutRevue(StrEnum):
    """State of the minutes."""

    BROUILLON = "brouillon"
    VALIDEE = "validee"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAction:
    """What was said of an open action."""

    action: Ref
    point: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One décision; it has its own address."""

    code: str
    sur: tuple[Ref, ...] = ()
    autre_origine: AutreOrigine | None = None
    decision: str
    suite: Suite


@dataclass(frozen=True, slots=True, kw_only=True)
class Revue(Record):
    """One meeting; ``corps`` is the Markdown text of its minutes."""

    titre: str
    date: date_
    instance: Instance
    statut: StatutRevue
    participants: tuple[str, ...]
    approuvee_par: str | None = None
    approuvee_le: date_ | None = None
    examines: tuple[Ref, ...] = ()
    suivi_actions: tuple[PointAction, ...] = ()
    neant: tuple[Nature, ...] = ()
    decisions: tuple[Decision, ...] = ()
    prochaine: date_ | None = None
    preuves: tuple[str, ...] = ()
    repris_de: str | None = None
    repris_le: date_ | None = None
    note_interne: str | None = None
    corps: str = ""

    def decision(self, code: str) -> Decision | None:
        """Return the décision of that code."""
        return next((decision for decision in self.decisions if decision.code == code), None)

    @property
    def faits(self) -> tuple[date_, date_]:
        """First and last day of the facts told."""
        return self.date, self.date
