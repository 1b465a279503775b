"""What git saw of a plan, up to the evening of the day of analysis: the ground of every figure on its life."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache

from filrouge.audit.vie import declared, first_commit, is_resumed
from filrouge.evidence import Evidence
from filrouge.history import Historique, Nature, SansHistorique, Version
from filrouge.records import Record
from filrouge.source import Value
from filrouge.vie.registre import Registre, registre_de

FENETRE = 365
"""Days that the figures look back on, the day of analysis included."""

_FINAL = frozenset({"verifiee", "abandonnee", "clos"})


@dataclass(frozen=True, slots=True)
class Evenement:
    """A record created, changed, moved, taken away or restored; never a file merely put in order.

    ``jour`` is the day it reached the main line, in UTC. ``nature`` is that of the version, but for a renaming, which is
    told once, of the new id, and is a move. ``reprise`` is True for the entry of a record that says it was
    taken from an older document: it is told, and is no sign of life.
    """

    id: str
    registre: Registre
    version: Version
    nature: Nature
    jour: date
    reprise: bool


@dataclass(frozen=True, slots=True)
class Creation:
    """How a record of today came into git: the day it declares, the first version, and the state it was in.

    ``etat`` is None for a record that has no states, or when that version could not be read.
    """

    record: Record
    declaree: date
    premiere: Version
    reprise: bool
    etat: str | None

    @property
    def retard(self) -> int:
        """Days from the declared day to the first commit; negative when the commit came first."""
        return (self.premiere.arrivee.date() - self.declaree).days

    @property
    def nee_close(self) -> bool:
        """True when it was already closed when it came in."""
        return self.etat in _FINAL


@dataclass(frozen=True)
class Observation:
    """The events of a plan in order of arrival, and how its records came into git."""

    evidence: Evidence
    historique: Historique
    evenements: tuple[Evenement, ...]

    @property
    def fin(self) -> date:
        """The day of analysis."""
        return self.evidence.project.today

    @property
    def veille(self) -> date:
        """The day before the window opens."""
        return self.fin - timedelta(days=FENETRE)

    @cached_property
    def signes(self) -> tuple[Evenement, ...]:
        """The events that are signs of life, whenever they were."""
        return tuple(one for one in self.evenements if not one.reprise)

    @cached_property
    def recents(self) -> tuple[Evenement, ...]:
        """The signs of life within the window."""
        return tuple(one for one in self.signes if one.jour > self.veille)

    @cached_property
    def jours(self) -> tuple[date, ...]:
        """The days of those signs, in order."""
        return tuple(sorted(one.jour for one in self.recents))

    @cached_property
    def debut(self) -> date:
        """The day the silences are counted from: that before the window, or the first entry of any record when later."""
        return max(self.veille, self.premiere or self.veille)

    @cached_property
    def premiere(self) -> date | None:
        """The day the first record came into git; None when none ever did."""
        entries = (versions[0].arrivee for versions in self.historique.versions.values() if versions)
        return min((jour_utc(moment, self.evidence) for moment in entries), default=None)

    @cached_property
    def creations(self) -> tuple[Creation, ...]:
        """Every record of today that git knows, resumed ones included, in order of id."""
        return tuple(self._creations())

    @cached_property
    def neuves(self) -> tuple[Creation, ...]:
        """The records that were not taken from an older document."""
        return tuple(one for one in self.creations if not one.reprise)

    def _creations(self) -> Iterator[Creation]:
        for record in self.evidence.graph.records.values():
            said, first = declared(record), first_commit(self.historique, record.id)
            if said is not None and first is not None:
                resumed = is_resumed(self.evidence.graph.organisme, record, first.arrivee.date())
                yield Creation(record, said[1], first, resumed, etat_dit(record.id, first.donnees))


# The last run alone: every figure stands on the same look.
@lru_cache(maxsize=1)
def observer(evidence: Evidence) -> Observation | SansHistorique:
    """Look at the history of a plan; why there is none, when there is none."""
    historique = evidence.historique
    if isinstance(historique, SansHistorique):
        return historique
    found = sorted(_events(evidence, historique), key=lambda one: (one.version.arrivee, one.id))
    return Observation(evidence, historique, tuple(found))


def _events(evidence: Evidence, historique: Historique) -> Iterator[Evenement]:
    left = {(one.commit, one.ancien) for one in historique.renommages}
    come = {(one.commit, one.nouveau) for one in historique.renommages}
    for id_, versions in historique.versions.items():
        registre = registre_de(id_)
        if registre is None:
            continue
        first = first_commit(historique, id_)
        for version in versions:
            where = version.commit, id_
            if where in left or version.sans_effet:
                continue
            resumed = version is first and _resumed(evidence, id_, version)
            nature = Nature.DEPLACEMENT if where in come else version.nature
            yield Evenement(id_, registre, version, nature, jour_utc(version.arrivee, evidence), resumed)


def _resumed(evidence: Evidence, id_: str, version: Version) -> bool:
    """True when a record, gone since perhaps, was taken from an older document."""
    record, organisme = evidence.graph.records.get(id_), evidence.graph.organisme
    arrival = version.arrivee.date()
    if record is not None:
        return is_resumed(organisme, record, arrival)
    until = organisme.repris_le if organisme else None
    return until is not None and arrival <= until


def jour_utc(moment: datetime, evidence: Evidence) -> date:
    """Return the UTC day; what reached git before the local midnight of the day of analysis is of that day."""
    return min(moment.astimezone(UTC).date(), evidence.project.today)


def etat_dit(id_: str, data: Mapping[str, Value] | None) -> str | None:
    """Return the state that the values of a record tell: its statut, or how far a signalement has come."""
    registre = registre_de(id_)
    if data is None or registre is None:
        return None
    if registre in {Registre.ACTIONS, Registre.RISQUES}:
        return str(data["statut"]) if "statut" in data else None
    if registre not in {Registre.RECLAMATIONS, Registre.DIFFICULTES, Registre.ALEAS}:
        return None
    steps = (("clos_le", "clos"), ("repondu_le", "repondu"), ("accuse_le", "accuse"))
    return next((state for key, state in steps if data.get(key)), "recu")


def changements_etat(versions: tuple[Version, ...], id_: str) -> Iterator[tuple[Version, str]]:
    """Yield the versions that changed the state of a record, with the new one."""
    for version in versions:
        before, after = etat_dit(id_, version.connue), etat_dit(id_, version.donnees)
        if before is not None and after is not None and before != after:
            yield version, after
