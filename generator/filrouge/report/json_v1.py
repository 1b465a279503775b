"""The report for programs: format "filrouge/rapport", version 1, described in ``schemas/rapport.schema.json``.

These types are the format: a change that could break a reader of version 1 is a version 2, in a module of its own.
"""

from dataclasses import asdict, dataclass
from typing import Literal

from filrouge.audit.familles import LECTURE
from filrouge.diagnostics import Severity, Span
from filrouge.report.json_text import dump
from filrouge.report.rapport import Defaut, DefautAccepte, Rapport, SansVerdict


@dataclass(frozen=True, slots=True)
class Outil:
    """The program that wrote the report."""

    nom: str
    version: str


@dataclass(frozen=True, slots=True)
class Totaux:
    """How many of each."""

    erreurs: int
    avertissements: int
    informations: int
    acceptes: int
    regles_non_verifiees: int


@dataclass(frozen=True, slots=True)
class Place:
    """A region of a file; lines and columns from 1, in characters, the end exclusive."""

    fichier: str
    ligne: int
    colonne: int
    ligne_fin: int
    colonne_fin: int
    texte: str


@dataclass(frozen=True, slots=True)
class GradationV1:
    """What an auditor would likely write down, and what that is worth."""

    niveau: str
    nature: str


@dataclass(frozen=True, slots=True)
class RegleV1:
    """What was checked; ``repere`` and ``gradation`` are None for a fault of reading."""

    code: str
    repere: str | None
    titre: str
    famille: str
    indicateurs: tuple[int, ...]
    gradation: GradationV1 | None


@dataclass(frozen=True, slots=True)
class DefautV1:
    """A finding."""

    regle: RegleV1
    gravite: str
    message: str
    place: Place
    places_liees: tuple[Place, ...]
    aides: tuple[str, ...]
    fiche: str | None
    cle: str | None
    empreinte: str


@dataclass(frozen=True, slots=True)
class DerogationV1:
    """Why a finding is accepted, until when (AAAA-MM-JJ, last day included), and by which role."""

    motif: str
    jusqu_au: str
    par: str


@dataclass(frozen=True, slots=True)
class DefautAccepteV1:
    """A finding that a dérogation accepts."""

    defaut: DefautV1
    derogation: DerogationV1


@dataclass(frozen=True, slots=True)
class SansVerdictV1:
    """A rule without a verdict, and why."""

    regle: RegleV1
    raison: str
    aide: str | None


@dataclass(frozen=True, slots=True)
class RapportV1:
    """The whole report."""

    format: Literal["filrouge/rapport"]
    version: Literal[1]
    outil: Outil
    date_analyse: str
    date_audit: str
    referentiel: str
    fiches_lues: int
    totaux: Totaux
    defauts: tuple[DefautV1, ...]
    defauts_acceptes: tuple[DefautAccepteV1, ...]
    regles_non_verifiees: tuple[SansVerdictV1, ...]
    regles_sans_objet: tuple[SansVerdictV1, ...]


def render_json(rapport: Rapport) -> str:
    """Return the report as JSON."""
    return dump(asdict(rapport_v1(rapport)))


def rapport_v1(rapport: Rapport) -> RapportV1:
    """Turn a report into its published form."""
    count = {severity: len(rapport.of_severity(severity)) for severity in Severity}
    return RapportV1(
        format="filrouge/rapport",
        version=1,
        outil=Outil("Fil Rouge", rapport.version),
        date_analyse=rapport.today.isoformat(),
        date_audit=rapport.audit.isoformat(),
        referentiel=rapport.referentiel,
        fiches_lues=rapport.read,
        totaux=Totaux(
            erreurs=count[Severity.ERREUR],
            avertissements=count[Severity.AVERTISSEMENT],
            informations=count[Severity.INFORMATION],
            acceptes=len(rapport.acceptes),
            regles_non_verifiees=len({one.regle.code for one in rapport.non_verifiees}),
        ),
        defauts=tuple(map(_defaut, rapport.defauts)),
        defauts_acceptes=tuple(map(_accepte, rapport.acceptes)),
        regles_non_verifiees=tuple(map(_sans_verdict, rapport.non_verifiees)),
        regles_sans_objet=tuple(map(_sans_verdict, rapport.sans_objet)),
    )


def _defaut(defaut: Defaut) -> DefautV1:
    finding = defaut.finding
    return DefautV1(
        regle=_regle(defaut),
        gravite=finding.severity.value,
        message=finding.message,
        place=_place(finding.span, finding.label),
        places_liees=tuple(_place(label.span, label.text) for label in finding.related),
        aides=finding.helps,
        fiche=finding.record,
        cle=finding.cle or None,
        empreinte=defaut.empreinte,
    )


def _accepte(accepte: DefautAccepte) -> DefautAccepteV1:
    why = accepte.derogation
    return DefautAccepteV1(
        _defaut(accepte.defaut), DerogationV1(why.motif, why.jusqu_au.isoformat(), why.par)
    )


def _sans_verdict(one: SansVerdict) -> SansVerdictV1:
    return SansVerdictV1(_regle(one), one.raison, one.aide or None)


def _regle(told: Defaut | SansVerdict) -> RegleV1:
    regle = told.regle
    grade = GradationV1(regle.gradation.value, LECTURE) if regle.gradation else None
    return RegleV1(regle.code, regle.repere or None, regle.titre, regle.famille, regle.indicateurs, grade)


def _place(span: Span, text: str) -> Place:
    return Place(span.path, span.line, span.column, span.end_line, span.end_column, text)
