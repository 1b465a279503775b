"""What git remembers of the records: a plain value, whoever read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType

from filrouge.source import Value


@dataclass(frozen=True)
class Version:
    """One record as one commit left it.

    ``ecrite`` is the author's date, ``enregistree`` the committer's, ``arrivee`` the day its content
    reached the main line; all three are what machines said, not proofs. ``sujet`` is the first line of
    the commit's message. ``supprimee`` means that the commit took the file away.
    """

    commit: str
    ecrite: datetime
    enregistree: datetime
    arrivee: datetime
    chemin: str
    sujet: str = ""
    supprimee: bool = False
    lire: Callable[[], Mapping[str, Value] | None] = field(default=lambda: None, compare=False, repr=False)

    @cached_property
    def donnees(self) -> Mapping[str, Value] | None:
        """The values as written then; None when the file was taken away or could not be read."""
        return None if self.supprimee else self.lire()


@dataclass(frozen=True)
class Historique:
    """Every version of every record, by id, oldest arrival first."""

    versions: Mapping[str, tuple[Version, ...]]

    def de(self, id_: str) -> tuple[Version, ...]:
        """Return the versions of a record; none when it was never committed."""
        return self.versions.get(id_, ())

    def jusqu_au(self, day: date) -> "Historique | SansHistorique":
        """Return the history as it stood on the evening of a day."""
        kept = {
            id_: tuple(version for version in versions if version.arrivee.date() <= day)
            for id_, versions in self.versions.items()
        }
        kept = {id_: versions for id_, versions in kept.items() if versions}
        if kept:
            return Historique(MappingProxyType(kept))
        return SansHistorique(
            "aucune fiche n’était enregistrée dans git à la date d’analyse",
            "choisissez une date d’analyse plus récente, ou enregistrez les fiches (git commit)",
        )


@dataclass(frozen=True, slots=True)
class SansHistorique:
    """Why there is no history to look at, and what to do: never replaced by other dates."""

    raison: str
    aide: str
