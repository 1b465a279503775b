"""The tableau de suivi: every action, by state, with what it changed."""

from collections.abc import Iterator
from datetime import date

from filrouge.exporters import EXPORTERS
from filrouge.pages.context import Context
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.records import Action
from filrouge.records.types.action import Statut

PATH = "plan/index.html"
_GROUPS = (
    (Statut.EN_COURS, "en-cours", "En cours"),
    (Statut.A_FAIRE, "a-faire", "À faire"),
    (Statut.REALISEE, "realisees", "Réalisées, effet à vérifier"),
    (Statut.VERIFIEE, "verifiees", "Vérifiées"),
    (Statut.ABANDONNEE, "abandonnees", "Abandonnées"),
)


def pages(context: Context) -> Iterator[Page]:
    """Yield the plan d’action."""
    view = View(context, PATH)
    groups = [
        (anchor, title, sorted((action for action in context.actions if action.statut is statut), key=_order))
        for statut, anchor, title in _GROUPS
    ]
    late = sum(action.en_retard(context.today) for action in context.actions)
    content = render(
        "plan", view, total=len(context.actions), groups=groups, late=late, formats=tuple(EXPORTERS)
    )
    yield Page(PATH, "Plan d’action", content)


def plan_path(context: Context, *statuts: Statut) -> str:
    """Return the path of the first group that holds an action in one of these states; without any, of the plan."""
    held = {action.statut for action in context.actions if action.statut in statuts}
    anchor = next((anchor for statut, anchor, _ in _GROUPS if statut in held), "")
    return f"{PATH}#{anchor}" if anchor else PATH


def _order(action: Action) -> tuple[int, str]:
    """Open actions by échéance; the others by what happened last, newest first."""
    if action.statut.ouvert:
        return (action.echeance or date.max).toordinal(), action.id
    done = action.efficacite.verifiee_le if action.efficacite else action.realisee_le or action.ouverte_le
    return -done.toordinal(), action.id
