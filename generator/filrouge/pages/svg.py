"""Charts as inline SVG: pure functions, values always written, colours left to the style sheet.

Every chart has a title and a description for those who do not see it, reads without colour, and
holds no style of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.html import html

_STEP = 50
_EDGE = 28
_BOLD = 7.2
_LETTER = 6.2
_PLOT = 72
_ROW = 22
_ICONS = {
    "circle": '<circle cx="8" cy="8" r="6"/>',
    "half": '<circle cx="8" cy="8" r="6"/><path class="fil-full" d="M8 2a6 6 0 0 1 0 12z"/>',
    "check": '<path d="M3 8.5l3.2 3.2L13 5"/>',
    "double": '<path d="M1 8.5l3.2 3.2L11 5M7.5 11.2l.7.5L15 5"/>',
    "cross": '<path d="M4 4l8 8M12 4l-8 8"/>',
    "clock": '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.8"/>',
    "alert": '<path d="M8 2l6.5 12h-13zM8 6.5v3.5M8 12v.2"/>',
    "dash": '<path d="M3 8h10"/>',
    "question": '<circle cx="8" cy="8" r="6"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1.1M8 11.3v.2"/>',
}


_SIGNS = {
    name: html(
        '<svg class="fil-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">%s</svg>',
        Markup(drawing),  # noqa: S704 # our own drawings
    )
    for name, drawing in _ICONS.items()
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a line: when, its place on the scale, the figure as written, a word under it.

    ``kind`` is "before", "after", "now" or "" and only changes how the dot looks.
    """

    at: date
    value: float
    text: str
    label: str
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A date across a line: « réalisée le 12/06/2026 »."""

    at: date
    label: str


def icon(name: str) -> Markup:
    """Return a small sign that stands beside a word, never alone."""
    return _SIGNS[name]


def bars(rows: Sequence[tuple[str, int]], *, key: str, title: str) -> Markup:
    """Return horizontal bars, one per level, each with its count and its share."""
    total = sum(count for _, count in rows) or 1
    most = max((count for _, count in rows), default=0) or 1
    gutter = round(10 + _LETTER * max((len(label) for label, _ in rows), default=0))
    parts = []
    for index, (label, count) in enumerate(rows):
        y, width = index * _ROW, round(110 * count / most, 1)
        written = f"{count} ({french.percent(100 * count / total)})"
        parts.append(
            html(
                '<text x="%s" y="%s" text-anchor="end">%s</text>'
                '<rect class="fil-bar" x="%s" y="%s" width="%s" height="14"/><text x="%s" y="%s">%s</text>',
                *(gutter - 6, y + 15, label),
                *(gutter, y + 4, max(width, 1)),
                *(gutter + 6 + width, y + 15, written),
            )
        )
    said = ", ".join(f"{label}\u00a0: {count}" for label, count in rows)
    return _frame(Markup("").join(parts), gutter + 200, max(1, len(rows)) * _ROW, key, title, said)


def line(
    dots: Sequence[Dot],
    bounds: tuple[float, float],
    *,
    key: str,
    title: str,
    target: tuple[float, str] | None = None,
    marks: Sequence[Mark] = (),
) -> Markup:
    """Return a line over time: the dots in order, a dashed target, dates across.

    The dots stand at even distances, whatever the dates: each says its own period.
    """
    top = 24 + 15 * len(marks)
    margin = round(8 + _LETTER * len(target[1])) if target else 0
    width = 2 * _EDGE + _STEP * max(len(dots) - 1, 3) + margin
    bottom = top + _PLOT
    places = [(_x(index, len(dots)), round(_y(dot.value, bounds, top), 1)) for index, dot in enumerate(dots)]
    parts = [html('<path class="fil-axis" d="M8 %sH%s"/>', bottom + 8, width - 8)]
    if target:
        parts.append(_target(round(_y(target[0], bounds, top), 1), target[1], width - margin))
    parts += [_mark(mark, index, dots, width, bottom) for index, mark in enumerate(marks)]
    path = " ".join(f"{x},{y}" for x, y in places)
    parts.append(html('<polyline class="fil-line" points="%s"/>', path))
    parts += [_dot(dot, place, bottom) for dot, place in zip(dots, places, strict=True)]
    said = [f"{dot.label}\u00a0: {dot.text}{f', {dot.note}' if dot.note else ''}" for dot in dots]
    said += [target[1]] if target else []
    said += [mark.label for mark in marks]
    drawn = Markup("").join(parts)
    return _frame(drawn, width, bottom + 38, key, title, "\u00a0; ".join(said), outside=_outside(dots))


def _outside(dots: Sequence[Dot]) -> int:
    """Return how far the widest words around a dot reach beyond the edge, on either side."""
    widths = (max(_BOLD * len(dot.text), _LETTER * len(dot.label), _LETTER * len(dot.note)) for dot in dots)
    return max(0, round(max(widths, default=0) / 2) - _EDGE)


def _x(index: int, count: int) -> float:
    return _EDGE + index * _STEP * max(1.0, 3 / max(count - 1, 1))


def _y(value: float, bounds: tuple[float, float], top: int) -> float:
    low, high = bounds
    share = (value - low) / (high - low) if high > low else 0.5
    return top + _PLOT * (1 - min(1.0, max(0.0, share)))


def _target(y: float, label: str, end: float) -> Markup:
    return html(
        '<path class="fil-target" d="M8 %sH%s"/><text class="fil-small" x="%s" y="%s">%s</text>',
        *(y, end),
        *(end + 4, round(y + 4, 1), label),
    )


def _mark(mark: Mark, row: int, dots: Sequence[Dot], width: float, bottom: float) -> Markup:
    x = round(_between(mark.at, dots), 1)
    anchor = "start" if x < width / 3 else "end" if x > 2 * width / 3 else "middle"
    y = 11 + 15 * row
    return html(
        '<path class="fil-mark" d="M%s %sV%s"/><text class="fil-small" x="%s" y="%s" text-anchor="%s">%s</text>',
        *(x, y + 3, bottom + 8),
        *(x, y, anchor, mark.label),
    )


def _between(day: date, dots: Sequence[Dot]) -> float:
    """Where a date falls among the dots; a little outside when it is before or after them all."""
    count = len(dots)
    if day <= dots[0].at:
        return _x(0, count) - 20
    for index, (left, right) in enumerate(pairwise(dots)):
        if day <= right.at:
            share = (day - left.at).days / max(1, (right.at - left.at).days)
            return _x(index, count) + share * (_x(index + 1, count) - _x(index, count))
    return _x(count - 1, count) + 20


def _dot(dot: Dot, place: tuple[float, float], bottom: float) -> Markup:
    x, y = place
    return html(
        '<circle class="fil-dot%s" cx="%s" cy="%s" r="4.5"/>'
        '<text class="fil-value" x="%s" y="%s" text-anchor="middle">%s</text>'
        '<text class="fil-small" x="%s" y="%s" text-anchor="middle">%s</text>'
        '<text class="fil-small" x="%s" y="%s" text-anchor="middle">%s</text>',
        *(f" fil-{dot.kind}" if dot.kind else "", x, y),
        *(x, round(y - 9, 1), dot.text),
        *(x, bottom + 22, dot.label),
        *(x, bottom + 34, dot.note),
    )


def _frame(
    inside: Markup, width: float, height: float, key: str, title: str, desc: str, *, outside: int = 0
) -> Markup:
    """``key`` makes the ids unique in a page; a dot in them keeps clear of the codes of constats.

    ``outside`` is what is left free on both sides for words that go beyond the edge.
    """
    whole = width + 2 * outside
    return html(
        '<svg class="fil-chart" role="img" aria-labelledby="%s.t %s.d" viewBox="%s 0 %s %s" width="%s" height="%s">'
        '<title id="%s.t">%s</title><desc id="%s.d">%s</desc>%s</svg>',
        *(key, key, -outside, whole, height, whole, height),
        *(key, title, key, desc, inside),
    )
