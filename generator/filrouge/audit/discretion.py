"""What a report may quote: a log is a publication too, so the personal data of a file never reach it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from filrouge.audit.personnel import detecteur
from filrouge.diagnostics import Finding


def hidden(findings: Iterable[Finding], noms: tuple[str, ...]) -> tuple[Finding, ...]:
    """Hide what a message quotes of a person: a fault of reading repeats the value it refuses."""
    masque = detecteur(noms).masque
    return tuple(
        replace(
            finding,
            message=masque(finding.message),
            label=masque(finding.label),
            helps=tuple(map(masque, finding.helps)),
            related=tuple(replace(label, text=masque(label.text)) for label in finding.related),
        )
        for finding in findings
    )


def excerpts(
    sources: Mapping[str, str], findings: Iterable[Finding], noms: tuple[str, ...]
) -> Mapping[str, str]:
    """Hide the personal data of the files that a report quotes; lengths are kept, and carets stay right."""
    quoted = {span.path for one in findings for span in (one.span, *(label.span for label in one.related))}
    masque = detecteur(noms).masque
    return MappingProxyType(
        {path: masque(text) if path in quoted else text for path, text in sources.items()}
    )
