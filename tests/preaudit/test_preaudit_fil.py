"""The stages of a thread: what each says when nothing stands there; and how a register is told."""

from collections.abc import Callable

import pytest

from filrouge.evidence import Evidence
from filrouge.preaudit import PROVERS, Phrase, Preuve, brut, trace
from filrouge.preaudit.scope import Scope
from filrouge.records import Ref

Reader = Callable[..., Evidence]
DIFFICULTE = """\
titre: {titre}
nature: difficulte
recu_le: {recu}
canal: interne
qualite: equipe_pedagogique
description: Le groupe a commencé avec vingt minutes de retard.
gravite: mineure
{rest}"""
RECLAMATION = """\
titre: Demande de remboursement
nature: reclamation
recu_le: 2026-10-12
canal: courriel
qualite: beneficiaire
description: Remboursement demandé après la fin de la session.
gravite: mineure
accuse_le: 2026-10-13
reponse: Les conditions générales ne le prévoient pas.
repondu_le: 2026-10-13
clos_le: 2026-10-13
suite: {nature: sans_suite, motif: Demande hors des conditions générales de vente}
"""
ACTION = """\
titre: Faire ouvrir la salle une heure plus tôt
type: corrective
origines: [DIF-2026-002]
ouverte_le: 2026-06-15
statut: en_cours
responsable: direction
"""
TREATED = "traitement: Salle ouverte une heure plus tôt.\n"
CLOSED = f"{TREATED}clos_le: 2026-10-20\nsuite: {{nature: sans_suite, motif: Cas isolé}}\n"


def difficulte(rest: str, recu: str = "2026-10-12", titre: str = "Salle fermée à clé") -> str:
    return DIFFICULTE.format(titre=titre, recu=recu, rest=rest)


def said(phrase: Phrase) -> str:
    return brut(phrase).replace("\u00a0", " ")


class TestAnEmptyStage:
    @pytest.mark.parametrize(
        ("rest", "decision", "action"),
        [
            ("", "! aucune décision", "! aucune action"),
            ("suite: {nature: action}\n", "", "! une action est décidée, aucune n’est ouverte"),
            (
                "suite: {nature: sans_suite, motif: Cas isolé vu avec le client}\n",
                "",
                "– sans action, par décision motivée",
            ),
        ],
    )
    def test_of_a_return(self, lire: Reader, rest: str, decision: str, action: str) -> None:
        evidence = lire("une-personne", {"content/signalements/DIF-2026-002.yaml": difficulte(rest)})
        stages = self.empty(evidence, Ref("DIF-2026-002"))
        assert stages == {
            **({"Décision": decision} if decision else {}),
            "Action": action,
            "Effet": "– aucun effet à mesurer",
        }

    def test_of_a_return_that_a_review_left_open(self, lire: Reader) -> None:
        evidence = lire("une-personne", waiting(lire))
        assert "REV-2026-S1" in evidence.graph.records
        assert self.empty(evidence, Ref("DIF-2026-002")) == {
            "Action": "! à suivre, pas encore d’action",
            "Effet": "– aucun effet à mesurer",
        }

    @pytest.mark.parametrize("own", ["", "suite: {nature: action}\n"])
    def test_of_a_decision_that_adds_nothing_to_the_action_of_another(self, lire: Reader, own: str) -> None:
        fiches = {
            **waiting(lire),
            "content/signalements/DIF-2026-002.yaml": difficulte(own, recu="2026-06-12"),
            "content/actions/ACT-2026-090.yaml": ACTION,
        }
        evidence = lire("une-personne", fiches)
        assert self.empty(evidence, Ref("REV-2026-S1", "salle")) == {
            "Action": "– sans action, par décision motivée",
            "Effet": "– aucun effet à mesurer",
        }

    def test_of_a_decision_that_adds_nothing_to_one_without_its_action(self, lire: Reader) -> None:
        own = difficulte("suite: {nature: action}\n", recu="2026-06-12")
        fiches = {**waiting(lire), "content/signalements/DIF-2026-002.yaml": own}
        told = self.empty(lire("une-personne", fiches), Ref("REV-2026-S1", "salle"))
        assert told["Action"] == "! une action est décidée, aucune n’est ouverte"

    def test_of_a_decision_to_act(self, lire: Reader) -> None:
        decided = waiting(lire, suite="{nature: action}")
        assert self.empty(lire("une-personne", decided), Ref("REV-2026-S1", "salle")) == {
            "Action": "! une action est décidée, aucune n’est ouverte",
            "Effet": "– aucun effet à mesurer",
        }

    @pytest.mark.parametrize(("statut", "told"), [("maitrise", "maîtrise en place"), ("clos", "risque clos")])
    def test_of_a_risk(self, lire: Reader, statut: str, told: str) -> None:
        text = lire("une-personne").documents["RSQ-2026-001"].text
        lines = [line for line in text.splitlines() if not line.startswith("statut:")]
        fiche = {"content/risques/RSQ-2026-001.yaml": "\n".join([*lines, f"statut: {statut}\n"])}
        evidence = lire("une-personne", fiche)
        found = trace(Scope(evidence), Ref("RSQ-2026-001"))
        assert found.etapes[0].nom == "Risque"
        assert self.empty(evidence, Ref("RSQ-2026-001")) == {
            "Décision": f"– {told}",
            "Action": "– aucune action",
            "Effet": "– aucun effet à mesurer",
        }

    @staticmethod
    def empty(evidence: Evidence, ref: Ref) -> dict[str, str]:
        """What the stages after the constat say of themselves, where nothing stands."""
        return {
            stage.nom: f"– {stage.neant}" if stage.neant else f"! {said(stage.trous[0])}"
            for stage in trace(Scope(evidence), ref).etapes[2:]
            if not stage.elements
        }


