"""A record as it stood earlier: keys not yet written are cut out of its text, by their place."""

from collections.abc import Iterable, Mapping

from filrouge.ecriture.scalars import scalar
from filrouge.source import Document, Pointer
from filrouge.source.document import Region


def earlier_text(document: Document, hidden: Iterable[Pointer], values: Mapping[str, str]) -> str:
    """Return the text without the ``hidden`` keys and items, and with other ``values`` at some keys.

    Everything else stays as it is, to the byte.
    """
    lines = document.text.split("\n")
    for key, value in values.items():
        _replace(lines, document.values[(key,)], scalar(value))
    dropped = {
        number for pointer in _whole(document, hidden) for number in _lines_of(document, pointer, lines)
    }
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


def _replace(lines: list[str], region: Region, text: str) -> None:
    line, column, end_line, end_column = region
    if line != end_line:
        raise ValueError(f"line {line}: a value of several lines cannot be replaced")
    source = lines[line - 1]
    lines[line - 1] = source[: column - 1] + text + source[end_column - 1 :]
