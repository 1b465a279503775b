"""A place in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A region of a text file, as an editor shows it.

    ``path`` is relative to the repository root, with ``/``. Lines and columns start at 1 and count
    characters, not bytes; the end is exclusive. A region of one character has
    ``end_column == column + 1``.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 2

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
