"""The whole plan for programs: format "filrouge/plan", version 1, described in ``schemas/plan.schema.json``.

These types are the format: a change that could break a reader of version 1 is a version 2, in a module of its own.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from filrouge import __version__
from filrouge.evidence import Evidence
from filrouge.exporters.relations import ISSUES, etats
from filrouge.graph import Effet, effet
from filrouge.history import Historique
from filrouge.records import Action, type_of


@dataclass(frozen=True, slots=True)
class Outil:
    """The program that wrote the file."""

    nom: str
    version: str


@dataclass(frozen=True, slots=True)
class GitV1:
    """When a record came into git and when it last changed there: days of the main line (AAAA-MM-JJ)."""

    entree: str
    derniere: str


@dataclass(frozen=True, slots=True)
class FicheV1:
    """A record: ``donnees`` as its file has them, by the schema of its type, and ``texte``, the Markdown after them."""

    id: str
    type: str
    fichier: str
    donnees: dict[str, Any]
    texte: str | None
    git: GitV1 | None


@dataclass(frozen=True, slots=True)
class LienV1:
    """One record, or a part of it, names another; ``relation`` is the key that does."""

    de: str
    relation: str
    vers: str


@dataclass(frozen=True, slots=True)
class EtatV1:
    """Where a return has come to."""

    adresse: str
    issue: str
    actions: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EffetV1:
    """Before and after an action, in ``unite``; ``depuis`` and ``jusqua`` are the syntheses behind the two figures."""

    avant: float | None
    apres: float | None
    cible: float | None
    unite: str
    sens: str
    reponses_avant: int | None
    reponses_apres: int | None
    cible_atteinte: bool | None
    depuis: tuple[str, ...]
    jusqua: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AvancementV1:
    """How far an action is on the day of analysis."""

    action: str
    en_retard: bool
    effet: EffetV1 | None


@dataclass(frozen=True, slots=True)
class PlanV1:
    """The whole plan, as one profile may see it."""

    format: Literal["filrouge/plan"]
    version: Literal[1]
    outil: Outil
    profil: str
    date_analyse: str
    referentiel: str
    commit: str | None
    fiches: tuple[FicheV1, ...]
    liens: tuple[LienV1, ...]
    etats: tuple[EtatV1, ...]
    avancement: tuple[AvancementV1, ...]


def plan_json(evidence: Evidence) -> bytes:
    """Return the plan as JSON, UTF-8, one value a line; the same plan gives the same bytes."""
    text = json.dumps(asdict(plan_v1(evidence)), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def plan_v1(evidence: Evidence) -> PlanV1:
    """Turn a plan into its published form."""
    graph, historique = evidence.graph, evidence.historique
    links = dict.fromkeys((str(one.source), one.relation, str(one.target)) for one in graph.links)
    return PlanV1(
        format="filrouge/plan",
        version=1,
        outil=Outil("Fil Rouge", __version__),
        profil=str(evidence.profil),
        date_analyse=evidence.project.today.isoformat(),
        referentiel=evidence.referentiel.code,
        commit=historique.tete if isinstance(historique, Historique) else None,
        fiches=tuple(_fiches(evidence)),
        liens=tuple(LienV1(*one) for one in links),
        etats=tuple(
            EtatV1(
                str(ref),
                ISSUES[state.issue],
                tuple(map(str, state.actions)),
                tuple(map(str, state.decisions)),
            )
            for ref, state in etats(graph)
        ),
        avancement=tuple(_avancement(evidence, action) for action in graph.of(Action)),
    )


def _fiches(evidence: Evidence) -> Iterator[FicheV1]:
    historique = evidence.historique
    for id_, record in evidence.graph.records.items():
        document = evidence.documents[id_]
        lived = historique.de(id_) if isinstance(historique, Historique) else ()
        days = [one.arrivee.date().isoformat() for one in lived]
        yield FicheV1(
            id=id_,
            type=type_of(record).name,
            fichier=document.path,
            donnees=dict(document.data),
            texte=document.body,
            git=GitV1(days[0], days[-1]) if days else None,
        )


def _avancement(evidence: Evidence, action: Action) -> AvancementV1:
    found = effet(evidence.graph, action)
    late = action.en_retard(evidence.project.today)
    return AvancementV1(action.id, late, _effet(found) if found else None)


def _effet(found: Effet) -> EffetV1:
    return EffetV1(
        avant=found.avant,
        apres=found.apres,
        cible=found.cible,
        unite=found.unite,
        sens=str(found.sens),
        reponses_avant=found.n_avant,
        reponses_apres=found.n_apres,
        cible_atteinte=found.cible_atteinte,
        depuis=found.depuis,
        jusqua=found.jusqua,
    )
