"""The dates that a French text writes in words."""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
DATE = re.compile(rf"\b(?:(1er|\d{{1,2}}) )?({'|'.join(MONTHS)})\b(?: (20\d\d))?")


def written_dates(text: str, near: date) -> Iterator[tuple[date, str]]:
    """Return each date with the words around it; without a year, it is the nearest to ``near``.

    A month and its year stand for the first day; a month alone tells no date.
    """
    line = " ".join(text.split())
    for found in DATE.finditer(line):
        day, month, year = found.groups()
        if day or year:
            number = int((day or "1").removesuffix("er"))
            years = [int(year)] if year else range(near.year - 1, near.year + 2)
            dates = [date(one, MONTHS.index(month) + 1, number) for one in years]
            before, after = line[: found.start()].split(" ")[-8:], line[found.end() :].split(" ")[:4]
            words = f"{' '.join(before)}{found[0]}{' '.join(after)}"
            yield min(dates, key=lambda one: abs(one - near)), words
