"""Every measure on a small plan counted by hand; and what is said where there is nothing to measure."""

from dataclasses import replace
from datetime import UTC, datetime

from vie_plans import (
    SANS,
    TODAY,
    action,
    ago,
    appreciation,
    check,
    created,
    day,
    lived,
    organisme,
    plan,
    signalement,
)

from filrouge.evidence import Evidence
from filrouge.history import NiveauPreuve, Version
from filrouge.project import empreinte
from filrouge.records.types.action import Report, Statut
from filrouge.vie import Chiffre, vitalite

CODES = [
    "mois_actifs",
    "plus_long_silence",
    "semaine_chargee",
    "derniers_jours",
    "delai_enregistrement",
    "nees_closes",
    "premier_changement",
    "dormantes",
    "autre_personne",
    "part_prouvee",
    "reports_echeance",
    "en_retard",
    "recul_verification",
]


def measured(evidence: Evidence) -> dict[str, Chiffre]:
    return {one.code: one for one in vitalite(evidence)}


def values(evidence: Evidence, code: str) -> dict[str, float]:
    found = measured(evidence)[code]
    assert bool(found.valeurs) != bool(found.absent)
    return {value.libelle.replace("\u00a0", " "): value.valeur for value in found.valeurs}


def three() -> Evidence:
    """Three actions that came in 100, 98 and 10 days ago, the first changed 94 days ago."""
    records = [action(1, day(110)), action(2, day(98)), action(3, day(60))]
    versions = created(records, {"ACT-2026-002": 98, "ACT-2026-003": 10, "ACT-2026-001": 0})
    versions["ACT-2026-001"] = lived(
        "ACT-2026-001", (ago(100), {"statut": "a_faire"}), (ago(94), {"statut": "en_cours"})
    )
    return plan(records, versions)


def test_every_measure_has_a_title_a_definition_and_something_counted() -> None:
    found = vitalite(three())
    assert [one.code for one in found] == CODES
    assert all(one.titre and one.definition.endswith(".") and one.de for one in found)


def test_activity_of_the_year() -> None:
    evidence = three()
    assert values(evidence, "mois_actifs") == {"mois actifs, sur les 13 que l’année touche": 2}
    assert values(evidence, "plus_long_silence") == {"du 14 août 2026 au 6 novembre 2026": 84}
    assert values(evidence, "semaine_chargee") == {"semaine la plus chargée": 75}
    assert values(evidence, "derniers_jours") == {"14 derniers jours": 25}
    assert [measured(evidence)[code].n for code in CODES[:4]] == [4, 4, 4, 4]


def test_the_week_is_seven_days_and_no_more() -> None:
    records = [action(1, day(50)), action(2, day(50))]
    within = plan(records, created(records, {"ACT-2026-001": 20, "ACT-2026-002": 14}))
    beyond = plan(records, created(records, {"ACT-2026-001": 20, "ACT-2026-002": 13}))
    assert values(within, "semaine_chargee") == {"semaine la plus chargée": 100}
    assert values(beyond, "semaine_chargee") == {"semaine la plus chargée": 50}


def test_the_fortnight_includes_the_day_of_analysis() -> None:
    records = [action(1, day(50)), action(2, day(50)), action(3, day(50))]
    days = {"ACT-2026-001": 0, "ACT-2026-002": 13, "ACT-2026-003": 14}
    assert measured(plan(records, created(records, days)))["derniers_jours"].valeurs[0].valeur == 100 * 2 / 3


def test_the_silence_runs_from_the_window_and_to_the_day_of_analysis() -> None:
    one = [action(1, day(500))]
    old = plan(one, {"ACT-2026-001": lived("ACT-2026-001", (ago(500), {"a": 1}), (ago(40), {"a": 2}))})
    assert values(old, "plus_long_silence") == {"du 16 novembre 2025 au 7 octobre 2026": 325}
    silent = plan(one, {"ACT-2026-001": lived("ACT-2026-001", (ago(500), {"a": 1}))})
    assert values(silent, "plus_long_silence") == {"du 16 novembre 2025 au 16 novembre 2026": 365}
    assert measured(silent)["semaine_chargee"].absent == "aucun événement dans l’année"


def test_a_plan_that_begins_today_has_kept_no_silence() -> None:
    """Its procedure alone is in git: nothing lives yet, and nothing was silent for a year."""
    found = vitalite(plan([], {"PRC-QUALITE": lived("PRC-QUALITE", (ago(3), {"a": 1}))}))
    (silence,) = (one for one in found if one.code == "plus_long_silence")
    assert [value.valeur for value in silence.valeurs] == [3]


def test_a_file_merely_put_in_order_is_no_event() -> None:
    steps = ((ago(30), {"a": 1}), (ago(20), {"a": 1}), (ago(10), {"a": 2}))
    evidence = plan([action(1, day(30))], {"ACT-2026-001": lived("ACT-2026-001", *steps)})
    assert measured(evidence)["mois_actifs"].n == 2


