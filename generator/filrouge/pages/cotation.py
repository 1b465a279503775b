"""How the rating of a risk moved, as git remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from filrouge.history import Historique
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.html import html
from filrouge.records import Risque

_DEGRES = frozenset(range(1, 5))


@dataclass(frozen=True, slots=True)
class Mouvement:
    """The criticité that stood before the present rating, and the day the present one came to git."""

    avant: int
    apres: int
    le: date


def mouvement(context: Context, risque: Risque) -> Mouvement | None:
    """Return the last change of a risk's criticité; None when it never changed, or without history."""
    historique = context.evidence.historique
    if not isinstance(historique, Historique):
        return None
    changed: date | None = None
    for _, version in reversed(historique.vie(risque.id)):
        found = _criticite(version.donnees)
        if found is not None and found != risque.criticite:
            return Mouvement(found, risque.criticite, changed) if changed else None
        if found is not None:
            changed = version.arrivee.date()
    return None


def _criticite(data: Mapping[str, object] | None) -> int | None:
    """The rating written in a version; a value that no schema would take says nothing."""
    pair = [data.get(key) for key in ("probabilite", "impact")] if data else []
    known = [value for value in pair if type(value) is int and value in _DEGRES]
    return known[0] * known[1] if len(known) == 2 else None


def mouvement_words(found: Mouvement) -> Markup:
    """Return « ↓ 12 avant le 3 mars 2026 »: lower than before, or higher."""
    arrow = "↓" if found.apres < found.avant else "↑"
    return html(
        '<span class="fil-discreet">%s %s avant le %s</span>', arrow, found.avant, french.short_date(found.le)
    )
