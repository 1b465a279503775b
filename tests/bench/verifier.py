"""Measure `verifier`: CPU seconds at 300, 1,000 and 3,000 records, and per record beyond start-up.

Run with ``make bench``. All rules run; there is no git history. Start-up is a whole run on the smallest of such
repositories, which loads all that any record of these types needs. Each size is run in a process of its own, five times in turn with the others, so that a noisy
machine disturbs all alike; medians are printed.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import LOT, TODAY, generate

SIZES = (LOT, 300, 1000, 3000)
ROUNDS = 5


def cpu(root: Path) -> float:
    """CPU seconds (user + system) of one whole run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", "from filrouge.cli.main import main; main()"]
    subprocess.run(
        [*command, "verifier", "--racine", str(root), "--le", TODAY.isoformat()],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: Path(folder) / str(size) for size in SIZES}
        for size, root in roots.items():
            generate(root, size)
        counts = {size: len(list(root.rglob("*.*"))) for size, root in roots.items()}
        seconds: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(ROUNDS):
            for size, root in roots.items():
                seconds[size].append(cpu(root))
    start = statistics.median(seconds[SIZES[0]])
    print(f"start-up ({counts[SIZES[0]]} records)   {start:6.3f} s CPU")
    for size in SIZES[1:]:
        total = statistics.median(seconds[size])
        each = (total - start) / (counts[size] - counts[SIZES[0]]) * 1000
        print(f"{counts[size]:6d} records         {total:6.3f} s CPU   {each:5.3f} ms a record")


if __name__ == "__main__":
    main()
