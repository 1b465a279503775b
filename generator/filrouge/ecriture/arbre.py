"""A file as a tree of values that carry their comments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filrouge.ecriture.scalars import value_at
from filrouge.source import Document, Pointer, Value

_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*")
_START = tuple[int, int]


@dataclass(slots=True)
class Noeud:
    """One value: ``avant`` are the comment and blank lines above it, ``cote`` the comment beside it.

    ``fin`` are the comments below its last child; ``source`` the lines it is written on, without what surrounds it.
    """

    pointer: Pointer
    value: Value
    source: list[str]
    start: _START
    end: _START
    avant: list[str] = field(default_factory=list)
    cote: str = ""
    enfants: list["Noeud"] = field(default_factory=list)
    fin: list[str] = field(default_factory=list)

    @property
    def compact(self) -> bool:
        """True when it is written between brackets."""
        return isinstance(self.value, dict | list) and self.source[0][:1] in {"[", "{"}

    @property
    def commente(self) -> bool:
        """True when something inside is commented."""
        return bool(self.fin) or any(one.avant or one.cote or one.commente for one in self.enfants)


def planter(document: Document) -> Noeud:
    """Return the tree of a file, or of its front matter."""
    lines = document.text.split("\n")
    root = _grow(document, (), lines)
    nodes = sorted(_below(root), key=lambda node: (node.start, len(node.pointer)))
    covered = _covered(document, root)
    waiting: list[str] = []
    for number in lignes(document):
        line = lines[number - 1]
        at = _comment(line, covered.get(number, ()))
        if waiting and number in covered:
            _above(nodes, number).extend(waiting[:1])
            waiting.clear()
        if at is None:
            if not line.strip() and number not in covered:
                waiting.append("")
            continue
        text = line[at:].rstrip()
        owner = _beside(nodes, number)
        if owner is not None and line[:at].strip():
            owner.cote = text
            continue
        _place(root, nodes, (number, at + 1), [*waiting, text])
        waiting.clear()
    return root


def lignes(document: Document) -> range:
    """Return the lines of the YAML, from 1: all of them, or those between the two « --- »."""
    if document.body is None:
        return range(1, document.text.count("\n") + 2)
    return range(2, document.body_line - 1)


def commentaires(document: Document) -> Iterator[str]:
    """Yield the comments, from their « # » on."""
    lines = document.text.split("\n")
    covered = _covered(document, _grow(document, (), lines))
    for number in lignes(document):
        line = lines[number - 1]
        if (at := _comment(line, covered.get(number, ()))) is not None:
            yield line[at:].rstrip()


def _above(nodes: list[Noeud], line: int) -> list[str]:
    """Return what stands above the first value of a line."""
    return next((node.avant for node in nodes if node.start[0] == line), [])


def _grow(document: Document, pointer: Pointer, lines: list[str]) -> Noeud:
    region = document.values[pointer]
    key = document.keys.get(pointer)
    value = value_at(document.data, pointer)
    source = lines[region[0] - 1 : region[2]]
    source[-1] = source[-1][: region[3] - 1]
    source[0] = source[0][region[1] - 1 :]
    start = key[:2] if key else region[:2]
    node = Noeud(pointer, value, source, start, max(region[2:], key[2:] if key else (0, 0)))
    node.enfants = [_grow(document, (*pointer, step), lines) for step in _steps(value)]
    if pointer and isinstance(pointer[-1], int):
        node.start = _dash(lines, start)
    return node


def _steps(value: Value) -> Sequence[str | int]:
    if isinstance(value, dict):
        return tuple(value)
    return range(len(value)) if isinstance(value, list) else ()


def _dash(lines: list[str], start: _START) -> _START:
    """Return where the dash of an item is; the item itself, between brackets."""
    before = lines[start[0] - 1][: start[1] - 1]
    dash = before.rfind("-")
    return (start[0], dash + 1) if dash >= 0 and not before[dash + 1 :].strip() else start


def _below(node: Noeud) -> Iterator[Noeud]:
    for child in node.enfants:
        yield child
        yield from _below(child)


def _covered(document: Document, root: Noeud) -> dict[int, list[tuple[int, int]]]:
    """Return, by line, the columns from 0 that keys and simple values take: a « # » there is text."""
    regions = [*document.keys.values()]
    regions += [document.values[node.pointer] for node in _below(root) if not node.enfants]
    found: dict[int, list[tuple[int, int]]] = {}
    lines = document.text.split("\n")
    for line, column, last, end in regions:
        head = _HEADER.match(lines[line - 1], column - 1) if last > line else None
        for number in range(line, last + 1):
            begin = column - 1 if number == line else 0
            stop = end - 1 if number == last else len(lines[number - 1])
            if number == line and head is not None:
                stop = head.end()
            found.setdefault(number, []).append((begin, stop))
    return found


def _comment(line: str, taken: list[tuple[int, int]] | tuple[()]) -> int | None:
    """Return the column, from 0, where a comment begins."""
    for found in re.finditer(r"(?:(?<=[\s\],}])|^)#", line):
        if not any(begin <= found.start() < end for begin, end in taken):
            return found.start()
    return None


def _beside(nodes: list[Noeud], line: int) -> Noeud | None:
    """Return the value that a comment at the end of a line is about; None when the line has none."""
    ended = [node for node in nodes if node.compact and node.end[0] == line]
    if ended:
        return min(ended, key=lambda node: len(node.pointer))
    touching = [node for node in nodes if line in {node.start[0], node.end[0]} and not node.enfants]
    opened = [node for node in nodes if node.start[0] == line]
    return next(reversed(touching or opened), None)


def _place(root: Noeud, nodes: list[Noeud], at: _START, texts: list[str]) -> None:
    """Give comment lines to the value they precede, or to the group that they end."""
    following = next((node for node in nodes if node.start > at), None)
    before = [node for node in nodes if node.start < at]
    inside = before[-1].pointer if before else ()
    ended = [root, *(node for node in before if node.enfants and inside[: len(node.pointer)] == node.pointer)]
    for group in reversed(ended):
        over = following is None or following.pointer[: len(group.pointer)] != group.pointer
        deeper = following is None or at[1] > following.start[1]
        if over and deeper and at[1] >= group.enfants[0].start[1]:
            group.fin += texts
            return
    (root.fin if following is None else following.avant).extend(texts)
