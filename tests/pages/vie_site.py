"""A plan, and the history that no git ever held, rendered for the tests of what they tell together."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reading import Reading, broken_links

from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, Nature, NiveauPreuve, SansHistorique, Version
from filrouge.pages import Page, render_assets, render_pages
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import empreinte, open_project
from filrouge.source import Value

PARIS = timezone(timedelta(hours=2))
REFERENTE = "referente@organisme.example"
INCONNU = "quelqu.un@ailleurs.example"
CONFIDENTIEL = "Le stagiaire est en arrêt."
FILES = {
    "organisme.yaml": """nom: Maison
categories: [formation]
referent_qualite: rq
roles: {rq: Référente « qualité », formateur: Formateur}
audits:
  - {type: surveillance, date: 2026-06-01, resultat: Sans réserve., commit: eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee}
""",
    "actions/ACT-2026-001.yaml": """titre: Relire <b>le déroulé</b>
type: corrective
ouverte_le: 2026-03-10
responsable: formateur
echeance: 2026-06-30
statut: realisee
realisee_le: 2026-06-20
origines: [REC-2026-001]
reports: [{le: 2026-05-20, ancienne: 2026-05-31, motif: Salle fermée.}]
""",
    "actions/ACT-2026-002.yaml": """titre: Afficher le plan
type: preventive
ouverte_le: 2026-10-01
statut: a_faire
""",
    "signalements/REC-2026-001.yaml": f"""titre: Retard
nature: reclamation
recu_le: 2026-01-10
canal: courriel
qualite: beneficiaire
description: Un retard.
gravite: mineure
note_interne: {CONFIDENTIEL}
""",
    "procedures/PRC-RECUEIL.md": """---
titre: Recueillir
version: "1"
applicable_le: 2026-01-01
approuvee_par: rq
prochaine_revision: 2027-01-01
indicateurs: [30]
referentiel: V9
---

Nous recueillons.
""",
}
AUTEURS = f"auteurs:\n  - {{empreinte: {empreinte(REFERENTE)}, role: rq}}\n"


def when(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, 30, 17, tzinfo=PARIS)


def version(
    arrivee: datetime,
    avant: Mapping[str, Value] | None,
    apres: Mapping[str, Value] | None,
    *,
    commit: str,
    chemin: str = "content/actions/ACT-2026-001.yaml",
    **keys: Any,
) -> Version:
    nature = (
        Nature.CREATION if avant is None else Nature.SUPPRESSION if apres is None else Nature.MODIFICATION
    )
    told: dict[str, Any] = {"ecrite": arrivee, "enregistree": arrivee, "nature": nature} | keys
    return Version(
        commit=commit * 40,
        arrivee=arrivee,
        chemin=chemin,
        sujet="sujet que personne ne doit lire",
        supprimee=apres is None,
        lire=lambda: apres,
        lire_avant=lambda: avant,
        **told,
    )


OUVERTE: dict[str, Value] = {"ouverte_le": "2026-03-10", "echeance": "2026-05-31", "statut": "a_faire"}
REPORTEE = OUVERTE | {"echeance": "2026-06-30", "statut": "en_cours", "responsable": "formateur"}
REALISEE = REPORTEE | {"statut": "realisee", "realisee_le": "2026-06-20"}
RECLAMATION: dict[str, Value] = {"titre": "Retard", "nature": "reclamation", "recu_le": "2026-01-10"}
ANCIENNE: dict[str, Value] = {"titre": "Nom propre à oublier", "type": "corrective", "statut": "a_faire"}
PROCEDURE: dict[str, Value] = {"titre": "Recueillir", "version": "1"}
VECU: Mapping[str, tuple[Version, ...]] = {
    "ACT-2026-001": (
        version(when(2026, 3, 12), None, OUVERTE, commit="a", auteur=REFERENTE),
        version(
            when(2026, 5, 21),
            OUVERTE,
            REPORTEE,
            commit="b",
            auteur=INCONNU,
            ecrite=when(2026, 5, 18),
            enregistree=None,
            niveau=NiveauPreuve.FORGE,
        ),
        version(when(2026, 5, 22), REPORTEE, dict(reversed(REPORTEE.items())), commit="c"),
        version(
            when(2026, 6, 20),
            REPORTEE,
            REALISEE,
            commit="d",
            auteur=REFERENTE,
            niveau=NiveauPreuve.TIERS,
            prouvee=when(2026, 7, 1),
            nature=Nature.DEPLACEMENT,
        ),
    ),
    "REC-2026-001": (
        version(when(2026, 4, 10), None, RECLAMATION, commit="e"),
        version(when(2026, 4, 11), RECLAMATION, RECLAMATION | {"note_interne": CONFIDENTIEL}, commit="f"),
    ),
    "ACT-2025-009": (
        version(when(2025, 11, 2), None, ANCIENNE, commit="1"),
        version(when(2026, 7, 3), ANCIENNE, None, commit="2"),
    ),
    "PRC-RECUEIL": (version(when(2026, 1, 5), None, PROCEDURE, commit="3"),),
}


def site(
    folder: Path, historique: Historique | SansHistorique, *, reglages: str = "", **files: str
) -> tuple[Evidence, dict[str, Page]]:
    """Write the plan, and render it as an auditor sees it, with a history that no git ever held."""
    for name, text in (FILES | files).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "site_config").mkdir()
    (folder / "site_config/auteurs.yaml").write_text(AUTEURS, encoding="utf-8")
    (folder / "site_config/reglages.yaml").write_text(reglages, encoding="utf-8")
    project, findings = open_project(folder, clock=date(2026, 11, 16))
    evidence = pour(gather(project, findings, historique), Profil.AUDITEUR)
    assert len(evidence.graph.records) == len(FILES | files), [one.message for one in evidence.findings]
    pages = {page.path: page for page in render_pages(evidence)}
    assert not broken_links(pages.values(), {asset.path for asset in render_assets(evidence)})
    for page in pages.values():
        reading = Reading(page.html)
        identifiers = reading.values("id")
        assert not reading.faults, page.path
        assert len(identifiers) == len(set(identifiers)), page.path
    return evidence, pages


def lived(versions: Mapping[str, tuple[Version, ...]] = VECU) -> Historique:
    return Historique(MappingProxyType(dict(versions)), "f" * 40)


def text(page: Page) -> str:
    return " ".join(Reading(page.html).text.replace("\u00a0", " ").split())