def test_procedures_and_the_organisation_live_no_life() -> None:
    versions = {id_: lived(id_, (ago(5), {"a": 1})) for id_ in ("organisme", "PRC-QUALITE")}
    assert measured(plan([organisme()], versions))["mois_actifs"].n == 0


def test_months_are_those_of_utc() -> None:
    paris = datetime.fromisoformat("2026-11-01T00:30:00+01:00")
    evidence = plan(
        [action(1, day(30))], {"ACT-2026-001": lived("ACT-2026-001", (paris, {"a": 1}), (ago(0), {"a": 2}))}
    )
    assert values(evidence, "mois_actifs") == {"mois actifs, sur les 13 que l’année touche": 2}


def test_an_event_of_the_last_evening_overseas_is_of_the_day_of_analysis() -> None:
    papeete = datetime.fromisoformat(f"{TODAY}T20:00:00-10:00")
    assert papeete.astimezone(UTC).date() > TODAY
    evidence = plan([action(1, TODAY)], {"ACT-2026-001": lived("ACT-2026-001", (papeete, {"a": 1}))})
    assert values(evidence, "derniers_jours") == {"14 derniers jours": 100}


def test_the_delay_of_recording_leaves_out_resumed_records() -> None:
    records = [action(n, day(100)) for n in range(1, 5)] + [action(5, day(400), repris_le=day(30))]
    days = {"ACT-2026-001": 100, "ACT-2026-002": 70, "ACT-2026-003": 40, "ACT-2026-004": 10}
    evidence = plan(records, created(records, days | {"ACT-2026-005": 30}))
    assert values(evidence, "delai_enregistrement") == {
        "médiane": 45,
        "90e centile": 81,
        "plus de 30 jours": 50,
        "plus de 60 jours": 25,
    }
    assert measured(evidence)["delai_enregistrement"].durees == (0, 30, 60, 90)
    assert measured(evidence)["mois_actifs"].n == 4


def test_born_closed() -> None:
    records = [
        action(1, day(9)),
        action(2, day(9)),
        signalement("REC-2026-001", day(9)),
        signalement("ALE-2026-001", day(9)),
    ]
    states = {
        "ACT-2026-001": {"statut": "verifiee"},
        "ACT-2026-002": {"statut": "realisee"},
        "REC-2026-001": {"recu_le": "2026-11-07", "clos_le": "2026-11-07"},
        "ALE-2026-001": {"recu_le": "2026-11-07"},
    }
    # Records without states, and a first version that could not be read, are not counted.
    synthesis = lived("APP-2026-T1", (ago(9), {"titre": "À chaud"}))
    unread = replace(lived("ACT-2026-003", (ago(9), {"statut": "verifiee"}))[0], lire=lambda: None)
    versions = {id_: lived(id_, (ago(9), data)) for id_, data in states.items()}
    versions |= {"APP-2026-T1": synthesis, "ACT-2026-003": (unread,)}
    evidence = plan([*records, action(3, day(9)), appreciation("APP-2026-T1", day(9))], versions)
    assert values(evidence, "nees_closes") == {"déjà closes au premier enregistrement": 50}
    assert measured(evidence)["nees_closes"].n == 4


def test_the_first_change_of_state() -> None:
    steps = {
        "ACT-2026-001": [(20, {"statut": "a_faire"}), (15, {"statut": "a_faire", "note": 1}), (8, {"statut": "en_cours"}), (1, {"statut": "realisee"})],
        "REC-2026-001": [(20, {"recu_le": "x"}), (17.5, {"recu_le": "x", "repondu_le": "y"})],
        "ACT-2026-002": [(20, {"statut": "a_faire"})],
    }  # fmt: skip
    records = [action(1, day(20)), action(2, day(20)), signalement("REC-2026-001", day(20))]
    versions = {id_: lived(id_, *((ago(days), data) for days, data in told)) for id_, told in steps.items()}
    evidence = plan(records, versions)
    assert measured(evidence)["premier_changement"].durees == (2.5, 12)
    assert values(evidence, "premier_changement") == {"médiane": 7.25}


def test_dormant_records_are_open_and_untouched_for_ninety_days() -> None:
    records = [action(1, day(200)), action(2, day(200)), action(3, day(200), Statut.REALISEE)]
    records += [action(4, day(200), Statut.EN_COURS)]
    days = {"ACT-2026-001": 90, "ACT-2026-002": 89, "ACT-2026-003": 150, "ACT-2026-004": 150}
    evidence = plan(records, created(records, days))
    assert values(evidence, "dormantes") == {"fiches dormantes": 2}
    assert measured(evidence)["dormantes"].n == 3
    assert len(measured(evidence)["dormantes"].fiches) == 2


