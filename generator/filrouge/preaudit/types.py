"""The pre-audit: what an auditor would find on a day, indicator by indicator; frozen, without markup."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.audit import Gradation, Rule
from filrouge.audit.derogations import Derogation
from filrouge.diagnostics import Finding, Severity
from filrouge.graph import Fil
from filrouge.preaudit.phrases import Manque, Phrase, Preuve
from filrouge.records.types.commun import Categorie
from filrouge.records.types.organisme import TypeAudit
from filrouge.referentiel import Attendu, Cas, Indicateur, LigneGrille, Referentiel


class Verdict(StrEnum):
    """What is shown of a line of the grid, from the worst to the best."""

    NON_DEMONTREE = "non_demontree"
    NON_VERIFIABLE = "non_verifiable"
    FRAGILE = "fragile"
    DEMONTREE = "demontree"
    SANS_OBJET = "sans_objet"

    @property
    def mot(self) -> str:
        """The word shown to people."""
        return _WORDS[self]


_WORDS = {
    Verdict.NON_DEMONTREE: "non démontrée",
    Verdict.NON_VERIFIABLE: "non vérifiable",
    Verdict.FRAGILE: "fragile",
    Verdict.DEMONTREE: "démontrée",
    Verdict.SANS_OBJET: "sans objet",
}


@dataclass(frozen=True, slots=True)
class Releve:
    """A finding as an auditor would meet it.

    ``regle`` is None for a fault of reading; ``fil`` the thread through the record, where one goes through
    it; ``derogation`` the one that accepts it: an auditor is not bound by it.
    """

    finding: Finding
    indicateurs: tuple[int, ...]
    regle: Rule | None = None
    fil: Fil | None = None
    derogation: Derogation | None = None

    @property
    def gradation(self) -> Gradation | None:
        """What an auditor would likely write down: our reading, not an official text."""
        return self.regle.gradation if self.regle else None

    @property
    def bloque(self) -> bool:
        """True when nobody should receive the auditor before it is mended."""
        return self.derogation is None and self.finding.severity is Severity.ERREUR


@dataclass(frozen=True, slots=True)
class RegleEcartee:
    """A rule without a verdict, and why: it could not look (``aide`` says what to do), or does not apply."""

    regle: Rule
    raison: str
    aide: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Montre:
    """What a prover said: what shows it, what is missing, what need not be shown."""

    preuves: tuple[Preuve, ...] = ()
    manques: tuple[Manque, ...] = ()
    sans_objet: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneVue:
    """A line of the grid, with its verdict and the reasons of it."""

    ligne: LigneGrille
    verdict: Verdict
    raisons: tuple[Phrase, ...]
    montre: Montre


@dataclass(frozen=True, slots=True, kw_only=True)
class AttenduVu:
    """An expected proof, with what shows it; ``plus_tard`` says why a new entrant need not show it yet.

    ``atteintes`` are the blocking findings on the records that show it.
    """

    attendu: Attendu
    montre: Montre
    atteintes: tuple[Releve, ...] = ()
    plus_tard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicateurVu:
    """One indicator in force for the organisation, as an auditor would go through it."""

    indicateur: Indicateur
    cas: tuple[Cas, ...]
    lignes: tuple[LigneVue, ...]
    attendus: tuple[AttenduVu, ...]
    releves: tuple[Releve, ...]
    acceptes: tuple[Releve, ...]
    non_verifiees: tuple[RegleEcartee, ...]
    sans_objet: tuple[RegleEcartee, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its lines."""
        order = list(Verdict)
        return min((line.verdict for line in self.lignes), key=order.index, default=Verdict.SANS_OBJET)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreAudit:
    """What an auditor would find on the day ``jour``, if nothing changes until then.

    ``analyse`` is the day the records are judged on, ``lu_le`` the user's own day: the records are those of
    that day, whatever the day asked for. ``prevu`` is the kind of audit planned on ``jour``. ``version`` holds
    until ``fin`` (None: no later one is known). ``ecartes`` are the indicators of the version that do not
    apply, each with the reason. ``generaux`` are the findings that belong to no indicator.
    ``sans_historique`` says why git remembers nothing, when it does not. ``changees`` counts the records that
    were there on the day of analysis and have changed since; ``a_venir`` is what falls due from that day to
    the audit. ``illisible`` when the organisation itself could not be read: no verdict can be given.
    """

    jour: date
    analyse: date
    lu_le: date
    prevu: TypeAudit | None
    version: Referentiel
    fin: date | None
    organisme: str
    categories: tuple[Categorie, ...]
    nouvel_entrant: bool
    indicateurs: tuple[IndicateurVu, ...]
    ecartes: tuple[tuple[int, str], ...]
    generaux: tuple[Releve, ...]
    sans_historique: str
    fiches: int
    changees: int
    a_venir: tuple[Phrase, ...]
    illisible: bool

    def montres(self, numero: int | None = None) -> tuple[IndicateurVu, ...]:
        """Return one indicator, or all."""
        return tuple(one for one in self.indicateurs if numero in {None, one.indicateur.numero})

    def releves_pour(self, numero: int | None = None) -> tuple[Releve, ...]:
        """Return what would be met under an indicator or under all; what belongs to none is met with each."""
        return (*self.generaux, *(one for vu in self.montres(numero) for one in (*vu.releves, *vu.acceptes)))

    def bloque_pour(self, numero: int | None = None) -> bool:
        """Tell whether an error was found, or a line of the grid is not shown, for an indicator or for all."""
        lines = (line.verdict for vu in self.montres(numero) for line in vu.lignes)
        return any(one.bloque for one in self.releves_pour(numero)) or Verdict.NON_DEMONTREE in lines


def ordre(releve: Releve) -> tuple[object, ...]:
    """Heaviest first, then in the order of the files."""
    finding = releve.finding
    return list(Severity).index(finding.severity), finding.span, finding.code, finding.message
