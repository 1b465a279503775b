"""What holds for every page: links, anchors, tags, order."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join

from reading import Reading, broken_links

from filrouge import pages
from filrouge.evidence import Evidence
from filrouge.pages import PAGES, PAGES_INTERNES, SECTIONS, Page, href, render_assets, render_pages
from filrouge.records import Ref

SVG = {"svg", "g", "title", "desc", "text", "circle", "path", "rect", "polyline"}


def test_every_link_leads_to_a_page_an_anchor_or_a_file(
    depot_pages: tuple[Page, ...], depot_evidence: Evidence
) -> None:
    files = {asset.path for asset in render_assets(depot_evidence)}
    assert not broken_links(depot_pages, files)


def test_pages_are_well_formed_and_call_for_nothing(depot_pages: tuple[Page, ...]) -> None:
    for page in depot_pages:
        reading = Reading(page.html)
        assert not reading.faults, page.path
        assert not [
            name for _, name, _ in reading.attributes if name.startswith("on") or name in {"style", "src"}
        ]
        assert not reading.tags & {"script", "style", "img", "link", "iframe"}
        assert not [ident for ident, count in Counter(reading.values("id")).items() if count > 1], page.path
        assert page.html.count("<h1>") == 1


def test_headings_never_skip_a_level(depot_pages: tuple[Page, ...]) -> None:
    for page in depot_pages:
        levels = [int(level) for level in re.findall(r"<h([1-6])", page.html)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_charts_have_a_text_alternative(depot_pages: tuple[Page, ...]) -> None:
    for page in depot_pages:
        for chart in re.findall(r'<svg class="fil-chart".*?</svg>', page.html):
            reading = Reading(chart)
            assert "img" in reading.values("role")
            assert reading.values("aria-labelledby")[0].split() == reading.values("id")
            assert reading.tags <= SVG


def test_every_section_has_its_index(depot_pages: tuple[Page, ...]) -> None:
    paths = {page.path for page in depot_pages}
    folders = {folder for folder, _ in SECTIONS}
    assert {join(folder, "index.html") for folder in folders} <= paths
    assert {dirname(path) for path in paths} == folders


def test_every_record_has_its_page(depot_pages: tuple[Page, ...], depot_evidence: Evidence) -> None:
    sources = {document.path for id_, document in depot_evidence.documents.items() if id_ != "organisme"}
    assert {page.source for page in depot_pages if page.source} == sources


def test_pages_are_the_same_twice(depot_pages: tuple[Page, ...], depot_evidence: Evidence) -> None:
    assert tuple(render_pages(depot_evidence)) == depot_pages


def test_every_family_of_pages_is_registered() -> None:
    folder = Path(pages.__file__).parent
    written = {
        path.stem for path in folder.glob("*.py") if "\ndef pages(" in path.read_text(encoding="utf-8")
    }
    assert {family.__module__.rpartition(".")[2] for family in (*PAGES, *PAGES_INTERNES)} == written


def test_an_attachment_is_served_once_under_its_served_name(depot_evidence: Evidence) -> None:
    assets = {asset.path: asset.content for asset in render_assets(depot_evidence)}
    pieces = [path for path in assets if path.startswith("pieces/")]
    assert len(pieces) == 1
    assert assets[pieces[0]].startswith(b"Programme du parcours")


def test_href() -> None:
    assert href("index.html", "plan/index.html#verifiees") == "plan/index.html#verifiees"
    assert href("plan/index.html", Ref("ACT-2026-001")) == "ACT-2026-001.html"
    assert (
        href("plan/ACT-2026-001.html", Ref("APP-2026-T1", "rythme")) == "../retours/APP-2026-T1.html#rythme"
    )
    assert href("retours/APP-2026-T1.html", Ref("APP-2026-T1", "rythme")) == "#rythme"
    assert href("retours/APP-2026-T1.html", "index.html") == "../index.html"
    assert href("revues/index.html", "assets/filrouge/filrouge.css") == "../assets/filrouge/filrouge.css"


def test_any_verified_action_is_two_clicks_from_home(depot_pages: tuple[Page, ...]) -> None:
    by_path = {page.path: Reading(page.html) for page in depot_pages}
    assert "plan/index.html#verifiees" in by_path["index.html"].values("href")
    section = re.search(
        r'<tbody id="verifiees">.*?</tbody>', _html(depot_pages, "plan/index.html"), re.DOTALL
    )
    assert section
    assert {"ACT-2026-001.html", "ACT-2026-002.html"} <= set(Reading(section[0]).values("href"))
    action = by_path["plan/ACT-2026-001.html"].text
    assert "Six séquences neuves" in action
    assert "4,2\u00a0/\u00a05" in action


def _html(found: tuple[Page, ...], path: str) -> str:
    return next(page.html for page in found if page.path == path)
