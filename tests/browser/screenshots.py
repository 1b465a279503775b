"""Pictures of the example's site for the README: ``make screenshots`` writes them into docs/images/.

python tests/browser/screenshots.py SITE FOLDER
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from browser_visit import ARGUMENTS, CHROMIUM
from playwright.sync_api import Browser, sync_playwright

WIDE = (1280, 900)
PHONE = (360, 780)
PAPER = (794, 1123)  # A4 at 96 dots per inch


@dataclass(frozen=True)
class Picture:
    """One picture: of which page, how large, in which colours, on paper or not."""

    name: str
    page: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    paper: bool = False


PICTURES = (
    Picture("accueil", "index.html", (1280, 1120)),
    Picture("accueil-sombre", "index.html", (1280, 1120), dark=True),
    Picture("accueil-telephone", "index.html", PHONE),
    Picture("accueil-papier", "index.html", PAPER, paper=True),
    Picture("parcours", "parcours/index.html"),
    Picture("plan", "plan/index.html"),
    Picture("plan-telephone", "plan/index.html", PHONE),
    Picture("action", "plan/ACT-2026-007.html", (1280, 1500)),
    Picture("action-telephone", "plan/ACT-2026-007.html", PHONE),
    Picture("retours", "retours/index.html"),
    Picture("tendances", "retours/tendances.html"),
    Picture("appreciation", "retours/APP-2026-T3-CHAUD.html", (1280, 1300)),
    Picture("efficacite", "efficacite/index.html", (1280, 1300)),
    Picture("risques", "risques/index.html"),
    Picture("tracabilite", "tracabilite/index.html"),
    Picture("vie", "vie/index.html", (1280, 1300)),
)


def take(browser: Browser, site: Path, folder: Path, picture: Picture) -> None:
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light"
    )
    page.emulate_media(media="print" if picture.paper else "screen")
    page.goto((site / picture.page).as_uri())
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{picture.name}.png")
    page.close()


def main(site: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for picture in PICTURES:
            take(browser, site, folder, picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
