"""Which places of a document the patterns of a schema stand for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from filrouge.source import Pointer, Value

Pattern: TypeAlias = tuple[str, ...]
"""A pointer with ``*`` for every list index and every free key."""

T = TypeVar("T")
ANY = "*"


@dataclass(slots=True, eq=False)
class Patterns(Generic[T]):
    """Several patterns, each with what it means, followed together in one walk of a document."""

    steps: dict[str, "Patterns[T]"] = field(default_factory=dict)
    meanings: list[T] = field(default_factory=list)

    @classmethod
    def of(cls, patterns: Iterable[tuple[Pattern, T]]) -> "Patterns[T]":
        """Put patterns together."""
        root = cls()
        for pattern, meaning in patterns:
            node = root
            for step in pattern:
                node = node.steps.setdefault(step, cls())
            node.meanings.append(meaning)
        return root

    def found(self, value: Value) -> list[tuple[Pointer, Value, T]]:
        """Return every place that a pattern stands for, with its value and its meaning, in the order of the file."""
        found: list[tuple[Pointer, Value, T]] = []
        self.follow(value, (), found)
        return found

    def follow(self, value: Value, at: Pointer, found: list[tuple[Pointer, Value, T]]) -> None:
        """Add what is found in a value that stands at a place of the document."""
        found += [(at, value, meaning) for meaning in self.meanings]
        if not self.steps or not isinstance(value, dict | list):
            return
        free = self.steps.get(ANY)
        children: Iterable[tuple[str | int, Value]] = (
            value.items() if isinstance(value, dict) else enumerate(value)
        )
        for key, child in children:
            named = self.steps.get(key) if isinstance(key, str) and key != ANY else None
            if named is not None:
                named.follow(child, (*at, key), found)
            if free is not None:
                free.follow(child, (*at, key), found)
