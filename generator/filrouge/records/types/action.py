"""An action of the plan: cause, measure, responsable, échéance, success, effect (ind. 32)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.records.types.appreciation import Modalite, PartiePrenante
from filrouge.records.types.commun import AutreOrigine, Categorie, Mesure, NoteSuivi
from filrouge.records.types.record import Record, Ref


class TypeAction(StrEnum):
    """What an action does; a curative one alone improves nothing."""

    CURATIVE = "curative"
    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"
    AMELIORATION = "amelioration"


class Priorite(StrEnum):
    """How urgent."""

    HAUTE = "haute"
    MOYENNE = "moyenne"
    BASSE = "basse"


class Methode(StrEnum):
    """How the causes were found."""

    CINQ_POURQUOI = "5_pourquoi"
    ISHIKAWA = "ishikawa"
    ENTRETIEN = "entretien"
    ANALYSE_DONNEES = "analyse_donnees"
    AUTRE = "autre"


class Statut(StrEnum):
    """Five states; "en retard" is computed, never stored."""

    A_FAIRE = "a_faire"
    EN_COURS = "en_cours"
    REALISEE = "realisee"
    VERIFIEE = "verifiee"
    ABANDONNEE = "abandonnee"

    @property
    def ouvert(self) -> bool:
        """True while the measure is still to be done."""
        return self in {Statut.A_FAIRE, Statut.EN_COURS}


class SensIndicateur(StrEnum):
    """Which way is better."""

    HAUSSE = "hausse"
    BAISSE = "baisse"


class Verdict(StrEnum):
    """Result of the check of the effect."""

    EFFICACE = "efficace"
    PARTIELLEMENT_EFFICACE = "partiellement_efficace"
    NON_EFFICACE = "non_efficace"
    NON_MESURABLE = "non_mesurable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """The causes found, and how."""

    methode: Methode | None = None
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The échéance was moved; ``ancienne`` is the date before."""

    le: date
    ancienne: date
    motif: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbandonAction:
    """The action was given up."""

    le: date
    motif: str
    par: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Serie:
    """A question of the appréciations, followed in time; with ``formation``, in the syntheses of that one alone."""

    question: str
    modalite: Modalite
    partie_prenante: PartiePrenante = PartiePrenante.BENEFICIAIRES
    categorie: Categorie | None = None
    formation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reussite:
    """How success will be known; with ``serie``, before and after are computed."""

    indicateur: str
    unite: str | None = None
    sens: SensIndicateur = SensIndicateur.HAUSSE
    cible: float | None = None
    serie: Serie | None = None
    avant: Mesure | None = None
    apres: Mesure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Efficacite:
    """The check of the effect."""

    verdict: Verdict
    verifiee_le: date
    par: str
    commentaire: str | None = None
    preuves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """One action of the plan."""

    titre: str
    type: TypeAction
    priorite: Priorite | None = None
    origines: tuple[Ref, ...] = ()
    autre_origine: AutreOrigine | None = None
    themes: tuple[str, ...] = ()
    constat: str | None = None
    causes: Causes | None = None
    mesure: str | None = None
    responsable: str | None = None
    decidee_en: Ref | None = None
    ouverte_le: date
    echeance: date | None = None
    reports: tuple[Report, ...] = ()
    statut: Statut
    realisee_le: date | None = None
    verification_prevue_le: date | None = None
    abandon: AbandonAction | None = None
    reussite: Reussite | None = None
    efficacite: Efficacite | None = None
    preuves: tuple[str, ...] = ()
    suivi: tuple[NoteSuivi, ...] = ()
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    def en_retard(self, today: date) -> bool:
        """True when it is still to be done after its échéance."""
        return self.statut.ouvert and self.echeance is not None and self.echeance < today

    @property
    def faits(self) -> tuple[date, date]:
        """From its opening to the check of its effect."""
        return self.ouverte_le, self.efficacite.verifiee_le if self.efficacite else self.ouverte_le
