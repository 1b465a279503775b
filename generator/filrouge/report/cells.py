"""File text to terminal cells: harmless, and of a known width."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TAB = "    "
# Control, format (bidirectional marks, zero width), surrogate, line and paragraph separators.
_UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# GitHub and Azure obey « ##[group] », « ##vso[…] » anywhere in a line of a log.
_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
_HASH = "<U+0023>"


def unsafe(character: str) -> bool:
    """Tell a character that commands a terminal, that nobody sees, or that XML cannot hold."""
    return unicodedata.category(character) in _UNSAFE or character in "\ufffe\uffff"


def commands(text: str) -> list[int]:
    """Return where a text would command the CI whose log shows it, wherever it stands in a line."""
    return [found.start() for found in _COMMAND.finditer(text)]


@lru_cache(maxsize=4096)
def cell(character: str) -> tuple[str, int]:
    """Return what to print for a character, and how many columns it takes.

    A terminal obeys escape sequences and hides bidirectional marks: they are printed as ``<U+001B>``.
    """
    if character == "\t":
        return _TAB, len(_TAB)
    if unsafe(character):
        shown = f"<U+{ord(character):04X}>"
        return shown, len(shown)
    if unicodedata.category(character) in {"Mn", "Me"}:
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def harmless(text: str) -> str:
    """Return text that cannot command a terminal nor a CI, nor begin a line of its own."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return "".join(shown for shown, _ in _cells(text))


def alone(text: str) -> str:
    """Return text that stands alone on its line, however indented: there, ``::error`` commands GitHub."""
    shown = harmless(text)
    bare = shown.lstrip()
    return f"{shown[: len(shown) - len(bare)]}<U+003A>{bare[1:]}" if bare.startswith("::") else shown


def _cells(text: str) -> list[tuple[str, int]]:
    cells = [cell(character) for character in text]
    for place in commands(text):
        cells[place] = (_HASH, len(_HASH))
    return cells


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a line that fits: printed text, and the offset of each of its columns."""

    text: str
    first: int
    offsets: Sequence[int]

    def offset(self, column: int) -> int:
        """Return the terminal column of a character (from 0), kept inside the window."""
        return self.offsets[min(max(column - self.first, 0), len(self.offsets) - 1)]


def window(line: str, column: int, width: int) -> Window:
    """Return what to print of a line so that a column (from 0) is seen, in ``width`` cells."""
    # A line may be a whole file: only what could fit is looked at.
    width, column = max(width, 1), max(column, 0)
    start = max(column - width, 0)
    cells = _cells(line[start : column + 2 * width])
    whole = start == 0 and len(cells) == len(line)
    if whole and sum(size for _, size in cells) <= width:
        return _window(cells, 0, len(cells), len(line), 0)
    budget = max(width - 2, 1)
    column = min(column - start, len(cells))
    # A third of the room goes to what comes before.
    first = _back(cells, column, budget // 3)
    last = _forth(cells, first, budget)
    if start + last == len(line):
        first = _back(cells, last, budget)
    return _window(cells, first, last, len(line), start)


def _back(cells: Sequence[tuple[str, int]], column: int, room: int) -> int:
    while column > 0 and room >= cells[column - 1][1]:
        column -= 1
        room -= cells[column][1]
    return column


def _forth(cells: Sequence[tuple[str, int]], column: int, room: int) -> int:
    while column < len(cells) and room >= cells[column][1]:
        room -= cells[column][1]
        column += 1
    return column


def _window(cells: Sequence[tuple[str, int]], first: int, last: int, length: int, start: int) -> Window:
    before = "…" if start + first > 0 else ""
    after = "…" if start + last < length else ""
    offsets = [len(before)]
    for _, size in cells[first:last]:
        offsets.append(offsets[-1] + size)
    return Window(before + "".join(shown for shown, _ in cells[first:last]) + after, start + first, offsets)