def waiting(lire: Reader, suite: str = "{nature: sans_suite, motif: Réponse attendue}") -> dict[str, str]:
    """Return an open difficulté, and the revue that decides on it."""
    text = lire("une-personne").documents["REV-2026-S1"].text
    decided = (
        "decisions:\n  - code: salle\n    sur: [DIF-2026-002]\n    decision: Attendre la réponse du client.\n"
        f"    suite: {suite}\n"
    )
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return {
        "content/signalements/DIF-2026-002.yaml": difficulte("", recu="2026-06-12"),
        "content/revues/REV-2026-S1.md": f"---\n{without_decisions(head)}\n{decided}---\n{body}",
    }


def without_decisions(head: str) -> str:
    """Return a front matter without its décisions."""
    kept, skipping = [], False
    for line in head.split("\n"):
        skipping = line.startswith("decisions:") or (skipping and line.startswith((" ", "-")))
        if not skipping:
            kept.append(line)
    return "\n".join(kept)


class TestTheRegisterIsTold:
    """The sample organisation already has DIF-2026-001, closed."""

    @pytest.mark.parametrize(
        ("fiches", "told"),
        [
            ({}, "1 difficulté depuis le 16 novembre 2025, traitée : DIF-2026-001"),
            (
                {"002": CLOSED},
                "2 difficultés depuis le 16 novembre 2025, toutes traitées, par exemple DIF-2026-002",
            ),
            (
                {"002": TREATED},
                "2 difficultés depuis le 16 novembre 2025, 1 traitée, 1 en cours (DIF-2026-002), par exemple DIF-2026-001",
            ),
            (
                {"002": TREATED, "003": ""},
                (
                    "3 difficultés depuis le 16 novembre 2025, dont 1 traitée, 1 en cours (DIF-2026-002), "
                    "par exemple DIF-2026-001"
                ),
            ),
            ({"001": TREATED}, "1 difficulté depuis le 16 novembre 2025, en cours : DIF-2026-001"),
            (
                {"001": TREATED, "002": TREATED},
                "2 difficultés depuis le 16 novembre 2025, toutes en cours, par exemple DIF-2026-002",
            ),
        ],
    )
    def test_what_is_closed_is_the_example_and_the_rest_is_said_to_go_on(
        self, lire: Reader, fiches: dict[str, str], told: str
    ) -> None:
        files = {
            f"content/signalements/DIF-2026-{number}.yaml": difficulte(rest)
            for number, rest in fiches.items()
        }
        (first, *_) = proofs(lire("une-personne", files), "difficultes")
        assert first.partition(" «")[0] == told

    def test_why_nothing_followed_is_quoted(self, lire: Reader) -> None:
        evidence = lire("une-personne", {"content/signalements/REC-2026-001.yaml": RECLAMATION})
        assert any(
            text.endswith(": sans suite, « Demande hors des conditions générales de vente »")
            for text in proofs(evidence, "reclamations")
        )


def proofs(evidence: Evidence, prover: str) -> list[str]:
    return [said(one.phrase) for one in PROVERS[prover].dit(Scope(evidence)) if isinstance(one, Preuve)]


class TestWhatShowsThatActionsWereDone:
    @pytest.mark.parametrize(
        ("shown", "told"),
        [
            ("preuves: [preuves/entretiens.txt]\n", "1 action réalisée : 1 avec une pièce ;"),
            (
                "suivi: [{le: 2026-07-02, note: Salle ouverte à huit heures.}]\n",
                "1 action réalisée : 1 avec une note datée seulement ;",
            ),
            ("", "1 action réalisée : 1 sans rien qui le montre ;"),
        ],
    )
    def test_a_file_is_not_a_note(self, lire: Reader, shown: str, told: str) -> None:
        done = ACTION.replace("DIF-2026-002", "DIF-2026-001").replace("en_cours", "realisee")
        fiche = {"content/actions/ACT-2026-001.yaml": f"{done}realisee_le: 2026-07-01\n{shown}"}
        evidence = lire("une-personne", fiche)
        assert proofs(evidence, "mise_en_oeuvre")[0].startswith(told)
