"""What a rule is, and all it may look at."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from filrouge.diagnostics import Severity
from filrouge.graph import Graph
from filrouge.project import Seuils
from filrouge.records import Organisme
from filrouge.source import Pointer


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name: this key of this record. Only the run knows lines and columns."""

    record: str
    pointer: Pointer = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says: one message at one place, related places, remedies.

    ``severity`` is only given where a rule has cases lighter than its own severity.
    """

    place: Place
    message: str
    helps: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a rule may look at; frozen, so that no rule can disturb another.

    ``broken`` are the ids of files that could not be read as records: a rule that concludes from an
    *absence* must not conclude while a record of that kind is missing for that reason. ``organisme``
    is None when its own file is at fault.
    """

    graph: Graph
    organisme: Organisme | None
    today: date
    seuils: Seuils
    broken: frozenset[str] = frozenset()

    def complete(self, *prefixes: str) -> bool:
        """True when every file of these prefixes could be read."""
        return not any(id_.startswith(tuple(f"{prefix}-" for prefix in prefixes)) for id_ in self.broken)


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault an auditor would find.

    ``code`` is the fault as a French slug (the module's name); ``repere`` its mark in the domain
    table ("A1"); ``indicateurs`` those of the référentiel it serves. The module's docstring is its
    page, and its examples are its tests.
    """

    code: str
    repere: str
    titre: str
    severity: Severity
    indicateurs: tuple[int, ...]
    check: Callable[[Inputs], Iterable[Fault]]

    @property
    def doc(self) -> str:
        """The Markdown of the rule's page."""
        return sys.modules[self.check.__module__].__doc__ or ""
