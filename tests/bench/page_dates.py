"""Measure the reading of the history beside the usual plugin of MkDocs that dates pages from git.

Run by hand: ``python tests/bench/page_dates.py``, with the plugin installed (``pip install --group bench``). One repository,
1,000 Markdown records and 2,000 commits, for both:

- mkdocs-git-revision-date-localized-plugin gives the date of the last change of each page, and of the first: what it
  adds to a plain ``mkdocs build`` of the same pages, each a whole process, in turn;
- ``read_history`` gives every version of every record, parsed: in turn with them.

CPU seconds, git's included; medians. The plugin asks git twice a page, so a round takes minutes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from repositories import PAGES, make

from history import NAMES, cpu

RECORDS, COMMITS, ROUNDS = 1000, 2000, 3
CONFIG = """\
site_name: Pages
docs_dir: content
site_dir: site
theme: {{name: mkdocs}}
nav: [{{Première: procedures/PRC-RECUEIL-00000.md}}]
not_in_nav: /procedures/
plugins: [{plugins}]
"""
PLUGIN = "git-revision-date-localized: {enable_creation_date: true, fallback_to_build_date: false}"


def build(root: Path, plugins: str) -> float:
    """CPU seconds of a whole build."""
    (root / "mkdocs.yml").write_text(CONFIG.format(plugins=plugins), encoding="utf-8")
    before = cpu()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, check=True, stderr=subprocess.DEVNULL
    )
    return cpu() - before


def read(root: Path) -> float:
    """CPU seconds of reading and parsing every version."""
    words = [
        sys.executable,
        str(Path(__file__).with_name("history.py")),
        "--one",
        NAMES[1],
        str(root),
        "none",
    ]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()[0])


def main() -> None:
    os.environ.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", NO_MKDOCS_2_WARNING="1")
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        make(root, PAGES, RECORDS, COMMITS)
        subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=root, check=True)
        rounds = [(build(root, ""), build(root, PLUGIN), read(root)) for _ in range(ROUNDS)]
    plain, dated, history = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{RECORDS} records, {COMMITS} commits, {ROUNDS} rounds, CPU seconds")
    print(f"  mkdocs build, without the plugin  {plain:7.2f}")
    print(f"  mkdocs build, with the plugin     {dated:7.2f}   the plugin: {dated - plain:.2f}")
    print(f"  read_history, every version       {history:7.2f}   × {(dated - plain) / history:.0f} faster")


if __name__ == "__main__":
    main()
