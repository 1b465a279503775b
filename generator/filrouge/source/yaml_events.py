"""The only module that knows the YAML library: text to events, and what went wrong in them.

Events come one by one, so that a file of a hundred thousand brackets is refused at the
twenty-first: the library's own loaders crash or recurse on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from filrouge.source.document import Region

__all__ = [
    "LIBRARY",
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "NextEvent",
    "NodeEvent",
    "Problem",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
    "is_on_one_line",
    "open_events",
    "problem_of",
    "quoted_to",
    "region_of",
]

LIBRARY: str = yaml.__version__
YAMLError = yaml.YAMLError
NextEvent: TypeAlias = Callable[[], Event]

# The C parser is ten times faster; both say the same (a test compares them).
PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Problem:
    """A syntax error as the library tells it: English words, lines and columns from 0."""

    words: str
    line: int
    column: int
    context_line: int
    context_column: int

    @property
    def too_deep(self) -> bool:
        """True when the library itself gave up counting levels (since PyYAML 6.0.4)."""
        return "maximum nesting depth" in self.words


def open_events(text: str) -> NextEvent:
    """Return the function that gives the next event; it raises ``YAMLError``."""
    next_event: NextEvent = PARSER(text).get_event
    return next_event


def region_of(event: Event) -> Region:
    """Return the place of an event; the library's events always have both marks."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


def is_on_one_line(event: Event) -> bool:
    """Tell whether an event begins and ends on the same line."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return bool(start.line == end.line)


def problem_of(error: yaml.YAMLError) -> Problem:
    """Return what the library says; the start of the file when it names no place."""
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None) or mark
    words = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    if mark is None:
        return Problem(words, 0, 0, 0, 0)
    return Problem(words, mark.line, mark.column, context.line, context.column)


def quoted_to(text: str) -> Region | None:
    """Return the place of the last quoted text of several lines, as far as the file can be read."""
    next_event = open_events(text)
    region = None
    try:
        while not isinstance(event := next_event(), StreamEndEvent):
            if isinstance(event, ScalarEvent) and event.style in {"'", '"'}:
                place = region_of(event)
                region = place if place[0] != place[2] else region
    except YAMLError:
        pass
    return region
