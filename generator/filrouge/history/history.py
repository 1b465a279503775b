"""What git remembers of the records: a plain value, whoever read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from filrouge.history.renommages import Renommage, trouver
from filrouge.history.version import Enregistrement, Version
from filrouge.source import Value

Valeurs = Callable[[bytes], Mapping[str, Value] | None]


@dataclass(frozen=True)
class Historique:
    """Every version of every record, by id, in the order they reached the main line.

    After each commit of that line, the last version of a record is the file as that commit holds it.
    ``tete`` is the commit from which all was read, whatever day is asked; ``enregistrements`` every commit it
    contains, in that same order, and ``posterieurs`` those that ``jusqu_au`` left out. ``principale`` is the main branch, ""
    where there is none, and ``a_cote`` how many of these commits have not reached it: a branch was read.
    ``valeurs`` gives the values of a YAML file of these bytes, when one of the versions holds them and could be read.
    """

    versions: Mapping[str, tuple[Version, ...]]
    tete: str = ""
    enregistrements: tuple[Enregistrement, ...] = ()
    posterieurs: tuple[Enregistrement, ...] = ()
    principale: str = ""
    a_cote: int = 0
    valeurs: Valeurs = field(default=lambda _: None, compare=False, repr=False)

    def de(self, id_: str) -> tuple[Version, ...]:
        """Return the versions of a record; none when it was never committed."""
        return self.versions.get(id_, ())

    def vie(self, id_: str) -> tuple[tuple[str, Version], ...]:
        """Return the versions of a record, each with the id it then had: a renaming ends no life."""
        found = [(id_, version) for version in self.de(id_)]
        seen = {id_}
        while found:
            commit = found[0][1].commit
            former = self._noms.get((commit, found[0][0]))
            if former is None or former in seen:
                break
            seen.add(former)
            known = self.de(former)
            left = next(rank for rank, one in enumerate(known) if one.commit == commit)
            found = [*((former, version) for version in known[:left]), *found]
        return tuple(found)

    def empreinte(self, id_: str) -> str:
        """Return a text that is the same for the same life of a record, and the same last version."""
        if id_ not in self._empreintes:
            lived = self.vie(id_)
            commits = {version.commit for _, version in lived}
            told = (
                [(name, version.empreinte) for name, version in lived],
                [one for one in self.renommages if one.commit in commits],
                # Of the state that is the last one, words may be quoted.
                [self.de(name)[-1].commit for name in dict.fromkeys(name for name, _ in lived)],
            )
            self._empreintes[id_] = repr(told)
        return self._empreintes[id_]

    @cached_property
    def _empreintes(self) -> dict[str, str]:
        return {}

    @cached_property
    def renommages(self) -> tuple[Renommage, ...]:
        """The records that one commit took away and brought back under another id."""
        return trouver(self.versions)

    @cached_property
    def _noms(self) -> Mapping[tuple[str, str], str]:
        return {(one.commit, one.nouveau): one.ancien for one in self.renommages}

    def jusqu_au(self, day: date) -> "Historique | SansHistorique":
        """Return the history as it stood on the evening of a day."""
        lived = (one.arrivee for versions in self.versions.values() for one in versions)
        arrived = chain((one.arrivee for one in self.enregistrements), lived)
        if self.versions and all(moment.date() <= day for moment in arrived):
            # Nearly always; what was worked out of the versions is then not worked out again.
            return self
        kept = {
            id_: tuple(version for version in versions if version.arrivee.date() <= day)
            for id_, versions in self.versions.items()
        }
        kept = {id_: versions for id_, versions in kept.items() if versions}
        if kept:
            reached = tuple(one for one in self.enregistrements if one.arrivee.date() <= day)
            later = tuple(one for one in self.enregistrements if one.arrivee.date() > day)
            return replace(
                self,
                versions=MappingProxyType(kept),
                enregistrements=reached,
                posterieurs=(*later, *self.posterieurs),
            )
        return SansHistorique(
            "aucune fiche n’était enregistrée dans git à la date d’analyse",
            "choisissez une date d’analyse plus récente, ou enregistrez les fiches (git commit)",
            incomplet=False,
        )


@dataclass(frozen=True, slots=True)
class SansHistorique:
    """Why there is no history to look at, and what to do: never replaced by other dates.

    ``incomplet`` is False when there is nothing to tell yet: no repository, no commit, no record in it. Otherwise
    there is a history, of which a part is out of reach.
    """

    raison: str
    aide: str
    incomplet: bool = True

    @staticmethod
    def valeurs(_raw: bytes) -> None:
        """Nothing was read."""
