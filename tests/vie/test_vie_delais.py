"""From a return to the check of the effect: each step, with its spread, from the declared dates alone."""

from dataclasses import replace
from datetime import date

from vie_plans import action, appreciation, check, day, plan, signalement

from filrouge.audit.etat import Issue, decide, etat, reprise
from filrouge.records import Abandon, Ref, Revue, Risque
from filrouge.records.types.abandon import CauseAbandon, Stade
from filrouge.records.types.action import Statut
from filrouge.records.types.appreciation import Constat, Sens
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.revue import Decision, Instance, StatutRevue
from filrouge.records.types.risque import StatutRisque
from filrouge.vie import Chiffre, delais


def constat(code: str, decided: date | None = None) -> Constat:
    suite = Suite(nature=NatureSuite.ACTION, le=decided) if decided else None
    return Constat(code=code, texte="Trop dense.", sens=Sens.INSATISFACTION, suite=suite)


def review(held: date, **days: date | None) -> Revue:
    decisions = tuple(
        Decision(
            code=code, sur=(), decision="Ouvrir une action.", suite=Suite(nature=NatureSuite.ACTION, le=on)
        )
        for code, on in days.items()
    )
    return Revue(
        id="REV-2026-T1",
        titre="Revue",
        date=held,
        instance=Instance.REVUE_QUALITE,
        statut=StatutRevue.VALIDEE,
        participants=("direction",),
        decisions=decisions,
    )


def figures(*args: object, **keys: object) -> dict[str, Chiffre]:
    return {one.code: one for one in delais(plan(*args, **keys))}  # type: ignore[arg-type] # as plan takes them


def test_every_step_of_the_chain() -> None:
    records = [
        appreciation(
            "APP-2026-T1-CHAUD",
            day(200),
            constats=(constat("rythme"), constat("support", day(190)), constat("salle")),
        ),
        signalement("REC-2026-001", day(180), suite=Suite(nature=NatureSuite.SANS_SUITE, le=day(177))),
        Abandon(
            id="ABD-2026-001",
            formation="TAB",
            survenu_le=day(170),
            stade=Stade.DEBUT,
            cause=CauseAbandon.RYTHME,
        ),
        review(day(160), rythme=None, support=day(155)),
        action(1, day(150), Statut.VERIFIEE, realisee_le=day(100), efficacite=check(day(20))),
        action(
            2, day(140), Statut.REALISEE, realisee_le=day(10), origines=(Ref("APP-2026-T1-CHAUD", "support"),)
        ),
        action(3, day(130)),
    ]
    links = [
        ("REV-2026-T1#rythme", "sur", "APP-2026-T1-CHAUD#rythme"),
        ("REV-2026-T1#support", "sur", "APP-2026-T1-CHAUD#support"),
        ("REV-2026-T1#support", "sur", "ABD-2026-001"),
        ("ACT-2026-001", "origines", "APP-2026-T1-CHAUD#rythme"),
        ("ACT-2026-001", "decidee_en", "REV-2026-T1#rythme"),
        ("ACT-2026-002", "origines", "APP-2026-T1-CHAUD#support"),
    ]
    found = figures(records, links=links)
    assert {code: one.durees for code, one in found.items()} == {
        "retour_decision": (3, 10, 15, 40),
        "decision_action": (10, 50),
        "action_realisation": (50, 130),
        "realisation_verification": (80,),
        "retour_verification": (180,),
    }
    assert [(value.libelle, value.valeur) for value in found["retour_decision"].valeurs] == [
        ("médiane", 12.5),
        ("premier quartile", 8.25),
        ("troisième quartile", 21.25),
    ]
    assert [value.valeur for value in found["retour_verification"].valeurs] == [180, 180, 180]
    assert [one.n for one in found.values()] == [4, 2, 2, 1, 1]


def test_dates_in_disorder_or_to_come_do_not_count() -> None:
    records = [
        action(1, day(50), Statut.REALISEE, realisee_le=day(60)),
        action(2, day(50), Statut.REALISEE, realisee_le=day(-1)),
        action(3, day(50), Statut.REALISEE, realisee_le=day(50)),
    ]
    found = figures(records)["action_realisation"]
    assert (found.n, found.durees, found.absent) == (1, (0,), "")


def test_a_risk_is_no_return() -> None:
    risk = Risque(
        id="RSQ-2026-001", titre="Un seul formateur", cause="Rareté", probabilite=3, impact=3, maitrise="Un vivier",
        responsable="direction", identifie_le=day(300), statut=StatutRisque.OUVERT,
    )  # fmt: skip
    done = action(1, day(90), Statut.VERIFIEE, realisee_le=day(60), efficacite=check(day(10)))
    found = figures([risk, done], links=[("ACT-2026-001", "origines", "RSQ-2026-001")])
    assert found["retour_verification"].absent == "aucune fiche ne donne encore les deux dates"
    assert found["realisation_verification"].durees == (50,)


def test_each_figure_says_what_it_is() -> None:
    found = delais(plan([]))
    assert all(one.absent and not one.valeurs and one.definition.endswith(".") and one.de for one in found)


def test_what_a_revue_left_open_is_decided_and_looked_at_again() -> None:
    suite = Suite(nature=NatureSuite.SANS_SUITE, motif="Analyse en cours.")
    decision = Decision(code="deux", sur=(), decision="Attendre la réponse.", suite=suite)
    revue = replace(review(day(5)), decisions=(decision,), prochaine=day(-60))
    records = [signalement("REC-2026-001", day(20)), signalement("REC-2026-002", day(20)), revue]
    links = [("REV-2026-T1#deux", "sur", "REC-2026-001")]
    graph = plan(records, links=links).graph
    waiting, undecided = (etat(graph, Ref(record.id)) for record in records[:2])
    assert waiting.issue is Issue.A_SUIVRE
    assert (decide(waiting.issue), decide(undecided.issue)) == (True, False)
    assert (reprise(graph, waiting), reprise(graph, undecided)) == (day(-60), None)
    assert figures(records, links=links)["retour_decision"].n == 1
