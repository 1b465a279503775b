"""The comparison for programs: format "filrouge/comparaison", version 1, in ``schemas/comparaison.schema.json``.

These types are the format: a change that could break a reader of version 1 is a version 2, in a module of its own.
"""

from dataclasses import asdict, dataclass
from typing import Literal

from filrouge import __version__
from filrouge.report.comparer_rapport import Cote, RapportComparaison
from filrouge.report.json_text import dump
from filrouge.report.rapport import Defaut
from filrouge.vie.comparaison import Comparaison, Sens


@dataclass(frozen=True, slots=True)
class CoteV1:
    """One side; ``commit`` is None for the working files."""

    nom: str
    commit: str | None


@dataclass(frozen=True, slots=True)
class FicheV1:
    """A record and its changes of one kind."""

    fiche: str
    titre: str | None
    changements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LienV1:
    """A link that no longer leads anywhere."""

    fiche: str
    message: str


@dataclass(frozen=True, slots=True)
class DefautV1:
    """A finding of one side alone; ``accepte`` when a dérogation accepts it on the later side."""

    code: str
    repere: str | None
    gravite: str
    message: str
    fichier: str
    ligne: int
    fiche: str | None
    empreinte: str
    accepte: bool


@dataclass(frozen=True, slots=True)
class TotauxV1:
    """How many records changed, came or went, and how many of the rest."""

    fiches: int
    liens_rompus: int
    defauts_apparus: int
    defauts_disparus: int
    defauts_incomparables: int


@dataclass(frozen=True, slots=True)
class ComparaisonV1:
    """The whole."""

    format: Literal["filrouge/comparaison"]
    version: Literal[1]
    outil: str
    avant: CoteV1
    apres: CoteV1
    date_analyse: str
    inchange: bool
    totaux: TotauxV1
    creees: tuple[FicheV1, ...]
    avancees: tuple[FicheV1, ...]
    reportees: tuple[FicheV1, ...]
    closes: tuple[FicheV1, ...]
    supprimees: tuple[FicheV1, ...]
    autres: tuple[FicheV1, ...]
    liens_rompus: tuple[LienV1, ...]
    defauts_apparus: tuple[DefautV1, ...]
    defauts_disparus: tuple[DefautV1, ...]
    defauts_incomparables: tuple[DefautV1, ...]


def render_json(found: RapportComparaison) -> str:
    """Return the comparison as JSON."""
    plan = found.comparaison
    return dump(
        asdict(
            ComparaisonV1(
                format="filrouge/comparaison",
                version=1,
                outil=f"Fil Rouge {__version__}",
                avant=_cote(found.avant),
                apres=_cote(found.apres),
                date_analyse=found.jour.isoformat(),
                inchange=plan.vide,
                totaux=TotauxV1(
                    plan.changees,
                    len(plan.liens_rompus),
                    len(found.apparus),
                    len(found.disparus),
                    len(found.incomparables),
                ),
                creees=_fiches(plan, Sens.CREEE),
                avancees=_fiches(plan, Sens.AVANCEE),
                reportees=_fiches(plan, Sens.REPORTEE),
                closes=_fiches(plan, Sens.CLOSE),
                supprimees=_fiches(plan, Sens.SUPPRIMEE),
                autres=_fiches(plan, Sens.AUTRE),
                liens_rompus=tuple(LienV1(one.fiche, one.message) for one in plan.liens_rompus),
                defauts_apparus=tuple(_defaut(one, frozenset()) for one in found.apparus),
                defauts_disparus=tuple(_defaut(one, found.acceptes) for one in found.disparus),
                defauts_incomparables=tuple(_defaut(one, found.acceptes) for one in found.incomparables),
            )
        )
    )


def _cote(cote: Cote) -> CoteV1:
    return CoteV1(cote.nom, cote.commit)


def _fiches(plan: Comparaison, sens: Sens) -> tuple[FicheV1, ...]:
    return tuple(FicheV1(one.id, one.titre or None, one.phrases) for one in plan.fiches[sens])


def _defaut(defaut: Defaut, acceptes: frozenset[str]) -> DefautV1:
    finding = defaut.finding
    return DefautV1(
        code=finding.code,
        repere=defaut.regle.repere or None,
        gravite=finding.severity.value,
        message=finding.message,
        fichier=finding.span.path,
        ligne=finding.span.line,
        fiche=finding.record,
        empreinte=defaut.empreinte,
        accepte=defaut.empreinte in acceptes,
    )
