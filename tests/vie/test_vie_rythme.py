"""Month by month, register by register; the two dates of a record; what moved, and what happened since the audit."""

from dataclasses import replace
from datetime import date

from vie_plans import SANS, TODAY, action, ago, check, day, lived, organisme, plan, signalement

from filrouge.history import Historique
from filrouge.records.types.action import AbandonAction, Report, Statut
from filrouge.records.types.commun import NoteSuivi
from filrouge.records.types.organisme import Audit, TypeAudit
from filrouge.vie import (
    Concordance,
    Registre,
    Reports,
    ReportsAction,
    Rythme,
    chronologie,
    dates_declarees,
    depuis_l_audit,
    fraicheur,
    registre_de,
    reports,
    rythme,
)


def test_the_three_kinds_of_signalement_are_never_merged() -> None:
    ids = ("REC-2026-001", "DIF-2026-001", "ALE-2026-001", "PRC-QUALITE", "organisme")
    assert [registre_de(id_) for id_ in ids] == [
        Registre.RECLAMATIONS,
        Registre.DIFFICULTES,
        Registre.ALEAS,
        None,
        None,
    ]


def test_every_register_has_its_words() -> None:
    assert [registre.libelle for registre in Registre] == [
        "Appréciations", "Réclamations", "Difficultés", "Aléas", "Abandons", "Risques", "Revues", "Actions", "Bilans",
    ]  # fmt: skip


def test_the_rhythm_of_two_years() -> None:
    records = [
        action(1, day(40)),
        action(2, day(400), repris_le=day(16)),
        signalement("REC-2026-001", day(16)),
    ]
    versions = {
        "ACT-2026-001": lived("ACT-2026-001", (ago(40), {"a": 1}), (ago(16), {"a": 2}), (ago(16), {"a": 2})),
        "ACT-2026-002": lived("ACT-2026-002", (ago(16), {"a": 1})),
        "ACT-2025-003": lived("ACT-2025-003", (ago(716), {"a": 1}), (ago(715), None)),
        "REC-2026-001": lived("REC-2026-001", (ago(15), {"a": 1})),
    }
    found = rythme(plan(records, versions))
    assert isinstance(found, Rythme)
    assert (len(found.mois), found.mois[0].premier, found.mois[-1].premier) == (
        24,
        date(2024, 12, 1),
        date(2026, 11, 1),
    )
    counted = {month.premier: (dict(month.evenements), month.reprises) for month in found.mois if month.total}
    assert counted == {
        date(2024, 12, 1): ({Registre.ACTIONS: 1}, 0),
        date(2026, 10, 1): ({Registre.ACTIONS: 2}, 1),
        date(2026, 11, 1): ({Registre.RECLAMATIONS: 1}, 0),
    }
    assert found.n == 4


def test_no_month_is_silent_before_the_first_record_came_into_git() -> None:
    records = [action(1, day(400)), action(2, day(300))]
    versions = {
        f"ACT-2026-00{n}": lived(f"ACT-2026-00{n}", (ago(came), {"a": 1})) for n, came in ((1, 40), (2, 1))
    }
    found = rythme(plan(records, versions))
    assert isinstance(found, Rythme)
    assert [(month.premier, month.total) for month in found.mois] == [
        (date(2026, 10, 1), 1),
        (date(2026, 11, 1), 1),
    ]
    empty = rythme(plan(records, {}))
    assert isinstance(empty, Rythme)
    assert [month.premier for month in empty.mois] == [date(2026, 11, 1)]


def test_the_timeline_newest_first() -> None:
    versions = {
        "ACT-2026-001": lived("ACT-2026-001", (ago(40), {"a": 1}), (ago(1), {"a": 2})),
        "PRC-QUALITE": lived("PRC-QUALITE", (ago(3), {"a": 1})),
        # Earlier on the same day as the other.
        "ACT-2026-002": lived("ACT-2026-002", (ago(2), {"a": 1}), (ago(1.1), {"a": 2})),
    }
    found = chronologie(plan([action(1, day(40)), action(2, day(2))], versions))
    assert isinstance(found, tuple)
    assert [(start, [(one.id, one.jour) for one in events]) for start, events in found] == [
        (date(2026, 11, 1), [("ACT-2026-001", day(1)), ("ACT-2026-002", day(1)), ("ACT-2026-002", day(2))]),
        (date(2026, 10, 1), [("ACT-2026-001", day(40))]),
    ]


def test_without_history_the_reason() -> None:
    evidence = plan([action(1, day(3))], SANS)
    assert rythme(evidence) == chronologie(evidence) == SANS


