"""Charts and signs on paper: the engine of the PDF applies the style of a document to all but what is drawn in it."""

import re
from functools import cache
from importlib.resources import files

_COMPLETE = re.compile(r'<figure class="[^"]*\bfil-complete\b.*?</figure>', re.DOTALL)
_TABLE = re.compile(r"<details\b.*?</details>", re.DOTALL)
_CHART = re.compile(r'<svg class="fil-chart[^>]*>')
_CHIP = re.compile(r'(<span class="fil-chip fil-)([a-z]+)(">)(<svg class="fil-icon".*?</svg>)')
_ICON = re.compile(r'<svg class="fil-icon"')
_FULL = 'class="fil-full"'
_INK = "#1f1f1f"
_COLORS = {"good": "#1b6e3c", "warn": "#7f5000", "bad": "#b3261e", "info": "#24568f", "neutral": "#5f5a56"}


def drawn(html: str) -> str:
    """Return a document whose charts hold their style, and whose signs have the colour of the word beside them.

    A chart that writes all its values goes without the table that repeats them: of all the elements of a dossier, one in five.
    """
    html = _COMPLETE.sub(lambda figure: _TABLE.sub("", figure[0]), html)
    html = _CHIP.sub(lambda chip: chip[1] + chip[2] + chip[3] + _inked(chip[4], _COLORS[chip[2]]), html)
    html = _inked(html, _INK)
    return _CHART.sub(lambda chart: f"{chart[0]}<style>{_style()}</style>", html)


def _inked(html: str, color: str) -> str:
    """Colour the signs that have no colour yet."""
    stroke = f'fill="none" stroke="{color}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"'
    html = _ICON.sub(f'<svg {stroke} class="fil-icon"', html)
    return html.replace(f" {_FULL}", f' fill="{color}" stroke="none" {_FULL[:-1]} "')


@cache
def _style() -> str:
    return (files("filrouge.dossier") / "static/papier/dessins.svg.css").read_text(encoding="utf-8")
