"""Ways of keeping a plan, honest and not, thirty random plans each: what share of them raises a signal.

The lives are drawn once, as they would really happen over two years; a habit says when each moment of them
reaches git. What no habit can hide is told here, and what one can: two dates faked with care.
"""

import random
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from vie_plans import TODAY, action, lived, plan

from filrouge.evidence import Evidence
from filrouge.records import Action
from filrouge.records.types.action import Statut
from filrouge.vie import CodeSignal, signaux

PLANS = 30
DAYS = 800
_STATES = (Statut.A_FAIRE, Statut.EN_COURS, Statut.REALISEE, Statut.VERIFIEE)

Moments = tuple[date, ...]
"""The days on which an action opens, starts, is done and is checked, as far as it came by the day of analysis."""

Habit = Callable[[random.Random, date], datetime]
"""When what happened on a day reaches git."""


def lives(draw: random.Random) -> Iterator[Moments]:
    """From twenty actions to eighty, each with the months it takes."""
    opened, pace = TODAY - timedelta(days=DAYS), draw.randint(10, 35)
    while opened < TODAY - timedelta(days=3):
        steps = [opened]
        for low, high in ((5, 30), (20, 90), (31, 120)):
            steps.append(steps[-1] + timedelta(days=draw.randint(low, high)))
        yield tuple(step for step in steps if step < TODAY)
        opened += timedelta(days=draw.randint(pace // 2, pace + pace // 2))


def kept(draw: random.Random, habit: Habit) -> Evidence:
    """Record every life as the habit has it; what reaches git on the same occasion is one version."""
    records: list[Action] = []
    versions = {}
    for number, moments in enumerate(lives(draw), 1):
        told: dict[datetime, Statut] = {}
        for moment, state in zip(moments, _STATES, strict=False):
            told[habit(draw, moment)] = state
        reached = sorted(when for when in told if when.date() <= TODAY)
        if reached:
            record = action(number, moments[0], told[reached[-1]])
            records.append(record)
            versions[record.id] = lived(
                record.id, *((when, {"statut": told[when].value}) for when in reached)
            )
    return plan(records, versions)


def at_work(draw: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(draw.randint(8, 17), draw.randint(0, 59), draw.randint(0, 59)), UTC)


def as_it_goes(draw: random.Random, day: date) -> datetime:
    return at_work(draw, min(day + timedelta(days=draw.randint(0, 5)), TODAY))


def every(months: int) -> Habit:
    """Recorded at the review that follows, held on the last day of every so many months."""

    def habit(draw: random.Random, day: date) -> datetime:
        month = -(-day.month // months) * months
        return datetime.combine(date(day.year, month, monthrange(day.year, month)[1]), time(14, 6, 41), UTC)

    return habit


def within(days: int) -> Habit:
    """Made up over the last days, each step a while after the one before: the later it happened, the later it is."""

    def habit(draw: random.Random, day: date) -> datetime:
        share = 1 - (TODAY - day).days / (DAYS + 1)
        start = datetime.combine(TODAY - timedelta(days=days), time(18, 0, draw.randint(0, 59)), UTC)
        return start + timedelta(days=days) * share

    return habit


def faked_on_the_hour(draw: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(10), UTC)


def share(habit: Habit, *codes: CodeSignal) -> int:
    """Return how many of the plans raise one of the signals, or any signal when none is named."""
    raised = 0
    for seed in range(PLANS):
        found = signaux(kept(random.Random(seed), habit))  # noqa: S311 # a seed, not a secret
        assert isinstance(found, tuple)
        raised += any(not codes or signal.code in codes for signal in found)
    return raised


@pytest.mark.parametrize("habit", [as_it_goes, every(1)], ids=["as_it_goes", "monthly"])
def test_a_plan_kept_as_it_goes_is_asked_nothing(habit: Habit) -> None:
    assert share(habit) == 0


def test_a_quarterly_review_is_seldom_asked_anything() -> None:
    assert share(every(3)) <= PLANS * 0.4


@pytest.mark.parametrize("months", [6, 12])
def test_one_or_two_updates_a_year_always_leave_a_silence(months: int) -> None:
    assert share(every(months), CodeSignal.SILENCE) == PLANS


@pytest.mark.parametrize("days", [1, 6], ids=["the_night_before", "over_a_week"])
def test_a_plan_made_up_at_the_last_moment_always_shows(days: int) -> None:
    assert share(within(days), CodeSignal.RATTRAPAGE) == PLANS


def test_a_plan_made_up_over_a_month_nearly_always_shows() -> None:
    assert share(within(30)) >= PLANS * 0.95


def test_dates_faked_on_the_hour_always_show() -> None:
    assert share(faked_on_the_hour, CodeSignal.HORODATAGE_SCRIPTE) == PLANS


def test_dates_faked_with_care_never_show() -> None:
    """Why a third party's time stamps are offered: nothing else tells this plan from an honest one."""
    assert share(at_work) == 0
