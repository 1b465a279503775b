"""What one commit did to a record, told as changes: its values, its coming and going, its name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from filrouge.history.changement import Changement, NatureChangement, canonique
from filrouge.history.difference import changements
from filrouge.history.history import Historique, Nature, Version
from filrouge.records import RecordType, known_type
from filrouge.source import Value

Renommages = Mapping[tuple[str, str], Changement]
"""The renaming that a commit did, by the commit and the id: under the old one and under the new one."""


def raconter(
    id_: str, version: Version, renommages: Renommages = MappingProxyType({})
) -> tuple[Changement, ...]:
    """Return what a commit changed in a record; nothing when it changed the writing alone."""
    renamed = renommages.get((version.commit, id_))
    if renamed is not None:
        return (renamed,)
    type_ = known_type(id_)
    found = changements(type_, version.avant, version.donnees)
    if version.donnees is None and not version.supprimee:
        return (Changement(type_, NatureChangement.ILLISIBLE),)
    if version.supprimee:
        # A file that could not be read is taken away like another.
        return found or (Changement(type_, NatureChangement.SUPPRIME),)
    if version.avant is None:
        return tuple(replace(changement, nature=_arrivee(version)) for changement in found)
    if version.nature is Nature.DEPLACEMENT:
        return (Changement(type_, NatureChangement.DEPLACE, apres=version.chemin), *found)
    return found


def _arrivee(version: Version) -> NatureChangement:
    if version.nature is Nature.CREATION:
        return NatureChangement.CREE
    restored = version.nature is Nature.RESTAURATION
    return NatureChangement.RETABLI if restored else NatureChangement.RELISIBLE


def renommages(historique: Historique) -> Renommages:
    """Find the records that one commit took away and brought back under another id, same values.

    An id is a record, before as after: this is only said. Of several with the same values, none is told.
    """
    found: dict[tuple[str, str], Changement] = {}
    for (commit, type_), (gone, come) in _mouvements(historique).items():
        for old, new, values in _paires(gone, come):
            found[commit, old] = Changement(type_, NatureChangement.RENOMME, (old, new), avant=values)
            found[commit, new] = Changement(type_, NatureChangement.RENOMME, (old, new), apres=values)
    return MappingProxyType(found)


_Partis = dict[str, Version]


def _mouvements(historique: Historique) -> dict[tuple[str, RecordType], tuple[_Partis, _Partis]]:
    """Return the versions that left and those that came, by commit and type."""
    moved: dict[tuple[str, RecordType], tuple[_Partis, _Partis]] = defaultdict(lambda: ({}, {}))
    for id_, versions in historique.versions.items():
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
