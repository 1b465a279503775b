"""The text around a syntax error."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.diagnostics import Finding, Span
from filrouge.source.faults import fault
from filrouge.source.yaml_events import Problem

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Scene:
    """The file and the place, lines and columns from 0, both inside the file."""

    path: str
    lines: Sequence[str]
    problem: Problem

    @property
    def line(self) -> int:
        """The line of the error."""
        return min(self.problem.line, len(self.lines) - 1)

    @property
    def source(self) -> str:
        """The text of that line."""
        return self.lines[self.line]

    @property
    def column(self) -> int:
        """The column of the error in that line."""
        return min(self.problem.column, len(self.source))

    @property
    def context(self) -> tuple[int, int]:
        """Where the construct began that the error broke."""
        line = min(self.problem.context_line, len(self.lines) - 1)
        return line, min(self.problem.context_column, len(self.lines[line]))

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """Return a place of one line."""
        return Span(self.path, line + 1, column + 1, line + 1, column + 1 + length)

    def word(self, line: int, column: int) -> Span:
        """Return the word that begins at a place, or one column at the end of a line."""
        found = _WORD.match(self.lines[line], column)
        return self.span(line, column, len(found[0]) if found else 1)

    def here(self) -> Span:
        """Return the place of the word at the error."""
        return self.word(self.line, self.column)

    def syntax(self, message: str, span: Span, *helps: str) -> Finding:
        """Return a fault with the general code."""
        return fault("yaml-syntaxe", message, span, *helps)
