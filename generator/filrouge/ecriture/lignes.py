"""One change to the lines of a file, by the places that its reader knows."""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from filrouge.ecriture.scalars import block, entry, inline, key_text, scalar, value_at
from filrouge.source import Document, Pointer, Value
from filrouge.source.document import Region

_HEADER = re.compile(r"[|>][-+0-9]*")
_KEEPS_BLANKS = re.compile(r"[|>][0-9]*\+")
_INDENT = 2


def rewritten(document: Document, pointer: Pointer, value: Value) -> str:
    """Return the text with another value at a key that is there."""
    if (flow := _flow_above(document, pointer)) is not None:
        return _in_flow(document, flow, pointer, value)
    simple = not isinstance(value, dict | list)
    key, region = document.keys[pointer], document.values[pointer]
    margin = key[1] - 1
    if simple and not isinstance(value_at(document.data, pointer), dict | list):
        return _splice(document, region[:2], region[2:], _scalar_lines(value, margin))
    lines = entry_lines(str(pointer[-1]), value, margin)
    return _splice(document, key[:2], _end(region, key), [lines[0].lstrip(), *lines[1:]])


def removed(document: Document, pointer: Pointer) -> str:
    """Return the text without a key, its value and what is said beside them."""
    if (flow := _flow_above(document, pointer[:-1])) is not None:
        return _in_flow(document, flow, pointer, None)
    lines = document.text.split("\n")
    del lines[document.keys[pointer][0] - 1 : _last_line(document, pointer, lines)]
    return "\n".join(lines)


def inserted(document: Document, pointer: Pointer, value: Value, order: Sequence[str]) -> str:
    """Return the text with a new key in a group that holds others, in its place in ``order``."""
    parent, key = pointer[:-1], str(pointer[-1])
    if (flow := _flow_above(document, pointer)) is not None:
        return _in_flow(document, flow, pointer, value)
    lines = document.text.split("\n")
    siblings = _children(document, parent)
    margin = document.keys[siblings[0]][1] - 1
    rank = {name: number for number, name in enumerate(order)}
    before = [one for one in siblings if rank.get(str(one[-1]), -1) < rank.get(key, len(order))]
    if before:
        nearest = max(before, key=lambda one: rank.get(str(one[-1]), -1))
        at = _last_line(document, nearest, lines)
    else:
        at = document.keys[siblings[0]][0] - 1
    lines[at:at] = entry_lines(key, value, margin)
    return "\n".join(lines)


def merged(document: Document, pointer: Pointer, old: list[Value], new: list[Value]) -> str:
    """Return the text with another list: the items that stay keep their lines."""
    if (flow := _flow_above(document, pointer)) is not None:
        return _in_flow(document, flow, pointer, new)
    lines = document.text.split("\n")
    places = [document.values[(*pointer, index)] for index in range(len(old))]
    dashes = [_dash(lines, place) for place in places]
    if not old or None in dashes:
        return rewritten(document, pointer, new)
    margin = min(dash for dash in dashes if dash is not None)
    starts = [place[0] - 1 for place in places]
    ends = [_last_line(document, (*pointer, index), lines) for index in range(len(old))]
    matcher = SequenceMatcher(a=list(map(_same, old)), b=list(map(_same, new)), autojunk=False)
    # From the last to the first, so that the places above stay right.
    for _, first, last, begin, end in reversed(
        [code for code in matcher.get_opcodes() if code[0] != "equal"]
    ):
        added = [
            " " * margin + line.removeprefix("  ")
            for item in new[begin:end]
            for line in entry("x", [item])[1:]
        ]
        for index in reversed(range(first, last)):
            del lines[starts[index] : ends[index]]
        at = starts[first] if first < len(old) else ends[-1]
        lines[at:at] = added
    return "\n".join(lines)


def _same(item: Value) -> str:
    return json.dumps(item, ensure_ascii=False)


