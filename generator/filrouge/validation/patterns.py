"""Which places of a document the patterns of a schema stand for."""

from collections.abc import Iterable, Iterator
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

    def found(self, value: Value, at: Pointer = ()) -> Iterator[tuple[Pointer, Value, T]]:
        """Yield every place that a pattern stands for, with its value and its meaning, in the order of the file."""
        for meaning in self.meanings:
            yield at, value, meaning
        if not self.steps:
            return
        free = self.steps.get(ANY)
        for key, child in _children(value):
            named = self.steps.get(key) if isinstance(key, str) else None
            if named is not None:
                yield from named.found(child, (*at, key))
            if free is not None:
                yield from free.found(child, (*at, key))


def _children(value: Value) -> Iterable[tuple[str | int, Value]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
