"""Measure `read_history` beside the bare plumbing it stands on: 1,000 records, 2,000 commits.

Run by hand: ``python tests/bench/history.py``. The bare plumbing gets the same answers from git and throws them
away; what is above it is our own reading. Both are run in turn, so that a noisy machine disturbs them alike;
CPU seconds (git included) and wall seconds, medians. Give a folder to measure a repository of your own.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from filrouge.history import Historique, read_history

RECORDS, COMMITS, ROUNDS = 1000, 2000, 7
ACTION = """\
titre: Scinder la deuxième journée, lot {n}
type: corrective
themes: [rythme]
constat: Trois stagiaires sur vingt décrochent l’après-midi du jour 2.
mesure: |-
  Scinder la journée et envoyer un travail préparatoire à J-7.
responsable: responsable_pedagogique
ouverte_le: 2026-01-05
echeance: 2026-06-30
statut: en_cours
suivi:
"""
NOTE = "  - {{le: 2026-02-{day:02d}, note: Relu par les deux formateurs, par: responsable_pedagogique}}\n"


def make(folder: Path) -> None:
    """Open every action, then follow them up at random; one commit in ten is a branch merged at once."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(
        ["git", "fast-import", "--quiet", "--date-format=raw"],
        cwd=folder,
        input="".join(stream()).encode(),
        check=True,
    )


def stream() -> Iterator[str]:
    chance, texts = Random(1), dict[int, str]()  # noqa: S311 # the same repository each time
    touched: list[int] = []
    for number in range(COMMITS):
        merge = number % 10 == 9
        yield f"commit refs/heads/main\nmark :{number + 1}\n"
        yield f"committer Q <q@exemple.fr> {1500000000 + 3600 * number} +0100\ndata 9\nModifier\n\n"
        if merge:
            # Beside the last commit, on the one before it: a branch of one commit, merged.
            yield f"from :{number - 1}\nmerge :{number}\n"
            for action in touched:
                yield entry(action, texts[action])
            continue
        yield f"from :{number}\n" if number else ""
        fresh = range(number, min(number + 1, RECORDS)) if number < RECORDS else ()
        touched = [*fresh, *(chance.randrange(min(number + 1, RECORDS)) for _ in range(1 + number % 2))]
        for action in touched:
            known = texts.get(action, ACTION.format(n=action))
            texts[action] = known + NOTE.format(day=1 + number % 28)
            yield entry(action, texts[action])


def entry(action: int, text: str) -> str:
    path = f"content/actions/ACT-{2020 + action // 900}-{action % 900 + 1:03d}.yaml"
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def plumbing(root: Path) -> None:
    """Ask git for all that the history is made of."""
    commits = git(root, "rev-list", "--topo-order", "--reverse", "HEAD")
    git(root, "cat-file", "--batch", stdin=commits)
    options = ("--stdin", "-r", "-z", "--root", "--no-renames", "-m", "--first-parent")
    raw = git(root, "diff-tree", *options, "--", "content", stdin=commits)
    blobs = {part.split(b" ")[3] for part in raw.split(b"\0") if part.startswith(b":")}
    git(root, "cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in blobs if blob.strip(b"0")))


def git(root: Path, *words: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["git", *words], cwd=root, input=stdin, capture_output=True, check=True).stdout


def history(root: Path) -> None:
    found = read_history(root)
    assert isinstance(found, Historique), found


def parsed(root: Path) -> None:
    found = read_history(root)
    assert isinstance(found, Historique), found
    for versions in found.versions.values():
        for version in versions:
            _ = version.donnees


def cost(run: Callable[[Path], None], root: Path) -> tuple[float, float]:
    """CPU and wall seconds of one run."""
    start, before = time.perf_counter(), cpu()
    run(root)
    return cpu() - before, time.perf_counter() - start


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main(root: Path) -> None:
    runs = (plumbing, history, parsed)
    measured: dict[str, list[tuple[float, float]]] = {run.__name__: [] for run in runs}
    for _ in range(ROUNDS):
        for run in runs:
            measured[run.__name__].append(cost(run, root))
    base = statistics.median(seconds for seconds, _ in measured["plumbing"])
    found = read_history(root)
    assert isinstance(found, Historique), found
    print(f"{len(found.versions)} records, {sum(map(len, found.versions.values()))} versions")
    for name, word in (
        ("plumbing", "git alone"),
        ("history", "read_history"),
        ("parsed", "… and every version parsed"),
    ):
        used, wall = (statistics.median(column) for column in zip(*measured[name], strict=True))
        print(f"{word:28s} {used:6.3f} s CPU   {wall:6.3f} s wall   × {used / base:.2f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        os.environ.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
        with tempfile.TemporaryDirectory() as made:
            make(Path(made))
            main(Path(made))
