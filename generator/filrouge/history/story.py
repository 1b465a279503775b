"""From what each commit changed to what became of each record, as the main line tells it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from filrouge.history.changes import Change, Fichier
from filrouge.history.commits import Commit
from filrouge.history.line import Line
from filrouge.history.version import Nature

_DEEPEST = 32


class _Etat:
    """The files of each record, by id: one, unless a number was used twice.

    The states of commits that follow the same one share what they left as it was: a state holds what it
    changed, over another that no longer changes.
    """

    def __init__(self, under: "_Etat | None" = None) -> None:
        self.own: dict[str, tuple[Fichier, ...]] = {}
        self.under = under
        self.depth: int = under.depth + 1 if under else 0
        self.shared = False

    def get(self, id_: str) -> tuple[Fichier, ...]:
        state: _Etat | None = self
        while state is not None:
            if id_ in state.own:
                return state.own[id_]
            state = state.under
        return ()

    def set(self, id_: str, files: tuple[Fichier, ...]) -> None:
        self.own[id_] = files

    def over(self) -> "_Etat":
        """Begin another state from this one, which must change no more."""
        if self.depth >= _DEEPEST:
            self._flatten()
        self.shared = True
        return _Etat(self)

    def _flatten(self) -> None:
        """Hold all of it here, so that looking a record up stays short."""
        state, layers = self.under, [self.own]
        while state is not None:
            layers.append(state.own)
            state = state.under
        self.own = {id_: files for layer in reversed(layers) for id_, files in layer.items()}
        self.under, self.depth = None, 0


@dataclass(frozen=True, slots=True)
class Step:
    """One record before and after one commit; ``after`` is None when the commit took it away."""

    id: str
    commit: Commit
    nature: Nature
    before: Fichier | None
    after: Fichier | None

    @property
    def chemin(self) -> str:
        """Where the file is, or was when it was taken away."""
        return next(file.chemin for file in (self.after, self.before) if file)


def tell(line: Line, changes: Mapping[str, tuple[Change, ...]]) -> Iterator[Step]:
    """Yield what became of the records, in the order of the line.

    A commit of the line is compared with what was told so far: after it, what was told last of each record
    is what the commit holds, whatever came in from a branch, was mended in the merge or thrown away by it. A
    commit made on a branch is compared with its parents: it counts when it differs from all of them.
    """
    states = _States(line.order)
    teller = _Teller()
    for commit in line.order:
        touched = changes[commit.id]
        ids = sorted({change.id for change in touched})
        if commit.id in line.main:
            state = states.enter(commit, touched)
            yield from teller.settle(commit, ids, state)
        else:
            parents = {id_: states.parents(commit, id_) for id_ in ids}
            state = states.enter(commit, touched)
            yield from teller.hear(commit, parents, state)


class _States:
    """What files there were at each commit, as long as a child may ask."""

    def __init__(self, commits: Iterable[Commit]) -> None:
        self._children = Counter(parent for commit in commits for parent in commit.parents)
        self._kept: dict[str, _Etat] = {}

    def parents(self, commit: Commit, id_: str) -> list[Fichier | None]:
        return [_record(self._kept[parent], id_) for parent in commit.parents]

    def enter(self, commit: Commit, changes: tuple[Change, ...]) -> _Etat:
        """Make a commit's state from its first parent's, which its last child takes over."""
        state = self._inherited(commit)
        for change in changes:
            path = change.fichier.chemin
            others = tuple(fichier for fichier in state.get(change.id) if fichier.chemin != path)
            state.set(change.id, (*others, change.fichier) if change.present else others)
        if self._children[commit.id]:
            self._kept[commit.id] = state
        return state

    def _inherited(self, commit: Commit) -> _Etat:
        self._children.subtract(commit.parents)
        states = [
            self._kept[parent] if self._children[parent] else self._kept.pop(parent, _Etat())
            for parent in commit.parents
        ]
        if not states:
            return _Etat()
        free = not self._children[commit.parents[0]] and not states[0].shared
        return states[0] if free else states[0].over()


class _Teller:
    """Remembers what was told last of each record."""

    def __init__(self) -> None:
        self._told: dict[str, Fichier] = {}
        self._lost: set[str] = set()
        self._heard: set[str] = set()

    def settle(self, commit: Commit, ids: Iterable[str], state: _Etat) -> Iterator[Step]:
        """Make what was told agree with a commit of the main line."""
        unsettled = self._heard.union(ids)
        self._heard = set()
        for id_ in sorted(unsettled):
            before, after = self._told.get(id_), _record(state, id_)
            if after != before:
                yield self._step(id_, commit, before, after)

    def hear(
        self, commit: Commit, parents: Mapping[str, list[Fichier | None]], state: _Etat
    ) -> Iterator[Step]:
        """Tell what a commit of a branch did by itself."""
        for id_, befores in parents.items():
            after = _record(state, id_)
            if _own(after, befores) and after != self._told.get(id_):
                self._heard.add(id_)
                yield self._step(id_, commit, next(iter(befores), None), after)

    def _step(self, id_: str, commit: Commit, before: Fichier | None, after: Fichier | None) -> Step:
        nature = self._nature(id_, before, after)
        if after is None:
            self._lost.add(id_)
            self._told.pop(id_, None)
        else:
            self._told[id_] = after
        return Step(id_, commit, nature, before, after)

    def _nature(self, id_: str, before: Fichier | None, after: Fichier | None) -> Nature:
        if after is None:
            return Nature.SUPPRESSION
        if before is None:
            return Nature.RESTAURATION if id_ in self._lost else Nature.CREATION
        return Nature.MODIFICATION if before.chemin == after.chemin else Nature.DEPLACEMENT


def _record(state: _Etat, id_: str) -> Fichier | None:
    """Return the file that is the record: the first in its folder, as when files are read."""
    return min(state.get(id_), key=lambda fichier: fichier[:2], default=None)


def _own(after: Fichier | None, befores: list[Fichier | None]) -> bool:
    """Tell whether a commit itself made this of a record: no parent has its content, or none its place."""
    if after is None:
        return all(befores)
    there = [before for before in befores if before]
    return after.blob not in {before.blob for before in there} or after.chemin not in {
        before.chemin for before in there
    }
