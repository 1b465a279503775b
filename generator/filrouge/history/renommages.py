"""Records that one commit took away and brought back under another id, with the very same values."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from filrouge.history.changement import canonique
from filrouge.history.version import Nature, Version
from filrouge.records import RecordType, known_type
from filrouge.source import Value

_Versions = Mapping[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class Renommage:
    """One renaming: the commit, both ids, and the values that did not change."""

    commit: str
    ancien: str
    nouveau: str
    valeurs: dict[str, Value]


def trouver(versions: _Versions) -> tuple[Renommage, ...]:
    """Find them among the versions of all records; of several with the same values, none is told.

    Never by likeness, as git guesses: an action copied from an abandoned one is another action.
    """
    return tuple(
        Renommage(commit, old, new, values)
        for (commit, _), (gone, come) in _mouvements(versions).items()
        for old, new, values in _paires(gone, come)
    )


_Partis = dict[str, Version]


def _mouvements(found: _Versions) -> dict[tuple[str, RecordType], tuple[_Partis, _Partis]]:
    """Return the versions that left and those that came, by commit and type."""
    moved: dict[tuple[str, RecordType], tuple[_Partis, _Partis]] = defaultdict(lambda: ({}, {}))
    for id_, versions in found.items():
        for version in versions:
            if version.nature in {Nature.SUPPRESSION, Nature.CREATION, Nature.RESTAURATION}:
                moved[version.commit, known_type(id_)][0 if version.supprimee else 1][id_] = version
    return moved


def _paires(gone: _Partis, come: _Partis) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Yield old id, new id and values; files are read only where a commit did both."""
    left = _par_valeurs({id_: version.avant for id_, version in gone.items()}) if come else {}
    arrived = _par_valeurs({id_: version.donnees for id_, version in come.items()}) if gone else {}
    for text, old in left.items():
        new = arrived.get(text, [])
        if len(old) == len(new) == 1:
            yield old[0][0], new[0][0], old[0][1]


def _par_valeurs(
    donnees: Mapping[str, Mapping[str, Value] | None],
) -> dict[str, list[tuple[str, dict[str, Value]]]]:
    grouped: dict[str, list[tuple[str, dict[str, Value]]]] = defaultdict(list)
    for id_, values in donnees.items():
        if values is not None:
            grouped[canonique(dict(values))].append((id_, dict(values)))
    return grouped
