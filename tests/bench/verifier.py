"""Measure `verifier`: CPU seconds at 300, 1,000 and 3,000 records, and per record beyond start-up.

Run with ``make bench``. All rules run; there is no git history. Start-up is a whole run on the smallest of such
repositories, which loads all that any record of these types needs. Each size is run in a process of its own, five times in turn with the others, so that a noisy
machine disturbs all alike; medians are printed.

Then what `servir` does before the pages: the same repository is read, one record is edited, and it is read again by the
same process. The second reading is told beside the first, and as a part of it.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import LOT, TODAY, generate

SIZES = (LOT, 300, 1000, 3000)
ROUNDS = 5
_COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""As a user's Python: it keeps its modules compiled."""


def cpu(root: Path) -> float:
    """CPU seconds (user + system) of one whole run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", "from filrouge.cli.main import main; main()"]
    subprocess.run(
        [*command, "verifier", "--racine", str(root), "--le", TODAY.isoformat()],
        check=False,
        stdout=subprocess.DEVNULL,
        env=_COMPILED,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one(root: Path) -> None:
    """Read a repository, edit a record and read it again; print the CPU seconds of both readings."""
    from filrouge.evidence import gather  # noqa: PLC0415 # the import is no part of the reading
    from filrouge.project import open_project  # noqa: PLC0415
    from filrouge.records import Memory  # noqa: PLC0415

    edited, memory = root / "content/actions/ACT-2016-001.yaml", Memory()
    for note in ("", "# relu\n"):
        edited.write_text(edited.read_text(encoding="utf-8") + note, encoding="utf-8")
        start = time.process_time()
        gather(*open_project(root, clock=TODAY), memory=memory)
        print(time.process_time() - start)


def readings(root: Path) -> list[float]:
    """CPU seconds of the first reading and of the second, in a process of its own."""
    command = [sys.executable, __file__, "--one", str(root)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=_COMPILED).stdout
    return [float(line) for line in said.split()]


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: Path(folder) / str(size) for size in SIZES}
        for size, root in roots.items():
            generate(root, size)
        counts = {size: len(list(root.rglob("*.*"))) for size, root in roots.items()}
        seconds: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(ROUNDS):
            for size, root in roots.items():
                seconds[size].append(cpu(root))
        again = {size: [readings(roots[size]) for _ in range(ROUNDS)] for size in SIZES[1:]}
    start = statistics.median(seconds[SIZES[0]])
    print(f"start-up ({counts[SIZES[0]]} records)   {start:6.3f} s CPU")
    for size in SIZES[1:]:
        total = statistics.median(seconds[size])
        each = (total - start) / (counts[size] - counts[SIZES[0]]) * 1000
        print(f"{counts[size]:6d} records         {total:6.3f} s CPU   {each:5.3f} ms a record")
    for size in SIZES[1:]:
        first, second = (statistics.median(column) for column in zip(*again[size], strict=True))
        part = statistics.median(second / first for first, second in again[size])
        print(
            f"{counts[size]:6d} records, read  {first:6.3f} s CPU   again after one edit {second:.3f} s, {part:.0%} of it"
        )


if __name__ == "__main__":
    main()
