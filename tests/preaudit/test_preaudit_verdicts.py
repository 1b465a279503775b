"""Verdicts: shown, fragile, not shown, not verifiable, without object; each for its own reason."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.preaudit import PROVERS, LigneVue, PreAudit, Verdict, brut, preaudit
from filrouge.project import open_project
from filrouge.records import Ref
from filrouge.referentiel import load_versions

ROOT = Path(__file__).parents[2]
RECLAMATION = """\
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: {recu}
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: mineure
{suite}"""
ANSWERED = """\
accuse_le: 2026-10-13
analyse: Feuille d’émargement rapportée trop tard par le formateur.
reponse: Attestation envoyée, avec nos excuses.
repondu_le: 2026-10-19
clos_le: 2026-10-26
suite: {nature: sans_suite, motif: Oubli isolé ; envoi corrigé le jour même.}
"""


def line(found: PreAudit, code: str) -> LigneVue:
    return next(one for vu in found.indicateurs for one in vu.lignes if one.ligne.code == code)


def reasons(found: PreAudit, code: str) -> list[str]:
    return [brut(phrase).replace("\u00a0", " ") for phrase in line(found, code).raisons]


def verdicts(found: PreAudit) -> dict[str, Verdict]:
    return {one.ligne.code: one.verdict for vu in found.indicateurs for one in vu.lignes}


class TestSoundPlans:
    @pytest.mark.parametrize("name", ["centre-de-bilan", "sous-traitant", "une-personne", "nouvel-entrant"])
    def test_nothing_absurd_is_asked(self, lire, name: str) -> None:
        found = preaudit(lire(name))
        assert set(verdicts(found).values()) <= {Verdict.DEMONTREE, Verdict.SANS_OBJET}
        assert not found.bloque_pour()

    def test_the_example_shows_every_line(self) -> None:
        project, findings = open_project(ROOT, clock=date(2030, 1, 1))
        found = preaudit(gather(project, findings))
        assert set(verdicts(found).values()) == {Verdict.DEMONTREE}
        assert [one.indicateur.numero for one in found.indicateurs] == [30, 31, 32, 33]
        assert found.prevu == "surveillance"

    def test_nobody_is_asked_who_is_not_there(self, lire) -> None:
        """One person alone has no team; some have neither funders nor companies, and say so."""
        told = lire("une-personne").documents["organisme"].text + "sans_entreprise: true\n"
        shown = line(preaudit(lire("une-personne", {"content/organisme.yaml": told})), "30-sollicitation")
        assert [brut(phrase).replace("\u00a0", " ") for phrase in shown.montre.sans_objet] == [
            "Équipe pédagogique : une seule personne, pas d’équipe à solliciter",
            "Entreprises : aucune entreprise concernée, l’organisme le déclare",
            "Financeurs : aucun financeur déclaré par l’organisme",
        ]


class TestALineIsNotShown:
    def test_when_a_partie_prenante_was_never_asked(self, lire) -> None:
        revue = lire("une-personne").documents["REV-2026-S1"].text
        gone = {
            "content/appreciations/APP-2026-S1-ENTREPRISES.yaml": None,
            "content/revues/REV-2026-S1.md": revue.replace(", APP-2026-S1-ENTREPRISES", ""),
        }
        found = preaudit(lire("une-personne", gone))
        assert line(found, "30-sollicitation").verdict is Verdict.NON_DEMONTREE
        assert reasons(found, "30-sollicitation") == [
            "D1 : depuis le 16 novembre 2025, aucune appréciation n’a été recueillie auprès des entreprises"
        ]
        assert found.bloque_pour(30)
        assert not found.bloque_pour(32)

    def test_without_any_risk_since_the_decree_only(self, lire) -> None:
        gone = {"content/risques/RSQ-2026-001.yaml": None}
        after = preaudit(lire("nouvel-entrant", gone, le=date(2026, 11, 1)))
        before = preaudit(lire("nouvel-entrant", gone, le=date(2026, 10, 31)))
        assert verdicts(after)["32-risques"] is Verdict.NON_DEMONTREE
        assert "32-risques" not in verdicts(before)

    def test_when_a_reclamation_waits_beyond_the_delay(self, lire) -> None:
        fiche = {"content/signalements/REC-2026-001.yaml": RECLAMATION.format(recu="2026-08-03", suite="")}
        found = preaudit(lire("une-personne", fiche))
        assert line(found, "31-reclamations").verdict is Verdict.NON_DEMONTREE
        assert {text.partition(" ")[0] for text in reasons(found, "31-reclamations")} == {"E1", "E3"}

    def test_when_nothing_is_written(self, lire) -> None:
        found = preaudit(
            lire(
                "une-personne",
                {
                    "content/procedures/PRC-AMELIORATION.md": None,
                    "content/procedures/PRC-RECLAMATIONS.md": None,
                },
            )
        )
        assert line(found, "31-modalites").verdict is Verdict.NON_DEMONTREE
        assert reasons(found, "31-modalites") == ["aucune procédure ne cite l’indicateur 31"]


class TestALineIsFragile:
    def test_when_an_empty_register_is_not_stated(self, lire) -> None:
        path = "content/revues/REV-2026-S1.md"
        text = lire("une-personne").documents["REV-2026-S1"].text
        found = preaudit(lire("une-personne", {path: text.replace("neant: [reclamation]\n", "")}))
        assert line(found, "31-reclamations").verdict is Verdict.FRAGILE
        assert "aucune réclamation depuis le 16 novembre 2025, et aucune revue ne le constate" in reasons(
            found, "31-reclamations"
        )

    def test_when_an_answer_came_late(self, lire) -> None:
        late = ANSWERED.replace("accuse_le: 2026-10-13", "accuse_le: 2026-10-20")
        fiche = {"content/signalements/REC-2026-001.yaml": RECLAMATION.format(recu="2026-10-12", suite=late)}
        found = preaudit(lire("une-personne", fiche))
        assert line(found, "31-reclamations").verdict is Verdict.FRAGILE

    def test_not_when_it_came_in_time(self, lire) -> None:
        fiche = {
            "content/signalements/REC-2026-001.yaml": RECLAMATION.format(recu="2026-10-12", suite=ANSWERED)
        }
        found = preaudit(lire("une-personne", fiche))
        assert line(found, "31-reclamations").verdict is Verdict.DEMONTREE
        assert [brut(proof.phrase) for proof in line(found, "32-reclamations").montre.preuves] == [
            "1\u00a0réclamation\u00a0: 1 sans suite avec le motif"
        ]

    def test_when_only_a_derogation_stands_against_a_decisive_error(self, lire) -> None:
        found = preaudit(
            lire(
                "une-personne",
                {
                    "content/appreciations/APP-2026-S1-ENTREPRISES.yaml": None,
                    "site_config/derogations.yaml": (
                        "derogations:\n  - code: partie-prenante-non-sollicitee\n    fiche: organisme\n"
                        "    motif: Aucune entreprise cliente cette année.\n    jusqu_au: 2027-06-30\n"
                        "    par: dirigeante\n"
                    ),
                },
            )
        )
        assert line(found, "30-sollicitation").verdict is Verdict.FRAGILE
        assert any("n’engage pas l’auditeur" in text for text in reasons(found, "30-sollicitation"))
        accepted = [one for vu in found.indicateurs for one in vu.acceptes]
        assert [one.finding.code for one in accepted] == ["partie-prenante-non-sollicitee"]
        assert not found.bloque_pour(30)

    def test_a_fault_in_an_action_that_comes_from_elsewhere_does_not_count(self, lire) -> None:
        """A late action caused by a difficulté says nothing of what appréciations led to."""
        late = """\
