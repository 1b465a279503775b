"""Plans for tests: records and versions as ordinary values, no file and no git."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filrouge.evidence import Evidence
from filrouge.graph import Graph
from filrouge.graph.graph import Link
from filrouge.history import Enregistrement, Historique, Nature, SansHistorique, Version
from filrouge.project import Project
from filrouge.records import Action, Appreciation, Organisme, Record, Ref, Signalement
from filrouge.records.types.action import Efficacite, Statut, TypeAction, Verdict
from filrouge.records.types.appreciation import Modalite, PartiePrenante, Periode
from filrouge.records.types.commun import Categorie
from filrouge.records.types.signalement import Canal, Gravite, Qualite
from filrouge.records.types.signalement import Nature as Kind
from filrouge.referentiel import en_vigueur
from filrouge.source import Value

TODAY = date(2026, 11, 16)
SANS = SansHistorique("le dossier n’est pas un dépôt git", "lancez « git init »")
_KINDS = {"REC": Kind.RECLAMATION, "DIF": Kind.DIFFICULTE, "ALE": Kind.ALEA}

Step = tuple[datetime, Mapping[str, Value] | None]


def ago(days: float) -> datetime:
    """A moment so many days before 9:30:17 UTC on the day of analysis."""
    return datetime.combine(TODAY, time(9, 30, 17), UTC) - timedelta(days=days)


def day(days: int) -> date:
    return TODAY - timedelta(days=days)


def action(number: int, opened: date, statut: Statut = Statut.A_FAIRE, **keys: Any) -> Action:
    return Action(
        id=f"ACT-2026-{number:03}",
        titre="Relire le déroulé",
        type=TypeAction.CORRECTIVE,
        ouverte_le=opened,
        statut=statut,
        **keys,
    )


def check(on: date) -> Efficacite:
    return Efficacite(verdict=Verdict.EFFICACE, verifiee_le=on, par="direction")


def signalement(id_: str, received: date, **keys: Any) -> Signalement:
    return Signalement(
        id=id_,
        titre="Salle trop froide",
        nature=_KINDS[id_[:3]],
        recu_le=received,
        canal=Canal.COURRIEL,
        qualite=Qualite.BENEFICIAIRE,
        description="Le chauffage est resté éteint.",
        gravite=Gravite.MINEURE,
        **keys,
    )


def appreciation(id_: str, made: date, **keys: Any) -> Appreciation:
    return Appreciation(
        id=id_,
        titre="À chaud",
        partie_prenante=PartiePrenante.BENEFICIAIRES,
        modalite=Modalite.A_CHAUD,
        periode=Periode(du=made, au=made),
        etablie_le=made,
        reponses=12,
        **keys,
    )


def organisme(**keys: Any) -> Organisme:
    told: dict[str, Any] = {
        "nom": "Organisme des exemples",
        "categories": (Categorie.FORMATION,),
        "referent_qualite": "referent_qualite",
        "roles": {"referent_qualite": "Référente qualité", "direction": "Direction"},
    }
    return Organisme(id="organisme", **(told | keys))


def lived(id_: str, *steps: Step, **keys: Any) -> tuple[Version, ...]:
    """The versions of a record: when, and the values from then on; None takes the file away."""
    pairs = pairwise([(None, None), *steps])
    return tuple(_version(id_, before, when, after, keys) for (_, before), (when, after) in pairs)


def _version(
    id_: str,
    before: Mapping[str, Value] | None,
    when: datetime | None,
    after: Mapping[str, Value] | None,
    keys: dict[str, Any],
) -> Version:
    assert when is not None
    nature = Nature.CREATION if before is None else Nature.MODIFICATION
    told: dict[str, Any] = {"ecrite": when, "enregistree": when, "arrivee": when} | keys
    return Version(
        commit=f"{int(when.timestamp() * 1_000_000):040x}",
        chemin=f"content/{id_}.yaml",
        supprimee=after is None,
        lire=lambda: after,
        nature=Nature.SUPPRESSION if after is None else nature,
        lire_avant=lambda: before,
        **told,
    )


def created(records: Iterable[Record], days: Mapping[str, float]) -> dict[str, tuple[Version, ...]]:
    """One version of each record, so many days before the analysis."""
    return {record.id: lived(record.id, (ago(days[record.id]), {"statut": "a_faire"})) for record in records}


def plan(
    records: Iterable[Record],
    versions: Mapping[str, tuple[Version, ...]] | SansHistorique = SANS,
    *,
    links: Iterable[tuple[str, str, str]] = (),
    commits: tuple[Enregistrement, ...] = (),
    later: tuple[Enregistrement, ...] = (),
    **keys: Any,
) -> Evidence:
    """A whole plan read on the day of analysis; a link is source, relation, target."""
    found = {record.id: record for record in sorted(records, key=lambda record: record.id)}
    made = tuple(Link(Ref.parse(source), name, Ref.parse(to), ()) for source, name, to in links)
    known: Historique | SansHistorique = SANS
    if not isinstance(versions, SansHistorique):
        known = Historique(MappingProxyType(dict(versions)), "f" * 40, commits, later)
    return Evidence(
        project=Project(Path("plan"), **({"today": TODAY} | keys)),
        audit=TODAY,
        referentiel=en_vigueur(TODAY),
        graph=Graph(MappingProxyType(found), made),
        historique=known,
        documents={},
        attachments={},
        sources={},
        findings=(),
        acceptees=(),
        non_verifiees=(),
        sans_objet=(),
        read=len(found),
    )
