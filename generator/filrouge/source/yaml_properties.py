"""Refused on sight: anchors, aliases, tags, directives and further documents."""

import re
from collections.abc import Iterator, Sequence

from filrouge.diagnostics import Finding, Span
from filrouge.source.faults import fault
from filrouge.source.yaml_events import NodeEvent, region_of

_PROPERTY = re.compile(r"\s*([&!][^\s,\[\]{}]*)")
_QUOTE = 'si c’est du texte, mettez-le entre guillemets : "…"'


def property_faults(path: str, lines: Sequence[str], event: NodeEvent) -> Iterator[Finding]:
    """Yield one fault for each anchor or tag written before a value."""
    line, column, *_ = region_of(event)
    place = column - 1
    while found := _PROPERTY.match(lines[line - 1], place):
        place = found.end()
        span = Span(path, line, found.start(1) + 1, line, found.end(1) + 1)
        yield anchor_fault(span) if found[1].startswith("&") else tag_fault(span)


def anchor_fault(span: Span) -> Finding:
    """Return the fault of ``&name``."""
    return fault(
        "yaml-ancre", "« & » en tête de valeur nomme une ancre YAML, ce qui n’est pas permis", span, _QUOTE
    )


def alias_fault(span: Span) -> Finding:
    """Return the fault of ``*name``."""
    return fault(
        "yaml-alias",
        "« * » en tête de valeur renvoie à une ancre YAML, ce qui n’est pas permis",
        span,
        'si c’est du texte (du gras, une liste), mettez-le entre guillemets : "…"',
        "sinon, recopiez la valeur à cet endroit",
    )


def tag_fault(span: Span) -> Finding:
    """Return the fault of ``!name``."""
    return fault(
        "yaml-etiquette",
        "« ! » en tête de valeur est une étiquette YAML, ce qui n’est pas permis",
        span,
        _QUOTE,
    )


def directive_fault(path: str, lines: Sequence[str]) -> Finding:
    """Return the fault of the first line that begins with ``%``."""
    number, line = next(
        ((number, line) for number, line in enumerate(lines, 1) if line.startswith("%")), (1, "%")
    )
    return fault(
        "yaml-directive",
        "une ligne qui commence par « % » est une directive YAML, ce qui n’est pas permis",
        Span(path, number, 1, number, len(line.rstrip()) + 1),
        "retirez cette ligne",
    )


def several_documents(span: Span) -> Finding:
    """Return the fault of the line at which a document ends and another begins."""
    return fault(
        "yaml-plusieurs-documents",
        "un second document YAML commence ici",
        span,
        "une fiche par fichier : retirez cette ligne, ou déplacez la suite dans un autre fichier",
    )
