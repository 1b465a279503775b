"""Findings as SARIF 2.1.0 (OASIS standard), which code-scanning tools exchange.

Sections named here are those of the standard, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from filrouge.audit.familles import LECTURE
from filrouge.diagnostics import Severity, Span
from filrouge.report.catalogue import Regle
from filrouge.report.cells import harmless
from filrouge.report.json_text import dump
from filrouge.report.rapport import Defaut, DefautAccepte, Rapport, SansVerdict

Json: TypeAlias = "dict[str, Any]"

_LEVELS = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFORMATION: "note"}
_ROOT = "SRCROOT"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HELP = "Le message de chaque défaut donne sa place et le remède."
_BLIND, _BESIDE = "regle-non-verifiee", "regle-sans-objet"
_NOTICES = {
    _BLIND: (
        "Une règle n’a pas pu être vérifiée",
        "Son silence ne prouve rien : le message dit ce qui lui a manqué, et comment y remédier.",
    ),
    _BESIDE: (
        "Une règle ne s’applique pas à cet organisme",
        "Il n’y a rien à faire : le message dit pourquoi.",
    ),
}


def render_sarif(rapport: Rapport) -> str:
    """Return the SARIF log: one run, every rule described, accepted findings suppressed, blind rules notified."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(rapport).json()]})


class _Run:
    def __init__(self, rapport: Rapport) -> None:
        self._rapport = rapport
        self._rules = {regle.code: number for number, regle in enumerate(rapport.regles)}
        findings = [one.finding for one in _all(rapport)]
        spans = [span for f in findings for span in (f.span, *(label.span for label in f.related))]
        self._files = {path: number for number, path in enumerate(sorted({span.path for span in spans}))}

    def json(self) -> Json:
        """Return the run."""
        rapport = self._rapport
        return {
            "tool": {"driver": _driver(rapport)},
            "columnKind": "unicodeCodePoints",
            "language": "fr",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "La racine du dépôt Fil Rouge"}}},
            "artifacts": [{"location": {"uri": _uri(path), "uriBaseId": _ROOT}} for path in self._files],
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": self._notices()}],
            "results": [
                *(self._result(defaut, []) for defaut in rapport.defauts),
                *(self._result(one.defaut, [_suppression(one)]) for one in rapport.acceptes),
            ],
            "properties": {
                "dateAnalyse": rapport.today.isoformat(),
                "dateAudit": rapport.audit.isoformat(),
                "referentiel": rapport.referentiel,
                "fichesLues": rapport.read,
            },
        }

    def _result(self, defaut: Defaut, suppressions: list[Json]) -> Json:
        finding = defaut.finding
        lines = (finding.message, *(f"aide : {text}" for text in finding.helps))
        result: Json = {
            "ruleId": finding.code,
            "ruleIndex": self._rules[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message("\n".join(lines))},
            "locations": [{"physicalLocation": self._place(finding.span)}],
            # Absent would mean that nobody knows (§3.27.23).
            "suppressions": suppressions,
            "partialFingerprints": {"filrouge/v1": defaut.empreinte},
        }
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": self._place(label.span),
                    "message": {"text": _message(label.text)},
                }
                for number, label in enumerate(finding.related, 1)
            ]
        if finding.record:
            result["properties"] = {"fiche": finding.record, "cle": finding.cle}
        return result

    def _place(self, span: Span) -> Json:
        return {
            "artifactLocation": {
                "uri": _uri(span.path),
                "uriBaseId": _ROOT,
                "index": self._files[span.path],
            },
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }

    def _notices(self) -> list[Json]:
        kinds: Mapping[str, tuple[str, Iterable[SansVerdict]]] = {
            _BLIND: ("warning", self._rapport.non_verifiees),
            _BESIDE: ("note", self._rapport.sans_objet),
        }
        return [
            {
                "descriptor": {"id": id_, "index": list(_NOTICES).index(id_)},
                "level": level,
                "message": {"text": _message(f"{one.raison} ; {one.aide}" if one.aide else one.raison)},
                "associatedRule": {"id": one.regle.code, "index": self._rules[one.regle.code]},
            }
            for id_, (level, rules) in kinds.items()
            for one in rules
        ]


def _all(rapport: Rapport) -> tuple[Defaut, ...]:
    return (*rapport.defauts, *(one.defaut for one in rapport.acceptes))


def _driver(rapport: Rapport) -> Json:
    return {
        "name": "Fil Rouge",
        "version": rapport.version,
        "semanticVersion": rapport.version,
        "language": "fr",
        "rules": [_rule(regle) for regle in rapport.regles],
        "notifications": [
            {
                "id": id_,
                "name": _name(id_),
                "shortDescription": {"text": title},
                "fullDescription": {"text": f"{title}. {help_}"},
                "help": {"text": help_},
            }
            for id_, (title, help_) in _NOTICES.items()
        ],
    }


def _rule(regle: Regle) -> Json:
    doc = regle.doc.strip()
    properties: Json = {"famille": regle.famille}
    rule = {
        "id": regle.code,
        "name": _name(regle.code),
        "shortDescription": {"text": regle.titre},
        "fullDescription": {"text": doc.partition("\n")[0] or f"{regle.titre}."},
        "help": {"text": doc or _HELP, "markdown": doc or _HELP},
        "defaultConfiguration": {"level": _LEVELS[regle.severity]},
        "properties": properties,
    }
    if regle.repere:
        properties |= {"repere": regle.repere, "indicateurs": list(regle.indicateurs)}
        properties["tags"] = [f"indicateur-{number}" for number in regle.indicateurs]
    if regle.gradation:
        properties |= {"gradation": regle.gradation.value, "natureGradation": LECTURE}
    return rule


def _name(code: str) -> str:
    """Return "ActionSansOrigine": viewers ask for a name that is one word, and not the code itself."""
    return "".join(part.capitalize() for part in code.split("-"))


def _suppression(accepte: DefautAccepte) -> Json:
    why = accepte.derogation
    return {
        "kind": "external",
        "status": "accepted",
        "justification": harmless(why.motif),
        "properties": {"jusquAu": why.jusqu_au.isoformat(), "par": why.par},
    }


def _uri(path: str) -> str:
    """Return a path as a relative URI reference."""
    return quote(path, errors="surrogatepass")


def _message(text: str) -> str:
    """Return plain text: neither a link (§3.11.6) nor a placeholder (§3.11.5), whatever a record says."""
    shown = "\n".join(harmless(line) for line in text.split("\n"))
    for sign in "\\[]":
        shown = shown.replace(sign, f"\\{sign}")
    return shown.replace("{", "{{").replace("}", "}}")
