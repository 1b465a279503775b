"""YAML text to data, strictly: one pass over the events that keeps the place of everything.

Refused: anchors, aliases, tags, merge keys, complex keys, directives, several documents, twenty-one
levels. What does not change the shape of the data is collected, so that one run reports it all.
"""

from collections.abc import Iterable

from filrouge.diagnostics import Finding, Label, Span
from filrouge.source.document import Pointer, Region, Value
from filrouge.source.faults import fault, short
from filrouge.source.text import FORBIDDEN, name_of
from filrouge.source.yaml_events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    Problem,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
    open_events,
    problem_of,
    region_of,
)
from filrouge.source.yaml_marks import BULLETS, bullet, text_mark
from filrouge.source.yaml_properties import alias_fault, directive_fault, property_faults, several_documents
from filrouge.source.yaml_quotes import swallowing
from filrouge.source.yaml_root import no_keys, not_keys
from filrouge.source.yaml_scalars import core_value, is_plain_key
from filrouge.source.yaml_syntax import explain
from filrouge.source.yaml_traps import Traps, complex_key
from filrouge.source.yaml_values import MAX_DEPTH

MAX_FAULTS = 100


class _UnreadableError(Exception):
    """Nothing after this fault can be trusted; the fault itself is among the findings."""


class YamlReader:
    """Reads one file, once: ``data`` is None when a fault leaves nothing to work on."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.data: dict[str, Value] | None = None
        self.values: dict[Pointer, Region] = {}
        self.keys: dict[Pointer, Region] = {}
        self.findings: list[Finding] = []
        self._lines = text.split("\n")
        self._traps = Traps(path, text, self._lines)
        self._next = open_events(text)
        try:
            self.data = self._document()
        except _UnreadableError:
            pass
        except YAMLError as error:
            self._stumbled(problem_of(error))

    def _stumbled(self, problem: Problem) -> None:
        if problem.too_deep:
            # The library reads ahead of its events, and counts to a thousand: of what comes before that, the
            # first level too many has its place.
            *before, last = self._lines[: problem.line + 1]
            self.findings = YamlReader(self.path, "\n".join([*before, last[: problem.column]])).findings
            return
        finding = explain(self.path, self._lines, problem)
        # What made the library stumble may have been noticed on the way.
        if finding not in self.findings:
            self.findings.append(finding)

    def _document(self) -> dict[str, Value]:
        self._next()
        start = self._next()
        if isinstance(start, DocumentStartEvent):
            if start.version or start.tags:
                self._add(directive_fault(self.path, self._lines))
            data = self._root(self._next())
            self._next()
            after = self._next()
            if isinstance(after, StreamEndEvent):
                return data
            line = self._inside(region_of(after))[0]
            raise self._stop(several_documents(Span(self.path, line, 1, line, 4)))
        raise self._stop(no_keys(self.path, (1, 1, 1, 2)))

    def _root(self, event: Event) -> dict[str, Value]:
        if not isinstance(event, MappingStartEvent):
            value = event.value if isinstance(event, ScalarEvent) else None
            raise self._stop(not_keys(self.path, self._lines, value, self._inside(region_of(event))))
        return self._mapping(event, ())

    def _value(self, event: Event, pointer: Pointer) -> Value:
        if isinstance(event, ScalarEvent):
            return self._scalar(event, pointer)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, pointer)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, pointer)
        self.values[pointer] = region_of(event)
        line = region_of(event)[0]
        if finding := bullet(self.path, self._lines[line - 1], line):
            raise self._stop(finding)
        self._add(alias_fault(Span(self.path, *region_of(event))))
        return None

    def _mapping(self, event: MappingStartEvent, pointer: Pointer) -> dict[str, Value]:
        self._enter(event, pointer)
        data: dict[str, Value] = {}
        child: Pointer = ()
        while not isinstance(key_event := self._next(), MappingEndEvent):
            region = self._inside(region_of(key_event))
            key = self._key(key_event, region, pointer)
            child = (*pointer, key)
            if key in data:
                self._add(self._duplicate(key, region, self.keys[child]))
            self.keys[child] = region
            data[key] = self._value(self._next(), child)
        self._close(event, key_event, pointer, child)
        return data

    def _sequence(self, event: SequenceStartEvent, pointer: Pointer) -> list[Value]:
        self._enter(event, pointer)
        items: list[Value] = []
        child: Pointer = ()
        while not isinstance(item := self._next(), SequenceEndEvent):
            child = (*pointer, len(items))
            items.append(self._value(item, child))
        self._close(event, item, pointer, child)
        return items

    def _enter(self, event: MappingStartEvent | SequenceStartEvent, pointer: Pointer) -> None:
        if len(pointer) >= MAX_DEPTH:
            raise self._stop(self._too_deep(event))
        if event.anchor or event.tag:
            self._add_all(property_faults(self.path, self._lines, event))

    def _close(self, start: NodeEvent, end: Event, pointer: Pointer, last: Pointer) -> None:
        """Keep the place of a collection: to its bracket, or to the end of its last value."""
        line, column, *_ = region_of(start)
        flow = isinstance(start, MappingStartEvent | SequenceStartEvent) and start.flow_style
        closing = region_of(end) if flow else self.values[last]
        self.values[pointer] = (line, column, closing[2], closing[3])

    def _scalar(self, event: ScalarEvent, pointer: Pointer) -> Value:
        region = self._inside(region_of(event))
        if event.anchor or event.tag:
            self._add_all(property_faults(self.path, self._lines, event))
        if not event.style:
            self.values[pointer] = region
            key = self.keys.get(pointer)
            beside = key is not None and key[0] == region[0]
            if not beside and (finding := text_mark(self.path, self._lines, event.value, region)):
                raise self._stop(finding)
            if self._traps.possible:
                self._add_all(self._traps.in_value(event.value, region, beside_key=beside))
            return core_value(event.value)
        quoted_lines = region[0] != region[2] and event.style not in "|>"
        if quoted_lines and (finding := swallowing(self.path, self._lines, region)):
            raise self._stop(finding)
        self.values[pointer] = self._without_blank_lines(region) if event.style in "|>" else region
        return self._harmless(event.value, region) if event.style == '"' else event.value

    def _key(self, event: Event, region: Region, mapping: Pointer) -> str:
        if not isinstance(event, ScalarEvent):
            span = Span(self.path, *region)
            raise self._stop(alias_fault(span) if isinstance(event, AliasEvent) else complex_key(span))
        key = event.value
        if event.anchor or event.tag:
            self._add_all(property_faults(self.path, self._lines, event))
        if is_plain_key(key):
            return key
        key = self._harmless(key, region)
        if key[:1] in BULLETS and (finding := bullet(self.path, self._lines[region[0] - 1], region[0])):
            raise self._stop(finding)
        maybe_text = bool(mapping) and (isinstance(mapping[-1], int) or " " in key)
        self._add_all(self._traps.in_key(key, region, plain=not event.style, maybe_text=maybe_text))
        return key if event.style else key.strip("\u00a0\u202f")

    def _inside(self, region: Region) -> Region:
        """Bring back the end of the file: the library puts it one line below a last line without end."""
        last = len(self._lines)
        if region[2] <= last:
            return region
        end = len(self._lines[-1]) + 1
        return (*((last, end) if region[0] > last else region[:2]), last, end)

    def _without_blank_lines(self, region: Region) -> Region:
        """End a block of text at its last written line, where an editor would show its end."""
        line, end = region[2], region[3] - 1
        while line > region[0] and not self._lines[line - 1][:end].strip():
            line -= 1
            end = len(self._lines[line - 1])
        return region[0], region[1], line, end + 1

    def _duplicate(self, key: str, region: Region, first: Region) -> Finding:
        return fault(
            "yaml-cle-en-double",
            f"la rubrique « {short(key)} » est écrite deux fois",
            Span(self.path, *region),
            "gardez-en une seule, ou réunissez les deux contenus",
            label="écrite de nouveau ici",
            related=(Label(Span(self.path, *first), "déjà écrite ici"),),
        )

    def _harmless(self, text: str, region: Region) -> str:
        """Refuse what escapes between double quotes can bring in: the raw file has been searched."""
        found = FORBIDDEN.search(text)
        if found is None:
            return text
        finding = fault(
            "caractere-interdit",
            f"ce texte contient, écrit avec « \\ », le caractère interdit {name_of(found[0])}",
            Span(self.path, *region),
            "retirez-le ; pour une vraie barre oblique inverse, écrivez « \\\\ »",
        )
        self._add(finding)
        return FORBIDDEN.sub("\ufffd", text)

    def _too_deep(self, event: Event) -> Finding:
        return fault(
            "yaml-imbrication",
            f"les rubriques sont imbriquées sur plus de {MAX_DEPTH} niveaux",
            Span(self.path, *region_of(event)),
            "mettez ce texte entre guillemets, ou simplifiez la fiche",
        )

    def _add(self, finding: Finding) -> None:
        self.findings.append(finding)
        # A generated or hostile file: a hundred faults say enough.
        if len(self.findings) >= MAX_FAULTS:
            raise _UnreadableError

    def _add_all(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._add(finding)

    def _stop(self, finding: Finding) -> _UnreadableError:
        self.findings.append(finding)
        return _UnreadableError()
