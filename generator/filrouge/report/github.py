"""Findings as GitHub Actions shows them: the readable text in the log, and annotations on the lines.

Source of the syntax: "Workflow commands for GitHub Actions", and the runner, which trims a line before it looks
for ``::command::``, and finds ``##[command]`` anywhere in it.
"""

from collections.abc import Iterator
from hashlib import sha256

from filrouge.diagnostics import Severity
from filrouge.report.cells import harmless
from filrouge.report.rapport import Defaut, Rapport
from filrouge.report.text import render_texte
from filrouge.report.words import compte

SHOWN = 10
"""GitHub shows at most so many annotations of each kind for a step, and drops the others without a word."""

_COMMANDS = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFORMATION: "notice"}


def render_github(rapport: Rapport) -> str:
    """Return what to print in a step: the text, in which nothing is a command, then the annotations, errors first."""
    text = render_texte(rapport)
    # Commands stop until this word comes. It is made from the text: no record can hold it.
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines = [f"::stop-commands::{word}", text.rstrip("\n"), f"::{word}::"]
    annotations = [line for severity in Severity for line in _annotations(rapport, severity)]
    if annotations:
        lines += ["::group::Annotations", *annotations, "::endgroup::"]
    return "\n".join(lines) + "\n"


def _annotations(rapport: Rapport, severity: Severity) -> Iterator[str]:
    """Yield those of one kind; where there are too many, the last one says how many more."""
    found = rapport.of_severity(severity)
    shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
    for defaut in shown:
        yield _annotation(defaut)
    if more := len(found) - len(shown):
        words = compte(more, severity.value, f"{severity.value}s")
        yield f"::{_COMMANDS[severity]} title=Fil Rouge::Encore {words}, à lire dans le journal de l’étape"


def _annotation(defaut: Defaut) -> str:
    finding, span = defaut.finding, defaut.finding.span
    properties = {"file": span.path, "line": str(span.line)}
    # Over several lines, GitHub refuses columns.
    if span.end_line > span.line:
        properties |= {"endLine": str(span.end_line)}
    else:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{defaut.regle.titre} [{finding.code}]"
    helps = [line for text in finding.helps for line in f"aide : {text}".split("\n")]
    related = [f"voir aussi {label.span} : {label.text}" for label in finding.related]
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data((finding.message, *helps, *related))}"


def _data(lines: tuple[str, ...]) -> str:
    """Return text as GitHub reads it after ``::``; what a record could hide is shown, as in a terminal."""
    return "%0A".join(harmless(line).replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    return harmless(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
