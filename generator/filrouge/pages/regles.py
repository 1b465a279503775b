"""The rules that the records are checked against: an index by family, and a page for each."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from filrouge.audit import RULES, Rule
from filrouge.audit.derogations import Derogation
from filrouge.audit.familles import LECTURE, NOUVEL_ENTRANT, by_family
from filrouge.diagnostics import Severity
from filrouge.pages import markdown
from filrouge.pages.context import Context
from filrouge.pages.html import html, joined
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View, chip
from filrouge.records import Ref

INDEX = "regles/index.html"
_SEVERITIES = {
    Severity.ERREUR: ("bad", "alert"),
    Severity.AVERTISSEMENT: ("warn", "half"),
    Severity.INFORMATION: ("info", "circle"),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per rule."""
    yield Page(
        INDEX,
        "Règles",
        render(
            "regles",
            View(context, INDEX),
            families=[
                (letter, title, [(rule, severity_chip(rule.severity)) for rule in rules])
                for letter, title, rules in by_family()
            ],
            lecture=LECTURE,
            acceptees=tuple(_acceptees(View(context, INDEX))),
        ),
    )
    for rule in RULES:
        path = f"regles/{rule.code}.html"
        yield Page(path, rule.titre, context.keep(path, partial(_rule, path, rule)))


def _rule(path: str, rule: Rule, context: Context) -> str:
    return render("regle", View(context, path), rule=rule, facts=_facts(rule), doc=_doc(rule))


def _acceptees(view: View) -> Iterator[tuple[Rule, Markup, Derogation]]:
    """Yield what is accepted for a time: its rule, its record as a link, and why until when."""
    by_code = {rule.code: rule for rule in RULES}
    for one in view.context.evidence.acceptees:
        named = one.derogation.fiche != "organisme"
        fiche = view.link(Ref(one.derogation.fiche)) if named else Markup("")
        yield by_code[one.derogation.code], fiche, one.derogation


def severity_chip(severity: Severity) -> Markup:
    """Return how grave a fault is, as a sign and a word."""
    kind, icon = _SEVERITIES[severity]
    return chip(kind, icon, severity.value.capitalize())


def _facts(rule: Rule) -> tuple[tuple[str, str | Markup], ...]:
    facts = (
        ("Gravité", severity_chip(rule.severity)),
        ("Indicateurs", ", ".join(map(str, rule.indicateurs))),
        (
            "Ce qu’un auditeur noterait sans doute",
            html('%s <span class="fil-discreet">(%s)</span>', rule.gradation.value, LECTURE),
        ),
        ("Nouvel entrant", NOUVEL_ENTRANT if rule.mise_en_oeuvre else ""),
        (
            "Dit dès la lecture",
            joined((html("<code>%s</code>", code) for code in rule.lecture), ", "),
        ),
    )
    return tuple((term, value) for term, value in facts if value)


def _doc(rule: Rule) -> Markup:
    """The page of a rule: its examples name records that are not those of this site."""
    return markdown.render(rule.doc, lambda _: None, top=2)
