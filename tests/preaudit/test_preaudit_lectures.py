"""How an auditor reads a register and a plan: no ✔ beside a fault, one cause, one example that holds."""

from pathlib import Path

import pytest

from filrouge.audit.etat import cause, traite
from filrouge.evidence import Evidence
from filrouge.preaudit import PROVERS, LigneVue, Manque, Preuve, Verdict, brut, preaudit
from filrouge.preaudit.effets import suivi
from filrouge.preaudit.scope import Scope
from filrouge.records import Action, Signalement
from filrouge.report.audit_blocs import blocs
from filrouge.report.audit_text import render_texte

REC = "content/signalements/REC-2026-001.yaml"
DIF = "content/signalements/DIF-2026-002.yaml"
ACT = "content/actions/ACT-2026-001.yaml"
HEAD = """\
titre: Attestation de fin de formation reçue trop tard
nature: {nature}
recu_le: {recu}
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: {gravite}
"""
ANSWERED = "accuse_le: 2026-08-04\nreponse: Attestation envoyée.\nrepondu_le: 2026-08-10\n"
ANALYSED = "analyse: Feuille d’émargement rapportée trop tard.\n"
CLOSED = "clos_le: 2026-08-20\nsuite: {nature: sans_suite, motif: Oubli isolé., le: 2026-08-20}\n"


def head(nature: str = "reclamation", recu: str = "2026-08-03", gravite: str = "mineure") -> str:
    return HEAD.format(nature=nature, recu=recu, gravite=gravite)


def line(evidence: Evidence, code: str) -> LigneVue:
    return next(one for vu in preaudit(evidence).indicateurs for one in vu.lignes if one.ligne.code == code)


def said(evidence: Evidence, prover: str, kind: type[Preuve] | type[Manque], numero: int = 32) -> list[str]:
    found = PROVERS[prover].dit(Scope(evidence, numero))
    return [brut(one.phrase).replace("\u00a0", " ") for one in found if isinstance(one, kind)]


def page(evidence: Evidence) -> str:
    return render_texte(blocs(preaudit(evidence)), width=10_000).replace("\u00a0", " ")


def changed(lire, *pairs: tuple[str, str]) -> str:
    """Return the action of the sample with some of its words replaced."""
    text = lire("une-personne").documents["ACT-2026-001"].text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


class TestReclamations:
    def test_without_analysis_no_line_stays_shown(self, lire) -> None:
        evidence = lire("une-personne", {REC: head() + ANSWERED + CLOSED})
        assert "sans analyse écrite : REC-2026-001" in said(evidence, "delais_reclamations", Manque, 31)
        assert line(evidence, "31-reclamations").verdict is not Verdict.DEMONTREE
        assert "sans analyse écrite : REC-2026-001" in said(evidence, "reclamations", Manque, 31)

    def test_undecided_ones_are_named(self, lire) -> None:
        evidence = lire("une-personne", {REC: head() + ANSWERED + ANALYSED})
        assert "suite à décider : REC-2026-001" in said(evidence, "actions_reclamations", Manque)
        assert line(evidence, "32-reclamations").verdict is not Verdict.DEMONTREE

    def test_while_the_delay_runs_nothing_is_missing(self, lire) -> None:
        fresh = head(recu="2026-11-10") + "accuse_le: 2026-11-11\n"
        evidence = lire("une-personne", {REC: fresh})
        assert said(evidence, "delais_reclamations", Manque, 31) == []
        assert said(evidence, "actions_reclamations", Manque) == []

    def test_none_and_a_review_that_says_so_is_without_object(self, lire) -> None:
        evidence = lire("une-personne")
        for code in ("31-reclamations", "32-reclamations"):
            assert line(evidence, code).verdict is Verdict.SANS_OBJET


class TestDifficultes:
    def test_a_fix_alone_treats_nothing(self, lire) -> None:
        fixed = head("difficulte") + "traitement: Salle changée.\n"
        evidence = lire("une-personne", {DIF: fixed})
        one = evidence.graph.records["DIF-2026-002"]
        assert isinstance(one, Signalement)
        assert not traite(evidence.graph, one)
        assert said(evidence, "difficultes", Manque, 31) == [
            "ni analyse, ni suite, ni clôture : DIF-2026-002"
        ]
        (told,) = said(evidence, "registre", Preuve, 31)
        assert told.endswith("encore ouverts : DIF-2026-002")

    def test_an_analysed_one_still_open_is_under_way(self, lire) -> None:
        evidence = lire("une-personne", {DIF: head("difficulte") + ANALYSED})
        assert said(evidence, "difficultes", Manque, 31) == []
        (told,) = said(evidence, "difficultes", Preuve, 31)
        assert "1 traitée, 1 en cours (DIF-2026-002)" in told

    def test_a_grave_one_without_action_contradicts_the_line(self, lire) -> None:
        grave = head("difficulte", gravite="majeure") + ANALYSED + "clos_le: 2026-08-20\n"
        evidence = lire("une-personne", {DIF: grave})
        codes = {one.code for one in evidence.findings if one.record == "DIF-2026-002"}
        shown = line(evidence, "31-difficultes").verdict
        assert ("gravite-majeure-sans-action" in codes) == (shown is Verdict.NON_DEMONTREE)