def checked(number: int, *authors: str) -> tuple[Version, ...]:
    """Recorded by the first, checked by the last."""
    id_ = f"ACT-2026-{number:03}"
    told = lived(id_, (ago(90), {"statut": "realisee"}), (ago(10), {"statut": "verifiee"}))
    return tuple(replace(one, auteur=author) for one, author in zip(told, authors, strict=True))


def test_checked_by_somebody_else() -> None:
    records = [action(n, day(90), Statut.VERIFIEE) for n in range(1, 5)]
    pairs = {
        1: ("a@x.fr", "b@x.fr"),
        2: ("a@x.fr", "a@x.fr"),
        3: ("a@x.fr", "c@x.fr"),
        4: ("a@x.fr", "inconnu@x.fr"),
    }
    versions = {f"ACT-2026-{n:03}": checked(n, *authors) for n, authors in pairs.items()}
    roles = {"a@x.fr": "referent_qualite", "b@x.fr": "direction", "c@x.fr": "referent_qualite"}
    evidence = plan(records, versions, auteurs={empreinte(mail): role for mail, role in roles.items()})
    found = values(evidence, "autre_personne")
    assert found == {"par un autre rôle": 100 / 3, "écartées, faute de rôle": 1}
    assert measured(evidence)["autre_personne"].fiches == ("ACT-2026-002", "ACT-2026-003")
    unknown = measured(plan(records, versions))["autre_personne"]
    assert (
        unknown.absent == "aucune action vérifiée dans l’historique dont les deux auteurs ont un rôle connu"
    )


def test_what_is_proven() -> None:
    first, second = (lived(f"ACT-2026-00{n}", (ago(20), {"a": 1}), (ago(10), {"a": 2})) for n in (1, 2))
    stamped = [replace(one, niveau=NiveauPreuve.TIERS, prouvee=ago(5)) for one in first]
    signed = [second[0], replace(second[1], niveau=NiveauPreuve.FORGE)]
    records = [action(1, day(20)), action(2, day(20))]
    evidence = plan(records, {"ACT-2026-001": tuple(stamped), "ACT-2026-002": tuple(signed)})
    expected = {
        "date attestée par un tiers": 50,
        "date attestée par l’hébergeur": 25,
        "date donnée par l’auteur": 25,
        "médiane, de l’enregistrement à l’attestation": 10,
    }
    assert values(evidence, "part_prouvee") == expected


def test_what_is_declared_needs_no_git() -> None:
    moved = Report(le=day(10), ancienne=day(20), motif="Imprimeur fermé.")
    records = [
        action(1, day(90), echeance=day(-5), reports=(moved,)),
        action(2, day(90), echeance=day(1)),
        action(3, day(90), Statut.VERIFIEE, realisee_le=day(60), efficacite=check(day(30)), echeance=day(50)),
        action(4, day(90), Statut.VERIFIEE, realisee_le=day(60), efficacite=check(day(31))),
        action(5, day(90), Statut.REALISEE, realisee_le=day(60)),
    ]
    evidence = plan(records, SANS)
    assert values(evidence, "reports_echeance") == {
        "reports": 1,
        "ajoutés par ces reports": 25,
        "décidés après l’ancienne échéance": 1,
    }
    assert values(evidence, "en_retard") == {"en retard": 1}
    assert values(evidence, "recul_verification") == {"vérifiées 30 jours ou plus après": 50}
    assert {code: one.fiches for code, one in measured(evidence).items() if one.fiches} == {
        "en_retard": ("ACT-2026-002",),
        "recul_verification": ("ACT-2026-004",),
    }
    found = measured(evidence)
    assert {code for code in CODES if found[code].absent == SANS.raison} == set(CODES[:10])
    assert {code: found[code].n for code in CODES[10:]} == {
        "reports_echeance": 3,
        "en_retard": 2,
        "recul_verification": 2,
    }


def test_an_empty_plan_says_why_each_figure_is_absent() -> None:
    found = measured(plan([], {}))
    assert {code: one.absent for code, one in found.items() if one.absent} == {
        "semaine_chargee": "aucun événement dans l’année",
        "derniers_jours": "aucun événement dans l’année",
        "delai_enregistrement": "aucune fiche n’est encore enregistrée, hors reprises",
        "nees_closes": "aucune action, aucun signalement ni aucun risque enregistré, hors reprises",
        "premier_changement": "aucune fiche n’a encore changé d’état dans l’historique",
        "dormantes": "aucune fiche ouverte n’est enregistrée",
        "autre_personne": "aucune action vérifiée dans l’historique dont les deux auteurs ont un rôle connu",
        "part_prouvee": "aucun événement dans l’année",
        "reports_echeance": "aucune action n’a d’échéance",
        "en_retard": "aucune action ouverte n’a d’échéance",
        "recul_verification": "aucune action n’est encore vérifiée",
    }
