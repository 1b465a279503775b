"""A synthesis of appréciations: who was asked, what they answered, what it shows (ind. 30)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.records.types.commun import Categorie, Suite
from filrouge.records.types.echelle import Echelle, Score, score
from filrouge.records.types.record import Record


class PartiePrenante(StrEnum):
    """Who was asked."""

    BENEFICIAIRES = "beneficiaires"
    EQUIPE_PEDAGOGIQUE = "equipe_pedagogique"
    ENTREPRISES = "entreprises"
    FINANCEURS = "financeurs"
    DONNEUR_ORDRES = "donneur_ordres"


class Modalite(StrEnum):
    """How and when."""

    A_CHAUD = "a_chaud"
    A_FROID = "a_froid"
    ENTRETIEN = "entretien"
    REUNION = "reunion"
    WEBINAIRE = "webinaire"
    QUESTIONNAIRE = "questionnaire"


class Objet(StrEnum):
    """What is measured; ``acquis`` is no appréciation (guide V9, ind. 30)."""

    SATISFACTION = "satisfaction"
    CONTENUS_ENSEIGNEMENTS = "contenus_enseignements"
    ACQUIS = "acquis"


class Sens(StrEnum):
    """What a constat says."""

    INSATISFACTION = "insatisfaction"
    SUGGESTION = "suggestion"
    POINT_FORT = "point_fort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Periode:
    """From the first day to the last, both included."""

    du: date
    au: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and how the answers are spread; its score is computed, never typed."""

    code: str
    libelle: str
    echelle: Echelle
    repartition: Mapping[str, int]
    sans_reponse: int = 0
    cible: float | None = None

    @property
    def effectif(self) -> int:
        """Number of people who answered this question."""
        return sum(self.repartition.values())

    @property
    def score(self) -> Score | None:
        """The figure of the question on its scale; None when nobody answered."""
        return score(self.echelle, self.repartition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Something said, paraphrased and grouped."""

    texte: str
    theme: str | None = None
    nombre: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constat:
    """One finding inside a synthesis; it has its own address."""

    code: str
    texte: str
    sens: Sens
    theme: str | None = None
    question: str | None = None
    cause: str | None = None
    suite: Suite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partage:
    """When and with whom the results were shared."""

    le: date
    avec: str


A_REFORMULER = "À reformuler"
"""What an imported verbatim begins with, until somebody has read the answers and said them in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The export that the figures come from: which tool, and the SHA-256 of its file, which stays elsewhere."""

    outil: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appreciation(Record):
    """A synthesis; never the raw answers."""

    titre: str
    partie_prenante: PartiePrenante
    modalite: Modalite
    objet: Objet = Objet.SATISFACTION
    categories: tuple[Categorie, ...] = ()
    formations: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    periode: Periode
    delai_jours: int | None = None
    etablie_le: date
    envoyes: int | None = None
    relances: tuple[date, ...] = ()
    reponses: int
    libre_expression: bool | None = None
    questions: tuple[Question, ...] = ()
    points_forts: tuple[str, ...] = ()
    verbatims: tuple[Verbatim, ...] = ()
    constats: tuple[Constat, ...] = ()
    partages: tuple[Partage, ...] = ()
    preuves: tuple[str, ...] = ()
    source: Source | None = None
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    @property
    def taux_reponse(self) -> float | None:
        """Answers over people asked, in per cent; None when the number asked is not known."""
        return 100 * self.reponses / self.envoyes if self.envoyes else None

    def question(self, code: str) -> Question | None:
        """Return the question of that code."""
        return next((question for question in self.questions if question.code == code), None)

    def constat(self, code: str) -> Constat | None:
        """Return the constat of that code."""
        return next((constat for constat in self.constats if constat.code == code), None)

    @property
    def faits(self) -> tuple[date, date]:
        """First and last day of the facts told."""
        return min(self.periode.du, self.periode.au), max(self.periode.du, self.periode.au)
