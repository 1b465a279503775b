"""The earlier versions of a procédure, read from its history: what was in force on the day of an older action."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from filrouge.garde import detecteur
from filrouge.pages import french
from filrouge.pages.historique import CHRONIQUE, journal
from filrouge.pages.view import View
from filrouge.records import Procedure
from filrouge.source import Value


@dataclass(frozen=True, slots=True)
class Anterieure:
    """One version that another replaced: its number, when it was in force, its text."""

    version: str
    periode: str
    texte: Markup


def anterieures(view: View, record: Procedure) -> tuple[Anterieure, ...]:
    """Return the versions that others replaced, newest first; none without a history.

    Of each, the last text: what was corrected under the same number is told by the history. Personal data that an old
    text holds is masked, as in every sentence about the past.
    """
    found = journal(view.context.of_run(CHRONIQUE, record.id))
    if found is None:
        return ()
    last: dict[str, Mapping[str, Value]] = {}
    for _, version in found.historique.vie(record.id):
        if version.donnees is not None and "version" in version.donnees:
            last[str(version.donnees["version"])] = version.donnees
    last.pop(record.version, None)
    return tuple(_told(view, record, last))[::-1]


def _told(view: View, record: Procedure, last: Mapping[str, Mapping[str, Value]]) -> Iterator[Anterieure]:
    masque = detecteur(view.context.evidence.project.noms).masque
    starts = [*(_day(donnees.get("applicable_le")) for donnees in last.values()), record.applicable_le]
    for (number, donnees), start, following in zip(last.items(), starts, starts[1:], strict=False):
        corps = masque(str(donnees.get("corps") or ""))
        yield Anterieure(number, _periode(start, following), view.text(corps, 3))


def _periode(start: date | None, following: date | None) -> str:
    """Say from when to when a version was in force; "" when its own file did not say so."""
    if start is None:
        return ""
    if following is None or following <= start:
        return f"applicable à partir du {french.long_date(start)}"
    end = following - timedelta(days=1)
    return f"applicable du {french.long_date(start)} au {french.long_date(end)}"


def _day(written: Value) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
