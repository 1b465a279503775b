"""Changes put back into a version: what they tell is then all there is to tell."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from filrouge.history.changement import RIEN, Changement, NatureChangement, canonique, cle_entree
from filrouge.source import Value


def appliquer(
    avant: Mapping[str, Value] | None, changements: Iterable[Changement]
) -> dict[str, Value] | None:
    """Return the version that the changes make of another (None: not there), which is left as it is.

    New entries come last in their list: compare with ``canonique``, for which the order says nothing.

    Raises:
        LookupError: the changes are not about this version.
    """
    data: Any = None if avant is None else deepcopy(dict(avant))
    for changement in changements:
        if changement.nature.entiere:
            data = None if changement.apres is RIEN else deepcopy(changement.apres)
        elif changement.nature.groupee:
            _holder(data, changement.pointer).update(deepcopy(changement.apres))
        elif changement.entree:
            _entree(data, changement)
        elif changement.nature is not NatureChangement.DEPLACE:
            _put(_holder(data, changement.pointer[:-1]), changement.pointer[-1], changement)
    result: dict[str, Value] | None = data
    return result


def _holder(data: Any, pointer: tuple[str, ...]) -> Any:
    for step in pointer:
        if isinstance(data, list):
            data = next((entry for entry in data if cle_entree(entry) == step), None)
        elif isinstance(data, dict):
            data = data.get(step)
    if not isinstance(data, dict):
        raise LookupError(pointer)
    return data


def _put(holder: dict[str, Any], key: str, changement: Changement) -> None:
    if changement.apres is RIEN:
        del holder[key]
    else:
        holder[key] = deepcopy(changement.apres)


def _entree(data: Any, changement: Changement) -> None:
    """Add, take away or replace one entry; a list that loses its last one goes with it."""
    *way, name, _ = changement.pointer
    holder = _holder(data, tuple(way))
    entries = holder.setdefault(name, [])
    if changement.avant is RIEN:
        entries.append(deepcopy(changement.apres))
        return
    sought = canonique(changement.avant)
    rank = next((rank for rank, entry in enumerate(entries) if canonique(entry) == sought), None)
    if rank is None:
        raise LookupError(changement.pointer)
    entries[rank : rank + 1] = [] if changement.apres is RIEN else [deepcopy(changement.apres)]
    if not entries:
        del holder[name]
