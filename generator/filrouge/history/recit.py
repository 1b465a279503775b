"""What one commit did to a record, told as changes: its values, its coming and going, its name."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from filrouge.history.changement import Changement, NatureChangement
from filrouge.history.difference import changements
from filrouge.history.history import Historique
from filrouge.history.version import Nature, Version
from filrouge.records import known_type

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
        return _arrive(version, found)
    if version.nature is Nature.DEPLACEMENT:
        return (Changement(type_, NatureChangement.DEPLACE, apres=version.chemin), *found)
    return found


def _arrive(version: Version, found: tuple[Changement, ...]) -> tuple[Changement, ...]:
    """Tell that a record came; of one that comes back, what has changed since it was last seen."""
    nature, last = _arrivee(version), version.connue
    if nature is NatureChangement.CREE or last is None:
        return tuple(replace(changement, nature=nature) for changement in found)
    type_ = found[0].type
    back = Changement(type_, nature, apres=dict(last))
    return (back, *changements(type_, last, version.donnees))


def _arrivee(version: Version) -> NatureChangement:
    if version.nature is Nature.CREATION:
        return NatureChangement.CREE
    restored = version.nature is Nature.RESTAURATION
    return NatureChangement.RETABLI if restored else NatureChangement.RELISIBLE


def renommages(historique: Historique) -> Renommages:
    """Return the renamings of a history, each told under both ids."""
    found: dict[tuple[str, str], Changement] = {}
    for one in historique.renommages:
        names = (one.ancien, one.nouveau)
        told = Changement(known_type(one.nouveau), NatureChangement.RENOMME, names)
        found[one.commit, one.ancien] = replace(told, avant=one.valeurs)
        found[one.commit, one.nouveau] = replace(told, apres=one.valeurs)
    return MappingProxyType(found)
