"""All that the pages share, worked out once for a whole run."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar, cast

from filrouge.evidence import Evidence
from filrouge.graph import Effet, Fil, Graph, effet, fil, points
from filrouge.pages import french
from filrouge.pages.fragments import Fragments, Key, Source, mark
from filrouge.pages.labels import label
from filrouge.preaudit import PreAudit, preaudit
from filrouge.records import Abandon, Action, Appreciation, Organisme, Record, Ref, Revue
from filrouge.records.types.echelle import Echelle

_NOBODY = Organisme(
    id="organisme", nom="Organisme non renseigné", categories=(), referent_qualite="", roles={}
)


R = TypeVar("R", bound=Record)
V = TypeVar("V")


class _PerAction(Mapping[str, V | None]):
    """What is told of each action, by id, worked out when it is asked for."""

    def __init__(self, context: "Context", tell: Callable[[Graph, Action], V | None]) -> None:
        self._context = context
        self._tell = tell
        self._told: dict[str, V | None] = {}

    def __getitem__(self, id_: str) -> V | None:
        if id_ not in self._told:
            action = self._context.graph.records[id_]
            self._told[id_] = self._tell(self._context.graph, action) if isinstance(action, Action) else None
        return self._told[id_]

    def __iter__(self) -> Iterator[str]:
        return (action.id for action in self._context.actions)

    def __len__(self) -> int:
        return len(self._context.actions)


@dataclass(frozen=True, eq=False)
class Context:
    """The evidence, and what several pages read from it.

    ``fragments`` is what earlier runs made, if it is kept; ``facts`` give the marks of what a page reads of the whole run.
    A page that is kept has a context of its own: ``noted`` is what it reads, ``whole`` the context of the run.
    """

    evidence: Evidence
    fragments: Fragments | None = None
    facts: Mapping[str, Callable[["Context", str], str]] = field(default_factory=lambda: MappingProxyType({}))
    noted: set[Key] | None = None
    whole: "Context | None" = None

    def keep(self, name: str, make: Callable[["Context"], Any], given: object = None) -> Any:
        """Return what ``make`` makes of the context it is given (a value that JSON can hold); once in a run, or kept.

        ``given`` is all else that it is made from: its ``repr`` tells it whole.
        """
        if self.fragments is None:
            if name not in self._made:
                self._made[name] = make(self)
            return self._made[name]

        def noting(noted: set[Key]) -> Any:
            return make(Context(self._source.evidence(noted), noted=noted, whole=self))

        def told() -> str:
            return "" if given is None else mark(repr(given))

        return self.fragments.read(name, self._source, noting, told)

    def of_run(self, fact: str, name: str) -> "Context":
        """Return the context of the whole run, of which only this fact is read."""
        if self.noted is None or self.whole is None:
            return self
        self.noted.add((fact, name))
        return self.whole

    @cached_property
    def _made(self) -> dict[str, Any]:
        """What was made in this run: a name stands for one thing in it."""
        return {}

    @cached_property
    def _source(self) -> Source:
        facts = {fact: partial(tell, self) for fact, tell in self.facts.items()}
        return Source(self.evidence, facts, self.fragments.marks if self.fragments else {})

    @property
    def graph(self) -> Graph:
        """The records and their links."""
        return self.evidence.graph

    @property
    def today(self) -> date:
        """The day of analysis."""
        return self.evidence.project.today

    @cached_property
    def organisme(self) -> Organisme:
        """The organisation; one that says nothing when its file could not be read."""
        return self.graph.organisme or _NOBODY

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """All actions, in id order."""
        return self.graph.of(Action)

    @cached_property
    def effets(self) -> Mapping[str, Effet | None]:
        """The effect of every action, by id."""
        return _PerAction(self, effet)

    @cached_property
    def echelles(self) -> Mapping[str, Echelle | None]:
        """The scale of every effect that syntheses measure, by id of action; None where none do."""
        return _PerAction(self, _echelle)

    @cached_property
    def preaudit(self) -> PreAudit:
        """What the coming audit asks for, and what shows it."""
        return preaudit(self.evidence)

    def fil(self, ref: Ref) -> Fil:
        """Return the thread through an address."""
        return fil(self.graph, ref)

    def records(self, cls: type[R], ids: Iterable[str]) -> tuple[R, ...]:  # noqa: ARG002 # for the type alone
        """Return records of one type that are there; each is read here, by who asks."""
        return tuple(cast("R", self.graph.records[id_]) for id_ in ids)

    def role(self, code: str) -> str:
        """Return the name of a role."""
        return french.label(self.organisme.roles, code)

    def theme(self, code: str) -> str:
        """Return the name of a theme."""
        return french.label(self.organisme.themes, code)

    def formation(self, code: str) -> str:
        """Return the name of a formation."""
        found = self.organisme.formations.get(code)
        return french.spaced(found.intitule) if found else code

    def knows(self, ref: Ref) -> bool:
        """True when the record is there, and the constat or décision in it."""
        record = self.graph.records.get(ref.id)
        return record is not None and (
            ref.fragment is None or self._fragment(record, ref.fragment) is not None
        )

    def title(self, ref: Ref) -> str:
        """Return the title of a record, or the first words of a constat or a décision."""
        record = self.graph.records.get(ref.id)
        if record is None:
            return "fiche absente"
        found = self._fragment(record, ref.fragment) if ref.fragment else None
        return french.excerpt(found) if found is not None else record_title(self, record)

    def resolve(self, written: str) -> Ref | None:
        """Return the address that a text means: ``ID``, ``ID#code`` or the path of a record's file."""
        path, _, fragment = written.partition("#")
        ref = Ref(
            PurePosixPath(path).stem if "/" in path else path.removesuffix(".yaml").removesuffix(".md"),
            fragment or None,
        )
        return ref if self.knows(ref) else None

    def _fragment(self, record: Record, code: str) -> str | None:
        if isinstance(record, Appreciation):
            constat = record.constat(code)
            return constat.texte if constat else None
        if isinstance(record, Revue):
            decision = record.decision(code)
            return decision.decision if decision else None
        return None


def _echelle(graph: Graph, action: Action) -> Echelle | None:
    found = points(graph, action)
    return found[0].score.echelle if found else None


def record_title(context: Context, record: Record) -> str:
    """Return what people call a record; an abandon has no title of its own."""
    if isinstance(record, Abandon):
        cause = label("abandon", "cause", record.cause)
        return f"Abandon en {context.formation(record.formation)}, {cause[0].lower()}{cause[1:]}"
    if isinstance(record, Organisme):
        return record.nom
    return french.spaced(str(getattr(record, "titre", record.id)))
