"""Findings as test results: one suite per family, one case per rule, for whatever shows JUnit reports.

Only errors fail a case: a warning is told in its output and blocks nothing, as in the exit code. A rule without a
verdict is skipped, with the reason.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar
from xml.etree import ElementTree as ET

from filrouge.diagnostics import Finding, Severity
from filrouge.report.catalogue import Regle
from filrouge.report.cells import commands, harmless
from filrouge.report.rapport import Rapport, SansVerdict
from filrouge.report.words import compte

T = TypeVar("T")
# A line that begins so commands GitHub, however indented.
_AT_START = re.compile(r"^\s*::", re.MULTILINE)


def render_junit(rapport: Rapport) -> str:
    """Return the XML: every rule and every fault of reading is a case, in the order of the catalogue."""
    root = ET.Element("testsuites", name="Fil Rouge")
    cases = _Cases(rapport)
    for family, regles in groupby(rapport.regles, key=lambda regle: regle.famille):
        suite = ET.SubElement(root, "testsuite", name=family)
        for regle in regles:
            suite.append(cases.case(regle))
        _count(suite)
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_silent(ET.tostring(root, encoding="unicode"))}\n'


class _Cases:
    def __init__(self, rapport: Rapport) -> None:
        self._found = _by_code((one.regle, one.finding) for one in rapport.defauts)
        self._accepted = _by_code((one.defaut.regle, one.defaut.finding) for one in rapport.acceptes)
        self._blind = _by_code((one.regle, one) for one in rapport.non_verifiees)
        self._beside = _by_code((one.regle, one) for one in rapport.sans_objet)

    def case(self, regle: Regle) -> ET.Element:
        """Return one case: failed, skipped or passed, with what else there is to tell."""
        name = f"{regle.repere} {regle.titre}" if regle.repere else regle.titre
        case = ET.Element("testcase", classname=regle.code, name=name)
        found = self._found.get(regle.code, [])
        errors = [finding for finding in found if finding.severity is Severity.ERREUR]
        told = [_told(finding) for finding in found if finding.severity is not Severity.ERREUR]
        blind = [f"non vérifié : {_reason(one)}" for one in self._blind.get(regle.code, [])]
        skipped = [*blind, *(f"sans objet : {_reason(one)}" for one in self._beside.get(regle.code, []))]
        if errors:
            message = errors[0].message if len(errors) == 1 else compte(len(errors), "erreur", "erreurs")
            failure = ET.SubElement(case, "failure", type=regle.code, message=harmless(message))
            failure.text = "\n\n".join(_told(finding) for finding in errors)
        if skipped and not found:
            ET.SubElement(case, "skipped").text = "\n".join(skipped)
        else:
            told += skipped
        told += [f"accepté par dérogation :\n{_told(one)}" for one in self._accepted.get(regle.code, [])]
        if told:
            ET.SubElement(case, "system-out").text = "\n\n".join(told)
        return case


def _by_code(pairs: Iterable[tuple[Regle, T]]) -> dict[str, list[T]]:
    found = defaultdict(list)
    for regle, one in pairs:
        found[regle.code].append(one)
    return found


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _told(finding: Finding) -> str:
    """A finding in a few lines: what, where, the remedies."""
    lines = [f"{finding.severity.value} : {finding.message}", str(finding.span)]
    lines += [f"voir aussi {label.span} : {label.text}" for label in finding.related]
    lines += [line for text in finding.helps for line in f"aide : {text}".split("\n")]
    return "\n".join(map(harmless, lines))


def _reason(one: SansVerdict) -> str:
    return harmless(f"{one.raison} ; {one.aide}" if one.aide else one.raison)


def _silent(xml: str) -> str:
    """Return the same document, written so that nothing in it commands the CI whose log would show it."""
    places = [*commands(xml), *(found.end() - 2 for found in _AT_START.finditer(xml))]
    for place in sorted(places, reverse=True):
        xml = f"{xml[:place]}&#{ord(xml[place])};{xml[place + 1 :]}"
    return xml
