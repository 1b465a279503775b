"""Finished records to the commits that would have made them, in an order that never links ahead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from graphlib import TopologicalSorter

from filrouge.records import Ref
from filrouge.source import Document
from filrouge.starter.git import Commit
from filrouge.starter.hours import moment_after, moment_on
from filrouge.starter.plans import PLANS
from filrouge.starter.versions import ALWAYS, Earlier, Version, Window, versions
from filrouge.validation import load_schema

Node = tuple[str, int]
"""A version of a record: its id, and its number from 0."""

_FIRST: Node = ("organisme", 0)
_BEFORE = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Author:
    """Who commits: a role of the organisation, never a person."""

    name: str
    email: str


@dataclass(frozen=True, eq=False)
class Source:
    """A finished record: its id, its type and its document.

    ``earlier`` are the texts it replaced, oldest first; ``told`` what its first text said before a day.
    """

    id: str
    type: str
    document: Document
    earlier: tuple[Document, ...] = ()
    told: tuple[Earlier, ...] = ()


@dataclass(frozen=True, eq=False)
class Replay:
    """What is replayed: records, the attachments they may cite, and the files of the first commit."""

    sources: Mapping[str, Source]
    attachments: Mapping[str, bytes]
    first_files: Mapping[str, bytes]
    authors: Mapping[str, Author]
    default_role: str


def replay(what: Replay) -> tuple[Commit, ...]:
    """Return the commits in order; the files after the last one are the files given."""
    history = _histories(what.sources)
    times = _times(what.sources, history)
    cited: set[str] = set()
    commits = []
    for node in sorted(times, key=lambda node: (times[node], node)):
        version = history[node[0]][node[1]]
        files = dict(_files(what, node, version, cited))
        author = what.authors.get(version.role or "", what.authors[what.default_role])
        commits.append(Commit(author.name, author.email, times[node], _message(what, node, version), files))
    return tuple(commits)


def _histories(sources: Mapping[str, Source]) -> dict[str, tuple[Version, ...]]:
    """Every record's versions; those whose dates do not bound the history are brought inside of it."""
    anchored = {id_: _lives(source, ALWAYS) for id_, source in sources.items() if PLANS[source.type].anchor}
    days = [version.on for history in anchored.values() for version in history]
    window: Window = (min(days, default=date.min), max(days, default=date.max))
    others = {id_: _lives(source, window) for id_, source in sources.items() if id_ not in anchored}
    return anchored | others


def _lives(source: Source, window: Window) -> tuple[Version, ...]:
    """Every version of a record; a text that replaces another comes in once, on the day it holds from."""
    plan = PLANS[source.type]
    first, *others = (*source.earlier, source.document)
    rewritten = (versions(one, source.type, plan, window)[-1] for one in others)
    return (*versions(first, source.type, plan, window, source.told), *rewritten)


def _times(sources: Mapping[str, Source], history: Mapping[str, tuple[Version, ...]]) -> dict[Node, datetime]:
    """When each version is committed: on its day, and after all that it stands on."""
    before = {node: tuple(_before(sources, node)) for node in _nodes(history)}
    times: dict[Node, datetime] = {}
    for node in TopologicalSorter(before).static_order():
        id_, number = node
        key = f"{id_}/{number}"
        day = history[id_][number].on - (_BEFORE if node == _FIRST else timedelta())
        moment = moment_on(day, key)
        latest = max((times[other] for other in before[node]), default=None)
        times[node] = moment if latest is None or moment > latest else moment_after(latest, key)
    return times


def _nodes(history: Mapping[str, tuple[Version, ...]]) -> Iterator[Node]:
    for id_ in sorted(history):
        for number in range(len(history[id_])):
            yield id_, number


def _before(sources: Mapping[str, Source], node: Node) -> Iterator[Node]:
    id_, number = node
    if number:
        yield id_, number - 1
    elif node != _FIRST:
        yield _FIRST
        yield from ((target, 0) for target in sorted(_targets(sources[id_])) if target in sources)


def _targets(source: Source) -> set[str]:
    """The ids a record links to; roles and themes are among them, and are no record's id."""
    links = load_schema(source.type).references.found(source.document.data)
    return {Ref.parse(value).id for _, value, _ in links if isinstance(value, str)}


def _files(what: Replay, node: Node, version: Version, cited: set[str]) -> Iterator[tuple[str, bytes]]:
    """The files a commit brings: the record, and the attachments it is the first to cite."""
    source = what.sources[node[0]]
    if node == _FIRST:
        yield from what.first_files.items()
    yield source.document.path, version.text.encode()
    for path, content in what.attachments.items():
        if path not in cited and path.removeprefix("content/") in version.text:
            cited.add(path)
            yield path, content


def _message(what: Replay, node: Node, version: Version) -> str:
    title = what.sources[node[0]].document.data.get("titre")
    subject = f"{node[0]} : {version.words}"
    return f"{subject}\n\n{title}\n" if title else f"{subject}\n"
