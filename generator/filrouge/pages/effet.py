"""The effect of an action as charts show it: the finding in words, the drawing, one line for a list."""

from collections.abc import Iterator

from markupsafe import Markup

from filrouge.audit.etat import effet_verifie
from filrouge.graph import Effet, Point, points
from filrouge.pages import french
from filrouge.pages.graphiques.avant_apres import Jalon, Mesures, Place, Releve, courbe, tableau
from filrouge.pages.graphiques.cadre import figure
from filrouge.pages.graphiques.haltere import Haltere, bornes, haltere
from filrouge.pages.graphiques.tendance import FAIBLE
from filrouge.pages.view import View, effectifs
from filrouge.records import Action
from filrouge.records.types.action import Reussite

_SHOWN = 6


def effet_figure(view: View, action: Action) -> Markup | None:
    """Return the figure of an action's page; None when nothing was measured."""
    reussite, found = action.reussite, view.context.effets[action.id]
    if reussite is None or found is None:
        return None
    releves = _serie(view, action, found) if reussite.serie else _saisis(reussite)
    if not releves:
        return None
    mesures = Mesures(
        releves=tuple(releves),
        jalons=tuple(_jalons(view, action)),
        bornes=_bornes(view, action, found),
        ecrire=lambda value: view.bare(action, value),
        cible=found.cible,
    )
    titre = f"{french.spaced(reussite.indicateur)}, avant et après"
    drawn, complet = courbe(mesures, key="effet", titre=titre)
    return figure("effet", effet_constat(view, action), drawn, tableau(mesures), complet=complet)


def effet_constat(view: View, action: Action) -> str:
    """Say what was measured before and after, on how many answers, and against the target."""
    found = view.context.effets[action.id]
    if found is None or (found.avant is None and found.apres is None):
        return "Rien n’est mesuré."
    before, after = view.figure(action, found.avant), view.figure(action, found.apres)
    told = f"Avant : {before or 'non mesuré'} ; après : {after or 'pas encore mesuré'}"
    told += _answers(view, found)
    if found.cible_atteinte is not None:
        word = "atteinte" if found.cible_atteinte else "non atteinte"
        told += f" ; cible de {view.figure(action, found.cible)} {word}"
    weak = min((n for n in (found.n_avant, found.n_apres) if n is not None), default=FAIBLE) < FAIBLE
    return french.spaced(f"{told}.{' Effectif trop faible pour conclure.' if weak else ''}")


def _answers(view: View, found: Effet) -> str:
    told = effectifs(view.context.graph, found)
    return f" ({told})" if told else ""


def effet_ligne(view: View, action: Action) -> Markup:
    """Return the line of a list; empty when nothing was measured."""
    found = view.context.effets[action.id]
    if found is None or (found.avant is None and found.apres is None):
        return Markup("")
    return haltere(Haltere(found.avant, found.apres, found.cible, _bornes(view, action, found)))


def _bornes(view: View, action: Action, found: Effet) -> tuple[float, float]:
    scale = view.context.echelles.get(action.id)
    if scale is not None:
        return scale.bornes
    return bornes((found.avant, found.apres, found.cible), pourcent=found.unite.startswith("%"))


def _serie(view: View, action: Action, found: Effet) -> list[Releve]:
    """The points around the effect: those behind it, and the ones before, up to the last counted."""
    series = points(view.context.graph, action)
    counted = {*found.depuis, *found.jusqua}
    ranks = [rank for rank, point in enumerate(series) if point.appreciation in counted]
    last = max(ranks, default=len(series) - 1)
    places = dict.fromkeys(found.depuis, Place.AVANT) | dict.fromkeys(found.jusqua, Place.APRES)
    shown = series[max(0, last + 1 - _SHOWN) : last + 1]
    return [_releve(point, places.get(point.appreciation, Place.AUTRE)) for point in shown]


def _releve(point: Point, place: Place) -> Releve:
    count = f"n{french.NBSP}={french.NBSP}{point.score.effectif}"
    return Releve(point.du, point.au, point.score.valeur, french.quarter(point.au), count, place)


def _saisis(reussite: Reussite) -> list[Releve]:
    pairs = ((reussite.avant, Place.AVANT, "avant"), (reussite.apres, Place.APRES, "après"))
    return [
        Releve(one.le, one.le, one.valeur, french.short_date(one.le), word, place)
        for one, place, word in pairs
        if one is not None
    ]


def _jalons(view: View, action: Action) -> Iterator[Jalon]:
    yield Jalon(action.ouverte_le, "ouverte")
    if action.realisee_le:
        yield Jalon(action.realisee_le, "réalisée")
    if checked := effet_verifie(action, view.context.today):
        yield Jalon(checked.verifiee_le, "vérifiée")
