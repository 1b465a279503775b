"""Tables and long lists: what is declared to the script, and where the rows of a large plan stand."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import Reading
from test_pages_small import ACTION, ORGANISME, RECLAMATION, REVUE, check_links, site, text

from filrouge.pages import Page
from filrouge.pages.context import Context
from filrouge.pages.cut import ROOM, Cut, cut, rooms
from filrouge.pages.plan import plan_path
from filrouge.pages.tables import Column, Facet, Kind, Table, facet, years
from filrouge.records.types.action import Statut

TABLE = Table(
    "essai",
    "L’essai « un »",
    "essai",
    (Column("fiche", "Fiche"), Column("note", "Note (sur 5)", Kind.NUMBER, label="Note")),
    (Facet("theme", "Thème", {"rythme": "Rythme & <durée>"}),),
)


def test_a_table_declares_its_columns_and_facets() -> None:
    assert TABLE.opening("fil-wide") == (
        '<table class="fil-table fil-cards fil-wide" data-table="essai" data-title="L’essai « un »" data-file="essai" '
        'data-facets="[{&quot;key&quot;:&quot;theme&quot;,&quot;name&quot;:&quot;Thème&quot;,'
        '&quot;words&quot;:[[&quot;rythme&quot;,&quot;Rythme &amp; &lt;durée&gt;&quot;]]}]">\n'
        '<thead><tr><th scope="col" data-key="fiche" data-kind="text">Fiche</th>'
        '<th scope="col" class="fil-number" data-key="note" data-kind="number">Note (sur 5)</th></tr></thead>'
    )
    assert TABLE.row({"theme": ["rythme"]}, "A") == ' id="A" data-values="theme:rythme"'
    assert TABLE.row({"theme": []}) == ' data-values=""'
    assert TABLE.cell("fiche", 'a"b') == ' data-label="Fiche" data-value="a&quot;b"'
    assert TABLE.cell("note", 0.5) == ' data-label="Note" class="fil-number" data-value="0.5"'
    assert TABLE.cell("note", "") == ' data-label="Note" class="fil-number" data-value=""'


@pytest.mark.parametrize("values", [{"theme": ["inconnu"]}, {"theme": [""]}])
def test_a_value_that_is_not_declared_is_a_bug(values: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="is no value of table"):
        TABLE.row(values)


def test_facets_are_in_the_order_of_their_words() -> None:
    words = {"z": "Abandon", "a": "Écart", "b": "Eau"}
    assert list(facet("k", "K", ("b", "a", "z", "a"), words.__getitem__).words) == ["z", "b", "a"]
    assert list(years("k", "K", (2024, 2026, 2024)).words) == ["2026", "2024"]


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ((), ()),
        ((100, 100), (100, 100)),
        ((300, 10), (190, 10)),
        ((300, 10, 300), (95, 10, 95)),
        ((0, 1000), (0, ROOM)),
    ],
)
def test_tables_of_a_page_share_its_room(counts: tuple[int, ...], shares: tuple[int, ...]) -> None:
    assert rooms(*counts) == shares


def _day(row: tuple[int, int]) -> date:
    return date(2000 + row[0], 1, 1)


@given(
    st.lists(st.integers(0, 3), max_size=1000),
    st.integers(0, ROOM),
    st.integers(1, 50),
)
def test_every_row_stands_on_the_page_of_its_year(found: list[int], room: int, every: int) -> None:
    rows = [(year, rank) for rank, year in enumerate(found)]
    one: Cut[tuple[int, int]] = cut(rows, "plan/", _day, first=lambda row: row[1] % every == 0, room=room)
    assert one.total == len(rows)
    assert list(one.first) == sorted(one.first, key=lambda row: row[1])
    assert len({sheet.path for sheet in one.sheets}) == len(one.sheets)
    if len(rows) <= room:
        assert (one.first, one.sheets) == (tuple(rows), ())
        return
    assert len(one.first) == room
    mattering = [row for row in rows if row[1] % every == 0][:room]
    assert set(mattering) <= set(one.first)
    assert list(one.years) == sorted(set(one.years), reverse=True)
    for year, sheets in one.years.items():
        assert [row for sheet in sheets for row in sheet.rows] == [
            row for row in rows if 2000 + row[0] == year
        ]
        assert all(0 < len(sheet.rows) <= ROOM for sheet in sheets)
        assert [sheet.rank for sheet in sheets] == list(range(1, sheets[0].of + 1))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Context, dict[str, Page]]:
    """A plan of 230 actions, 10 of them open for long, and 260 réclamations, the oldest still open."""
    files = {"organisme": ORGANISME, "revues__REV_2026_T1": REVUE}
    for number in range(1, 231):
        year = 2026 if number > 215 else 2025
        head = ACTION.replace("2026-01-05", f"{year}-01-05").replace("Une action", f"Action {number}")
        state = "en_cours\nresponsable: rq\n" if number <= 10 else f"realisee\nrealisee_le: {year}-02-01\n"
        files[f"actions__ACT_{year}_{number:03}"] = f"{head}{state}"
    for number in range(1, 261):
        year = 2026 if number <= 20 else 2025
        closed = f"clos_le: {year}-05-01\n" if number != 252 else ""
        told = RECLAMATION.replace("2026-03-01", f"{year}-03-{1 + number % 28:02}") + closed
        files[f"signalements__REC_{year}_{number:03}"] = told
    evidence, pages = site(tmp_path_factory.mktemp("large"), **files)
    check_links(evidence, pages)
    return Context(evidence), pages


def rows(page: Page) -> list[str]:
    return re.findall(r'<tr id="([^"]+)" data-values', page.html)


def test_a_large_plan_stands_on_pages_of_its_years(large: tuple[Context, dict[str, Page]]) -> None:
    _, pages = large
    index, years_ = pages["plan/index.html"], [pages["plan/2026.html"], *_of(pages, "plan/2025")]
    assert len(rows(index)) == ROOM
    assert rows(index)[:10] == [f"ACT-2025-{number:03}" for number in range(1, 11)]
    assert (
        "Ci-dessous, 200 lignes sur 230 : ce qui reste à faire d’abord, puis le plus récent. Toutes, par année d’ouverture : 2026 (15), 2025 (215, page 2)."
        in text(index)
    )
    assert "En cours (10) " in text(index)
    assert "Réalisées, effet à vérifier (190 sur 220)" in text(index)
    assert sorted(row for page in years_ for row in rows(page)) == sorted(
        path.removeprefix("plan/").removesuffix(".html") for path in pages if path.startswith("plan/ACT-")
    )
    second = pages["plan/2025-2.html"]
    assert second.title == "Plan d’action en 2025, page 2 sur 2"
    assert '<a href="2025-2.html" data-carry aria-current="page">page 2</a>' in second.html
    assert Reading(second.html).values("href")[0] == "index.html"


def _of(pages: dict[str, Page], stem: str) -> list[Page]:
    return [page for path, page in pages.items() if re.fullmatch(rf"{stem}(-\d+)?\.html", path)]


def test_what_is_open_stays_on_the_first_page(large: tuple[Context, dict[str, Page]]) -> None:
    _, pages = large
    shown = rows(pages["retours/index.html"])
    assert len(shown) == ROOM
    assert "REC-2025-252" in shown
    assert "REC-2025-224" not in shown
    assert len(rows(pages["retours/reclamations-2025.html"])) == 120
    assert {"retours/reclamations-2025-2.html", "retours/reclamations-2026.html"} <= set(pages)


def test_the_matrix_is_cut_in_both_ways(large: tuple[Context, dict[str, Page]]) -> None:
    _, pages = large
    index = pages["tracabilite/index.html"]
    assert index.html.count("<tr data-values") == ROOM
    assert "260 lignes : 260 signalements" in text(index)
    returns, actions = _of(pages, "tracabilite/retours-2025"), _of(pages, "tracabilite/actions-2025")
    assert sum(page.html.count("<tr data-values") for page in returns) == 240
    assert sum(page.html.count("<tr data-values") for page in actions) == 215


@pytest.mark.parametrize(
    ("path", "word", "total"),
    [
        ("plan/index.html", "statut:realisee", 220),
        ("plan/index.html", "annee:2026", 15),
        ("retours/index.html", "annee:2026", 20),
        ("tracabilite/index.html", "nature:reclamation", 260),
    ],
)
def test_the_first_page_knows_what_the_others_hold(
    large: tuple[Context, dict[str, Page]], path: str, word: str, total: int
) -> None:
    _, pages = large
    where = re.search(r'<p class="fil-where" data-by="[^"]+" data-words="([^"]+)">.*?</p>', pages[path].html)
    assert where
    words = where[1].split()
    held = [row for rows_ in re.findall(r'data-held="([^"]+)"', where[0]) for row in rows_.split(";")]
    counted = 0
    for row in held:
        ranks, _, count = row.partition("*")
        if word in [words[int(rank)] for rank in ranks.split(",")]:
            counted += int(count or 1)
    assert counted == total


def test_every_record_has_its_row(large: tuple[Context, dict[str, Page]]) -> None:
    _, pages = large
    for id_, where in (
        ("ACT-2025-001", "plan/index.html"),
        ("ACT-2025-215", "plan/2025-2.html"),
        ("REC-2025-021", "retours/"),
        ("REV-2026-T1", "revues/index.html"),
    ):
        assert any(id_ in rows(page) for path, page in pages.items() if path.startswith(where)), id_


def test_a_group_has_its_anchor_wherever_its_rows_are(large: tuple[Context, dict[str, Page]]) -> None:
    context, pages = large
    path, _, anchor = plan_path(context, Statut.REALISEE).partition("#")
    assert f'<tbody id="{anchor}">' in pages[path].html
    assert plan_path(context, Statut.ABANDONNEE) == "plan/index.html"