def test_freshness_tells_both_days_of_each_register() -> None:
    notes = (NoteSuivi(le=day(9), note="Fait."), NoteSuivi(le=day(-9), note="Prévu."))
    records = [action(1, day(40), suivi=notes), action(2, day(20)), signalement("DIF-2026-001", day(30))]
    versions = {
        "ACT-2026-002": lived("ACT-2026-002", (ago(19), {"a": 1}), (ago(5), {"a": 2}), (ago(2), {"a": 2}))
    }
    found = fraicheur(plan(records, versions))
    assert [one.registre for one in found.registres] == list(Registre)
    told = {
        one.registre: (
            one.fiches,
            one.declare and (one.declare.id, one.declare.jour),
            one.enregistre and one.enregistre.jour,
        )
        for one in found.registres
        if one.fiches
    }
    assert told == {
        Registre.DIFFICULTES: (1, ("DIF-2026-001", day(30)), None),
        Registre.ACTIONS: (2, ("ACT-2026-001", day(9)), day(5)),
    }
    assert found.sans_historique is None
    assert fraicheur(plan(records)).sans_historique == SANS
    assert fraicheur(plan(records)).registres[7].declare == found.registres[7].declare


def test_the_two_dates_of_a_record_in_honest_words() -> None:
    records = [action(n, day(n), repris_le=day(1) if n == 50 else None) for n in (10, 20, 31, 41, 50)]
    entries = {10: 10, 20: 21, 31: 1, 41: 10, 50: 1}
    versions = {
        f"ACT-2026-{n:03}": lived(f"ACT-2026-{n:03}", (ago(came), {"a": 1})) for n, came in entries.items()
    }
    found = dates_declarees(plan([*records, action(5, day(5))], versions))
    told = [(one.id, one.ecart, one.concordance, one.phrase.replace("\u00a0", " ")) for one in found.fiches]
    assert told == [
        ("ACT-2026-050", 49, Concordance.REPRISE, "Date déclarée : 27 septembre 2026 ; entrée dans l’historique le 15 novembre 2026 (reprise d’un document plus ancien, et la fiche ou l’organisme le dit)."),
        ("ACT-2026-041", 31, Concordance.ECART, "Date déclarée : 6 octobre 2026 ; entrée dans l’historique le 6 novembre 2026 (31 jours plus tard, sans dire qu’elle reprend un document plus ancien)."),
        ("ACT-2026-031", 30, Concordance.PROCHES, "Date déclarée : 16 octobre 2026 ; entrée dans l’historique le 15 novembre 2026 (30 jours plus tard)."),
        ("ACT-2026-020", -1, Concordance.POSTERIEURE, "Date déclarée : 27 octobre 2026 ; entrée dans l’historique le 26 octobre 2026 (1 jour avant la date déclarée)."),
        ("ACT-2026-010", 0, Concordance.PROCHES, "Date déclarée : 6 novembre 2026 ; entrée dans l’historique le 6 novembre 2026 (le jour même)."),
        ("ACT-2026-005", None, Concordance.NON_ENREGISTREE, "Date déclarée : 11 novembre 2026 ; pas encore enregistrée."),
    ]  # fmt: skip
    assert "piste de traçabilité" in found.definition
    assert "Aucune de ces dates ne prouve" in found.avertissement


def test_dates_without_history_are_still_told() -> None:
    found = dates_declarees(plan([organisme(), action(1, day(5))]))
    assert [(one.cle, one.declaree, one.premiere, one.concordance) for one in found.fiches] == [
        ("ouverte_le", day(5), None, Concordance.INCONNUE)
    ]
    assert found.fiches[0].phrase.endswith("; l’historique n’a pas pu être lu.")
    assert found.sans_historique == SANS


def test_the_organisation_may_say_that_all_was_resumed() -> None:
    records = [organisme(repris_le=day(9)), action(1, day(99)), action(2, day(99))]
    versions = {
        f"ACT-2026-00{n}": lived(f"ACT-2026-00{n}", (ago(came), {"a": 1})) for n, came in ((1, 9), (2, 8))
    }
    versions["ACT-2025-001"] = lived("ACT-2025-001", (ago(9), {"a": 2}), (ago(8), None))
    evidence = plan(records, versions)
    assert [one.concordance for one in dates_declarees(evidence).fiches] == [
        Concordance.REPRISE,
        Concordance.ECART,
    ]
    found = rythme(evidence)
    assert isinstance(found, Rythme)
    assert (found.mois[-1].total, found.mois[-1].reprises) == (2, 2)


def moved(*pairs: tuple[int, int]) -> tuple[Report, ...]:
    """Decided so many days ago, from an échéance so many days ago."""
    return tuple(Report(le=day(on), ancienne=day(old), motif="Imprimeur fermé.") for on, old in pairs)


