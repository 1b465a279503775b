"""The state of a return in words, for every page."""

from markupsafe import Markup

from filrouge.audit.etat import Issue, etat, own_suite, reprise
from filrouge.pages import french
from filrouge.pages.html import html
from filrouge.pages.view import View, chip
from filrouge.records import Ref
from filrouge.records.types.commun import NatureSuite, Suite


def etat_words(view: View, ref: Ref) -> Markup:
    """Say the state of a return: its actions, else what was decided and where."""
    found = etat(view.context.graph, ref)
    if found.actions:
        return view.shorts(found.actions)
    if found.suite is None:
        return Markup('<span class="fil-hole">aucune décision</span>')
    if found.issue is Issue.A_SUIVRE:
        again = reprise(view.context.graph, found)
        told = html(", à revoir le %s", view.short_date(again)) if again else Markup("")
        return html("%s décidé par %s%s", to_follow(), view.shorts(found.decisions), told)
    if found.suite is own_suite(view.context.graph, ref):
        return suite_words(view, found.suite)
    word = chip("neutral", "dash", "Sans suite") if found.issue is Issue.SANS_SUITE else "Action décidée"
    return html("%s par %s", word, view.shorts(found.decisions))


def to_follow() -> Markup:
    """Return the sign of a signalement examined in a revue and still open."""
    return chip("info", "half", "À suivre")


def suite_words(view: View, suite: Suite, *, open_: bool = False) -> Markup:
    """Say what was decided: an action, or none and why; ``open_`` when nothing is closed by it."""
    told = Markup("")
    if suite.le:
        told += html(", le %s", view.short_date(suite.le))
    if suite.par:
        told += html(" (%s)", view.context.role(suite.par))
    if suite.nature is NatureSuite.ACTION:
        return html("Action décidée%s", told)
    word = to_follow() if open_ else chip("neutral", "dash", "Sans suite")
    reason = french.excerpt(suite.motif, 160) if suite.motif else "sans motif écrit"
    return html("%s%s\u00a0: %s", word, told, reason)
