"""How long a dossier takes as PDF and as HTML, how much memory, how many pages: ``python tests/bench/dossier.py [RACINE]``.

By default the example; of another repository, errors are passed over as by ``--brouillon``. Each format is made by the
command, in a process of its own.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

EXEMPLE = Path(__file__).parents[2] / "build/exemple"
MAIN = "from filrouge.cli.main import main; main()"


def measure(racine: Path, target: Path, *words: str) -> tuple[float, float]:
    """Make a dossier; return seconds of processor and the peak of memory in MB."""
    options = ["--brouillon", "--racine", str(racine), "-o", str(target), *words]
    command = [sys.executable, "-c", MAIN, "exporter", "dossier", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"exporter dossier: {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print one line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("racine", nargs="?", type=Path, default=EXEMPLE)
    parser.add_argument("--complet", action="store_true")
    given = parser.parse_args()
    words = ["--complet"] if given.complet else []
    with tempfile.TemporaryDirectory() as folder:
        for name, more in (("dossier.html", ["--html"]), ("dossier.pdf", [])):
            target = Path(folder, name)
            seconds, memory = measure(given.racine, target, *more, *words)
            size = target.stat().st_size / 1e6
            pages = f", {len(PdfReader(target).pages)} pages" if name.endswith("pdf") else ""
            print(f"{name}: {seconds:.1f} s CPU, {memory:.0f} MB, {size:.1f} MB written{pages}")


if __name__ == "__main__":
    main()
