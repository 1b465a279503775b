"""The whole history of all records, in one pass of git."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from filrouge.history.cache import Blob, Cache, Kept, Values
from filrouge.history.changes import Fichier, read_changes
from filrouge.history.commits import Commit, read_commits
from filrouge.history.depot import Depot, beside_main, is_partial, open_depot
from filrouge.history.errors import IncompleteError, NoHistoryError
from filrouge.history.git import TIMEOUT
from filrouge.history.history import Historique, SansHistorique
from filrouge.history.line import Line, follow
from filrouge.history.objects import read_blobs
from filrouge.history.story import Step, tell
from filrouge.history.version import Enregistrement, Version
from filrouge.source import Value, read_values

_SHORT = 40
"""Characters of the names that git gave for long."""


@dataclass(slots=True)
class Last:
    """The history that was read last, for the next time it is read."""

    depot: Depot | None = None
    historique: Historique | None = None

    def of(self, depot: Depot) -> Historique | None:
        """Return it if it is that of the same folder at the same commit."""
        if self.depot is None or self.historique is None or depot.head != self.depot.head:
            return None
        same = (depot.top, depot.dossier) == (self.depot.top, self.depot.dossier)
        return self.historique if same else None


def read_history(
    root: Path,
    environ: Mapping[str, str] = os.environ,
    *,
    timeout: float = TIMEOUT,
    cache: Cache | None = None,
    last: Last | None = None,
) -> Historique | SansHistorique:
    """Read every version of every record of the repository in ``root``, from its last commit back.

    Identity is the record's id, that is the file's name: a file moved elsewhere under ``content/`` remains
    the same record. What is not committed is not history. ``timeout`` is in seconds, for each call of git.
    Whenever something is missing the history is refused as a whole: part of one would give wrong dates.

    With a ``cache``, what it keeps is not read again. It is told from the repository alone, or from what was read
    of it before, all the same: for a user's own runs, never where CI publishes.

    With ``last``, git is not even asked while it shows the same commit: for a site that follows one's writing.
    """
    try:
        depot = open_depot(root.resolve(), environ, timeout)
        known = last.of(depot) if last else None
        if known is not None:
            principale, a_cote = beside_main(depot)
            same = (principale, a_cote) == (known.principale, known.a_cote)
            # What was worked out of it is then not worked out again.
            return known if same else replace(known, principale=principale, a_cote=a_cote)
        found = read_depot(depot, cache)
        if last:
            last.depot, last.historique = depot, found
        return found
    except NoHistoryError as refused:
        return refused.sans


def read_depot(depot: Depot, cache: Cache | None = None) -> Historique:
    """Read every version that the head of an opened repository contains.

    Raises:
        NoHistoryError: something is missing, and what to do.
    """
    try:
        return _read(depot, cache)
    except IncompleteError:
        if not is_partial(depot.git):
            raise
    raise NoHistoryError(
        "le dépôt git est une copie partielle, sans le contenu des anciennes versions",
        "clonez de nouveau le dépôt, sans l’option « --filter »",
    )


def _read(depot: Depot, cache: Cache | None) -> Historique:
    kept = cache.load(depot.dossier) if cache else Kept()
    commits = read_commits(depot.git, depot.head, {id_: commit for id_, (commit, _) in kept.commits.items()})
    changes = read_changes(depot, commits, {id_: changed for id_, (_, changed) in kept.commits.items()})
    line = follow(commits, depot.head)
    steps = tuple(tell(line, changes))
    if not steps:
        raise _nothing(depot)
    contents = _Contents(depot, steps, kept.values)
    if cache:
        cache.save(
            depot.dossier, kept, Kept({id_: (commits[id_], changes[id_]) for id_ in commits}, contents.all())
        )
    versions: dict[str, list[Version]] = defaultdict(list)
    for step in steps:
        told = versions[step.id]
        told.append(_version(step, line, contents, told[-1] if told else None))
    return Historique(
        MappingProxyType({id_: tuple(versions[id_]) for id_ in sorted(versions)}),
        depot.head,
        tuple(_enregistrement(commit, commits, line) for commit in line.order),
        (),
        *beside_main(depot),
        contents.known,
    )


class _Contents:
    """The data of past files, each content parsed once, when it is first asked for."""

    def __init__(self, depot: Depot, steps: Iterable[Step], known: Values) -> None:
        files = (file for step in steps for file in (step.before, step.after) if file)
        self._paths = {(file.blob, _is_prose(file)): file.chemin for file in files if file.blob}
        self._read = {blob: known[blob] for blob in self._paths if blob in known}
        unread = {id_ for id_, prose in self._paths if (id_, prose) not in known}
        ids = dict.fromkeys(id_ for id_, _ in self._paths)
        self._blobs = read_blobs(depot.git, ids, ids.keys() - unread)
        # A repository names its contents by one or by the other.
        self._hash = "sha1" if len(depot.head) == _SHORT else "sha256"

    def data(self, file: Fichier | None) -> Mapping[str, Value] | None:
        """Return the values of a file; None for none, or one that would not be read today either."""
        return None if file is None or file.blob is None else self._values((file.blob, _is_prose(file)))

    def known(self, raw: bytes) -> Mapping[str, Value] | None:
        """Return the values of a YAML file of these bytes; None when git holds none, or one that is at fault."""
        named = hashlib.new(self._hash, b"blob %d\0" % len(raw) + raw, usedforsecurity=False)
        blob = (named.hexdigest(), False)
        return self._values(blob) if blob in self._paths else None

    def all(self) -> Values:
        """Return the values of every content."""
        return {blob: self._values(blob) for blob in self._paths}

    def _values(self, blob: Blob) -> Mapping[str, Value] | None:
        if blob not in self._read:
            self._read[blob] = self._parse(self._paths[blob], self._blobs.get(blob[0]))
        return self._read[blob]

    def _parse(self, path: str, raw: bytes | None) -> Mapping[str, Value] | None:
        found = read_values(path, raw) if raw is not None else None
        if found is None:
            return None
        values, body = found
        return MappingProxyType(values if body is None else {**values, "corps": body})


def _is_prose(file: Fichier) -> bool:
    return file.chemin.endswith(".md")


def _version(step: Step, line: Line, contents: _Contents, before: Version | None) -> Version:
    commit = step.commit
    return Version(
        commit=commit.id,
        ecrite=commit.ecrite,
        enregistree=commit.enregistree,
        arrivee=line.arrivals[commit.id],
        chemin=step.chemin,
        sujet=commit.sujet,
        supprimee=step.after is None,
        lire=partial(contents.data, step.after),
        nature=step.nature,
        lire_avant=partial(contents.data, step.before),
        auteur=commit.auteur,
        precedente=before,
        contenus=(_id(step.before), _id(step.after)),
    )


def _id(file: Fichier | None) -> str:
    return file.blob or "" if file else ""


def _enregistrement(commit: Commit, commits: Mapping[str, Commit], line: Line) -> Enregistrement:
    before = (commits[id_].enregistree for id_ in commit.parents)
    known = tuple(moment for moment in before if moment is not None)
    return Enregistrement(commit.id, commit.ecrite, commit.enregistree, line.arrivals[commit.id], known)


def _nothing(depot: Depot) -> NoHistoryError:
    if depot.dossier:
        return NoHistoryError(
            f"le dépôt git « {depot.top} », qui contient ce dossier, n’en suit aucune fiche",
            "enregistrez-y les fiches (git add, puis git commit), ou lancez « git init » dans ce dossier",
            incomplet=False,
        )
    return NoHistoryError(
        "aucune fiche n’est encore enregistrée dans git",
        "enregistrez les fiches (git add, puis git commit)",
        incomplet=False,
    )
