"""What a draft is, which errors it may show, and what every page of it, or of the internal site, says first."""

from markupsafe import Markup

from filrouge.audit import RULES
from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence
from filrouge.pages import svg
from filrouge.pages.html import html

INTERNE = "Site interne\u00a0: à ne pas transmettre"
_OF_RULES = frozenset(rule.code for rule in RULES)


def sorted_errors(evidence: Evidence) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the errors that rules find, which a draft may show, then those that would make the pages themselves wrong."""
    errors = evidence.errors
    return (
        tuple(finding for finding in errors if finding.code in _OF_RULES),
        tuple(finding for finding in errors if finding.code not in _OF_RULES),
    )


def warning(count: int) -> str:
    """Return « Brouillon : 3 défauts bloquants ; … »."""
    faults = f"{count} défaut bloquant" if count < 2 else f"{count} défauts bloquants"
    return f"Brouillon\u00a0: {faults}\u00a0; ce site n’est pas prêt à être remis à un auditeur"


def banner(count: int) -> Markup:
    """Return the warning as a fragment that stands above a page, on screen and on paper."""
    return _above("alert", warning(count))


def internal_banner() -> Markup:
    """Return what stands above every page of the internal site."""
    return _above("alert", INTERNE)


def _above(icon: str, words: str) -> Markup:
    return html(
        '<div class="fil" role="note"><p class="fil-banner">%s<span>%s.</span></p></div>\n',
        svg.icon(icon),
        words,
    )
