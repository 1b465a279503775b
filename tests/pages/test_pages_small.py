"""Sites with almost nothing in them: every link leads somewhere, and nothing is said about nothing."""

from datetime import date
from pathlib import Path

import pytest
from reading import Reading, broken_links

from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_assets, render_pages
from filrouge.project import open_project

ORGANISME = "nom: Maison\ncategories: [formation]\nreferent_qualite: rq\nroles: {rq: Référent qualité}\n"
ACTION = "titre: Une action\ntype: corrective\nouverte_le: 2026-01-05\nstatut: "
STATUTS = {
    "a_faire": "",
    "en_cours": "",
    "realisee": "realisee_le: 2026-02-01\n",
    "verifiee": "realisee_le: 2026-02-01\n"
    "efficacite: {verdict: efficace, verifiee_le: 2026-05-01, par: rq}\n",
    "abandonnee": "abandon: {le: 2026-02-01, motif: Sans objet.}\n",
}
RECLAMATION = """titre: Retard
nature: reclamation
recu_le: 2026-03-01
canal: courriel
qualite: beneficiaire
description: Un retard.
gravite: mineure
"""
REVUE = """---
titre: Revue
date: 2026-03-10
instance: revue_qualite
statut: brouillon
participants: [rq]
decisions:
  - code: attendre
    sur: [REC-2026-001]
    decision: Attendre la réponse.
    suite: {nature: sans_suite, motif: Analyse en cours., le: 2026-03-10}
---

Texte.
"""
SYNTHESE = """titre: Synthèse
partie_prenante: beneficiaires
modalite: a_chaud
periode: {{du: {du}, au: {au}}}
etablie_le: {au}
categories: [formation]
reponses: 8
questions:
  - {{code: rythme, libelle: Le rythme, echelle: note_5, repartition: {{"3": 4, "4": 4}}}}
"""
SERIE = """origines: [APP-2026-T1-CHAUD]
reussite: {indicateur: Note, serie: {question: rythme, modalite: a_chaud}}
"""


def site(folder: Path, **files: str) -> tuple[Evidence, dict[str, Page]]:
    """Write records, named by their path with "__" for "/", and render."""
    for name, text in files.items():
        path = folder / "content" / name.replace("__", "/").replace("_", "-")
        path = path.with_suffix(".md" if path.parent.name in {"revues", "procedures"} else ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "site_config").mkdir(exist_ok=True)
    (folder / "site_config/reglages.yaml").write_text("{}\n", encoding="utf-8")
    project, findings = open_project(folder, clock=date(2026, 11, 22))
    evidence = gather(project, findings)
    assert len(evidence.graph.records) == len(files), [finding.message for finding in evidence.findings]
    return evidence, {page.path: page for page in render_pages(evidence)}


def check_links(evidence: Evidence, pages: dict[str, Page]) -> None:
    assert not broken_links(pages.values(), {asset.path for asset in render_assets(evidence)})


def text(page: Page) -> str:
    return " ".join(Reading(page.html).text.replace("\u00a0", " ").split())


HOLES = (
    "aucune procédure ne cite l’indicateur 32",
    "aucune action ne vient d’une appréciation",
    "aucune réclamation depuis le 22 novembre 2025",
    "aucun risque n’est analysé",
)


@pytest.mark.parametrize(
    ("organisme", "holes"), [({}, ("rien à ce jour",)), ({"organisme": ORGANISME}, HOLES)]
)
def test_an_empty_site(organisme: dict[str, str], holes: tuple[str, ...], tmp_path: Path) -> None:
    evidence, pages = site(tmp_path, **organisme)
    check_links(evidence, pages)
    home = text(pages["index.html"])
    assert "en 0" not in home
    assert "0 synthèse" not in home
    assert "mesures en place" not in home
    assert pages["index.html"].html.count('<li class="fil-empty">') == 7
    assert all(hole in home for hole in holes)
    assert "Rien à relier encore." in text(pages["tracabilite/index.html"])
    assert "<table" not in pages["tracabilite/index.html"].html


