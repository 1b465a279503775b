"""The training organisation: its roles, formations, themes and house rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from filrouge.records.types.commun import Categorie
from filrouge.records.types.record import Record


class TypeAudit(StrEnum):
    """Kind of Qualiopi audit."""

    INITIAL = "initial"
    SURVEILLANCE = "surveillance"
    RENOUVELLEMENT = "renouvellement"


class FrequenceRevues(StrEnum):
    """How often quality reviews are planned."""

    MENSUELLE = "mensuelle"
    TRIMESTRIELLE = "trimestrielle"
    SEMESTRIELLE = "semestrielle"
    ANNUELLE = "annuelle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formation:
    """One formation offered."""

    intitule: str
    categorie: Categorie


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One audit, past or planned; ``commit`` is the whole id of the commit whose plan was presented."""

    type: TypeAudit
    date: date
    resultat: str | None = None
    commit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delais:
    """House delays for réclamations, in calendar days."""

    accuse_jours: int | None = None
    reponse_jours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectifs:
    """Response rates aimed at, in per cent."""

    a_chaud: int | None = None
    a_froid: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisme(Record):
    """The organisation; ``content/organisme.yaml``. ``financeurs`` is None when nothing is said."""

    nom: str
    ville: str | None = None
    nda: str | None = None
    fictif: bool = False
    categories: tuple[Categorie, ...]
    personne_seule: bool = False
    sans_entreprise: bool = False
    nouvel_entrant: bool = False
    referent_qualite: str
    roles: Mapping[str, str]
    formations: Mapping[str, Formation] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    audits: tuple[Audit, ...] = ()
    delais: Delais = Delais()
    frequence_revues: FrequenceRevues | None = None
    financeurs: tuple[str, ...] | None = None
    objectifs: Objectifs = Objectifs()
    repris_de: str | None = None
    repris_le: date | None = None

    def deja_auditee(self, audit: date) -> bool:
        """True when the audit of that day is not the first: another came before it, or the first was no initial one.

        Nothing is known of an organisation that declares no audit: False.
        """
        first = min(self.audits, key=lambda one: one.date, default=None)
        return first is not None and (first.type is not TypeAudit.INITIAL or first.date < audit)

    def est_nouvel_entrant(self, audit: date) -> bool:
        """True until its initial audit is past, on the day of an audit: only the formalisation is checked (guide V9)."""
        return self.nouvel_entrant and not self.deja_auditee(audit)
