"""The values alone of a YAML text that is plainly clean, in half the time of the reader that keeps their places.

Past versions are read by the thousand, and nobody is told where they are at fault. Whatever the other reader would
look at twice is left to it, so that there is one judge of what a file says (a test compares them on any text).
"""

from filrouge.source.document import Value
from filrouge.source.text import FORBIDDEN
from filrouge.source.yaml_events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
    is_on_one_line,
    open_events,
    region_of,
)
from filrouge.source.yaml_marks import may_be_mark
from filrouge.source.yaml_scalars import core_value, is_plain_key
from filrouge.source.yaml_traps import Traps

MAX_DEPTH = 20
"""Levels of a file: the reader of places refuses the next one."""


class _DoubtError(Exception):
    """The reader of places must look at this file."""


def plain_values(text: str) -> dict[str, Value] | None:
    """Return the values; None when the text must be read by ``YamlReader``, at fault or not."""
    try:
        return _Values(text).document()
    except (_DoubtError, YAMLError):
        return None


class _Values:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._traps = Traps("", text, self._lines)
        self._next = open_events(text)

    def document(self) -> dict[str, Value]:
        self._next()
        start = self._next()
        if not isinstance(start, DocumentStartEvent) or start.version or start.tags:
            raise _DoubtError
        root = self._next()
        if not isinstance(root, MappingStartEvent):
            raise _DoubtError
        data = self._mapping(root, 0)
        self._next()
        if not isinstance(self._next(), StreamEndEvent):
            raise _DoubtError
        return data

    def _mapping(self, event: MappingStartEvent, depth: int) -> dict[str, Value]:
        self._enter(event, depth)
        data: dict[str, Value] = {}
        while not isinstance(key := self._next(), MappingEndEvent):
            if not isinstance(key, ScalarEvent) or key.anchor or key.tag:
                raise _DoubtError
            name = key.value
            if name in data or not is_plain_key(name):
                raise _DoubtError
            data[name] = self._value(self._next(), depth + 1)
        return data

    def _sequence(self, event: SequenceStartEvent, depth: int) -> list[Value]:
        self._enter(event, depth)
        items: list[Value] = []
        while not isinstance(item := self._next(), SequenceEndEvent):
            items.append(self._value(item, depth + 1))
        return items

    def _enter(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> None:
        if depth >= MAX_DEPTH or event.anchor or event.tag:
            raise _DoubtError

    def _value(self, event: Event, depth: int) -> Value:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        raise _DoubtError

    def _scalar(self, event: ScalarEvent) -> Value:
        text, style = event.value, event.style
        if event.anchor or event.tag:
            raise _DoubtError
        if not style:
            if may_be_mark(text) or (self._traps.possible and self._is_trap(event)):
                raise _DoubtError
            return core_value(text)
        if style in "'\"" and not is_on_one_line(event):
            raise _DoubtError
        if style == '"' and FORBIDDEN.search(text):
            raise _DoubtError
        return text

    def _is_trap(self, event: ScalarEvent) -> bool:
        region = region_of(event)
        # The library puts the end of the file one line below a last line without end.
        beyond = region[2] > len(self._lines)
        return beyond or any(self._traps.in_value(event.value, region, beside_key=False))
