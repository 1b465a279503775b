"""Whole pages of the small repository, and the charts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from filrouge.pages import Page, svg
from filrouge.pages.svg import Dot, Mark

EXPECTED = Path(__file__).parent / "attendu"
Golden = Callable[[Path, str], None]


def test_pages(depot_pages: tuple[Page, ...], golden: Golden) -> None:
    for page in depot_pages:
        if not page.path.startswith("regles/"):  # their text is tested with the rules
            golden(EXPECTED / page.path, f"<!-- {page.title} -->\n{page.html}")


def test_no_golden_page_is_left_over(depot_pages: tuple[Page, ...]) -> None:
    known = {page.path for page in depot_pages} | {f"svg/{name}.svg" for name in CHARTS}
    kept = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()}
    assert kept <= known


def _dots(*values: float) -> list[Dot]:
    return [
        Dot(date(2026, month, 1), value, str(value), f"M{month}", "n = 9")
        for month, value in enumerate(values, 1)
    ]


CHARTS: dict[str, Callable[[], str]] = {
    "bars": lambda: svg.bars([("Non", 2), ("Oui", 30)], key="r.a", title="Répartition"),
    "bars-without-answer": lambda: svg.bars([("Non", 0), ("Oui", 0)], key="r.b", title="Personne"),
    "line": lambda: svg.line(
        _dots(3.1, 4.2, 4.4, 2.0),
        (1, 5),
        key="e.a",
        title="Évolution",
        target=(4, "cible 4 / 5"),
        marks=[Mark(date(2026, 1, 16), "ouverte"), Mark(date(2026, 6, 1), "réalisée")],
    ),
    "line-of-one-dot": lambda: svg.line(_dots(-30), (-100, 100), key="e.b", title="NPS"),
    "line-with-hostile-words": lambda: svg.line(
        [Dot(date(2026, 1, 1), 1, "<b>", '"', "&", "after")], (0, 1), key="e.c", title="</title><script>"
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_chart(name: str, golden: Golden) -> None:
    golden(EXPECTED / "svg" / f"{name}.svg", f"{CHARTS[name]()}\n")
