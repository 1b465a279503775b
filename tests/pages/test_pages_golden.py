"""Whole pages of the small repository."""

from collections.abc import Callable
from pathlib import Path

from filrouge.pages import Page

EXPECTED = Path(__file__).parent / "attendu"
Golden = Callable[[Path, str], None]


def test_pages(depot_pages: tuple[Page, ...], golden: Golden) -> None:
    for page in depot_pages:
        if not page.path.startswith("regles/"):  # their text is tested with the rules
            golden(EXPECTED / page.path, f"<!-- {page.title} -->\n{page.html}")


def test_no_golden_page_is_left_over(depot_pages: tuple[Page, ...]) -> None:
    known = {page.path for page in depot_pages}
    kept = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()}
    assert kept <= known
