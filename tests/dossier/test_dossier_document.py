"""The whole document: order, scope, links, and what it never holds."""

import re
import shutil
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from filrouge.dossier import Dossier, compose, for_paper, for_screen, is_ours
from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_pages
from filrouge.project import open_project
from filrouge.records.types.organisme import Audit, TypeAudit

HERE = Path(__file__).parent
DEPOT = HERE.parent / "pages/depot"
STYLES = HERE.parents[1] / "generator/filrouge/dossier/static/papier"
NOTHING_TO_SAY = {
    *(
        "fil",
        "fil-action",
        "fil-appreciation",
        "fil-signalement",
        "fil-abandon",
        "fil-risque",
        "fil-revue",
        "fil-bilan",
    ),
    *(
        "fil-procedure",
        "fil-list",
        "fil-return",
        "fil-round",
        "fil-accueil",
        "fil-parcours",
        "fil-index",
        "fil-vie",
        "fil-cards",
        "fil-full",
        "fil-rhythm",
        "fil-complete",
        "dossier",
    ),
}
"""Classes that paper shows as what they stand on."""


def test_document(dossier: Dossier, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "attendu/dossier.html", for_screen(dossier).partition("</style>\n")[2])


def test_every_id_stands_once_and_every_link_leads_to_one(dossier: Dossier) -> None:
    html = for_screen(dossier)
    ids = [unescape(found) for found in re.findall(r'\sid="([^"]*)"', html)]
    assert sorted(ids) == sorted(set(ids))
    named = re.findall(r'\s(?:aria-labelledby)="([^"]*)"', html)
    assert {one for names in named for one in names.split()} <= set(ids)
    links = [unescape(found) for found in re.findall(r'\shref="([^"]*)"', html)]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not link.startswith(("#", "https://"))} == set()


def audited(evidence: Evidence, *days: date) -> Evidence:
    """The same plan, with other audits."""
    organisme = evidence.graph.organisme
    assert organisme is not None
    audits = tuple(Audit(type=TypeAudit.SURVEILLANCE, date=day) for day in days)
    records = {**evidence.graph.records, "organisme": replace(organisme, audits=audits)}
    return replace(evidence, graph=replace(evidence.graph, records=records))


def shown(dossier: Dossier) -> set[str]:
    return {texte.ancre for part in dossier.parties for texte in part.textes if texte.fiche}


class TestScope:
    def test_since_the_last_audit(self, evidence: Evidence, pages: tuple[Page, ...]) -> None:
        made = compose(audited(evidence, date(2025, 6, 3), date(2026, 9, 20), date(2027, 1, 1)), pages)
        records = set(evidence.graph.records) - {"organisme"}
        assert records - shown(made) == {"ABD-2026-002", "ACT-2026-005", "APP-2025-T4-CHAUD"}
        assert "de 16 fiches sur 19" in made.couverture.portee
        assert "le 20\u00a0septembre\u00a02026" in made.couverture.portee

    def test_a_record_left_out_is_named_without_a_link(
        self, evidence: Evidence, pages: tuple[Page, ...]
    ) -> None:
        html = for_screen(compose(audited(evidence, date(2026, 9, 20)), pages))
        assert 'href="#ACT-2026-005' not in html
        assert re.search(r"<span[^>]*><span class=\"fil-id\">ACT-2026-005</span>", html)

    def test_all(self, evidence: Evidence, pages: tuple[Page, ...]) -> None:
        records = set(evidence.graph.records) - {"organisme"}
        for made in (
            compose(audited(evidence, date(2026, 9, 20)), pages, complete=True),
            compose(audited(evidence), pages),
        ):
            assert shown(made) == records
            assert "tout le plan\u00a0: 19\u00a0fiches, depuis le début" in made.couverture.portee


def test_what_the_pages_leave_out_is_left_out(evidence: Evidence, pages: tuple[Page, ...]) -> None:
    kept = [page for page in pages if not page.path.startswith(("revues/", "plan/ACT-2026-001"))]
    html = for_screen(compose(evidence, kept, complete=True))
    assert [part.ancre for part in compose(evidence, kept).parties].count("revues") == 0
    assert 'id="ACT-2026-001"' not in html
    assert 'href="#ACT-2026-001' not in html