def test_postponements() -> None:
    records = [
        action(1, day(90), echeance=day(-10), reports=moved((50, 40), (15, 20))),
        action(2, day(90), echeance=day(5)),
        action(3, day(90), reports=moved((50, 40))),
        action(4, day(90), echeance=day(5), reports=moved((-3, 40))),
    ]
    steps = [
        (ago(60), {"echeance": "2026-10-01"}),
        (ago(50), {"echeance": "2026-11-11"}),
        (ago(40), {"echeance": "2026-11-01"}),
    ]
    told = [
        (ago(60), {"echeance": day(40).isoformat()}),
        (ago(50), {"echeance": day(20).isoformat()}),
        (ago(3), {"echeance": "bientôt"}),
    ]
    versions = {"ACT-2026-002": lived("ACT-2026-002", *steps), "ACT-2026-001": lived("ACT-2026-001", *told)}
    first = ReportsAction("ACT-2026-001", nombre=2, jours=50, depasses=1, tus=0, jours_tus=0)
    silent = ReportsAction("ACT-2026-002", nombre=0, jours=0, depasses=0, tus=1, jours_tus=41)
    found = reports(plan(records, versions))
    assert found == Reports(found.definition, 3, (first, silent))
    assert (found.nombre, found.jours, found.depasses, found.tus) == (2, 50, 1, 1)
    assert reports(plan(records)).actions == (replace(first, tus=None, jours_tus=None),)
    assert reports(plan(records)).tus is None


def test_an_echeance_taken_away_and_written_later_has_moved() -> None:
    one = action(1, day(90), echeance=day(-90))
    told = [(ago(60), {"echeance": day(10).isoformat()}), (ago(50), {"a": 1}), (ago(40), {"a": 2})]
    versions = lived(one.id, *told, (ago(20), {"echeance": day(-90).isoformat()}))
    (found,) = reports(plan([one], {one.id: versions})).actions
    assert (found.tus, found.jours_tus) == (1, 100)


def test_the_days_of_a_silent_postponement_are_no_declared_ones() -> None:
    one = action(1, day(90), echeance=day(-90), reports=moved((50, 40)))
    days = [
        (ago(age), {"echeance": day(due).isoformat()})
        for age, due in ((60, 40), (50, 10), (20, -20), (5, -90))
    ]
    (found,) = reports(plan([one], {one.id: lived(one.id, *days)})).actions
    assert (found.nombre, found.jours, found.tus, found.jours_tus) == (1, 30, 2, 100)


def test_since_the_last_audit() -> None:
    audits = (
        Audit(type=TypeAudit.INITIAL, date=day(500)),
        Audit(type=TypeAudit.SURVEILLANCE, date=day(100)),
        Audit(type=TypeAudit.RENOUVELLEMENT, date=day(-30)),
    )
    records = [
        organisme(audits=audits),
        action(1, day(100), Statut.VERIFIEE, realisee_le=day(99), efficacite=check(day(1))),
        action(2, day(99), Statut.ABANDONNEE, abandon=AbandonAction(le=day(2), motif="Salle fermée.")),
        action(3, day(150), Statut.REALISEE, realisee_le=day(100)),
        signalement("REC-2026-001", day(120), clos_le=day(3)),
    ]
    versions = {
        "ACT-2026-001": lived("ACT-2026-001", (ago(100), {"a": 1})),
        "ACT-2026-002": lived("ACT-2026-002", (ago(99), {"a": 1})),
        "ACT-2026-009": lived("ACT-2026-009", (ago(99), {"a": 1}), (ago(98), None)),
    }
    found = depuis_l_audit(plan(records, versions))
    assert found is not None
    assert found.audit.date == day(100)
    assert (found.creees, found.realisees, found.verifiees) == (
        ("ACT-2026-002",),
        ("ACT-2026-001",),
        ("ACT-2026-001",),
    )
    assert (found.abandonnees, found.closes, found.changees) == (
        ("ACT-2026-002",),
        ("REC-2026-001",),
        ("ACT-2026-002",),
    )
    blind = depuis_l_audit(plan(records))
    assert blind is not None
    assert blind == replace(found, changees=None, sans_historique=SANS)


def test_an_audit_of_the_day_is_not_past() -> None:
    today = organisme(audits=(Audit(type=TypeAudit.INITIAL, date=TODAY),))
    assert depuis_l_audit(plan([today], {})) is None
    assert depuis_l_audit(plan([], {})) is None


def test_the_history_of_another_day_leaves_out_later_commits() -> None:
    evidence = plan([action(1, day(9))], {"ACT-2026-001": lived("ACT-2026-001", (ago(9), {"a": 1}))})
    assert isinstance(evidence.historique, Historique)
    assert evidence.historique.jusqu_au(TODAY) == evidence.historique