titre: Réserver une salle plus grande chez ce client
type: corrective
origines: [DIF-2026-001]
constat: Salle trop petite pour le groupe.
causes: {texte: La taille du groupe n’est pas dite à la réservation.}
mesure: Demander la taille de la salle dans la fiche de préparation.
responsable: dirigeante
ouverte_le: 2026-07-06
echeance: 2026-09-30
statut: en_cours
reussite: {indicateur: Salles trop petites, avant: {valeur: 1, le: 2026-06-30}, cible: 0, sens: baisse}
"""
        evidence: Evidence = lire("une-personne", {"content/actions/ACT-2026-002.yaml": late})
        assert "retard-sans-explication" in {finding.code for finding in evidence.findings}
        found = preaudit(evidence)
        assert line(found, "32-appreciations").verdict is Verdict.DEMONTREE


class TestALineIsNotVerifiable:
    def test_without_organisation(self, lire) -> None:
        found = preaudit(lire("une-personne", {"content/organisme.yaml": "nom: [\n"}))
        assert set(verdicts(found).values()) == {Verdict.NON_VERIFIABLE}
        assert found.categories == ()
        assert [one.indicateur.numero for one in found.indicateurs] == [30, 31, 32, 33]

    def test_when_a_decisive_rule_could_not_look(self, lire) -> None:
        broken = {"content/appreciations/APP-2026-S1-CHAUD.yaml": "titre: [\n"}
        found = preaudit(lire("une-personne", broken))
        assert line(found, "30-sollicitation").verdict is Verdict.NON_VERIFIABLE
        assert "APP-2026-S1-CHAUD" in " ".join(reasons(found, "30-sollicitation"))
        faults = [one for vu in found.indicateurs for one in vu.releves if one.regle is None]
        assert {one.indicateurs for one in faults} == {(30, 32)}

    def test_a_register_with_an_unreadable_reclamation_is_not_an_empty_one(self, lire) -> None:
        found = preaudit(lire("une-personne", {"content/signalements/REC-2026-001.yaml": "titre: [\n"}))
        assert line(found, "31-reclamations").verdict is Verdict.NON_VERIFIABLE
        assert "REC-2026-001 n’a pas pu être lu" in reasons(found, "31-reclamations")


class TestANewEntrant:
    def test_shows_only_the_formalisation(self, lire) -> None:
        found = preaudit(lire("nouvel-entrant"))
        assert found.nouvel_entrant
        shown = {code for code, verdict in verdicts(found).items() if verdict is Verdict.DEMONTREE}
        assert shown == {"31-modalites", "32-formalisation", "32-risques"}
        later = {one.attendu.code for vu in found.indicateurs for one in vu.attendus if one.plus_tard}
        assert {"sollicitation", "reclamations", "plan"} <= later
        assert "procedure" not in later

    def test_shows_the_rest_at_the_next_audit(self, lire) -> None:
        found = preaudit(lire("nouvel-entrant", today=date(2027, 11, 15)))
        assert not found.nouvel_entrant
        assert verdicts(found)["32-appreciations"] is Verdict.NON_DEMONTREE


class TestTheDay:
    def test_the_version_is_that_of_the_day_of_the_audit(self, lire) -> None:
        old = preaudit(lire("centre-de-bilan", le=date(2026, 10, 31)))
        new = preaudit(lire("centre-de-bilan", le=date(2026, 11, 1)))
        assert [(one.version.code, one.fin) for one in (old, new)] == [
            ("V9", date(2026, 10, 31)),
            ("decret-2026-728", None),
        ]

    def test_an_indicator_that_does_not_apply_is_said(self, lire) -> None:
        found = preaudit(lire("centre-de-bilan"))
        assert found.ecartes == ((33, "ne concerne que la catégorie Apprentissage"),)


class TestProofs:
    def test_every_prover_is_registered_in_order(self) -> None:
        assert list(PROVERS) == sorted(PROVERS)

    def test_every_prover_is_used(self) -> None:
        used = {line.preuve for version in load_versions() for line in version.grille}
        used |= {
            wanted.preuve
            for version in load_versions()
            for one in version.indicateurs
            for wanted in one.attendus
        }
        assert used == set(PROVERS)

    def test_every_record_named_exists(self) -> None:
        project, findings = open_project(ROOT, clock=date(2030, 1, 1))
        evidence = gather(project, findings)
        for vu in preaudit(evidence).indicateurs:
            for shown in (*(one.montre for one in vu.lignes), *(one.montre for one in vu.attendus)):
                for proof in shown.preuves:
                    named = [part for part in proof.phrase if isinstance(part, Ref)]
                    assert {ref.id for ref in (*named, *proof.fiches)} <= evidence.graph.records.keys()

    def test_what_has_not_happened_yet_shows_nothing(self, lire) -> None:
        """Read as on a past day, a plan shows only what had begun."""
        found = preaudit(lire("centre-de-bilan", today=date(2025, 6, 1)))
        assert line(found, "32-appreciations").verdict is Verdict.NON_DEMONTREE
