"""Before and after on one line, for a list: an empty dot, a full dot, the target between two ticks."""

from dataclasses import dataclass

from markupsafe import Markup

from filrouge.pages.graphiques.trait import dans, rond, trait
from filrouge.pages.html import html, joined

_WIDTH, _HEIGHT, _EDGE = 168, 26, 8
_MIDDLE = _HEIGHT / 2
_GAP = 6.5


@dataclass(frozen=True, slots=True)
class Haltere:
    """Before, after and target on the ends of their scale; ``None`` is not drawn."""

    avant: float | None
    apres: float | None
    cible: float | None
    bornes: tuple[float, float]


def bornes(values: tuple[float | None, ...], *, pourcent: bool) -> tuple[float, float]:
    """Return the ends of a scale that no list fixes: from zero, to a hundred or to the highest figure."""
    known = [value for value in values if value is not None]
    high = max((*known, 100.0 if pourcent else 0.0))
    return min((*known, 0.0)), high if high > 0 or (known and min(known) < 0) else 1.0


def haltere(found: Haltere) -> Markup:
    """Return the drawing; the cells around it say the same figures, and a screen reader is not told them twice."""
    parts = [trait("fil-axis", f"M{_EDGE} {_MIDDLE}H{_WIDTH - _EDGE}")]
    if found.avant is not None and found.apres is not None:
        parts += _way(_x(found.avant, found), _x(found.apres, found))
    if found.cible is not None:
        parts.append(_goal(_x(found.cible, found)))
    parts += [
        _dot(_x(value, found), kind, fill)
        for value, kind, fill in (
            (found.avant, "before", "none"),
            (found.apres, "after", "currentColor"),
        )
        if value is not None
    ]
    return html(
        '<svg class="fil-chart fil-dumbbell" aria-hidden="true" viewBox="0 0 %s %s" width="%s" height="%s">%s</svg>',
        *(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT, joined(parts)),
    )


def legende() -> Markup:
    """Return what the signs mean, to stand above the list."""
    middle = _WIDTH / 2
    signs = (
        ("avant", _dot(middle, "before", "none")),
        ("après", _dot(middle, "after", "currentColor")),
        ("cible", _goal(middle)),
    )
    entries = (
        html(
            '<li><svg class="fil-chart fil-dumbbell" viewBox="%s 0 32 %s" width="32" height="%s" aria-hidden="true">%s</svg> %s</li>',
            *(middle - 16, _HEIGHT, _HEIGHT, sign, word),
        )
        for word, sign in signs
    )
    return html('<ul class="fil-legend">%s</ul>', joined(entries))


def _x(value: float, found: Haltere) -> float:
    return dans(value, found.bornes, _EDGE, _WIDTH - _EDGE)


def _way(start: float, end: float) -> list[Markup]:
    """The line between the dots; none where they touch."""
    if abs(end - start) < 2 * _GAP:
        return []
    step = _GAP if end > start else -_GAP
    return [trait("fil-way", f"M{rond(start + step)} {_MIDDLE}H{rond(end - step)}")]


def _dot(x: float, kind: str, fill: str) -> Markup:
    return html(
        '<circle class="fil-dot fil-%s" fill="%s" stroke="currentColor" cx="%s" cy="%s" r="5"/>',
        *(kind, fill, rond(x), _MIDDLE),
    )


def _goal(x: float) -> Markup:
    return trait("fil-goal", f"M{rond(x)} 2v6m0 {_HEIGHT - 16}v6")