class TestSigns:
    def test_a_blocking_fault_leaves_no_tick_beside(self, lire) -> None:
        late = changed(
            lire,
            ("statut: verifiee\nrealisee_le: 2026-09-10\n", "statut: en_cours\n"),
            (
                'efficacite: {verdict: efficace, verifiee_le: 2026-11-03, par: dirigeante, commentaire: "Aucune remarque sur deux sessions."}\n',
                "",
            ),
            ("  apres: {valeur: 0, le: 2026-10-30, source: Questionnaires d’octobre}\n", ""),
            ("preuves: [preuves/entretiens.txt]\n", ""),
        )
        evidence = lire("une-personne", {ACT: late})
        assert line(evidence, "32-appreciations").verdict is Verdict.NON_DEMONTREE
        told = page(evidence)
        assert (
            "~ Plan d’action d’amélioration\n        ! défaut bloquant sur une fiche montrée : C1 ACT-2026-001"
            in told
        )
        assert "✔ Plan d’action d’amélioration" not in told

    def test_a_model_to_fill_in_shows_nothing(self, lire) -> None:
        fiches = {
            f"content/procedures/{id_}.md": f"{lire('une-personne').documents[id_].text}\n[à compléter : les délais]\n"
            for id_ in ("PRC-AMELIORATION", "PRC-RECLAMATIONS")
        }
        evidence = lire("une-personne", fiches)
        assert line(evidence, "31-modalites").verdict is Verdict.NON_DEMONTREE
        assert any(
            "modèle à compléter (1 passage" in text for text in said(evidence, "procedure", Manque, 31)
        )

    def test_the_reason_stands_at_the_top_where_no_rule_gives_it(self, lire) -> None:
        gone = {
            "content/procedures/PRC-RECLAMATIONS.md": None,
            "content/procedures/PRC-AMELIORATION.md": None,
        }
        top = page(lire("une-personne", gone)).partition("INDICATEUR 30")[0]
        assert "sont décrites : aucune procédure ne cite l’indicateur 31" in top

    @pytest.mark.parametrize("words", ["grille de certificateur", "lecture de Fil Rouge"])
    def test_each_line_says_whose_it_is(self, lire, words: str) -> None:
        assert f"({words})" in page(lire("une-personne"))

    def test_every_remedy_is_printed(self, lire) -> None:
        evidence = lire("une-personne", {REC: head()})
        (finding,) = [one for one in evidence.findings if one.code == "reclamation-sans-accuse"]
        told = page(evidence)
        assert len(finding.helps) > 1
        assert all(f"remède : {text}" in told for text in finding.helps)


class TestAFindingCountsUnderItsIndicators:
    def test_by_the_type_of_its_record(self, lire) -> None:
        text = lire("une-personne").documents["APP-2026-S1-CHAUD"].text
        named = text.replace("lisent mal les schémas", "(claire@exemple.fr) lisent mal les schémas", 1)
        evidence = lire("une-personne", {"content/appreciations/APP-2026-S1-CHAUD.yaml": named})
        found = preaudit(evidence)
        under = [
            vu.indicateur.numero
            for vu in found.indicateurs
            for one in vu.releves
            if one.finding.code == "donnee-personnelle"
        ]
        assert under == [30, 32]
        assert line(evidence, "31-difficultes").verdict is Verdict.DEMONTREE


class TestTheExampleOfEffect:
    def test_never_one_its_figures_belie(self, lire) -> None:
        worse = changed(lire, ("apres: {valeur: 0,", "apres: {valeur: 5,"))
        (_, told) = said(lire("une-personne", {ACT: worse}), "actions_appreciations", Preuve)
        assert "par exemple" not in told

    def test_one_with_both_figures_before_a_later_one_without(self, lire) -> None:
        bare = changed(
            lire,
            ("  avant: {valeur: 2, le: 2026-07-02, source: APP-2026-S1-CHAUD}\n", ""),
            ("  apres: {valeur: 0, le: 2026-10-30, source: Questionnaires d’octobre}\n", ""),
            ("verifiee_le: 2026-11-03", "verifiee_le: 2026-11-10"),
        )
        evidence = lire("une-personne", {"content/actions/ACT-2026-002.yaml": bare})
        (_, told) = said(evidence, "actions_appreciations", Preuve)
        assert "par exemple ACT-2026-001" in told


