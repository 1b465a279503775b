"""Measure the search: what it costs to build, and what a phone waits for, at 1,000 and 3,000 records.

Run it by itself: ``python tests/bench/recherche.py``. The phone is a Chromium with its processor four times slowed
down, reading from a folder; each figure is the median of five loads. Each record is given sixty more words, drawn
from 8,000 as words of a language are, because what ``generate`` writes says always the same.
"""

import statistics
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random

from generate import TODAY, generate
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from filrouge.evidence import gather
from filrouge.pages import SECTIONS, Asset, Page, render_assets, render_pages
from filrouge.project import open_project
from filrouge.recherche import search_files
from filrouge.site.config import SiteConfig
from filrouge.site.fill import fill
from filrouge.site.publish import publish
from filrouge.site.shell import build_shells

SIZES = (1000, 3000)
ROUNDS = 5
SLOWER = 4
SYLLABLES = (
    "ba",
    "ce",
    "dé",
    "fi",
    "go",
    "lu",
    "mé",
    "no",
    "pi",
    "ra",
    "sé",
    "ta",
    "vi",
    "cho",
    "tri",
    "pla",
    "ment",
)
QUERIES = (
    "r",
    "ré",
    "réclamation",
    "ACT-2026-007",
    "rythme des stagiaires",
    "formation",
    "rclamation",
    "lot 12 zzzzz",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            site = Path(folder) / str(size)
            print(f"{size} records")
            _build(Path(folder) / f"depot-{size}", size, site)
            _browse(browser, site)
        browser.close()


def _build(root: Path, size: int, site: Path) -> None:
    generate(root, size)
    project, findings = open_project(root, clock=TODAY)
    evidence = gather(project, findings)
    pages = tuple(_richer(render_pages(evidence)))
    seconds = []
    for _ in range(3):
        start = time.process_time()
        files = tuple(search_files(pages))
        seconds.append(time.process_time() - start)
    print(
        f"  built in {min(seconds):.2f} s CPU, {1000 * min(seconds) / len(pages):.2f} ms a page ({len(pages)})"
    )
    _sizes(files)
    shells = build_shells(SiteConfig("Mesure", nav=SECTIONS), tuple(folder for folder, _ in SECTIONS))
    publish(fill(shells, pages, [*render_assets(evidence), *files]), site)


def _sizes(files: Sequence[Asset]) -> None:
    index, *texts = (asset.content for asset in files)
    print(
        f"  index {len(index) / 1e6:.2f} MB ({len(zlib.compress(index)) / 1e6:.2f} compressed), "
        f"texts {sum(map(len, texts)) / 1e6:.2f} MB in {len(texts)} files"
    )


def _richer(pages: Iterator[Page]) -> Iterator[Page]:
    drawn = Random(32)  # noqa: S311 # the same words each time
    words = ["".join(drawn.choices(SYLLABLES, k=drawn.randint(2, 5))) for _ in range(8000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for page in pages:
        more = " ".join(drawn.choices(words, cum_weights=weights, k=60)) if page.label else ""
        yield replace(page, html=page.html.replace("</header>", f"</header><p>{more}</p>", 1))


def _browse(browser: Browser, site: Path) -> None:
    base = f"{site.as_uri()}/"
    loads = [_load(browser, f"{base}index.html") for _ in range(ROUNDS)]
    print(f"  first page usable after {statistics.median(loads):.0f} ms")
    readies, answers = zip(*(_search(browser, f"{base}index.html") for _ in range(ROUNDS)), strict=True)
    print(f"  index ready {statistics.median(readies):.0f} ms after it is asked for")
    for query, times in zip(QUERIES, zip(*answers, strict=True), strict=True):
        print(f"    {statistics.median(times):6.1f} ms  « {query} »")


def _slow_tab(browser: Browser) -> Tab:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return tab


def _load(browser: Browser, address: str) -> float:
    """Milliseconds until the page is whole and its box is there."""
    tab = _slow_tab(browser)
    tab.goto(address)
    tab.wait_for_selector(".fil-search-opener")
    spent = float(tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    tab.close()
    return spent


def _search(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Milliseconds until the index is there, then for each query, the first time it is asked."""
    tab = _slow_tab(browser)
    tab.goto(address)
    ready, answers = tab.evaluate(
        """async (queries) => {
          const start = performance.now();
          const index = await filSearch.ready();
          const ready = performance.now() - start;
          return [ready, queries.map((query) => {
            const start = performance.now();
            filSearch.find(query, index);
            return performance.now() - start;
          })];
        }""",
        list(QUERIES),
    )
    tab.close()
    return float(ready), [float(spent) for spent in answers]


if __name__ == "__main__":
    main()
