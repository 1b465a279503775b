"""The words that several outputs share: counts, and the rules that gave no verdict."""

from collections.abc import Iterable, Sequence

from filrouge.diagnostics import Finding, Severity
from filrouge.report.rapport import SansVerdict


def compte(number: int, one: str, many: str) -> str:
    """Return « 0 erreur », « 1 erreur », « 2 erreurs »."""
    return f"{number} {one if number < 2 else many}"


def gravites(findings: Iterable[Finding]) -> str:
    """Return « 2 erreurs, 1 avertissement », heaviest first; empty where there is nothing."""
    found = [finding.severity for finding in findings]
    return ", ".join(
        compte(found.count(severity), severity.value, f"{severity.value}s")
        for severity in Severity
        if severity in found
    )


def resume(findings: Sequence[Finding], read: int) -> str:
    """Return the closing line: how many of each severity, in how many files, over how many records read."""
    if not findings:
        return f"Aucun défaut : {compte(read, 'fiche lue', 'fiches lues')}"
    files = compte(len({finding.span.path for finding in findings}), "fichier", "fichiers")
    total = f" ({compte(read, 'fiche lue', 'fiches lues')})" if read else ""
    return f"{gravites(findings)} dans {files}{total}"


def rang(repere: str) -> tuple[str, int, str]:
    """Return the order of a mark: A2 stands before A10."""
    letters = repere.rstrip("0123456789")
    return letters, int(repere[len(letters) :] or 0), repere


def raisons(without: Iterable[SansVerdict]) -> tuple[str, ...]:
    """Return one line for each reason, with the marks of its rules: « C10, C13 : raison ; remède »."""
    marks: dict[tuple[str, str], dict[str, None]] = {}
    for one in without:
        marks.setdefault((one.raison, one.aide), {})[one.regle.repere or one.regle.code] = None
    return tuple(
        f"{', '.join(sorted(which, key=rang))} : {raison}{f' ; {aide}' if aide else ''}"
        for (raison, aide), which in marks.items()
    )
