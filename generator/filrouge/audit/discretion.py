"""What a report may quote: a log is a publication too, so the personal data of a file never reach it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from filrouge.audit.derogations import Acceptee
from filrouge.diagnostics import Finding, Span
from filrouge.garde import detecteur


def hidden(findings: Iterable[Finding], noms: tuple[str, ...]) -> tuple[Finding, ...]:
    """Hide what a finding quotes of a person: a fault of reading repeats the value, or the name of file, it refuses."""
    masque = detecteur(noms).masque
    return tuple(
        replace(
            finding,
            message=masque(finding.message),
            label=masque(finding.label),
            helps=tuple(map(masque, finding.helps)),
            span=_hidden_path(finding.span, masque),
            related=tuple(
                replace(label, span=_hidden_path(label.span, masque), text=masque(label.text))
                for label in finding.related
            ),
        )
        for finding in findings
    )


def accepted(acceptees: Iterable[Acceptee], noms: tuple[str, ...]) -> tuple[Acceptee, ...]:
    """Hide the same in what a dérogation accepts, in its reason and in its note."""
    masque = detecteur(noms).masque
    return tuple(
        Acceptee(
            hidden((one.finding,), noms)[0],
            replace(
                one.derogation,
                motif=masque(one.derogation.motif),
                note_interne=one.derogation.note_interne and masque(one.derogation.note_interne),
            ),
        )
        for one in acceptees
    )


def excerpts(
    sources: Mapping[str, str], findings: Iterable[Finding], noms: tuple[str, ...]
) -> Mapping[str, str]:
    """Hide the personal data of the files that a report quotes; lengths are kept, and carets stay right.

    ``findings`` are hidden already: their paths are those of the answer.
    """
    quoted = {span.path for one in findings for span in (one.span, *(label.span for label in one.related))}
    masque = detecteur(noms).masque
    named = {masque(path): text for path, text in sources.items()}
    return MappingProxyType({path: masque(text) if path in quoted else text for path, text in named.items()})


def masked(value: Any, noms: tuple[str, ...]) -> Any:
    """Hide the personal data of a whole report: its text, or each text of its JSON value, whose keys stay the same."""
    return _masked(value, detecteur(noms).masque)


def _masked(value: Any, masque: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return masque(value)
    if isinstance(value, list):
        return [_masked(one, masque) for one in value]
    if isinstance(value, dict):
        return {key: _masked(one, masque) for key, one in value.items()}
    return value


def _hidden_path(span: Span, masque: Callable[[str], str]) -> Span:
    return replace(span, path=masque(span.path))