class TestTheCauseOfAnAction:
    def test_its_own_first(self, lire) -> None:
        evidence = lire("une-personne")
        (action,) = evidence.graph.of(Action)
        found = cause(evidence.graph, action)
        assert found is not None
        assert (found.de, found.texte) == (
            None,
            "Les schémas sont dessinés en couleur et imprimés en noir et blanc.",
        )

    def test_else_that_of_the_constat_it_comes_from(self, lire) -> None:
        own = 'causes: {methode: analyse_donnees, texte: "Les schémas sont dessinés en couleur et imprimés en noir et blanc."}\n'
        evidence = lire("une-personne", {ACT: changed(lire, (own, ""))})
        (action,) = evidence.graph.of(Action)
        found = cause(evidence.graph, action)
        assert found is not None
        assert (str(found.de), found.texte) == (
            "APP-2026-S1-CHAUD#supports",
            "Schémas en couleur imprimés en noir et blanc.",
        )
        assert "corrective-sans-cause" not in {one.code for one in evidence.findings}

    def test_a_hollow_word_is_none(self, lire) -> None:
        own = "Les schémas sont dessinés en couleur et imprimés en noir et blanc."
        text = lire("une-personne").documents["APP-2026-S1-CHAUD"].text
        evidence = lire(
            "une-personne",
            {
                ACT: changed(lire, (own, "à définir")),
                "content/appreciations/APP-2026-S1-CHAUD.yaml": text.replace(
                    "    cause: Schémas en couleur imprimés en noir et blanc.\n", ""
                ),
            },
        )
        (action,) = evidence.graph.of(Action)
        assert cause(evidence.graph, action) is None


class TestDelays:
    def test_the_notes_of_a_late_action_are_told(self, lire) -> None:
        late = changed(
            lire,
            (
                "statut: verifiee\nrealisee_le: 2026-09-10\n",
                "statut: en_cours\nsuivi: [{le: 2026-09-20, note: Imprimeur fermé.}]\n",
            ),
            (
                'efficacite: {verdict: efficace, verifiee_le: 2026-11-03, par: dirigeante, commentaire: "Aucune remarque sur deux sessions."}\n',
                "",
            ),
        )
        evidence = lire("une-personne", {ACT: late})
        (action,) = evidence.graph.of(Action)
        told = [brut(one).replace("\u00a0", " ") for one in suivi(Scope(evidence), action)]
        assert told == ["ACT-2026-001, note du 20 septembre 2026 : Imprimeur fermé."]


class TestFreeExpression:
    def test_a_talk_is_free_by_nature(self, lire) -> None:
        path = "content/appreciations/APP-2026-S1-ENTREPRISES.yaml"
        rows = lire("une-personne").documents["APP-2026-S1-ENTREPRISES"].text.split("\n")
        kept = [row for row in rows if not row.startswith("libre_expression")]
        assert any(row == "modalite: entretien" for row in kept)
        evidence = lire("une-personne", {path: "\n".join(kept)})
        assert said(evidence, "libre_expression", Manque, 30) == []


class TestVAE:
    BILAN = """\
titre: Bilan VAE 2025
annee: 2025
categorie: vae
etabli_le: 2026-01-20
candidats_debut: 10
candidats_fin: 6
causes_abandon: [{cause: rythme, nombre: 4}]
reussites_totales: 4
reussites_partielles: 1
echecs: 1
"""

    def test_arrets_are_in_the_bilan_and_success_has_its_base(self, lire) -> None:
        path = Path("content/bilans/BIL-2025-VAE.yaml")
        evidence = lire("une-personne", {str(path): self.BILAN})
        assert said(evidence, "causes_abandon", Preuve) == [
            "Arrêts en VAE, comptés dans le bilan de l’année : 4 en 2025 (BIL-2025-VAE)"
        ]
        (told,) = said(evidence, "bilan_vae", Preuve)
        assert (
            "taux de réussite 67 % (4 validations totales sur 6 résultats connus, 1 partielle, 1 échec)"
            in told
        )


class TestWithoutOrganisation:
    def test_the_fault_stands_first_and_nothing_else(self, lire) -> None:
        told = page(lire("une-personne", {"content/organisme.yaml": "nom: [\n"}))
        assert "Aucun verdict ne peut être donné" in told
        assert "content/organisme.yaml, ligne" in told
        assert "EN BREF" not in told
        assert "✔" not in told
