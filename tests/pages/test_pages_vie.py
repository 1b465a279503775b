"""The life of the plan on the site: the page of the whole, and the timeline of each record."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from reading import Reading, broken_links

from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, Nature, NiveauPreuve, SansHistorique, Version
from filrouge.pages import Page, render_assets, render_pages
from filrouge.pages.rythme import chart
from filrouge.project import empreinte, open_project
from filrouge.source import Value
from filrouge.vie import CodeSignal, Mois, Registre, signaux

EXPECTED = Path(__file__).parent / "vie"
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
  - {type: surveillance, date: 2026-06-01, resultat: Sans réserve.}
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
    folder: Path, historique: Historique | SansHistorique, **files: str
) -> tuple[Evidence, dict[str, Page]]:
    """Write the plan, and render it with a history that no git ever held."""
    for name, text in (FILES | files).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "site_config").mkdir()
    (folder / "site_config/auteurs.yaml").write_text(AUTEURS, encoding="utf-8")
    project, findings = open_project(folder, clock=date(2026, 11, 16))
    evidence = gather(project, findings, historique)
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


@pytest.fixture(scope="module")
def vecu(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return site(tmp_path_factory.mktemp("vecu"), lived())[1]


def test_page(vecu: dict[str, Page], golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / "index.html", vecu["vie/index.html"].html)


@pytest.mark.parametrize(
    "path",
    [
        "plan/ACT-2026-001.html",
        "plan/ACT-2026-002.html",
        "retours/REC-2026-001.html",
        "procedures/PRC-RECUEIL.html",
    ],
)
def test_timeline_of_a_record(path: str, vecu: dict[str, Page], golden: Callable[[Path, str], None]) -> None:
    found = re.search(
        r"<section>\n<h2>Historique de la fiche</h2>.*?</section>\n", vecu[path].html, re.DOTALL
    )
    assert found
    golden(EXPECTED / Path(path).name, found[0])


def test_nobody_is_named_and_nothing_internal_is_said(vecu: dict[str, Page]) -> None:
    whole = "\n".join(page.html for page in vecu.values())
    for hidden in (
        CONFIDENTIEL,
        "referente@",
        "quelqu.un",
        "organisme.example",
        "sujet que personne",
        "Nom propre",
    ):
        assert hidden not in whole
    assert "<b>le déroulé" not in whole


def test_a_change_of_writing_alone_is_not_told(vecu: dict[str, Page]) -> None:
    for path in ("plan/ACT-2026-001.html", "vie/index.html"):
        assert "b" * 7 in vecu[path].html
        assert "c" * 7 not in vecu[path].html


def test_signals_are_never_on_the_site(tmp_path: Path) -> None:
    """A plan recorded in one go raises questions, which are for the organisation alone."""
    action = "titre: Une action\ntype: preventive\nouverte_le: 2026-01-05\nstatut: a_faire\n"
    ids = [f"ACT-2026-{number:03}" for number in range(11, 23)]
    late = {id_: (version(when(2026, 11, 15), None, OUVERTE, commit="6"),) for id_ in ids}
    evidence, pages = site(tmp_path, lived(late), **{f"actions/{id_}.yaml": action for id_ in ids})
    raised = signaux(evidence)
    assert not isinstance(raised, SansHistorique)
    assert {one.code for one in raised} >= {CodeSignal.RATTRAPAGE, CodeSignal.ENREGISTREMENT_TARDIF}
    page = text(pages["vie/index.html"])
    assert "Fiches : 12 enregistrées bien après, 3 pas encore enregistrées." in page
    for one in raised:
        assert " ".join(one.question.replace("\u00a0", " ").split()) not in page
    assert "?" not in page


SHALLOW = SansHistorique("l’historique n’est pas complet", "lancez « git fetch --unshallow »")


def test_without_history(tmp_path: Path) -> None:
    _, pages = site(tmp_path, SHALLOW)
    page = text(pages["vie/index.html"])
    assert page.count("l’historique n’est pas complet") == 1
    assert "Remède : lancez « git fetch --unshallow »." in page
    assert "Mois actifs" not in page
    assert "Reports d’échéance" in page
    assert "Chronologie" not in page
    freshness = page.partition("Fraîcheur de chaque registre")[2].partition("Pour chaque registre")[0]
    assert "dans git" not in freshness
    for path, other in pages.items():
        if path != "vie/index.html" and not path.startswith("regles/"):
            assert "Enregistré le" not in other.html
    fiche = text(pages["plan/ACT-2026-001.html"])
    assert "Historique absent : l’historique n’est pas complet. Comment y remédier" in fiche


def test_a_renaming_is_said_on_both_sides(tmp_path: Path) -> None:
    renamed = {
        "ACT-2025-001": (
            version(when(2025, 12, 1), None, OUVERTE, commit="4"),
            version(when(2026, 1, 1), OUVERTE, None, commit="5"),
        ),
        "ACT-2026-001": (version(when(2026, 1, 1), None, OUVERTE, commit="5"),),
    }
    _, pages = site(tmp_path, lived(renamed))
    assert "Action renommée de ACT-2025-001 en ACT-2026-001" in text(pages["plan/ACT-2026-001.html"])
    assert text(pages["vie/index.html"]).count("renommée de ACT-2025-001 en ACT-2026-001") == 2


def _months(*totals: dict[Registre, int]) -> list[Mois]:
    return [Mois(date(2025 + rank // 12, rank % 12 + 1, 1), found, 0) for rank, found in enumerate(totals)]


def test_chart(golden: Callable[[Path, str], None]) -> None:
    months = _months(
        {Registre.ACTIONS: 2, Registre.RECLAMATIONS: 3, Registre.BILANS: 6}, {}, {Registre.REVUES: 1}
    )
    golden(EXPECTED / "rythme.svg", f"{chart(months, 'Rythme <du plan>')}\n")


def test_every_register_has_its_place_in_the_chart() -> None:
    every = dict.fromkeys(Registre, 1)
    drawn = chart(_months(every), "Tout")
    blocks = re.findall(r'fil-block fil-family(\d)" x="10" y="([\d.]+)" width="16" height="([\d.]+)"', drawn)
    assert [rank for rank, *_ in blocks] == ["0", "1", "2", "3"]
    assert sum(float(height) for *_, height in blocks) == pytest.approx(104, abs=0.3)


def test_an_empty_plan(tmp_path: Path) -> None:
    drawn = chart(_months({}, {}), "Rien")
    assert "fil-block fil-family0" in drawn
    assert drawn.count(">0</text>") == 2
    _, pages = site(tmp_path, lived({"PRC-RECUEIL": VECU["PRC-RECUEIL"]}))
    page = text(pages["vie/index.html"])
    assert "Aucun changement sur ces 24 mois." in page
    assert "Aucun changement n’est enregistré." in page
    assert "pas encore enregistrées" in page
