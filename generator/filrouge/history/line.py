"""The main line: the commits that ``HEAD`` was, one after the other, and what came with each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from filrouge.history.commits import Commit
from filrouge.history.errors import NoHistoryError


@dataclass(frozen=True, slots=True)
class Line:
    """Commits in the order they reached the main line: each with its parents before it.

    ``main`` are those of the line itself (``HEAD`` and its first parents). ``arrivals`` says when each
    commit reached it: the committer's date of the first commit of the line that contains it, or, where that
    date cannot be, of the next that has one, by which it was there for certain.
    """

    order: tuple[Commit, ...]
    main: frozenset[str]
    arrivals: Mapping[str, datetime]


def follow(commits: Mapping[str, Commit], head: str) -> Line:
    """Find the main line of ``head`` among its commits, given parents first.

    Raises:
        NoHistoryError: the last commit bears no possible date.
    """
    main = _main(commits, head)
    landed = _landed(commits, main)
    days = _days([commits[id_] for id_ in main])
    ranks = {id_: rank for rank, id_ in enumerate(commits)}
    order = sorted(commits.values(), key=lambda commit: (landed[commit.id], ranks[commit.id]))
    arrivals = {id_: days[step] for id_, step in landed.items()}
    return Line(tuple(order), frozenset(main), arrivals)


def _main(commits: Mapping[str, Commit], head: str) -> list[str]:
    line = [head]
    while parents := commits[line[-1]].parents:
        line.append(parents[0])
    return line[::-1]


def _landed(commits: Mapping[str, Commit], main: list[str]) -> dict[str, int]:
    """Return for each commit the first step of the line that contains it."""
    landed: dict[str, int] = {}
    for step, id_ in enumerate(main):
        waiting = [id_]
        while waiting:
            commit = waiting.pop()
            if commit not in landed:
                landed[commit] = step
                waiting.extend(commits[commit].parents)
    return landed


def _days(line: list[Commit]) -> list[datetime]:
    known = line[-1].enregistree
    if known is None:
        raise NoHistoryError(
            "le dernier enregistrement git porte une date impossible",
            "vérifiez l’horloge de l’ordinateur, puis enregistrez de nouveau (git commit)",
        )
    days: list[datetime] = []
    for commit in reversed(line):
        known = commit.enregistree or known
        days.append(known)
    return days[::-1]
