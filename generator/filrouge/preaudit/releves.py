"""Findings as an auditor would meet them: under their indicator, with the thread they stand on."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from filrouge.audit import RULES, Ecartee, Rule
from filrouge.audit.derogations import Derogation
from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence
from filrouge.graph import Fil, Graph, fil
from filrouge.preaudit.types import RegleEcartee, Releve, ordre
from filrouge.records import Appreciation, Organisme, Procedure, Ref, Revue, type_of_id

_RULES = {rule.code: rule for rule in RULES}
_BY_TYPE = {
    "abandon": (32,),
    "action": (32, 33),
    "appreciation": (30, 32, 33),
    "bilan": (32,),
    "procedure": (30, 31, 32, 33),
    "revue": (31, 32),
    "risque": (32,),
    "signalement": (31, 32),
}
"""The indicators that a record of each type serves: a fault in it counts under no other."""
_ILLISIBLE = {"action": (32,), "appreciation": (30, 32), "procedure": (31, 32), "revue": (32,)}
"""A record that cannot be read proves nothing: those that lose by it for certain, where they are fewer."""
_LISTS = {Appreciation: "constats", Revue: "decisions"}


def releves(evidence: Evidence) -> tuple[Releve, ...]:
    """Return every finding, heaviest first; those that a dérogation accepts keep it with them."""
    found = [*_all(evidence.graph, ((finding, None) for finding in evidence.findings))]
    accepted = ((one.finding, one.derogation) for one in evidence.acceptees)
    return tuple(sorted((*found, *_all(evidence.graph, accepted)), key=ordre))


def sert(graph: Graph, finding: Finding, numero: int) -> bool:
    """Tell whether the record of a finding serves an indicator; a procédure says itself which it covers."""
    record = graph.records.get(finding.record or "")
    if isinstance(record, Procedure) and record.indicateurs:
        return numero in record.indicateurs
    type_ = type_of_id(finding.record or "")
    return type_ is None or numero in _BY_TYPE.get(type_.name, (numero,))


def ecartees(found: Iterable[Ecartee], numero: int) -> tuple[RegleEcartee, ...]:
    """Return the rules of an indicator that gave no verdict."""
    return tuple(
        RegleEcartee(_RULES[one.code], one.raison, one.aide)
        for one in found
        if numero in _RULES[one.code].indicateurs
    )


def _all(graph: Graph, found: Iterable[tuple[Finding, Derogation | None]]) -> Iterator[Releve]:
    for finding, derogation in found:
        rule = _RULES.get(finding.code)
        yield Releve(finding, _indicators(graph, finding, rule), rule, _thread(graph, finding), derogation)


def _indicators(graph: Graph, finding: Finding, rule: Rule | None) -> tuple[int, ...]:
    """Those the rule and the type of record both serve; for a fault of reading, those of the type of record."""
    if rule is not None:
        return tuple(one for one in rule.indicateurs if sert(graph, finding, one)) or rule.indicateurs
    type_ = type_of_id(finding.record or PurePosixPath(finding.span.path).stem)
    name = type_.name if type_ else ""
    return _ILLISIBLE.get(name, _BY_TYPE.get(name, ()))


def _thread(graph: Graph, finding: Finding) -> Fil | None:
    """The thread through the constat or the décision at fault, else through its record."""
    record = graph.records.get(finding.record or "")
    if record is None or isinstance(record, Organisme | Procedure):
        return None
    steps = finding.cle.split("/")
    items = getattr(record, steps[0], ()) if _LISTS.get(type(record)) == steps[0] else ()
    if len(steps) > 1 and steps[1].isdecimal() and int(steps[1]) < len(items):
        return fil(graph, Ref(record.id, items[int(steps[1])].code))
    return fil(graph, Ref(record.id))
