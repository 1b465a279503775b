"""Plausible moments of work, always the same for the same record: weekdays, from 8:30 to 18:30, in Paris."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256

_OPENS = time(8, 30)
_CLOSES = time(18, 30)
_SECONDS_A_DAY = 9 * 3600  # of the ten hours, the last is left for what must come after


def moment_on(day: date, key: str) -> datetime:
    """Return a moment of that day, or of the next working day; ``key`` decides which."""
    opens = datetime.combine(_working_day(day), _OPENS)
    return _in_paris(opens + timedelta(seconds=_number(key) % _SECONDS_A_DAY))


def moment_after(moment: datetime, key: str) -> datetime:
    """Return a moment a few minutes later, or the next morning."""
    pause = timedelta(seconds=180 + _number(key) % 1200)
    later = moment.replace(tzinfo=None) + pause
    if later.time() > _CLOSES:
        later = datetime.combine(_working_day(later.date() + timedelta(days=1)), _OPENS) + pause
    return _in_paris(later)


def day_in_paris(moment: datetime) -> date:
    """Return the day that it is in Paris at a moment, which says its own offset."""
    utc = moment.astimezone(UTC)
    # The clocks change in the small hours: no day depends on which of the two offsets then holds.
    return (utc + _offset(utc.date())).date()


def _working_day(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= 5 else 0)


def _in_paris(local: datetime) -> datetime:
    return local.replace(tzinfo=timezone(_offset(local.date())))


def _offset(day: date) -> timedelta:
    """Give the offset of the European rule; machines without time zone data give it too."""
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    return timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def _number(key: str) -> int:
    return int.from_bytes(sha256(key.encode()).digest()[:6])