@pytest.mark.parametrize("statut", STATUTS)
def test_a_plan_of_one_action(statut: str, tmp_path: Path) -> None:
    evidence, pages = site(
        tmp_path, organisme=ORGANISME, actions__ACT_2026_001=f"{ACTION}{statut}\n{STATUTS[statut]}"
    )
    check_links(evidence, pages)
    home = Reading(pages["index.html"].html).values("href")
    done = "plan/index.html?statut=realisee&statut=verifiee"
    assert (done in home) == (statut in {"realisee", "verifiee"})
    assert ("plan/index.html#verifiees" in home) == (statut == "verifiee")
    assert ("1 abandonnée" in text(pages["index.html"])) == (statut == "abandonnee")
    assert "1 sans origine écrite" in text(pages["index.html"])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"REVUE": ""}, ("1 à décider (REC-2026-001)", "aucune décision", "1 retour sans aucune décision")),
        (
            {"REVUE": REVUE},
            (
                "1 à suivre, par décision de revue (REC-2026-001)",
                "À suivre",
                "1 reste à suivre, sans action pour l’instant (REC-2026-001)",
            ),
        ),
        (
            {"REVUE": REVUE, "END": "clos_le: 2026-03-20\n"},
            ("1 sans suite", "Sans suite", "Chaque retour a reçu une décision."),
        ),
        (
            {
                "REVUE": REVUE,
                "END": "suite: {nature: sans_suite, motif: Cas isolé.}\n",
            },
            ("1 sans suite avec le motif", "Sans suite", "Chaque retour a reçu une décision."),
        ),
        (
            {"REVUE": REVUE, "ACTION": f"{ACTION}a_faire\norigines: [REC-2026-001]\n"},
            ("1 a conduit à une action", "ACT-2026-001", "Chaque retour a reçu une décision."),
        ),
    ],
)
def test_a_return_has_one_state_on_every_page(
    files: dict[str, str], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    records = {"organisme": ORGANISME, "signalements__REC_2026_001": RECLAMATION + files.get("END", "")}
    if files["REVUE"]:
        records["revues__REV_2026_T1"] = files["REVUE"]
    if "ACTION" in files:
        records["actions__ACT_2026_001"] = files["ACTION"]
    evidence, pages = site(tmp_path, **records)
    check_links(evidence, pages)
    home, state, traced = expected
    assert home in text(pages["index.html"])
    assert traced in text(pages["tracabilite/index.html"])
    told = ["retours/index.html", "retours/REC-2026-001.html"]
    if files["REVUE"] and "ACTION" not in files:
        told.append("revues/REV-2026-T1.html")
    for path in told:
        words = text(pages[path])
        assert state in words, path
        assert state == "Sans suite" or "Sans suite" not in words or "ACTION" in files, path


def test_why_a_verified_action_has_no_figure_after(tmp_path: Path) -> None:
    evidence, pages = site(
        tmp_path,
        organisme=ORGANISME,
        appreciations__APP_2026_T1_CHAUD=SYNTHESE.format(du="2026-01-01", au="2026-01-02"),
        appreciations__APP_2026_T2_CHAUD=SYNTHESE.format(du="2026-01-20", au="2026-03-31"),
        appreciations__APP_2026_T3_CHAUD=SYNTHESE.format(du="2026-04-01", au="2026-06-30"),
        actions__ACT_2026_001=f"{ACTION}verifiee\n{STATUTS['verifiee']}{SERIE}",
    )
    check_links(evidence, pages)
    action = text(pages["plan/ACT-2026-001.html"])
    assert (
        "APP-2026-T2-CHAUD commence avant la réalisation (1er février 2026) : elle n’est pas comptée."
        in action
    )
    assert "APP-2026-T3-CHAUD finit après la vérification (1er mai 2026) : elle n’est pas comptée." in action
    assert "Aprèsnon mesuré" in action
    assert "Avant : Action de formation ; n = 8." in action
    assert "avant : 3,5 / 5 (n = 8), après non mesuré" in text(pages["plan/index.html"])
    assert "1 née d’un retour" in text(pages["index.html"])


def test_a_decision_taken_on_an_audit_says_so_and_so_does_its_action(tmp_path: Path) -> None:
    """Nothing here has a record: the thread begins with the audit, from the revue and from the action."""
    revue = REVUE.replace(
        "    sur: [REC-2026-001]\n",
        "    autre_origine: {nature: audit, texte: Point sensible relevé., le: 2026-02-20}\n",
    ).replace("{nature: sans_suite, motif: Analyse en cours., le: 2026-03-10}", "{nature: action}")
    action = f"{ACTION}a_faire\ndecidee_en: REV-2026-T1#attendre\n"
    evidence, pages = site(
        tmp_path, organisme=ORGANISME, revues__REV_2026_T1=revue, actions__ACT_2026_001=action
    )
    check_links(evidence, pages)
    assert "action-sans-origine" not in {finding.code for finding in evidence.findings}
    shown = text(pages["revues/REV-2026-T1.html"])
    assert "Origine : audit, le 20 février 2026. Point sensible relevé." in shown
    assert "Audit, 20/02/2026" in shown
    assert "Audit, 20/02/2026" in text(pages["plan/ACT-2026-001.html"])
    assert "origine:audit" in pages["plan/index.html"].html
    assert "1 née d’un audit ou de la veille" in text(pages["index.html"])


@pytest.mark.parametrize(("formations", "said"), [("[TAB, BUR]", True), ("[TAB]", False)])
def test_a_measure_that_puts_formations_together_says_so(formations: str, said: bool, tmp_path: Path) -> None:
    named = "formations: {TAB: {intitule: Tableur, categorie: formation}, BUR: {intitule: Bureautique, categorie: formation}}\n"
    before, after = (
        f"{SYNTHESE.format(du=du, au=au)}formations: {formations}\n"
        for du, au in (("2026-01-01", "2026-01-02"), ("2026-03-01", "2026-03-31"))
    )
    evidence, pages = site(
        tmp_path,
        organisme=ORGANISME + named,
        appreciations__APP_2026_T1_CHAUD=before,
        appreciations__APP_2026_T2_CHAUD=after,
        actions__ACT_2026_001=f"{ACTION}realisee\nrealisee_le: 2026-02-01\n{SERIE}",
    )
    check_links(evidence, pages)
    shown = text(pages["plan/ACT-2026-001.html"])
    assert ("(n = 8, puis 8, 2 formations réunies)" in shown) == said
    assert ("Ces chiffres réunissent les réponses de 2 formations" in shown) == said