def _flow_above(document: Document, pointer: Pointer) -> Pointer | None:
    """Return the outermost place written between brackets, from a value up; None when there is none."""
    lines = document.text.split("\n")
    for length in range(1, len(pointer) + 1):
        region = document.values.get(pointer[:length])
        value = value_at(document.data, pointer[:length])
        if region and isinstance(value, dict | list) and lines[region[0] - 1][region[1] - 1] in "[{":
            return pointer[:length]
    return None


def _in_flow(document: Document, flow: Pointer, pointer: Pointer, value: Value) -> str:
    """Change a value between brackets: they are written again, on one line."""
    whole = _with(value_at(document.data, flow), pointer[len(flow) :], value)
    region = document.values[flow]
    if isinstance(whole, list) and any(isinstance(item, dict) for item in whole):
        key = document.keys[flow]
        lines = entry_lines(str(flow[-1]), whole, key[1] - 1)
        return _splice(document, key[:2], region[2:], [lines[0].lstrip(), *lines[1:]])
    return _splice(document, region[:2], region[2:], [inline(whole)])


def _with(data: Value, rest: Pointer, value: Value) -> Value:
    if not rest:
        return value
    inside = dict(data) if isinstance(data, dict) else {}
    key = str(rest[0])
    if value is None and len(rest) == 1:
        inside.pop(key, None)
    else:
        inside[key] = _with(inside.get(key), rest[1:], value)
    return inside


def _children(document: Document, parent: Pointer) -> list[Pointer]:
    found = (one for one in document.keys if len(one) == len(parent) + 1 and one[:-1] == parent)
    return sorted(found, key=lambda one: document.keys[one])


def _last_line(document: Document, pointer: Pointer, lines: list[str]) -> int:
    """Return the number, from 1, of the last line of a value; the blank ones that belong to it are counted."""
    line, column, last, _ = document.values[pointer]
    last = max(last, document.keys.get(pointer, (0, 0, 0, 0))[2])
    if _KEEPS_BLANKS.match(lines[line - 1], column - 1):
        while last < len(lines) - 1 and not lines[last].strip():
            last += 1
    return last


def _end(region: Region, key: Region) -> tuple[int, int]:
    """Return where a value ends; an empty one, after the colon of its key."""
    return max(region[2:], (key[2], key[3] + 1))


def _dash(lines: list[str], place: Region) -> int | None:
    """Return the margin of a list's item; None when its dash is on another line."""
    before = lines[place[0] - 1][: place[1] - 1]
    return before.index("-") if before.strip() == "-" else None


def _scalar_lines(value: Value, margin: int) -> list[str]:
    lines = block(value) if isinstance(value, str) and "\n" in value else None
    if lines is None:
        return [scalar(value)]
    return [lines[0], *_shifted(lines[1:], margin + _INDENT)]


def entry_lines(key: str, value: Value, margin: int) -> list[str]:
    """Return the lines of a key and its value, from a margin; a list of simple values stands between brackets, as people write it."""
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return [f"{' ' * margin}{key_text(key)}: {inline(value)}"]
    if isinstance(value, str):
        first, *rest = _scalar_lines(value, margin)
        return [f"{' ' * margin}{key_text(key)}: {first}", *rest]
    if isinstance(value, dict):
        inside = (line for name, one in value.items() for line in entry_lines(name, one, margin + _INDENT))
        return [f"{' ' * margin}{key_text(key)}:", *inside]
    return list(_shifted(entry(key, value), margin))


def _shifted(lines: Sequence[str], margin: int) -> Iterator[str]:
    return (f"{' ' * margin}{line}" if line else "" for line in lines)


def _splice(document: Document, start: tuple[int, int], end: tuple[int, int], new: list[str]) -> str:
    """Put lines in the place of a region; what follows it, a comment, stays on the first of them."""
    lines = document.text.split("\n")
    before = lines[start[0] - 1][: start[1] - 1]
    after = lines[end[0] - 1][end[1] - 1 :].rstrip()
    if header := _HEADER.match(lines[start[0] - 1], start[1] - 1):
        after = lines[start[0] - 1][header.end() :].rstrip() or after
    if before.endswith(":"):
        before += " "
    lines[start[0] - 1 : end[0]] = [f"{before}{new[0]}{after}", *new[1:]]
    return "\n".join(lines)
