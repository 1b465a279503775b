"""Findings as GitLab shows them in a merge request: a Code Quality report."""

from filrouge.diagnostics import Severity
from filrouge.report.cells import harmless
from filrouge.report.json_text import dump
from filrouge.report.rapport import Rapport

_SEVERITIES = {Severity.ERREUR: "blocker", Severity.AVERTISSEMENT: "major", Severity.INFORMATION: "info"}
"""An error blocks the publication; GitLab's words are info, minor, major, critical, blocker."""


def render_gitlab(rapport: Rapport) -> str:
    """Return the JSON of ``artifacts:reports:codequality``; what a dérogation accepts is not in it."""
    return dump(
        [
            {
                "description": harmless(defaut.finding.message),
                "check_name": defaut.finding.code,
                "fingerprint": defaut.empreinte,
                "severity": _SEVERITIES[defaut.finding.severity],
                "location": {
                    "path": defaut.finding.span.path,
                    "lines": {"begin": defaut.finding.span.line},
                },
            }
            for defaut in rapport.defauts
        ]
    )