def test_a_section_it_does_not_know_comes_last(evidence: Evidence, pages: tuple[Page, ...]) -> None:
    more = Page("retours/2025.html", "Retours de 2025", '<div class="fil"><h1>Retours de 2025</h1></div>')
    parts = compose(evidence, (*pages, more)).parties
    assert [part.ancre for part in parts] == [
        *("essentiel", "parcours", "plan", "actions", "retours", "revues", "risques", "efficacite"),
        *("tracabilite", "vie", "procedures", "bilans"),
    ]
    assert "retours-2025" in [texte.ancre for texte in parts[4].textes]


def test_two_pages_of_the_same_anchor_are_a_bug(evidence: Evidence) -> None:
    twice = [Page("vie/index.html", "", ""), Page("vie/index.html", "", ""), Page("plan/vie.html", "", "")]
    clash = [Page("retours/a.html", "", ""), Page("retours-a.html", "", "")]
    assert len(compose(evidence, twice).parties) == 2
    with pytest.raises(ValueError, match="same anchor"):
        compose(evidence, clash)


def on_paper(dossier: Dossier) -> str:
    return "".join(cahier.html for cahier in for_paper(dossier).cahiers)


def test_internal_notes_reach_no_byte(dossier: Dossier) -> None:
    assert "CANARI" not in for_screen(dossier) + on_paper(dossier)


def test_the_style_is_the_only_thing_allowed(dossier: Dossier) -> None:
    html = for_screen(dossier)
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in unescape(html)
    assert not re.search(r"<script|\ssrc=|\sstyle=|url\(|@import", html)
    assert html.count("<style>") == 1


def test_a_dossier_is_told_from_another_file(dossier: Dossier) -> None:
    assert is_ours(for_screen(dossier).encode())
    assert not is_ours(b"%PDF-1.7 /Creator (Writer)")
    assert not is_ours(b"<html>Fil Rouge 1.0</html>")


def test_paper_has_a_style_for_every_class(dossier: Dossier) -> None:
    html = on_paper(dossier)
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    used = {one for names in re.findall(r'\sclass="([^"]*)"', html) for one in names.split()}
    wanted = {one for one in used if one.startswith(("fil", "dossier"))} - NOTHING_TO_SAY
    assert wanted - set(re.findall(r"\.((?:fil|dossier)[a-z0-9-]*)", styles)) == set()


def test_signs_and_charts_bear_their_colours_on_paper(dossier: Dossier) -> None:
    html = on_paper(dossier)
    assert html.count("<svg") == html.count("<svg fill=") + html.count('<svg class="fil-chart')
    charts = re.findall(r'<svg class="fil-chart[^>]*>(<style>)?', html)
    assert charts
    assert all(charts)


def test_paper_leaves_out_a_table_that_its_chart_repeats(dossier: Dossier) -> None:
    figures = re.findall(r"<figure [^>]*fil-complete.*?</figure>", for_screen(dossier), re.DOTALL)
    drawn = re.findall(r"<figure [^>]*fil-complete.*?</figure>", on_paper(dossier), re.DOTALL)
    assert len(figures) > len(drawn) > 0
    assert all("<details" in figure for figure in figures)
    assert not any("<details" in figure or "<table" in figure for figure in drawn)
    assert on_paper(dossier).count("<details") < for_screen(dossier).count("<details")


def test_no_text_of_a_record_makes_it_read_a_file(tmp_path: Path) -> None:
    shutil.copytree(DEPOT, tmp_path / "depot")
    path = tmp_path / "depot/content/actions/ACT-2026-001.yaml"
    hostile = (
        "mesure: \"![x](file:///etc/passwd) [y](file:///etc/passwd) <img src='file:///etc/passwd'> "
        "<style>@import 'file:///etc/hosts'</style>\"\n"
    )
    text, found = re.subn(r"(?m)^mesure: .*\n", lambda _: hostile, path.read_text(encoding="utf-8"))
    assert found == 1
    path.write_text(text, encoding="utf-8")
    project, findings = open_project(tmp_path / "depot", clock=date(2026, 11, 16))
    made = gather(project, findings)
    html = on_paper(compose(made, render_pages(made)))
    assert "&lt;img src=" in html
    assert not re.search(r'(?:src|href)="[^"]*file:', html)
    assert "<img" not in html
