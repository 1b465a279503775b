"""The published form of a pre-audit: format "filrouge/preaudit", version 1, described in ``schemas/preaudit.schema.json``.

These types are the format: a change that could break a reader of version 1 is a version 2, in a module of its own.
A sample has the same form with ``echantillon`` filled and no indicator, a pre-audit has ``echantillon`` null.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class DitV1:
    """A sentence, and the addresses it names or stands on."""

    texte: str
    fiches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MontreV1:
    """What shows a proof, what is missing, what need not be shown."""

    preuves: tuple[DitV1, ...]
    manques: tuple[DitV1, ...]
    sans_objet: tuple[DitV1, ...]


@dataclass(frozen=True, slots=True)
class LigneV1:
    """A line of the grid and its verdict."""

    code: str
    texte: str
    origine: str
    verdict: str
    raisons: tuple[DitV1, ...]
    montre: MontreV1


@dataclass(frozen=True, slots=True)
class AttenduV1:
    """An expected proof; ``plus_tard`` says why a new entrant need not show it yet."""

    code: str
    texte: str
    plus_tard: str | None
    montre: MontreV1


@dataclass(frozen=True, slots=True)
class FilV1:
    """The thread a finding stands on, as addresses."""

    retours: tuple[str, ...]
    constats: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[str, ...]
    suites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleveV1:
    """A finding; ``gradation`` is what an auditor would likely write down, as ``nature_gradation`` says."""

    code: str
    repere: str | None
    gravite: str
    message: str
    fichier: str
    ligne: int
    fiche: str | None
    aides: tuple[str, ...]
    gradation: str | None
    nature_gradation: str
    fil: FilV1 | None
    derogation_jusqu_au: str | None


@dataclass(frozen=True, slots=True)
class EcarteeV1:
    """A rule without a verdict, and why."""

    repere: str
    code: str
    raison: str
    aide: str | None


@dataclass(frozen=True, slots=True)
class IndicateurV1:
    """One indicator."""

    numero: int
    texte: str
    niveau_attendu: str | None
    gradation: tuple[str, ...]
    verdict: str
    lignes: tuple[LigneV1, ...]
    attendus: tuple[AttenduV1, ...]
    releves: tuple[ReleveV1, ...]
    acceptes: tuple[ReleveV1, ...]
    non_verifiees: tuple[EcarteeV1, ...]
    sans_objet: tuple[EcarteeV1, ...]


@dataclass(frozen=True, slots=True)
class VersionV1:
    """The référentiel that applies; dates are AAAA-MM-JJ."""

    code: str
    titre: str
    du: str
    au: str | None
    guide: str
    guide_publie: bool


@dataclass(frozen=True, slots=True)
class EtapeV1:
    """One stage of a thread."""

    nom: str
    elements: tuple[DitV1, ...]
    trous: tuple[DitV1, ...]
    neant: str | None


@dataclass(frozen=True, slots=True)
class TraceV1:
    """A whole thread."""

    depart: str
    etapes: tuple[EtapeV1, ...]


@dataclass(frozen=True, slots=True)
class DefautV1:
    """A finding on a record of a thread."""

    code: str
    gravite: str
    message: str
    fiche: str | None


@dataclass(frozen=True, slots=True)
class PieceV1:
    """A piece of the sample."""

    fiche: str
    nature: str
    categorie: str | None
    fils: tuple[TraceV1, ...]
    defauts: tuple[DefautV1, ...]


@dataclass(frozen=True, slots=True)
class EchantillonV1:
    """The sample of an auditor."""

    taille: int
    graine: int
    depuis: str | None
    population: int
    pieces: tuple[PieceV1, ...]


@dataclass(frozen=True, slots=True)
class QuestionV1:
    """A question that the history raises: never a verdict."""

    code: str
    question: str
    regle: str
    fiches: tuple[str, ...]
    commits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreAuditV1:
    """The whole document."""

    format: Literal["filrouge/preaudit"]
    version: Literal[1]
    outil: str
    date_audit: str
    date_analyse: str
    date_lecture: str
    audit_prevu: str | None
    referentiel: VersionV1
    categories: tuple[str, ...]
    nouvel_entrant: bool
    fiches_lues: int
    bloque: bool
    indicateurs: tuple[IndicateurV1, ...]
    autres_releves: tuple[ReleveV1, ...]
    questions: tuple[QuestionV1, ...]
    echantillon: EchantillonV1 | None
