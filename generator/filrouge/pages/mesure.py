"""What a measure of effect is taken on, and why some syntheses are not counted."""

from collections.abc import Iterator

from markupsafe import Markup

from filrouge.graph import Effet, points
from filrouge.pages import french
from filrouge.pages.html import html
from filrouge.pages.labels import label
from filrouge.pages.view import View
from filrouge.records import Action, Appreciation, Ref

_LEFT_OUT = "\u00a0: elle n’est pas comptée"


def set_aside(view: View, action: Action, found: Effet) -> Iterator[Markup]:
    """Say why no figure stands after an action that is done and followed by a series."""
    done = action.realisee_le
    if found.apres is not None or done is None or action.reussite is None or action.reussite.serie is None:
        return
    checked = action.efficacite.verifiee_le if action.efficacite else None
    series = points(view.context.graph, action)
    later = [point for point in series if point.au >= done and point.appreciation not in found.depuis]
    for point in later:
        ref = view.short(Ref(point.appreciation))
        if point.du < done:
            yield html("%s commence avant la réalisation (%s)%s", ref, view.date(done), _LEFT_OUT)
        elif checked and point.au > checked:
            yield html("%s finit après la vérification (%s)%s", ref, view.date(checked), _LEFT_OUT)
    if not later:
        yield html("Aucune synthèse ne couvre encore une période après la réalisation (%s)", view.date(done))


def perimeter(view: View, found: Effet) -> list[tuple[str, Markup]]:
    """Who stands behind the figures before and after: formations, sessions, number of answers."""
    sides = ((ids, word, count) for ids, word, count in _sides(found) if ids)
    return [(word, _told(view, ids, count)) for ids, word, count in sides]


def _sides(found: Effet) -> tuple[tuple[tuple[str, ...], str, int | None], ...]:
    return (found.depuis, "Avant", found.n_avant), (found.jusqua, "Après", found.n_apres)


def _told(view: View, ids: tuple[str, ...], count: int | None) -> Markup:
    found = [view.context.graph.records.get(id_) for id_ in ids]
    records = [record for record in found if isinstance(record, Appreciation)]
    formations = dict.fromkeys(code for record in records for code in record.formations)
    sessions = dict.fromkeys(code for record in records for code in record.sessions)
    categories = dict.fromkeys(code for record in records for code in record.categories)
    names = [view.context.formation(code) for code in formations]
    names = names or [label("appreciation", "categories", "*", code) for code in categories]
    told = [", ".join(names) or "formations non précisées"]
    if sessions:
        told.append(f"{'sessions' if len(sessions) > 1 else 'session'} {', '.join(sessions)}")
    if count is not None:
        told.append(f"n{french.NBSP}= {french.number(count, 0)}")
    return html("%s", f"{french.NBSP}; ".join(told))
