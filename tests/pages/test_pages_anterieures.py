"""The earlier versions of a procédure: readable as they were, marked as replaced, and only where a history knows them."""

import re
from pathlib import Path

from vie_site import lived, site, text, version, when

from filrouge.history import SansHistorique, Version
from filrouge.recherche.reading import read
from filrouge.source import Value

PATH = "procedures/PRC-RECUEIL.html"
ONE: dict[str, Value] = {"titre": "Recueillir", "version": "0.9", "applicable_le": "2025-01-06"}
TWO = ONE | {"version": "0.95", "applicable_le": "2025-06-02"}
STATES = [
    ONE | {"corps": "Premier jet."},
    ONE | {"corps": "## Moyens\n\nUn questionnaire **papier**, et un appel au 06 12 34 56 78. <b>Rien</b>."},
    TWO | {"corps": "Un questionnaire en ligne, voir ACT-2026-001."},
    TWO | {"version": "1", "applicable_le": "2026-01-01", "corps": "Comme aujourd’hui."},
]


def _lived() -> tuple[Version, ...]:
    earlier = [None, *STATES]
    return tuple(
        version(when(2025, month, 5), before, after, commit=str(month))
        for month, before, after in zip((1, 2, 6, 12), earlier, STATES, strict=False)
    )


def test_each_replaced_version_has_its_last_text_and_its_days(tmp_path: Path) -> None:
    _, pages = site(tmp_path, lived({"PRC-RECUEIL": _lived()}))
    html = pages[PATH].html
    former = re.findall(r'<details class="fil-fold fil-former"><summary>(.*?)</summary>', html)
    assert [told.replace("\u00a0", " ") for told in former] == [
        "Version 0.95, applicable du 2 juin 2025 au 31 décembre 2025",
        "Version 0.9, applicable du 6 janvier 2025 au 1er juin 2025",
    ]
    page = text(pages[PATH])
    assert page.count("Version remplacée En vigueur aujourd’hui : la version 1, ci-dessus.") == 2
    assert "Premier jet" not in page
    assert "Un questionnaire papier, et un appel au" in page
    assert "06 12 34 56 78" not in html
    assert "<b>Rien" not in html
    assert "Comme aujourd’hui" not in page


def test_the_search_reads_the_version_in_force_alone(tmp_path: Path) -> None:
    _, pages = site(tmp_path, lived({"PRC-RECUEIL": _lived()}))
    assert "questionnaire" in pages[PATH].html
    assert "questionnaire" not in repr(read(pages[PATH])[1])


def test_without_history_nor_another_version_nothing_is_said(tmp_path: Path) -> None:
    for name, historique in (
        ("sans", SansHistorique("aucun historique", "enregistrez")),
        ("une", lived()),
        ("illisible", lived({"PRC-RECUEIL": (version(when(2025, 1, 5), None, {"titre": "x"}, commit="3"),)})),
    ):
        _, pages = site(tmp_path / name, historique)
        assert "Versions remplacées" not in pages[PATH].html


def test_a_day_that_was_not_written_is_not_made_up(tmp_path: Path) -> None:
    undated = ({"version": "0.5", "corps": "Ancien.", "applicable_le": "bientôt"}, ONE | {"corps": "Un."})
    lives = (
        version(when(2025, 1, 1), None, undated[0], commit="1"),
        version(when(2025, 1, 2), *undated, commit="2"),
    )
    _, pages = site(tmp_path, lived({"PRC-RECUEIL": lives}))
    assert "<summary>Version 0.5</summary>" in pages[PATH].html
