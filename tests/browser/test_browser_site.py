"""The example in a browser: from a server and from a USB stick, nothing asked of anybody."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from browser_visit import Visit, opened
from playwright.sync_api import expect

from filrouge.pages import SECTIONS, Page
from filrouge.pages.assets import static_assets
from filrouge.site.config import SiteConfig
from filrouge.site.fill import Site, fill
from filrouge.site.preview import Attempt, Preview
from filrouge.site.publish import publish
from filrouge.site.server import PreviewServer
from filrouge.site.shell import build_shells

FOLDERS = tuple(folder for folder, _ in SECTIONS)


def test_no_page_asks_anything_of_another_host(base: str, built: Path, visit: Visit) -> None:
    """Every index page, and one page of each kind of record."""
    pages = {re.sub(r"-.*", "", path.name): path for path in sorted(built.rglob("*.html"), reverse=True)}
    indexes = [built / folder / "index.html" for folder in FOLDERS]
    for path in dict.fromkeys([*indexes, *pages.values()]):
        visit.page.goto(base + path.relative_to(built).as_posix())
        expect(visit.page.locator("#contenu-principal h1")).to_have_count(1)
    assert [url for url in visit.requests if not url.startswith(base)] == []
    assert visit.complaints == []


def test_the_thread_from_a_return_to_its_effect_and_back(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}index.html")
    page.locator(".md-sidebar--primary").get_by_role("link", name="Retours", exact=True).click()
    page.locator('#contenu-principal a[href="APP-2025-T4-ENTREPRISES.html"]').first.click()
    expect(page.locator("h1")).to_contain_text("Entreprises clientes")
    page.locator('#contenu-principal a[href*="ACT-2026-001.html"]').first.click()
    expect(page).to_have_title(re.compile("ACT-2026-001 – Remettre à l’entreprise une synthèse d’une page"))
    expect(page.locator("#effet")).to_contain_text("92 %")
    page.locator(".fil-thread a", has_text="REV-2025-T4#retour-entreprise").click()
    expect(page.locator("#retour-entreprise")).to_be_in_viewport()
    page.go_back()
    page.locator(".fil-thread a", has_text="APP-2025-T4-ENTREPRISES").first.click()
    expect(page.locator("h1")).to_contain_text("Entreprises clientes")
    assert [url for url in visit.requests if not url.startswith(base)] == []
    assert visit.complaints == []


def test_colours_change_and_the_skip_link_leads_to_the_content(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}plan/index.html")
    for scheme in ("default", "slate"):
        page.locator("form[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Tab")
    expect(page.locator("a.md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu-principal")).to_be_in_viewport()
    assert visit.complaints == []


def test_colours_follow_the_device_until_somebody_chooses(base: str, visit: Visit) -> None:
    page = visit.page
    body = page.locator("body")
    page.emulate_media(color_scheme="dark")
    # Before any other script has run: nothing is seen in light first.
    page.route("**/filrouge.js", lambda route: route.abort())
    page.goto(f"{base}plan/index.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("radio", name="Passer au thème clair").focus()
    for scheme, name in (("default", "sombre"), ("slate", "Suivre")):
        page.keyboard.press("ArrowRight")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(page.get_by_role("radio", name=name)).to_be_focused()
        expect(page.locator("form[data-md-component=palette] label:visible")).to_have_count(1)
        expect(page.locator("form[data-md-component=palette] label:visible")).to_have_css(
            "outline-style", "solid"
        )
    page.goto(f"{base}index.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_header_bears_the_title_of_a_page_read_further(base: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{base}plan/index.html")
    title = page.locator(".md-header__topic").nth(1)
    expect(title).to_have_css("opacity", "0")
    page.mouse.wheel(0, 600)
    expect(title).to_have_css("opacity", "1")
    page.mouse.wheel(0, -600)
    expect(title).to_have_css("opacity", "0")


def test_the_navigation_can_be_read_to_its_end_in_a_low_window(base: str, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 320})
    visit.page.goto(f"{base}plan/index.html")
    last = visit.page.locator(".md-sidebar--primary").get_by_role("link", name="Rechercher", exact=True)
    last.focus()
    expect(last).to_be_in_viewport()
    assert visit.page.evaluate("scrollY") == 0


def test_a_small_screen_has_the_navigation_in_its_drawer(base: str, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.page.goto(f"{base}index.html")
    visit.page.locator("label.md-header__button[for=__drawer]").click()
    visit.page.locator(".md-sidebar--primary").get_by_role("link", name="Risques", exact=True).click()
    expect(visit.page).to_have_url(f"{base}risques/index.html")
    assert visit.complaints == []


def site_of(config: SiteConfig, *pages: Page) -> Site:
    indexes = [
        Page(f"{folder}/index.html".lstrip("/"), title, f"<h1>{title}</h1>") for folder, title in SECTIONS
    ]
    return fill(build_shells(config, FOLDERS), [*indexes, *pages], list(static_assets()))


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} \"' R&D &amp; é"


def test_hostile_names_are_shown_as_they_are_written(visit: Visit, tmp_path: Path) -> None:
    config = SiteConfig(
        HOSTILE, HOSTILE, site_author=HOSTILE, copyright=HOSTILE, nav=(("", HOSTILE), ("plan", HOSTILE))
    )
    publish(site_of(config, Page("plan/A.html", HOSTILE, "<h1>A</h1>")), tmp_path / "site")
    page = visit.page
    page.goto((tmp_path / "site/plan/A.html").as_uri())
    expect(page).to_have_title(f"{HOSTILE} - {HOSTILE}")
    expect(page.locator(".md-nav__link--active")).to_have_text(HOSTILE)
    expect(page.locator(".md-copyright")).to_have_text(HOSTILE)
    assert page.locator("a.md-logo").first.get_attribute("title") == HOSTILE
    assert visit.complaints == []


INJECTED = """<h1>A</h1>
<script>document.title = "pris"; fetch("EVIL/script")</script>
<img src="absente.png" onerror="document.title = 'pris'">
<p style="position: fixed; background: url(EVIL/style)">x</p>
<link rel="stylesheet" href="EVIL/link.css">
<script src="EVIL/script.js"></script>
<iframe src="EVIL/iframe"></iframe>
<img src="EVIL/x.png">"""


class _Evil(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_second_wall(visit: Visit, tmp_path: Path, way: str) -> None:
    """Should anything hostile ever stand in a page, it neither runs nor calls anybody."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Evil) as evil:
        thread = Thread(target=evil.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            html = INJECTED.replace("EVIL", f"http://127.0.0.1:{evil.server_port}")
            site = site_of(SiteConfig("Essai", nav=SECTIONS), Page("plan/A.html", "A", html))
            publish(site, tmp_path / "site")
            with opened(tmp_path / "site", way) as base:
                visit.page.goto(f"{base}plan/A.html")
                expect(visit.page).to_have_title("A - Essai")
                expect(visit.page.locator("#contenu-principal p")).to_have_css("position", "static")
                visit.page.wait_for_load_state("networkidle")
        finally:
            evil.shutdown()
            thread.join()
    assert _Evil.asked == []
    refused = {
        found for text in visit.complaints for found in re.findall(r"directive:? [\"']([a-z-]+)", text)
    }
    assert {"script-src", "style-src", "img-src"} <= refused


def test_the_preview_reloads_by_itself(visit: Visit) -> None:
    config = SiteConfig("Aperçu", nav=SECTIONS)
    preview = Preview()
    preview.show(Attempt(site_of(config, Page("plan/A.html", "A", "<h1>Avant</h1>"))))
    with PreviewServer("127.0.0.1", 0, preview) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            visit.page.goto(f"{server.url}plan/A.html")
            expect(visit.page.locator("h1")).to_have_text("Avant")
            preview.show(Attempt(site_of(config, Page("plan/A.html", "A", "<h1>Après</h1>"))))
            expect(visit.page.locator("h1")).to_have_text("Après")
            preview.show(Attempt(None, "erreur[x]: <script>alert(1)</script>"))
            expect(visit.page.get_by_role("alert")).to_contain_text("erreur[x]: <script>alert(1)</script>")
            expect(visit.page.locator("h1")).to_have_text("Après")
            preview.show(Attempt(site_of(config, Page("plan/A.html", "A", "<h1>Mieux</h1>"))))
            expect(visit.page.locator("h1")).to_have_text("Mieux")
            expect(visit.page.get_by_role("alert")).to_have_count(0)
        finally:
            server.shutdown()
            thread.join()
    assert [url for url in visit.requests if not url.startswith(server.url)] == []


@pytest.mark.parametrize("depth", ["nulle-part.html", "a/b/c/nulle-part.html"])
def test_not_found_page_stands_at_any_depth(visit: Visit, depth: str) -> None:
    preview = Preview()
    preview.show(Attempt(site_of(SiteConfig("Aperçu", nav=SECTIONS))))
    with PreviewServer("127.0.0.1", 0, preview) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            visit.page.goto(server.url + depth)
            visit.page.get_by_role("link", name="Retour à l’accueil").click()
            expect(visit.page).to_have_url(f"{server.url}index.html")
        finally:
            server.shutdown()
            thread.join()
