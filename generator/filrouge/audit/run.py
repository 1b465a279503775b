"""Run every rule over a graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filrouge.audit.publies import CORPS
from filrouge.audit.rule import Fault, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.rules import RULES
from filrouge.diagnostics import Finding, Label, Severity, Span
from filrouge.source import Document

PLUS_TARD = (
    "nouvel entrant : à l’audit initial, seule la formalisation est vérifiée ; la mise en œuvre le sera "
    "à l’audit de surveillance"
)
"""Why a new entrant need not show yet what an organisation does."""


@dataclass(frozen=True, slots=True)
class Ecartee:
    """A rule without a verdict, and why: it could not look (``aide`` says what to do), or does not apply."""

    code: str
    raison: str
    aide: str = ""


@dataclass(frozen=True, slots=True)
class Jugement:
    """What the rules say: the faults, the rules that could not look, those that do not apply."""

    findings: tuple[Finding, ...]
    non_verifiees: tuple[Ecartee, ...]
    sans_objet: tuple[Ecartee, ...]


def audit(inputs: Inputs, rules: Iterable[Rule] = RULES) -> Jugement:
    """Judge a repository by every rule; each fault at its line and column."""
    findings: list[Finding] = []
    blind: list[Ecartee] = []
    beside: list[Ecartee] = []
    for rule in rules:
        if rule.mise_en_oeuvre and inputs.nouvel_entrant:
            beside.append(Ecartee(rule.code, PLUS_TARD))
            continue
        for said in rule.check(inputs):
            if isinstance(said, NonVerifiable):
                blind.append(Ecartee(rule.code, said.raison, said.aide))
            else:
                findings.append(_finding(rule, said, inputs))
    return Jugement(tuple(findings), tuple(blind), tuple(beside))


def _finding(rule: Rule, fault: Fault, inputs: Inputs) -> Finding:
    documents = inputs.documents
    return Finding(
        code=rule.code,
        severity=_severity(rule, fault, inputs),
        message=fault.message,
        span=_span(fault.place, documents),
        label=fault.place.text,
        helps=fault.helps,
        related=tuple(Label(_span(place, documents), place.text) for place in fault.related),
        record=fault.place.record,
        cle="/".join(map(str, fault.place.pointer)),
    )


def _severity(rule: Rule, fault: Fault, inputs: Inputs) -> Severity:
    """Nothing is wrong yet with a plan that is to begin: what it lacks is told, and blocks nothing."""
    severity = fault.severity or rule.severity
    begins = inputs.vide and not inputs.deja_auditee
    if begins and fault.place.record == "organisme" and severity is Severity.ERREUR:
        return Severity.AVERTISSEMENT
    return severity


def _span(place: Place, documents: Mapping[str, Document]) -> Span:
    """Return the place of a value, or of a line of the prose; of a record as a whole, its title or its first key."""
    document = documents[place.record]
    if place.pointer[:1] == (CORPS,) and document.body is not None:
        return _line(document, document.body_line + int(place.pointer[1]) - 1)
    if place.pointer:
        return document.span(place.pointer)
    return (
        document.span(("titre",))
        if "titre" in document.data
        else document.key_span((next(iter(document.data), ""),))
    )


def _line(document: Document, number: int) -> Span:
    text = document.text.split("\n")[number - 1]
    blank = len(text) - len(text.lstrip())
    return Span(document.path, number, blank + 1, number, len(text.rstrip()) + 1)
