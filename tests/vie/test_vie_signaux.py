"""Each signal raised, and not raised one step below its threshold; the question whole."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from vie_plans import SANS, TODAY, action, ago, created, day, lived, organisme, plan

from filrouge.evidence import Evidence
from filrouge.history import Enregistrement, Version
from filrouge.records import Action
from filrouge.records.types.organisme import Audit, TypeAudit
from filrouge.vie import REGLES, CodeSignal, Signal, signaux

Versions = dict[str, tuple[Version, ...]]


def told(evidence: Evidence) -> dict[CodeSignal, Signal]:
    found = signaux(evidence)
    assert isinstance(found, tuple)
    return {one.code: one for one in found}


def question(evidence: Evidence, code: CodeSignal) -> str:
    return told(evidence)[code].question.replace("\u00a0", " ")


def five(*ages: float, declared: int | None = None) -> Evidence:
    """Actions that came in so many days ago, on the day they declare unless told otherwise."""
    records = [action(n, day(int(age) if declared is None else declared)) for n, age in enumerate(ages, 1)]
    return plan(
        records, created(records, {record.id: age for record, age in zip(records, ages, strict=True)})
    )


def test_an_even_life_raises_nothing() -> None:
    assert told(five(200, 150, 100, 50, 5)) == {}


def test_every_signal_has_its_rule() -> None:
    assert list(REGLES) == list(CodeSignal)
    assert all(rule.endswith(".") for rule in REGLES.values())
    assert told(five(200, 79, 60, 40, 20))[CodeSignal.SILENCE].regle == "Plus de 120 jours sans événement."


def test_without_history_the_reason() -> None:
    assert signaux(plan([action(1, TODAY)], SANS)) == SANS


def test_a_plan_too_small_is_asked_nothing() -> None:
    assert told(five(400, 399, 398, 397)) == {}
    many = lived("ACT-2026-001", *((ago(400 - step), {"a": step}) for step in range(10)))
    assert set(told(plan([action(1, day(400))], {"ACT-2026-001": many}))) == {
        CodeSignal.PLAN_MORT,
        CodeSignal.SILENCE,
    }


def test_a_dead_plan() -> None:
    assert question(five(900, 800, 700, 500, 365), CodeSignal.PLAN_MORT) == (
        "Plus rien n’a changé dans le plan depuis le 16 novembre 2025 : que s’est-il passé depuis un an ?"
    )
    assert CodeSignal.PLAN_MORT not in told(five(900, 800, 700, 500, 364))


def test_a_plan_just_resumed_is_not_dead() -> None:
    records = [action(n, day(400), repris_le=day(100)) for n in range(1, 6)]
    assert told(plan(records, created(records, {record.id: 100 for record in records}))) == {}


def test_a_silence() -> None:
    assert question(five(200, 79, 60, 40, 20), CodeSignal.SILENCE) == (
        "Aucun enregistrement pendant 121 jours, du 30 avril 2026 au 29 août 2026 : que s’est-il passé ?"
    )
    assert told(five(200, 80, 60, 40, 20)) == {}


def test_catching_up() -> None:
    found = five(100, 70, 3, 2, 1, declared=101)
    assert question(found, CodeSignal.RATTRAPAGE) == (
        "3 des 5 changements de l’année ont été enregistrés du 13 novembre 2026 au 16 novembre 2026, et 4 des 5 fiches sont "
        "entrées dans l’historique plus de 30 jours après leur date : pourquoi si tard, et d’où viennent ces dates ?"
    )
    assert told(found)[CodeSignal.RATTRAPAGE].fiches == tuple(f"ACT-2026-00{n}" for n in (2, 3, 4, 5))


def test_no_catching_up_without_delay_or_without_a_full_week() -> None:
    assert told(five(100, 70, 3, 2, 1)) == {}
    assert set(told(five(100, 70, 40, 2, 1, declared=101))) == {CodeSignal.ENREGISTREMENT_TARDIF}


def rush(inside: int, outside: int) -> Evidence:
    records = [action(n, day(n if n <= inside else 20 * n)) for n in range(1, inside + outside + 1)]
    ages = {record.id: (TODAY - record.ouverte_le).days for record in records}
    return plan(
        records, created(records, {id_: min(age, 6) if age < 20 else age for id_, age in ages.items()})
    )


def test_a_rush() -> None:
    assert question(rush(6, 5), CodeSignal.RAFALE) == (
        "6 des 11 changements de l’année ont été enregistrés du 10 novembre 2026 au 16 novembre 2026 : que s’est-il passé "
        "cette semaine-là ?"
    )
    assert told(rush(5, 5)) == {}
    assert told(rush(5, 4)) == {}


def test_recorded_late() -> None:
    found = five(160, 120, 80, 40, 1, declared=182)
    assert question(found, CodeSignal.ENREGISTREMENT_TARDIF) == (
        "4 des 5 fiches sont entrées dans l’historique plus de 60 jours après leur date : où étaient-elles notées en attendant ?"
    )
    assert told(found)[CodeSignal.ENREGISTREMENT_TARDIF].fiches == tuple(
        f"ACT-2026-00{n}" for n in (2, 3, 4, 5)
    )
    assert told(five(140, 120, 80, 40, 1, declared=140)) == {}


def states(born: Mapping[int, str]) -> Evidence:
    records = [action(n, day(30 * n)) for n in born]
    versions = {
        f"ACT-2026-{n:03}": lived(f"ACT-2026-{n:03}", (ago(30 * n), {"statut": state}))
        for n, state in born.items()
    }
    return plan(records, versions)


def test_born_closed() -> None:
    closed = {1: "verifiee", 2: "abandonnee", 3: "verifiee"}
    found = states(closed | {4: "a_faire", 5: "realisee"})
    assert question(found, CodeSignal.NEES_CLOSES) == (
        "3 des 5 actions, signalements et risques étaient déjà clos à leur premier enregistrement : qu’est-ce qui montre leur "
        "suivi ?"
    )
    assert told(found)[CodeSignal.NEES_CLOSES].fiches == ("ACT-2026-001", "ACT-2026-002", "ACT-2026-003")
    assert told(states(closed | {4: "a_faire", 5: "realisee", 6: "en_cours"})) == {}


def changed(*gaps: float) -> Evidence:
    """Actions that changed state so many days after they came in."""
    records = [action(n, day(30 * n)) for n in range(1, len(gaps) + 1)]
    versions: Versions = {}
    for n, gap in enumerate(gaps, 1):
        id_ = f"ACT-2026-{n:03}"
        versions[id_] = lived(
            id_, (ago(30 * n), {"statut": "a_faire"}), (ago(30 * n - gap), {"statut": "en_cours"})
        )
    return plan(records, versions)


def test_a_life_in_an_instant() -> None:
    assert question(changed(0.1, 0.2, 0.9, 5, 9), CodeSignal.VIE_INSTANTANEE) == (
        "Sur 5 fiches qui ont changé d’état, la moitié l’ont fait moins d’un jour après leur création : leur suivi a-t-il été "
        "saisi après coup ?"
    )
    assert told(changed(0.1, 0.2, 1, 5, 9)) == {}
    assert told(changed(0.1, 0.2, 0.3, 0.4)) == {}


def stamped(round_: int, whole: int) -> Evidence:
    steps = [
        (ago(5 * step).replace(second=0 if step < round_ else 23), {"a": step})
        for step in reversed(range(whole))
    ]
    return plan([action(1, day(5 * whole - 5))], {"ACT-2026-001": lived("ACT-2026-001", *steps)})


def test_a_scripted_clock() -> None:
    assert question(stamped(5, 15), CodeSignal.HORODATAGE_SCRIPTE) == (
        "5 des 15 enregistrements sont datés d’une minute juste (seconde 00) : un programme a-t-il écrit ces dates ?"
    )
    assert len(told(stamped(5, 15))[CodeSignal.HORODATAGE_SCRIPTE].commits) == 5
    assert told(stamped(14, 14)) == {}
    assert told(stamped(6, 20)) == {}


def with_commits(
    *commits: Enregistrement,
    later: tuple[Enregistrement, ...] = (),
    horloge: date = date.min,
    shown: tuple[str | None, ...] = (),
) -> Evidence:
    records = [action(n, day(40 * n)) for n in range(1, 6)]
    versions = created(records, {record.id: (TODAY - record.ouverte_le).days for record in records})
    audits = tuple(Audit(type=TypeAudit.SURVEILLANCE, date=day(20), commit=commit) for commit in shown)
    return plan([*records, organisme(audits=audits)], versions, commits=commits, later=later, horloge=horloge)


def commit(letter: str, when: datetime | None, *parents: datetime) -> Enregistrement:
    return Enregistrement(letter * 40, when, when, when or ago(0), parents)


def test_a_clock_that_goes_back() -> None:
    back = commit("a", ago(30), ago(31), ago(28.9))
    assert question(with_commits(back, commit("b", ago(10))), CodeSignal.HORLOGE_RECULE) == (
        "1 enregistrement est daté de plus d’un jour avant celui qui précède (aaaaaaa) : quelle horloge a donné ces dates ?"
    )
    assert told(with_commits(commit("a", ago(30), ago(29)), commit("b", None, ago(3)))) == {}


def test_a_record_dated_after_its_entry() -> None:
    records: list[Action] = [action(n, day(40 * n)) for n in range(1, 6)]
    versions = created(records, {record.id: (TODAY - record.ouverte_le).days for record in records})
    eve = lived("ACT-2026-006", (ago(10), {"statut": "a_faire"}))
    # It came in at 9:30: the day after the next begins 38.5 hours later, the next one 14.5.
    early = plan([*records, action(6, day(8))], versions | {"ACT-2026-006": eve})
    assert question(early, CodeSignal.DATE_FUTURE) == (
        "1 fiche déclare une date postérieure à son entrée dans l’historique (ACT-2026-006) : quelle est la bonne date ?"
    )
    assert told(plan([*records, action(6, day(9))], versions | {"ACT-2026-006": eve})) == {}


def test_a_commit_dated_after_the_day_of_analysis() -> None:
    later = (commit("c", ago(-2)), commit("d", ago(-1)))
    assert question(with_commits(later=later), CodeSignal.DATE_FUTURE) == (
        "1 enregistrement est daté d’après le jour de l’analyse (ccccccc) : quelle est la bonne date ?"
    )
    asked_back_in_time = with_commits(later=later, horloge=TODAY + timedelta(days=1))
    assert told(asked_back_in_time) == {}


def test_a_history_written_again() -> None:
    def known(*shown: str | None) -> Evidence:
        later, clock = (commit("b", ago(-9)),), TODAY + timedelta(days=20)
        return with_commits(commit("a", ago(30)), later=later, horloge=clock, shown=shown)

    lost = known("e" * 40, None, "a" * 40, "f" * 40)
    assert question(lost, CodeSignal.HISTOIRE_REECRITE) == (
        "2 enregistrements présentés à des audits ne sont pas dans l’historique (eeeeeee, fffffff) : le numéro est-il le bon, ou "
        "l’historique a-t-il été réécrit, quand et pourquoi ?"
    )
    assert told(lost)[CodeSignal.HISTOIRE_REECRITE].n == 3
    assert told(known("a" * 40, None, "b" * 40)) == {}
    assert told(known()) == {}
