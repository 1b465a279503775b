"""The clock of a build: the user's, or the one that SOURCE_DATE_EPOCH gives, to make the same bytes again."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from filrouge.cli.common import tell, today
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.starter.hours import day_in_paris
from filrouge.validation.years import LAST_YEAR

VARIABLE = "SOURCE_DATE_EPOCH"
_SECONDS = re.compile(r"[0-9]{1,10}")


def build_day(environ: Mapping[str, str]) -> date:
    """Return the day in Paris of SOURCE_DATE_EPOCH, and say so; without it, the user's own day.

    Only a build listens to it: some systems set it to a day of 1980 in every shell, at which no record must be dated.

    Raises:
        UserError: it is no number of seconds since 1970, or of a year that no record can have.
    """
    given = environ.get(VARIABLE)
    if given is None:
        return today()
    day = _day(given)
    if day is None:
        raise UserError(
            f"{VARIABLE} vaut « {given} », qui n’est pas un nombre de secondes depuis 1970",
            "« git log -1 --format=%ct » donne celui du dernier enregistrement ; sinon, retirez cette variable",
        )
    tell(f"Date du jour, fixée par {VARIABLE} : {jour(day)}.")
    return day


def _day(given: str) -> date | None:
    if not _SECONDS.fullmatch(given):
        return None
    day = day_in_paris(datetime.fromtimestamp(int(given), UTC))
    return day if day.year <= LAST_YEAR else None
