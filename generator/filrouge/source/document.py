"""A parsed file: its values, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from filrouge.diagnostics import Span

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Pointer: TypeAlias = tuple[str | int, ...]
"""The way to a value: ``("questions", 0, "code")``; ``()`` is the whole document."""

Region: TypeAlias = tuple[int, int, int, int]
"""First line, first column, last line, column after the end; all from 1, in characters."""

Places: TypeAlias = Mapping[Pointer, Region]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file as read: treat ``data`` as immutable.

    ``text`` is the whole file; ``body`` the Markdown after the front matter (None for YAML files),
    which begins at line ``body_line``. ``values`` and ``keys`` hold the region of every value and
    of every mapping key, by pointer.
    """

    path: str
    text: str
    data: dict[str, Value]
    values: Places
    keys: Places
    body: str | None = None
    body_line: int = 1

    def span(self, pointer: Pointer) -> Span:
        """Return the place of a value; of its nearest ancestor's key when it does not exist."""
        region = self.values.get(pointer)
        if region is None:
            return self.key_span(pointer[:-1]) if pointer else Span(self.path)
        return Span(self.path, *region)

    def key_span(self, pointer: Pointer) -> Span:
        """Return the place of a key; of the value for a list item, of an ancestor if missing."""
        region = self.keys.get(pointer) or (self.values.get(pointer) if pointer else None)
        if region is not None:
            return Span(self.path, *region)
        return self.key_span(pointer[:-1]) if pointer else Span(self.path)
