"""Moments of work."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.starter.hours import day_in_paris, moment_after, moment_on

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def is_work(moment):
    return moment.weekday() < 5 and time(8, 30) <= moment.time() <= time(18, 30)


@given(DAYS, st.text())
def test_always_in_working_hours_and_on_the_day_or_soon_after(day, key):
    moment = moment_on(day, key)
    assert is_work(moment)
    assert 0 <= (moment.date() - day).days <= 2
    assert moment == moment_on(day, key)


@given(DAYS, st.text(), st.integers(1, 60))
def test_what_follows_is_later_and_in_working_hours(day, key, times):
    moment = moment_on(day, key)
    for _ in range(times):
        later = moment_after(moment, key)
        assert later > moment
        assert is_work(later)
        moment = later


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 27), "+0100"),
        (date(2026, 3, 30), "+0200"),
        (date(2026, 10, 23), "+0200"),
        (date(2026, 10, 26), "+0100"),
    ],
)
def test_summer_time_is_that_of_paris(day, offset):
    assert f"{moment_on(day, 'x'):%z}" == offset


def test_a_saturday_is_written_on_monday():
    assert moment_on(date(2026, 4, 4), "x").date() == date(2026, 4, 6)


def test_a_late_evening_goes_on_the_next_morning():
    friday = datetime.fromisoformat("2026-04-10T18:29:00+02:00")
    assert moment_after(friday, "x").date() == date(2026, 4, 13)


@given(DAYS, st.text())
def test_the_day_of_a_moment_of_work_is_its_own(day, key):
    moment = moment_on(day, key)
    assert day_in_paris(moment) == moment.date()


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-03-28T22:59", 28),
        ("2026-03-28T23:00", 29),
        ("2026-03-29T21:59", 29),
        ("2026-03-29T22:00", 30),
        ("2026-10-24T21:59", 24),
        ("2026-10-24T22:00", 25),
        ("2026-10-25T22:59", 25),
        ("2026-10-25T23:00", 26),
    ],
)
def test_midnight_is_that_of_paris_on_the_days_when_the_clocks_change(utc, day):
    assert day_in_paris(datetime.fromisoformat(utc).replace(tzinfo=UTC)).day == day
