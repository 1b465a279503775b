"""Measure `construire`: a clean build, one edit later, beside a plain `mkdocs build`, and the first page in a browser.

Run by hand: ``python tests/bench/publication.py [sizes]``; 300, 1,000 and 3,000 records without a size. There is no git history.
``make bench`` calls it. CPU seconds of whole processes, children included; medians of the rounds, which take the sizes in
turn, so that a noisy machine disturbs all alike. Where a cache is said to be, it is one of the bench.

- ``clean``: everything, as CI does it: nothing is kept. ``pages`` is what comes after the reading and the rules: pages,
  their links, the files written; per record, beyond those of the smallest plan, which holds the engine's few pages.
- ``one edit``: the title of one record changed since the last run, what was made before being kept.
- ``--mkdocs SIZE``: a plain `mkdocs build` with Material of as many hand-written pages, all in the navigation; at 3,000 it
  takes minutes.
- ``--browser SIZE``: the home page and the plan, from a folder, in a Chromium four times slower than this machine.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import LOT, TODAY, generate

from history import cpu

SIZES = (300, 1000, 3000)
ROUNDS = 3
SLOWER = 4
CHROMIUM = "/usr/bin/chromium"
PAGE = """\
# Action {n} : scinder la deuxième journée

| | |
|---|---|
| Statut | vérifiée |
| Responsable | Responsable pédagogique |
| Ouverte le | 30 juin 2026 |

## Constat

Trois stagiaires sur vingt décrochent l’après-midi du jour 2.

## Cause

Six séquences neuves le même jour, aucun travail préparatoire.

## Mesure

Scinder la journée et envoyer un travail préparatoire à J-7.

## Effet mesuré

Note « rythme » à chaud : 3,1 avant, **4,2** après.

## Ce qui pointe ici

- [Action {before}](a{before}.md)
"""


def run(*words: str, cwd: Path | None = None, **more: str) -> float:
    """Return the CPU seconds of a whole process."""
    before = cpu()
    environ = {key: value for key, value in os.environ.items() if key != "CI"}
    subprocess.run(
        words, cwd=cwd, env={**environ, "NO_MKDOCS_2_WARNING": "1", **more}, check=True, capture_output=True
    )
    return cpu() - before


def construire(root: Path, **more: str) -> float:
    code = "from filrouge.cli.main import main; main()"
    words = ("construire", "--brouillon", "--racine", str(root), "--le", TODAY.isoformat())
    return run(sys.executable, "-c", code, *words, "--sortie", str(root / "build/site"), **more)


def pages(root: Path) -> float:
    """Return the CPU seconds of what comes after the reading, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--pages", str(root)], check=True, capture_output=True)
    return float(done.stdout)


def time_pages(root: Path) -> None:
    from filrouge.cli.common import without_collector  # noqa: PLC0415 # not for the other processes
    from filrouge.evidence import gather  # noqa: PLC0415
    from filrouge.project import open_project  # noqa: PLC0415
    from filrouge.site.build import assemble  # noqa: PLC0415
    from filrouge.site.publish import publish  # noqa: PLC0415

    project, findings = open_project(root, clock=TODAY, asked=TODAY)
    evidence = gather(project, findings)
    # As the command runs.
    with without_collector():
        before = cpu()
        site = assemble(evidence, draft=True).site
        assert site
        publish(site, root / "build/pages")
        print(cpu() - before)


def edited(root: Path) -> float:
    """Change the title of one action, the same each time; return what the next run costs."""
    path = root / "content/actions/ACT-2016-002.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^titre: (.*)$", r"titre: \1 !", text, count=1), encoding="utf-8")
    return construire(root, XDG_CACHE_HOME=f"{root}-cache")


def plain(count: int) -> float:
    """Return the CPU seconds of a plain build of hand-written pages."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        (root / "docs").mkdir()
        for n in range(count):
            (root / f"docs/a{n}.md").write_text(PAGE.format(n=n, before=max(0, n - 1)), encoding="utf-8")
        nav = "".join(f"  - a{n}.md\n" for n in range(count))
        config = (
            f"site_name: Plan\ntheme: {{name: material, font: false}}\nuse_directory_urls: false\nnav:\n{nav}"
        )
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
        return run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=root)


def browse(site: Path, path: str) -> dict[str, float]:
    """Return milliseconds from the first request until a page is there, is painted, and answers."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # asked for

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        start = time.perf_counter()
        page.goto((site / path).as_uri(), wait_until="load")
        # Two frames after the load, whatever the page had to do first is done.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        answers = 1000 * (time.perf_counter() - start)
        found: dict[str, float] = page.evaluate(
            """() => ({
                there: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
                painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
            })"""
        )
        browser.close()
    return {**found, "answers": answers}


def turns(roots: dict[int, Path], measure: Callable[[Path], float]) -> dict[int, float]:
    """Return the median of each size."""
    seconds: dict[int, list[float]] = {size: [] for size in roots}
    for _ in range(ROUNDS):
        for size, root in roots.items():
            seconds[size].append(measure(root))
    return {size: statistics.median(found) for size, found in seconds.items()}


def report(folder: Path, asked: argparse.Namespace) -> None:
    roots = {size: folder / str(size) for size in sorted({LOT, *asked.sizes})}
    for size, root in roots.items():
        generate(root, size)
        (root / "mkdocs.yml").write_text("site_name: Mesure\n", encoding="utf-8")
    counts = {size: len(list((root / "content").rglob("*.*"))) for size, root in roots.items()}
    clean = turns(roots, lambda root: construire(root, CI="true"))
    after = turns(roots, pages)
    for root in roots.values():
        construire(root, XDG_CACHE_HOME=f"{root}-cache")
    edit = turns(roots, edited)
    weights = {size: weight(root / "build/site") for size, root in roots.items()}
    print("records   clean    pages, ms a record   one edit later   kB written a record")
    for size, count in counts.items():
        beyond = count - counts[LOT]
        each = f"{1000 * (after[size] - after[LOT]) / beyond:8.2f}" if beyond else "       –"
        heavy = f"{(weights[size] - weights[LOT]) / beyond / 1000:8.1f}" if beyond else "       –"
        print(
            f"{count:7d} {clean[size]:6.2f} s {each:>18s}   {edit[size]:6.2f} s ({edit[size] / clean[size]:4.0%})  {heavy:>14s}"
        )
    for size in asked.mkdocs:
        took = plain(counts[size])
        print(
            f"mkdocs build of {counts[size]} pages, all in the navigation: {took:.1f} s, × {took / clean[size]:.1f}"
        )
    for size in asked.browser:
        for path in ("index.html", "plan/index.html"):
            told = ", ".join(
                f"{name} {value:.0f} ms" for name, value in browse(roots[size] / "build/site", path).items()
            )
            print(f"{counts[size]} records, {path}, CPU {SLOWER} times slower: {told}")


def weight(site: Path) -> int:
    """Return the bytes of a whole site."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--mkdocs", nargs="*", type=int, default=(), metavar="SIZE")
    parser.add_argument("--browser", nargs="*", type=int, default=(), metavar="SIZE")
    parser.add_argument("--pages", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.pages:
        time_pages(asked.pages)
        return
    asked.sizes = sorted({*asked.sizes, *asked.mkdocs, *asked.browser})
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), asked)


if __name__ == "__main__":
    main()
