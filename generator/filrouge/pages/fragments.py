"""Pages made once: what each was made from is noted while it is made, and it is made again when any of that changed.

A fragment is made from an ``Evidence`` that notes what is read of it: this record, the links to that one, an attachment,
or a whole part where nothing finer is known. Nothing can be read without being noted, so that a fragment all of whose
marks are the same is itself the same. A memo that outlived one fragment would hide a read: each has a context of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from filrouge.evidence import Evidence
from filrouge.graph import Graph, SeriesKey

Key = tuple[str, str]
"""What is read: a part of the evidence and the name of one of its values; "" for which of them there are."""
Fact = Callable[[str], str]
"""Gives the mark of what is told of a record from several parts at once."""
K = TypeVar("K")
V = TypeVar("V")
_EVIDENCE, _GRAPH = "evidence", "graph"
_GIVEN: Key = ("", "")


def mark(text: str) -> str:
    """Return what tells a text from another."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Fragment:
    """What was made (a value that JSON can hold), and the mark of all that was read to make it."""

    reads: Mapping[Key, str]
    value: Any


@dataclass(frozen=True, eq=False)
class Fragments:
    """What an earlier run made, by name, and what this one has; ``made`` are the names of those it had to make.

    ``marks`` are those of values of the last run of the same process: nothing that is read ever changes in place, so that
    the same object has the same mark.
    """

    before: Mapping[str, Fragment] = field(default_factory=dict)
    now: dict[str, Fragment] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    marks: dict[Key, tuple[object, str]] = field(default_factory=dict)

    def next(self, *, finished: bool = True) -> "Fragments":
        """Return what the next run begins with: where this one was not ``finished``, what it did not come to as well."""
        return Fragments(self.now if finished else {**self.before, **self.now}, marks=self.marks)

    def read(
        self, name: str, source: "Source", make: Callable[[set[Key]], Any], told: Callable[[], str] = str
    ) -> Any:
        """Return what ``make`` makes and notes its reads of; what was made before, if all it was made from is the same.

        ``told`` gives the mark of what it is made from beside what it reads. A name stands for one thing in a run.
        """
        if name in self.now:
            return self.now[name].value
        known = self.before.get(name)
        beside = told()
        given = {_GIVEN: beside} if beside else {}
        if known is None or not _same(known.reads, source, given):
            noted: set[Key] = set()
            value = make(noted)
            known = Fragment({**given, **{key: source.mark(key) for key in sorted(noted)}}, value)
            self.made.append(name)
        self.now[name] = known
        return known.value

    def given(self, name: str, told: str, make: Callable[[], Any]) -> Any:
        """Return what ``make`` makes from nothing but what the mark ``told`` tells."""
        known = self.before.get(name)
        if known is None or known.reads != {_GIVEN: told}:
            known = Fragment({_GIVEN: told}, make())
            self.made.append(name)
        self.now[name] = known
        return known.value


def given(fragments: Fragments | None, name: str, told: Callable[[], str], make: Callable[[], Any]) -> Any:
    """Return what ``make`` makes from nothing but what ``told`` gives the mark of; kept, when there is where."""
    return make() if fragments is None else fragments.given(name, told(), make)


def _same(reads: Mapping[Key, str], source: "Source", given: Mapping[Key, str]) -> bool:
    return reads.get(_GIVEN) == given.get(_GIVEN) and all(
        source.mark(key) == was for key, was in reads.items() if key != _GIVEN
    )


@dataclass(frozen=True, eq=False)
class _Part(Generic[K, V]):
    """A mapping that is noted value by value: the name of a key, and all that a value says."""

    name: str
    values: Mapping[K, V]
    named: Callable[[K], str] = str
    shown: Callable[[V], str] = repr

    @cached_property
    def keys(self) -> Mapping[str, K]:
        return {self.named(key): key for key in self.values}

    def mark(self, name: str, marks: dict[Key, tuple[object, str]]) -> str:
        """Return the mark of a value; "" for none."""
        if not name:
            return mark("\n".join(self.keys))
        if name not in self.keys:
            return ""
        value = self.values[self.keys[name]]
        known = marks.get((self.name, name))
        if known is None or known[0] is not value:
            known = marks[self.name, name] = value, mark(self.shown(value))
        return known[1]


