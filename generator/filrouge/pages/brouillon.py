"""What every page of a draft, or of the internal site, says before anything else."""

from markupsafe import Markup

from filrouge.pages import svg
from filrouge.pages.html import html

INTERNE = "Site interne\u00a0: à ne pas transmettre"


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
