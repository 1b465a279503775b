"""Run every rule over a graph."""

from collections.abc import Iterator, Mapping

from filrouge.audit.rule import Fault, Inputs, Place, Rule
from filrouge.audit.rules import RULES
from filrouge.diagnostics import Finding, Label, Span
from filrouge.source import Document


def audit(inputs: Inputs, documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """Return what the rules find, each at its line and column."""
    return tuple(finding for rule in RULES for finding in _findings(rule, inputs, documents))


def _findings(rule: Rule, inputs: Inputs, documents: Mapping[str, Document]) -> Iterator[Finding]:
    for fault in rule.check(inputs):
        yield Finding(
            code=rule.code,
            severity=fault.severity or rule.severity,
            message=fault.message,
            span=_span(fault.place, documents),
            label=fault.place.text,
            helps=fault.helps,
            related=tuple(Label(_span(place, documents), place.text) for place in fault.related),
            record=_record(fault),
        )


def _span(place: Place, documents: Mapping[str, Document]) -> Span:
    """Return the place of a value; of a record as a whole, its title or its first key."""
    document = documents[place.record]
    if place.pointer:
        return document.span(place.pointer)
    return (
        document.span(("titre",))
        if "titre" in document.data
        else document.key_span((next(iter(document.data)),))
    )


def _record(fault: Fault) -> str:
    return fault.place.record
