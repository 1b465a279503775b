"""The rhythm of a plan: changes month by month, stacked by family, drawn and written."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.html import html, joined
from filrouge.vie import Mois, Registre

FAMILLES: tuple[tuple[str, tuple[Registre, ...]], ...] = (
    ("Actions", (Registre.ACTIONS,)),
    (
        "Retours",
        (
            Registre.APPRECIATIONS,
            Registre.RECLAMATIONS,
            Registre.DIFFICULTES,
            Registre.ALEAS,
            Registre.ABANDONS,
        ),
    ),
    ("Revues", (Registre.REVUES,)),
    ("Risques et bilans", (Registre.RISQUES, Registre.BILANS)),
)
"""Nine registers make a stack nobody can read: the drawing groups them, the table gives each."""

_STEP, _BAR, _EDGE = 24, 16, 10
_TOP, _PLOT = 16, 120
_HATCH = 4
_SWATCH = 12


def mois(day: date) -> str:
    """Write « juin 2026 »."""
    return french.long_date(day).partition(french.NBSP)[2]


def figure(months: Sequence[Mois]) -> Markup:
    """Return the whole figure; wider than a small screen, it is scrolled there and opens on the latest months."""
    start, end = mois(months[0].premier), mois(months[-1].premier)
    title = f"Changements par mois, {start} à {end}" if len(months) > 1 else f"Changements en {end}"
    return html(
        '<figure class="fil-graphique fil-figure-rythme"><figcaption>%s</figcaption>\n%s\n'
        '<div class="fil-scroll fil-latest" tabindex="0" role="region" aria-label="Rythme du plan, mois par mois"><div>%s</div></div>'
        "</figure>",
        *(constat(months), legend(), chart(months, title)),
    )


def constat(months: Sequence[Mois]) -> str:
    """Say how many changes there were, in how many of the months, and the longest time without any."""
    total = sum(month.total for month in months)
    active = sum(month.total > 0 for month in months)
    if not total:
        return french.spaced(f"Aucun changement en {len(months)} mois.")
    if len(months) == 1:
        return french.spaced(f"{french.plural(total, 'changement')} en {mois(months[0].premier)}.")
    told = f"{french.plural(total, 'changement')}, dans {active} des {len(months)} mois"
    best = max(months, key=lambda month: month.total)
    told += f" ; {mois(best.premier)} est le plus chargé ({best.total})"
    silent = (
        max(len(list(run)) for empty, run in groupby(months, lambda month: month.total == 0) if empty)
        if active < len(months)
        else 0
    )
    told += f" ; le plus long silence dure {silent} mois" if silent else " ; aucun mois sans changement"
    return french.spaced(f"{told}.")


def chart(months: Sequence[Mois], title: str) -> Markup:
    """Return one stacked bar a month, its total above it; hatches tell the families apart without colour."""
    most = max((month.total for month in months), default=0) or 1
    bottom = _TOP + _PLOT
    parts = [html('<path class="fil-axis" d="M%s %sH%s"/>', 0, bottom, _width(months))]
    for index, month in enumerate(months):
        x = _EDGE + index * _STEP
        parts += _column(month, x, bottom, (_PLOT - 16) / most)
        parts.append(_name(month.premier, x, bottom, first=index == 0))
    said = french.spaced(" ; ".join(f"{mois(month.premier)} : {month.total}" for month in months))
    return html(
        '<svg class="fil-chart fil-rhythm" role="img" aria-labelledby="rythme.t rythme.d" '
        'viewBox="0 0 %s %s" width="%s" height="%s"><title id="rythme.t">%s</title><desc id="rythme.d">%s</desc>%s</svg>',
        *(_width(months), bottom + 34, _width(months), bottom + 34),
        *(title, said, joined(parts)),
    )


def _width(months: Sequence[Mois]) -> int:
    return 2 * _EDGE + _STEP * len(months)


def legend() -> Markup:
    """Return what each family looks like, to stand above the chart: on a phone, the chart itself is scrolled."""
    entries = (
        html(
            '<li><svg class="fil-chart fil-rhythm" viewBox="0 0 %s %s" width="%s" height="%s" aria-hidden="true">%s</svg> %s</li>',
            *(_SWATCH + 2, _SWATCH + 2, _SWATCH + 2, _SWATCH + 2),
            _block(rank, 1, 1, _SWATCH, _SWATCH),
            name,
        )
        for rank, (name, _) in enumerate(FAMILLES)
    )
    return html('<ul class="fil-legend">%s</ul>', joined(entries))


def _column(month: Mois, x: float, bottom: float, scale: float) -> Iterator[Markup]:
    y = bottom
    for rank, (_, registres) in enumerate(FAMILLES):
        height = scale * sum(month.evenements.get(registre, 0) for registre in registres)
        if height:
            y = y - height
            yield _block(rank, x, y, _BAR, height)
    yield html(
        '<text class="%s" x="%s" y="%s" text-anchor="middle">%s</text>',
        *("fil-value" if month.total else "fil-small", x + _BAR / 2, round(y - 4, 1), month.total),
    )


def _block(rank: int, x: float, y: float, width: float, height: float) -> Markup:
    """Return one rectangle: full, lines across, empty, lines down."""
    top, tall = round(y, 1), round(height, 1)
    if rank == 1:
        steps = [top + _HATCH * step for step in range(1, int(tall // _HATCH) + 1)]
        lines = "".join(f"M{x} {round(at, 1)}h{width}" for at in steps if at < top + tall)
    elif rank == 3:
        lines = "".join(f"M{round(x + step, 1)} {top}v{tall}" for step in range(_HATCH, int(width), _HATCH))
    else:
        lines = ""
    drawn = html('<path class="fil-hatch fil-family%s" d="%s"/>', rank, lines) if lines else ""
    return html(
        '<rect class="fil-block fil-family%s" x="%s" y="%s" width="%s" height="%s"/>%s',
        *(rank, x, top, width, tall, drawn),
    )


def _name(month: date, x: float, bottom: float, *, first: bool) -> Markup:
    """Return the initial of a month, and the year under its first month shown where there is room for it."""
    middle = x + _BAR / 2
    initial = html(
        '<text class="fil-small" x="%s" y="%s" text-anchor="middle">%s</text>',
        *(middle, bottom + 14, mois(month)[0].upper()),
    )
    if month.month != 1 and (not first or month.month == 12):
        return initial
    return initial + html('<text class="fil-small" x="%s" y="%s">%s</text>', x, bottom + 28, month.year)
