"""The rules that the records are checked against: an index, and a page for each."""

from collections.abc import Iterator

from markupsafe import Markup

from filrouge.audit import RULES, Rule
from filrouge.diagnostics import Severity
from filrouge.pages import markdown
from filrouge.pages.context import Context
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View, chip

INDEX = "regles/index.html"
_SEVERITIES = {
    Severity.ERREUR: ("bad", "alert"),
    Severity.AVERTISSEMENT: ("warn", "half"),
    Severity.INFORMATION: ("info", "circle"),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per rule."""
    rows = [(rule, _severity(rule)) for rule in RULES]
    yield Page(INDEX, "Règles", render("regles", View(context, INDEX), rows=rows))
    for rule in RULES:
        view = View(context, f"regles/{rule.code}.html")
        content = render("regle", view, rule=rule, severity=_severity(rule), doc=_doc(rule))
        yield Page(view.path, rule.titre, content)


def _severity(rule: Rule) -> Markup:
    kind, icon = _SEVERITIES[rule.severity]
    return chip(kind, icon, rule.severity.value.capitalize())


def _doc(rule: Rule) -> Markup:
    """The page of a rule: its examples name records that are not those of this site."""
    return markdown.render(rule.doc, lambda _: None, top=2)
