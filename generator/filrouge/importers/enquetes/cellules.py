"""What the cells of a survey say: a word, a day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from filrouge.importers.enquetes.outils import Enquete
from filrouge.importers.feuilles import Case
from filrouge.tableau import normal
from filrouge.tableau.dates import lire_date

_NAME = re.compile(r"\b[A-ZÀ-ÖØ-ÞŒ][\w’'-]{2,}")
_STAMP = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?: .*)?")
_HOURS = re.compile(r"(?: (?:à )?[0-9]{1,2}[:h][0-9]{2}.*| - [0-9]{1,2}[:h][0-9]{2}.*)$")


def mot(case: Case) -> str:
    """Return what a cell says, as one line of text; "" for nothing."""
    value = normal(case.valeur)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def mots(enquete: Enquete, rang: int) -> Iterator[str]:
    """Yield the answers of a column that say something."""
    return filter(None, (mot(row[rang]) for row in enquete.lignes))


def noms(enquete: Enquete, rangs: Iterable[int]) -> Iterator[str]:
    """Yield the names that columns of identity hold, whole and word by word: other answers may tell them too."""
    for rang in rangs:
        for value in mots(enquete, rang):
            words = _NAME.findall(value) if "@" not in value else []
            if words:
                yield value
                yield from words


def jour(case: Case) -> date | None:
    """Return the day of a stamp, whatever its hour and its zone: « 2026/07/29 3:08:24 PM UTC+3 »; None when it has none."""
    value = normal(case.valeur)
    if not isinstance(value, str):
        return lire_date(value) if value is not None else None
    if found := _STAMP.fullmatch(value):
        return lire_date(f"{found[3]}/{found[2]}/{found[1]}")
    return lire_date(_HOURS.sub("", value))
