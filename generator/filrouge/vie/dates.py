"""The two dates of a record side by side: the one it declares, and the day it came into git."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import lru_cache

from filrouge.audit.vie import declared, first_commit, is_resumed
from filrouge.diagnostics.french import days, long_date
from filrouge.evidence import Evidence
from filrouge.history import Historique, SansHistorique, Version
from filrouge.records import Record
from filrouge.vie.registre import Registre, registre_de


class Concordance(Enum):
    """How the two dates of a record stand to each other."""

    INCONNUE = auto()
    NON_ENREGISTREE = auto()
    REPRISE = auto()
    PROCHES = auto()
    ECART = auto()
    POSTERIEURE = auto()


@dataclass(frozen=True, slots=True)
class DatesFiche:
    """One record; ``ecart`` is in days from the declared day to the entry in git, None where that is not known.

    ``cle`` is the key of the record that declares the day. ``phrase`` says it all in French, and claims no proof.
    """

    id: str
    registre: Registre
    cle: str
    declaree: date
    premiere: Version | None
    ecart: int | None
    concordance: Concordance
    phrase: str


@dataclass(frozen=True, slots=True)
class DatesDeclarees:
    """Every record that lives, oldest declared day first; ``avertissement`` is to be printed with them."""

    definition: str
    avertissement: str
    fiches: tuple[DatesFiche, ...]
    sans_historique: SansHistorique | None


AVERTISSEMENT = (
    "L’historique montre ce qui a été enregistré, par qui et dans quel ordre, tel qu’un journal automatique le garde. Les auteurs et les dates « données par "
    "l’auteur » sont ceux de son ordinateur ; ils peuvent être changés. Une date attestée l’est par quelqu’un d’autre. Aucune de ces dates ne "
    "prouve que le contenu est vrai : les pièces jointes et les personnes le font."
)


# The last run alone: the site tells them record by record, and all together.
@lru_cache(maxsize=1)
def dates_declarees(evidence: Evidence) -> DatesDeclarees:
    """Return the two dates of every record, whether or not git knows it."""
    historique = evidence.historique
    limit = evidence.project.reglages.seuils.ecart_enregistrement_jours
    definition = (
        "Pour chaque fiche, la date qu’elle déclare et le jour où elle est entrée dans l’historique. "
        f"Les deux sont dites proches jusqu’à {limit} jours d’écart. C’est une piste de traçabilité."
    )
    found = sorted(_fiches(evidence, limit), key=lambda one: (one.declaree, one.id))
    missing = historique if isinstance(historique, SansHistorique) else None
    return DatesDeclarees(definition, AVERTISSEMENT, tuple(found), missing)


def autres_dates(version: Version) -> str:
    """Say when a version was written and committed, where that was not the day it landed; "" otherwise."""
    if {_day(version.ecrite), _day(version.enregistree)} == {version.arrivee.date()}:
        return ""
    written, committed = version.ecrite, version.enregistree
    return (
        f"{f'écrit le {long_date(written.date())}' if written else 'écrit à une date illisible'}, "
        f"{f'enregistré par l’auteur le {long_date(committed.date())}' if committed else 'enregistré à une date illisible'}"
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _fiches(evidence: Evidence, limit: int) -> Iterator[DatesFiche]:
    historique = evidence.historique
    for record in evidence.graph.records.values():
        said, registre = declared(record), registre_de(record.id)
        if said is None or registre is None:
            continue
        key, day = said
        first = first_commit(historique, record.id) if isinstance(historique, Historique) else None
        state = Concordance.INCONNUE
        if isinstance(historique, Historique):
            state = _concordance(evidence, record, day, first, limit)
        gap = (first.arrivee.date() - day).days if first else None
        yield DatesFiche(record.id, registre, key, day, first, gap, state, _phrase(day, first, state))


def _concordance(
    evidence: Evidence, record: Record, day: date, first: Version | None, limit: int
) -> Concordance:
    if first is None:
        return Concordance.NON_ENREGISTREE
    arrival = first.arrivee.date()
    if is_resumed(evidence.graph.organisme, record, arrival):
        return Concordance.REPRISE
    if arrival < day:
        return Concordance.POSTERIEURE
    return Concordance.PROCHES if (arrival - day).days <= limit else Concordance.ECART


def _phrase(day: date, first: Version | None, state: Concordance) -> str:
    said = f"Date déclarée : {long_date(day)}"
    if state is Concordance.INCONNUE:
        return f"{said} ; l’historique n’a pas pu être lu."
    if first is None:
        return f"{said} ; pas encore enregistrée."
    arrival = first.arrivee.date()
    came = f"entrée dans l’historique le {long_date(arrival)}"
    gap = abs((arrival - day).days)
    tail = {
        Concordance.REPRISE: "reprise d’un document plus ancien, et la fiche ou l’organisme le dit",
        Concordance.PROCHES: f"{days(gap)}{' plus tard' if gap else ''}",
        Concordance.ECART: f"{days(gap)} plus tard, sans dire qu’elle reprend un document plus ancien",
        Concordance.POSTERIEURE: f"{days(gap)} avant la date déclarée",
    }[state]
    return f"{said} ; {came} ({tail})."
