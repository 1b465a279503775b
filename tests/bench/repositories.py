"""Repositories to measure on: records followed up at random, one commit in ten a branch merged at once."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

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
PROCEDURE = """\
---
titre: Recueillir et traiter, lot {n}
version: "1"
applicable_le: 2026-01-05
---

Nous recueillons les appréciations à chaud, puis à froid, et nous les analysons chaque trimestre.
"""
STEP = "\nRelu le {day:02d} février 2026.\n"


@dataclass(frozen=True)
class Kind:
    """What a record is at first, what each commit adds to it, and where it stands."""

    first: str
    more: str
    path: Callable[[int], str]


def _action(n: int) -> str:
    """A folder a year, as large plans are kept: git reads a whole folder at each commit that touches it."""
    year = 2000 + n // 250
    return f"content/actions/{year}/ACT-{year}-{n % 250 + 1:03d}.yaml"


ACTIONS = Kind(ACTION, NOTE, _action)
PAGES = Kind(PROCEDURE, STEP, lambda n: f"content/procedures/PRC-RECUEIL-{n:05d}.md")


def make(folder: Path, kind: Kind, records: int, commits: int) -> None:
    """Make a repository, always the same: each record written once, then followed up at random."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(
        ["git", "fast-import", "--quiet", "--date-format=raw"],
        cwd=folder,
        input="".join(stream(kind, records, commits)).encode(),
        check=True,
    )
    # As a forge gives it to who clones it.
    subprocess.run(["git", "repack", "-a", "-d", "-q"], cwd=folder, check=True)


def stream(kind: Kind, records: int, commits: int) -> Iterator[str]:
    chance, texts = Random(1), dict[int, str]()  # noqa: S311 # the same repository each time
    touched: list[int] = []
    for number in range(commits):
        merge = number % 10 == 9
        yield f"commit refs/heads/main\nmark :{number + 1}\n"
        yield f"committer Q <q@exemple.fr> {1500000000 + 3600 * number} +0100\ndata 9\nModifier\n\n"
        if merge:
            # Beside the last commit, on the one before it: a branch of one commit, merged.
            yield f"from :{number - 1}\nmerge :{number}\n"
            for record in touched:
                yield entry(kind.path(record), texts[record])
            continue
        yield f"from :{number}\n" if number else ""
        fresh = [len(texts)] if len(texts) < records else []
        touched = [*fresh, *(chance.randrange(len(texts) or 1) for _ in range(1 + number % 2))]
        for record in touched:
            known = texts.get(record, kind.first.format(n=record))
            texts[record] = known + kind.more.format(day=1 + number % 28)
            yield entry(kind.path(record), texts[record])


def entry(path: str, text: str) -> str:
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def git(root: Path, *words: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["git", *words], cwd=root, input=stdin, capture_output=True, check=True).stdout
