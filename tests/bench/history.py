"""Measure the reading of the history beside the bare plumbing it stands on.

Run by hand: ``python tests/bench/history.py``; two sizes, 1,000 records × 2,000 commits and 5,000 × 10,000. Give a folder to
measure a repository of your own. Each run is a process of its own, which tells the CPU seconds of the work, git's
included and Python's start left out, and the most memory it held; the runs take turns, so that a noisy machine
disturbs them alike. Medians, and the lowest beside.

- ``plumbing``: the same answers of git, thrown away;
- ``cold``: every version of every record read and parsed;
- ``fill``: the same, and what is kept for the next time written;
- ``warm``: the same from what was kept, nothing new;
- ``one more``: the same, one commit later.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from repositories import ACTIONS, entry, git, make

SIZES = ((1000, 2000, 7), (5000, 10000, 3))
"""Records, commits, rounds."""
NAMES = ("plumbing", "cold", "fill", "warm", "one more")


def plumbing(root: Path, _: Path) -> None:
    """Ask git for all that the history is made of."""
    commits = git(root, "rev-list", "--topo-order", "--reverse", "HEAD")
    git(root, "cat-file", "--batch", stdin=commits)
    options = ("--stdin", "-r", "-z", "--root", "--no-renames", "-m", "--first-parent")
    raw = git(root, "diff-tree", *options, "--", "content", stdin=commits)
    blobs = {part.split(b" ")[3] for part in raw.split(b"\0") if part.startswith(b":")}
    git(root, "cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in blobs if blob.strip(b"0")))


def cold(root: Path, _: Path) -> int:
    """Read and parse every version; return how many."""
    return parsed(root, None)


def kept(root: Path, cache: Path) -> int:
    """The same, with what is kept."""
    return parsed(root, cache)


def parsed(root: Path, cache: Path | None) -> int:
    from filrouge.history import Cache, Historique, read_history  # noqa: PLC0415 # not for the bare plumbing

    found = read_history(root, cache=Cache(cache, sys.exit) if cache else None)
    assert isinstance(found, Historique), found
    assert sum(len(version.donnees or ()) for those in found.versions.values() for version in those)
    return sum(map(len, found.versions.values()))


RUNS: dict[str, Callable[[Path, Path], object]] = {
    "plumbing": plumbing,
    "cold": cold,
    "fill": kept,
    "warm": kept,
    "one more": kept,
}


def one(name: str, root: Path, cache: Path) -> None:
    """Run one of them in this process; print CPU seconds, wall seconds, megabytes at most, and what it returned."""
    import filrouge.history  # noqa: PLC0415 # the import is no part of the reading
    import filrouge.records  # noqa: F401, PLC0415

    start, before = time.perf_counter(), cpu()
    result = RUNS[name](root, cache)
    used, wall = cpu() - before, time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(used, wall, most, result or 0)


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def turn(root: Path, cache: Path) -> dict[str, tuple[float, ...]]:
    """Run each of them once; the last commit is put back before the last but one."""
    cache.unlink(missing_ok=True)
    measured = {}
    for name in NAMES:
        if name == "one more":
            one_more(root)
        words = [sys.executable, __file__, "--one", name, str(root), str(cache)]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        measured[name] = tuple(map(float, said.split()))
    return measured


def one_more(root: Path) -> None:
    """Commit one record more, on top of the rest."""
    path = ACTIONS.path(0)
    text = git(root, "show", f"HEAD:{path}").decode() + ACTIONS.more.format(day=28)
    start = "commit refs/heads/main\ncommitter Q <q@exemple.fr> 1700000000 +0100\ndata 4\nPlus\n"
    git(
        root,
        "fast-import",
        "--quiet",
        "--date-format=raw",
        stdin=f"{start}from refs/heads/main^0\n{entry(path, text)}".encode(),
    )


def report(root: Path, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        turns = [turn(root, Path(folder, "historique.sqlite3")) for _ in range(rounds)]
    medians = {
        name: [statistics.median(column) for column in zip(*(one[name] for one in turns), strict=True)]
        for name in NAMES
    }
    lowest = {name: min(one[name][0] for one in turns) for name in NAMES}
    versions = int(medians["cold"][3])
    print(
        f"{git(root, 'rev-list', '--count', 'HEAD').decode().strip()} commits, {versions} versions, {rounds} rounds"
    )
    for name in NAMES:
        used, wall, most, _ = medians[name]
        print(
            f"  {name:10s} {used:7.3f} s CPU (lowest {lowest[name]:6.3f})  {wall:7.3f} s wall  {most:5.0f} MB at most"
            f"   × {used / medians['plumbing'][0]:.2f}"
        )
    beyond = [1000 * (one["cold"][0] - one["plumbing"][0]) / versions for one in turns]
    print(
        f"  beyond the plumbing: {statistics.median(beyond):.3f} ms CPU a version (lowest {min(beyond):.3f})"
    )


def main() -> None:
    os.environ.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    elif sys.argv[1:]:
        report(Path(sys.argv[1]).resolve(), 5)
    else:
        for records, commits, rounds in SIZES:
            with tempfile.TemporaryDirectory() as made:
                make(Path(made), ACTIONS, records, commits)
                report(Path(made), rounds)


if __name__ == "__main__":
    main()
