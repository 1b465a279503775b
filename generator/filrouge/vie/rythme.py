"""When a plan moved: its events month by month, and how fresh each register is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from filrouge.audit.chain import months_before
from filrouge.audit.vie import signs
from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.records import Record
from filrouge.vie.observation import Evenement, Observation, observer
from filrouge.vie.registre import Registre, registre_de

MOIS = 24
"""Months shown at most, that of the day of analysis included; none before the first record came into git."""


@dataclass(frozen=True, slots=True)
class Mois:
    """One calendar month: signs of life by register, and how many resumed records came in."""

    premier: date
    evenements: Mapping[Registre, int]
    reprises: int

    @property
    def total(self) -> int:
        """All signs of life of the month."""
        return sum(self.evenements.values())


@dataclass(frozen=True, slots=True)
class Rythme:
    """The last months, oldest first; ``n`` is the number of signs of life in them."""

    definition: str
    mois: tuple[Mois, ...]

    @property
    def n(self) -> int:
        """All signs of life of these months."""
        return sum(month.total for month in self.mois)


@dataclass(frozen=True, slots=True)
class Signe:
    """What a record tells of its own life: the last day it names, up to the day of analysis."""

    id: str
    jour: date


@dataclass(frozen=True, slots=True)
class Fraicheur:
    """How long ago a register last moved, as its records tell and as git saw.

    ``enregistre`` is None when nothing of the register was ever committed, or without history.
    """

    registre: Registre
    fiches: int
    declare: Signe | None
    enregistre: Evenement | None


@dataclass(frozen=True, slots=True)
class Fraicheurs:
    """Every register; ``sans_historique`` says why git tells nothing, when it does not."""

    definition: str
    registres: tuple[Fraicheur, ...]
    sans_historique: SansHistorique | None


_RYTHME = (
    "Nombre de changements chaque mois (une fiche créée, modifiée, déplacée, supprimée ou rétablie), au jour de leur entrée dans "
    f"l’historique (heure universelle), sur les {MOIS} derniers mois, ou depuis la première entrée d’une fiche dans l’historique si elle est plus récente. Un enregistrement qui ne change aucune valeur ne "
    "compte pas. L’entrée d’une fiche reprise d’un document plus ancien est comptée à part."
)
_FRAICHEUR = (
    "Pour chaque registre, la dernière date que ses fiches donnent (hors dates à venir), et le dernier changement "
    "enregistré, suppressions comprises. Les deux dates ne prouvent rien à elles seules : c’est une piste de "
    "traçabilité."
)


def rythme(evidence: Evidence) -> Rythme | SansHistorique:
    """Count the events of each of the last months since the first record came into git, by register."""
    seen = observer(evidence)
    if isinstance(seen, SansHistorique):
        return seen
    last, first = seen.fin.replace(day=1), (seen.premiere or seen.fin).replace(day=1)
    inside: defaultdict[date, list[Evenement]] = defaultdict(list)
    for one in seen.evenements:
        inside[one.jour.replace(day=1)].append(one)
    starts = [months_before(last, back) for back in reversed(range(MOIS))]
    return Rythme(_RYTHME, tuple(_month(start, inside[start]) for start in starts if start >= first))


def _month(start: date, inside: list[Evenement]) -> Mois:
    counts = Counter(one.registre for one in inside if not one.reprise)
    ordered = {registre: counts[registre] for registre in Registre if counts[registre]}
    return Mois(start, MappingProxyType(ordered), sum(one.reprise for one in inside))


def chronologie(evidence: Evidence) -> tuple[tuple[date, tuple[Evenement, ...]], ...] | SansHistorique:
    """Return every event by month, newest first; a month is told by its first day."""
    seen = observer(evidence)
    if isinstance(seen, SansHistorique):
        return seen
    oldest = sorted(seen.evenements, key=lambda one: one.jour)
    # Turned round as a whole: within a day too, the latest comes first.
    months = groupby(oldest[::-1], key=lambda one: one.jour.replace(day=1))
    return tuple((start, tuple(found)) for start, found in months)


def fraicheur(evidence: Evidence) -> Fraicheurs:
    """Return when each register last moved; registers without records are there too."""
    seen = observer(evidence)
    events = seen.evenements if isinstance(seen, Observation) else ()
    last = {one.registre: one for one in events}
    records: dict[Registre, list[Record]] = {registre: [] for registre in Registre}
    for record in evidence.graph.records.values():
        registre = registre_de(record.id)
        if registre is not None:
            records[registre].append(record)
    return Fraicheurs(
        _FRAICHEUR,
        tuple(
            Fraicheur(registre, len(found), _last_sign(found, evidence.project.today), last.get(registre))
            for registre, found in records.items()
        ),
        seen if isinstance(seen, SansHistorique) else None,
    )


def _last_sign(records: list[Record], today: date) -> Signe | None:
    return max(_signs(records, today), key=lambda sign: (sign.jour, sign.id), default=None)


def _signs(records: list[Record], today: date) -> Iterator[Signe]:
    for record in records:
        yield from (Signe(record.id, day) for day in signs(record) if day <= today)
