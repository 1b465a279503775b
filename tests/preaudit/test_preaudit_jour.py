"""A day in the past, or to come: what is dated later shows nothing, what falls due before the audit is told."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import gather
from filrouge.preaudit import LigneVue, PreAudit, Verdict, brut, preaudit
from filrouge.preaudit.jour import au_jour
from filrouge.project import open_project
from filrouge.records import Action, Bilan, Revue, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.revue import StatutRevue
from filrouge.report.audit_blocs import blocs
from filrouge.report.audit_text import render_texte

ROOT = Path(__file__).parents[2]
CLOCK = date(2026, 11, 22)
PATH = "content/signalements/REC-2026-001.yaml"
RECLAMATION = """\
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-10-12
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: mineure
accuse_le: 2026-10-13
analyse: Feuille d’émargement rapportée trop tard par le formateur.
reponse: Attestation envoyée, avec nos excuses.
repondu_le: 2026-10-19
clos_le: 2026-10-26
suite: {nature: sans_suite, motif: Oubli isolé ; envoi corrigé le jour même., le: 2026-10-26}
"""


def example(day: date) -> PreAudit:
    project, findings = open_project(ROOT, clock=CLOCK, asked=day)
    return preaudit(gather(project, findings, audit_le=day))


def line(found: PreAudit, code: str) -> LigneVue:
    return next(one for vu in found.indicateurs for one in vu.lignes if one.ligne.code == code)


def page(found: PreAudit) -> str:
    return render_texte(blocs(found), width=10_000).replace("\u00a0", " ")


class TestTheRecordsOfADay:
    def test_what_is_dated_later_is_not_there_yet(self, lire) -> None:
        graph = lire("une-personne", {PATH: RECLAMATION}).graph
        then = au_jour(graph, date(2026, 10, 15))
        (action,) = then.graph.of(Action)
        assert (action.statut, action.realisee_le, action.efficacite) == (
            Statut.REALISEE,
            date(2026, 9, 10),
            None,
        )
        assert action.reussite is not None
        assert (action.reussite.avant is not None, action.reussite.apres) == (True, None)
        told = then.graph.records["REC-2026-001"]
        assert isinstance(told, Signalement)
        assert (told.accuse_le, told.reponse, told.repondu_le, told.clos_le, told.suite) == (
            date(2026, 10, 13),
            None,
            None,
            None,
            None,
        )
        assert then.changees == {"ACT-2026-001", "REC-2026-001"}

    def test_before_it_was_done_an_action_was_open(self, lire) -> None:
        then = au_jour(lire("une-personne").graph, date(2026, 8, 1))
        (action,) = then.graph.of(Action)
        assert (action.statut, action.preuves) == (Statut.EN_COURS, ())

    def test_records_to_come_are_absent_with_their_links(self, lire) -> None:
        then = au_jour(lire("une-personne").graph, date(2026, 7, 3))
        assert not then.graph.of(Action)
        assert not then.graph.of(Revue)
        assert {one.source.id for one in then.graph.links} <= then.graph.records.keys()

    def test_minutes_approved_later_were_a_draft(self, lire) -> None:
        path = "content/revues/REV-2026-S1.md"
        text = lire("une-personne").documents["REV-2026-S1"].text
        later = text.replace("approuvee_le: 2026-07-06", "approuvee_le: 2026-07-20")
        then = au_jour(lire("une-personne", {path: later}).graph, date(2026, 7, 10))
        (revue,) = then.graph.of(Revue)
        assert revue.statut is StatutRevue.BROUILLON

    def test_an_echeance_moved_later_is_the_one_before(self, lire) -> None:
        path = "content/actions/ACT-2026-001.yaml"
        moved = (
            lire("une-personne")
            .documents["ACT-2026-001"]
            .text.replace(
                "echeance: 2026-09-15\n",
                "echeance: 2026-09-15\nreports: [{le: 2026-08-20, ancienne: 2026-08-31, motif: Imprimeur fermé.}]\n",
            )
        )
        graph = lire("une-personne", {path: moved}).graph
        known = {
            day: (action.echeance, len(action.reports))
            for day in (date(2026, 8, 1), date(2026, 8, 20))
            for action in au_jour(graph, day).graph.of(Action)
        }
        assert known == {
            date(2026, 8, 1): (date(2026, 8, 31), 0),
            date(2026, 8, 20): (date(2026, 9, 15), 1),
        }

    def test_today_it_is_the_very_same_graph(self, lire) -> None:
        graph = lire("une-personne", {PATH: RECLAMATION}).graph
        assert au_jour(graph, CLOCK).graph is graph

    def test_the_first_audit_of_the_example_sees_one_bilan(self) -> None:
        project, findings = open_project(ROOT, clock=CLOCK)
        then = au_jour(gather(project, findings).graph, date(2025, 2, 11))
        assert [one.id for one in then.graph.of(Bilan)] == ["BIL-2024-VAE"]


class TestAPastDay:
    def test_counts_stop_at_the_day(self) -> None:
        told = page(example(date(2025, 2, 11)))
        assert "1 vérification : 1 efficace" in told
        assert "BIL-2025-VAE : 36 candidats" not in told

    def test_no_day_told_as_done_comes_after(self) -> None:
        told = page(example(date(2026, 10, 31)))
        assert "32 actions réalisées" in told
        assert "ACT-2026-019" not in told.partition("la dernière : ")[2].partition("\n")[0]
        assert "10 novembre 2026" not in told

    def test_the_head_says_once_that_texts_are_those_of_today(self) -> None:
        told = page(example(date(2026, 11, 1)))
        assert told.count("état d’aujourd’hui") == 1
        assert "ce qui est daté d’après ne compte pas" in told

    def test_a_version_to_come_leaves_the_one_before_unknown(self) -> None:
        found = line(example(date(2026, 11, 1)), "31-modalites")
        assert found.verdict is Verdict.NON_VERIFIABLE
        (reason,) = [brut(phrase).replace("\u00a0", " ") for phrase in found.raisons]
        assert reason == (
            "PRC-RECLAMATIONS : la version 2.0 n’est applicable que le 3 novembre 2026 ; "
            "version alors applicable : non vérifiable dans les fiches d’aujourd’hui"
        )

    def test_a_version_still_to_come_today_is_only_to_come(self, lire) -> None:
        paths = {
            f"content/procedures/{id_}.md": lire("une-personne").documents[id_].text
            for id_ in ("PRC-AMELIORATION", "PRC-RECLAMATIONS")
        }
        later = {
            path: "\n".join(
                "applicable_le: 2027-03-01" if row.startswith("applicable_le") else row
                for row in text.split("\n")
            )
            for path, text in paths.items()
        }
        assert line(preaudit(lire("une-personne", later)), "31-modalites").verdict is Verdict.NON_DEMONTREE


class TestUntilTheAudit:
    def test_what_falls_due_is_told_with_the_command(self, lire) -> None:
        waiting = RECLAMATION.partition("reponse:")[0].replace("2026-10-1", "2026-11-1")
        found = preaudit(lire("une-personne", {PATH: waiting}, today=date(2026, 11, 16)))
        assert [brut(phrase).replace("\u00a0", " ") for phrase in found.a_venir] == []
        late = waiting.replace("recu_le: 2026-11-12", "recu_le: 2026-11-02").replace("11-13", "11-03")
        found = preaudit(lire("une-personne", {PATH: late}, today=date(2026, 11, 16)))
        assert [brut(phrase).replace("\u00a0", " ") for phrase in found.a_venir] == [
            "REC-2026-001 : réponse à donner pour le 2 décembre 2026"
        ]
        assert "D’ici l’audit :\n    · REC-2026-001" in page(found)
        assert "filrouge audit --le 2026-12-08" in page(found)

    def test_the_day_itself_has_nothing_ahead(self) -> None:
        assert "D’ici l’audit" not in page(example(date(2026, 12, 8)))


class TestTheDayOfARecueil:
    @pytest.mark.parametrize(
        ("day", "last"), [("2026-10-04", "APP-2026-T3-CHAUD"), ("2026-10-05", "APP-2026-T3-FROID")]
    )
    def test_a_froid_it_is_the_day_of_the_synthesis(self, day: str, last: str) -> None:
        """The trainings ended on 19 June; people were asked, and the synthesis made, on 5 October."""
        shown = line(example(date.fromisoformat(day)), "30-sollicitation").montre.preuves[0]
        assert f"la dernière {last}" in brut(shown.phrase)

    def test_each_category_has_its_own_rhythm(self) -> None:
        shown = line(example(CLOCK), "30-frequence").montre.preuves
        told = [brut(one.phrase).replace("\u00a0", " ") for one in shown]
        assert [text.partition(" : ")[0] for text in told[:6]] == [
            "Bénéficiaires, action de formation, à chaud",
            "Bénéficiaires, action de formation, à froid",
            "Bénéficiaires, bilan de compétences, à chaud",
            "Bénéficiaires, bilan de compétences, à froid",
            "Bénéficiaires, VAE, questionnaire",
            "Bénéficiaires, apprentissage, questionnaire",
        ]
        assert not any("depuis le 22 novembre 2024" in text for text in told)
