"""Every kind of page as axe-core sees it (WCAG 2.2 AA, good practice), in both colours, wide and narrow.

The internal site is looked at: it has all that the auditor's has, and the pre-audit and the team's notes. A machine finds about half of what RGAA asks; reading order, focus and words are in other tests or were
looked at.
"""

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_visit import Visit, opened
from playwright.sync_api import Page, expect

from filrouge.cli.main import main

ROOT = Path(__file__).parents[2]
DEPOT = ROOT / "tests/pages/depot"
DATED = {
    **os.environ,
    "GIT_AUTHOR_DATE": "2026-10-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-10-01T12:00:00Z",
}
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal site of a small plan with a history: all kinds of pages, short enough for axe-core."""
    root = tmp_path_factory.mktemp("petit") / "depot"
    shutil.copytree(DEPOT, root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Reprise"]):
        subprocess.run(
            ["git", "-c", "user.name=Q", "-c", "user.email=q@exemple.fr", *words],
            cwd=root,
            check=True,
            env=DATED,
        )
    with pytest.raises(SystemExit) as exited:
        main(
            ["construire", "--racine", str(root), "--sortie", str(root / "build/site"), "--profil", "interne"]
        )
    assert exited.value.code == 0
    return root / "build/site"


def kinds(built: Path) -> list[str]:
    """Return one page of each kind: every index, a record of each type, a rule, the page that says one is missing."""
    found = {
        (path.parent.name, _kind(path)): path.relative_to(built).as_posix() for path in built.rglob("*.html")
    }
    return sorted(found.values())


def _kind(path: Path) -> str:
    if path.parent.name == "regles" and path.stem != "index":
        return "regle"
    return re.sub(r"[-.\d].*", "", path.name)


@pytest.mark.parametrize("width", [1280, 360])
def test_no_violation(visit: Visit, small: Path, width: int) -> None:
    """In the dark colours only contrast can differ."""
    page, told = visit.page, []
    page.set_viewport_size({"width": width, "height": 900})
    with opened(small, "file") as base:
        for path in kinds(small):
            page.emulate_media(color_scheme="light")
            page.goto(base + path)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
            told += [f"{path}: {words}" for words in violations(page)]
            page.emulate_media(color_scheme="dark")
            page.reload()
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
            told += [f"{path}, dark: {words}" for words in violations(page, CONTRAST)]
    assert not told, "\n".join(told)


def test_the_internal_pages_are_looked_at(small: Path) -> None:
    noted = [path for path in kinds(small) if 'class="fil-interne"' in (small / path).read_text("utf-8")]
    assert "preaudit/index.html" in kinds(small)
    assert len(noted) > 3


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    options = {"runOnly": rules or ALL, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']} {[node['target'] for node in one['nodes'][:3]]}: {one['help']}" for one in found]


def test_the_checker_checks(visit: Visit) -> None:
    visit.page.set_content('<html lang="fr"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    assert [words.partition(" ")[0] for words in violations(visit.page)] == ["image-alt"]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(visit: Visit, built: Path, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    wider = []
    with opened(built, "file") as base:
        for path in kinds(built):
            page.goto(base + path)
            seen = page.evaluate("document.documentElement.scrollWidth")
            if seen > width:
                wider.append((path, seen))
    assert wider == []


def test_language_landmarks_and_one_title(visit: Visit, small: Path) -> None:
    with opened(small, "file") as base:
        for path in kinds(small):
            visit.page.goto(base + path)
            assert visit.page.locator("html").get_attribute("lang") == "fr", path
            expect(visit.page.locator("main")).to_have_count(1)
            expect(visit.page.locator("h1")).to_have_count(1)
            levels = visit.page.locator("h1, h2, h3, h4, h5").evaluate_all(
                "all => all.map(h => +h.tagName[1])"
            )
            jumps = [after for before, after in pairwise(levels) if after > before + 1]
            assert (path, jumps) == (path, [])


def test_the_keyboard_follows_the_thread(visit: Visit, built: Path) -> None:
    """Each link of the fil takes the focus in reading order, and shows it."""
    page = visit.page
    with opened(built, "file") as base:
        page.goto(f"{base}plan/ACT-2026-007.html")
        links = page.locator(".fil-thread a")
        links.first.focus()
        for index in range(links.count()):
            expect(links.nth(index)).to_be_focused()
            assert links.nth(index).evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
            page.keyboard.press("Tab")
