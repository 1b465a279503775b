"""A record as it stood earlier: keys not yet written are cut out of its text, by their place."""

from collections.abc import Iterable, Mapping

from filrouge.ecriture.scalars import scalar
from filrouge.source import Document, Pointer, Value
from filrouge.source.document import Region


def earlier_text(document: Document, hidden: Iterable[Pointer], values: Mapping[Pointer, Value]) -> str:
    """Return the text without the ``hidden`` keys and items, and with other ``values`` at some places.

    Everything else stays as it is, to the byte.
    """
    lines = document.text.split("\n")
    whole = _whole(document, hidden)
    dropped = {number for pointer in whole for number in _lines_of(document, pointer, lines)}
    for pointer, value in values.items():
        if pointer not in whole:
            dropped.update(_replace(lines, document.values[pointer], scalar(value)))
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in dropped)


def _whole(document: Document, hidden: Iterable[Pointer]) -> set[Pointer]:
    """A list that keeps no item goes with its key: an empty key is not a list."""
    pointers = set(hidden)
    for pointer in tuple(pointers):
        parent, last = pointer[:-1], pointer[-1]
        if isinstance(last, int) and all(
            (*parent, index) in pointers for index in range(_size(document, parent))
        ):
            pointers.add(parent)
    return pointers


def _size(document: Document, parent: Pointer) -> int:
    return sum(len(pointer) == len(parent) + 1 and pointer[:-1] == parent for pointer in document.values)


def _lines_of(document: Document, pointer: Pointer, lines: list[str]) -> range:
    """The whole lines of a key or an item; what shares a line with something else cannot be cut."""
    start = document.keys.get(pointer) or document.values[pointer]
    end = document.values[pointer]
    before = lines[start[0] - 1][: start[1] - 1].strip()
    after = lines[end[2] - 1][end[3] - 1 :].strip()
    if before != ("-" if isinstance(pointer[-1], int) else "") or not (after == "" or after.startswith("#")):
        raise ValueError(f"{document.path}:{start[0]}: {pointer} shares its lines")
    return range(start[0], end[2] + 1)


def _replace(lines: list[str], region: Region, text: str) -> range:
    """Put a text on the first line of a value; return the lines that the value no longer takes."""
    line, column, end_line, end_column = region
    lines[line - 1] = lines[line - 1][: column - 1] + text + lines[end_line - 1][end_column - 1 :]
    return range(line + 1, end_line + 1)
