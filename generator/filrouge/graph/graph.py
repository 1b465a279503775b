"""The records and the links between them, frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from filrouge.graph.points import Point, SeriesKey, collect
from filrouge.records import Action, Appreciation, Organisme, Record, Ref
from filrouge.source import Pointer

if TYPE_CHECKING:
    from filrouge.graph.series import Effet

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Link:
    """``source`` points at ``target``.

    ``source`` is the narrowest address that holds the link: the décision, not the revue.
    ``relation`` is the key that says why (``origines``, ``decidee_en``, ``sur``, ``examines``,
    ``action`` for the follow-up of an action in a revue); ``pointer`` its place in the source's file.
    """

    source: Ref
    relation: str
    target: Ref
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A link that leads nowhere, and what to say of it: ``code``, ``message`` and ``helps`` as in a finding."""

    source: str
    relation: str
    pointer: Pointer
    code: str
    message: str
    helps: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """All valid records by id, in id order; the links that resolve, in source order; and those that do not."""

    records: Mapping[str, Record]
    links: tuple[Link, ...]
    unresolved: tuple[Unresolved, ...] = ()

    @cached_property
    def organisme(self) -> Organisme | None:
        """The organisation, when its file is valid."""
        record = self.records.get("organisme")
        return record if isinstance(record, Organisme) else None

    @cached_property
    def by_class(self) -> Mapping[type[Record], tuple[Record, ...]]:
        """The records of each type, in id order."""
        return _grouped((type(record), record) for record in self.records.values())

    def of(self, cls: type[R]) -> tuple[R, ...]:
        """Return all records of one type, in id order."""
        return self.by_class.get(cls, ())  # type: ignore[return-value] # keyed by their own class

    @cached_property
    def series(self) -> Mapping[SeriesKey, tuple[Point, ...]]:
        """Every question followed in time."""
        return collect(self.of(Appreciation))

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by the id they point to, fragments included."""
        return _grouped((link.target.id, link) for link in self.links)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by the id of the record that holds them."""
        return _grouped((link.source.id, link) for link in self.links)

    @cached_property
    def sources(self) -> Mapping[str, frozenset[Ref]]:
        """The returns each action comes from: its origins, those of its décision, those of the action it follows."""
        return MappingProxyType({action.id: self._sources(action.id) for action in self.of(Action)})

    @cached_property
    def effets(self) -> "dict[str, tuple[Action, Effet | None]]":
        """The effects worked out so far, by id of action: ``effet`` gives them."""
        return {}

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What others work out of these records and links alone, and keep here under a key of their own."""
        return {}

    def _sources(self, id_: str) -> frozenset[Ref]:
        found: set[Ref] = set()
        seen: set[str] = set()
        waiting = [id_]
        while waiting:
            id_ = waiting.pop()
            if id_ in seen:
                continue
            seen.add(id_)
            targets = {link.target for link in self.from_(Ref(id_), "origines")}
            for link in self.from_(Ref(id_), "decidee_en"):
                targets |= (
                    {on.target for on in self.from_(link.target, "sur")} if link.target.fragment else set()
                )
            actions = {target for target in targets if isinstance(self.records.get(target.id), Action)}
            waiting += [target.id for target in actions]
            found |= targets - actions
        return frozenset(found)

    def to(self, ref: Ref, *relations: str) -> tuple[Link, ...]:
        """Return the links to an address; to a record, those to its fragments too."""
        found = self.incoming.get(ref.id, ())
        if ref.fragment is not None:
            found = tuple([link for link in found if link.target.fragment == ref.fragment])
        return _of(found, relations)

    def from_(self, ref: Ref, *relations: str) -> tuple[Link, ...]:
        """Return the links held by an address; by a record, those of its fragments too."""
        found = self.outgoing.get(ref.id, ())
        if ref.fragment is not None:
            found = tuple([link for link in found if link.source.fragment == ref.fragment])
        return _of(found, relations)


def _of(links: tuple[Link, ...], relations: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple([link for link in links if link.relation in relations]) if relations and links else links


_K = TypeVar("_K")
_V = TypeVar("_V")


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> Mapping[_K, tuple[_V, ...]]:
    groups: dict[_K, list[_V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})