class _Reading(Mapping[K, V]):
    """A part, as one fragment reads it."""

    def __init__(self, part: _Part[K, V], noted: set[Key]) -> None:
        self._part = part
        self._noted = noted

    def __getitem__(self, key: K) -> V:
        self._noted.add((self._part.name, self._part.named(key)))
        return self._part.values[key]

    def __iter__(self) -> Iterator[K]:
        self._noted.add((self._part.name, ""))
        return iter(self._part.values)

    def __len__(self) -> int:
        self._noted.add((self._part.name, ""))
        return len(self._part.values)


class Source:
    """The evidence of a run: the marks of all that may be read in it, each worked out once."""

    def __init__(
        self, evidence: Evidence, facts: Mapping[str, Fact], marks: dict[Key, tuple[object, str]]
    ) -> None:
        self._evidence = evidence
        self._facts = facts
        self._parts = {part.name: part for part in _parts(evidence)}
        self._known = marks
        self._marks: dict[Key, str] = {}

    def mark(self, key: Key) -> str:
        """Return the mark of what a key names, as it is in this run."""
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = self._mark(*key)
        return found

    def _mark(self, part: str, name: str) -> str:
        if name in self._facts and part == _EVIDENCE:
            return self._facts[name]("")
        if part in self._facts:
            return self._facts[part](name)
        if part in self._parts:
            return self._parts[part].mark(name, self._known)
        return mark(repr(getattr(self._evidence if part == _EVIDENCE else self._evidence.graph, name)))

    def evidence(self, noted: set[Key]) -> Evidence:
        """Return the evidence, which notes what is read of it."""
        parts = {name: _Reading(part, noted) for name, part in self._parts.items()}
        beside = {name: parts.pop(name) for name in ("documents", "attachments")}
        graph = _noting(_Graph, _GRAPH, self._evidence.graph, parts, noted)
        return _noting(_Evidence, _EVIDENCE, self._evidence, {**beside, "graph": graph}, noted)


def _parts(evidence: Evidence) -> tuple[_Part[Any, Any], ...]:
    graph = evidence.graph
    return (
        _Part("records", graph.records),
        _Part("by_class", graph.by_class, named=lambda cls: cls.__name__),
        _Part("incoming", graph.incoming),
        _Part("outgoing", graph.outgoing),
        _Part("series", graph.series, named=_series),
        _Part("sources", graph.sources, shown=lambda found: " ".join(map(str, sorted(found)))),
        # All the rest of a document comes from these two; the gate leaves no text, and then its values tell.
        _Part("documents", evidence.documents, shown=lambda one: f"{one.path}\n{one.text or repr(one.data)}"),
        _Part("attachments", evidence.attachments),
    )


def _series(key: SeriesKey) -> str:
    told = (key.question, key.echelle, key.modalite, key.partie_prenante, key.objet, *sorted(key.categories))
    return " ".join(told)


class _Noting:
    """Another object, some of whose fields are given in parts: the others are noted as a whole when they are read."""

    def __getattribute__(self, name: str) -> Any:
        own = object.__getattribute__(self, "__dict__")
        if name in own["_whole"]:
            own["_noted"].add((own["_name"], name))
            return getattr(own["_source"], name)
        return object.__getattribute__(self, name)


class _Evidence(_Noting, Evidence):
    pass


class _Graph(_Noting, Graph):
    pass


N = TypeVar("N", bound=_Noting)


def _noting(cls: type[N], name: str, source: Any, parts: Mapping[str, object], noted: set[Key]) -> N:
    made = object.__new__(cls)
    whole = frozenset(one.name for one in fields(source)) - parts.keys()
    object.__getattribute__(made, "__dict__").update(
        parts, _source=source, _whole=whole, _name=name, _noted=noted
    )
    return made
