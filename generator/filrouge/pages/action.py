"""One action: constat, cause, measure, and what it changed."""

from collections.abc import Iterator

from markupsafe import Markup

from filrouge.audit.etat import cause, verification_attendue
from filrouge.graph import Effet, formations_reunies
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.effet import effet_figure
from filrouge.pages.fiche import piece, record_page, record_pages
from filrouge.pages.html import html
from filrouge.pages.labels import label
from filrouge.pages.mesure import perimeter, set_aside
from filrouge.pages.page import Page
from filrouge.pages.view import View, chip
from filrouge.records import Action, Ref
from filrouge.records.types.action import SensIndicateur
from filrouge.records.types.commun import Mesure


def pages(context: Context) -> Iterator[Page]:
    """Yield one page per action."""
    yield from record_pages(context, context.actions, _page)


def _page(view: View, action: Action) -> Page:
    context = view.context
    checked = action.efficacite
    return record_page(
        view,
        action,
        label="Action d’amélioration",
        facts=(
            ("Statut", view.statut(action)),
            ("Verdict", view.verdict(checked.verdict) if checked else None),
            ("Type", label("action", "type", action.type)),
            ("Priorité", label("action", "priorite", action.priorite) if action.priorite else None),
            ("Responsable", context.role(action.responsable) if action.responsable else "non désigné"),
            ("Ouverte le", view.date(action.ouverte_le)),
            ("Échéance", view.date(action.echeance) if action.echeance else "non fixée"),
            ("Réalisée le", view.date(action.realisee_le) if action.realisee_le else None),
            ("Vérifiée le", view.date(checked.verifiee_le) if checked else None),
            ("Vérification prévue le", _planned(view, action)),
            ("Décidée en", view.short(action.decidee_en) if action.decidee_en else None),
            ("Thèmes", ", ".join(context.theme(theme) for theme in action.themes)),
        ),
        pieces=action.preuves,
        states=_states(context, action),
        cause=cause(context.graph, action),
        effect=_effect(view, action),
        proofs=[piece(view, cited) for cited in checked.preuves] if checked else [],
        suites=suites(view, action),
    )


def _planned(view: View, action: Action) -> Markup | None:
    planned = verification_attendue(action, view.context.today)
    if planned is None:
        return None
    overdue = planned < view.context.today
    return view.date(planned) + (chip("bad", "clock", "dépassée") if overdue else Markup(""))


def _states(context: Context, action: Action) -> tuple[str, ...]:
    checked = action.efficacite
    return (
        label("action", "statut", action.statut),
        *(("En retard",) if action.en_retard(context.today) else ()),
        *((label("action", "efficacite", "verdict", checked.verdict),) if checked else ()),
    )


def suites(view: View, action: Action) -> list[tuple[Markup, Action]]:
    """The actions that follow this one up: after a failure, there must be one."""
    links = view.context.graph.to(Ref(action.id), "origines")
    found = ((link.source, view.context.graph.records[link.source.id]) for link in links)
    return [(view.link(ref), record) for ref, record in found if isinstance(record, Action)]


def _effect(view: View, action: Action) -> dict[str, object] | None:
    """Everything that the section « Effet mesuré » shows; None when no success measure was written."""
    reussite, found = action.reussite, view.context.effets[action.id]
    if reussite is None or found is None:
        return None
    return {
        "indicateur": french.spaced(reussite.indicateur),
        "avant": view.figure(action, found.avant),
        "apres": view.figure(action, found.apres),
        "cible": view.figure(action, found.cible),
        "sens": "plus la valeur est haute, mieux c’est"
        if found.sens is SensIndicateur.HAUSSE
        else "plus la valeur est basse, mieux c’est",
        "avant_source": _source(view, found.depuis, found.n_avant, reussite.avant),
        "apres_source": _source(view, found.jusqua, found.n_apres, reussite.apres),
        "atteinte": found.cible_atteinte,
        "progres": _progress(view, action, found),
        "computed": reussite.serie is not None,
        "perimetre": perimeter(view, found),
        "reunies": formations_reunies(view.context.graph, found),
        "ecartees": list(set_aside(view, action, found)),
        "figure": effet_figure(view, action),
    }


def _progress(view: View, action: Action, found: Effet) -> str:
    """The change between the two figures as written, counted so that positive is better."""
    if found.avant is None or found.apres is None:
        return ""
    places = french.decimals(view.context.echelles.get(action.id))
    change = french.change(found.avant, found.apres, places)
    better = change if found.sens is SensIndicateur.HAUSSE else -change
    return french.signed(better, places) if better else "aucun"


def _source(view: View, ids: tuple[str, ...], count: int | None, typed: Mesure | None) -> Markup:
    """Where a figure comes from: the syntheses behind it, or what was written beside it."""
    if ids:
        told = view.shorts(Ref(id_) for id_ in ids)
        return told + html("<br>%s", french.plural(count, "réponse")) if count else told
    if typed is None:
        return Markup("")
    return html("le %s%s", view.date(typed.le), f", {french.spaced(typed.source)}" if typed.source else "")
