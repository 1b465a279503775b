"""What of a record may leave the house: what its schema knows and does not keep for the team (``x-interne``)."""

from typing import Any

from filrouge.source import Value
from filrouge.validation.schemas import Json


def publique(donnees: dict[str, Value], noeud: Json) -> dict[str, Value]:
    """Return the values of a mapping that its schema knows and does not mark ``x-interne``, all the way down.

    What the schema does not know is left out too: files of the past hold misspelt keys, and one of them may have
    been meant for the team. The same values come back when nothing is left out.
    """
    kept: dict[str, Value] = {}
    for key, value in donnees.items():
        child = _connu(noeud, key)
        if child is not None and not child.get("x-interne"):
            kept[key] = _valeur(value, child)
    return kept


def _valeur(valeur: Value, noeud: Json) -> Value:
    if isinstance(valeur, dict):
        return publique(valeur, noeud)
    if isinstance(valeur, list):
        return [_valeur(one, noeud.get("items", {})) for one in valeur]
    return valeur


def _connu(noeud: Json, key: str) -> "Json | None":
    """Return what the schema says of a key, by its name or as one of free keys; None when it knows no such key."""
    found: Any = noeud.get("properties", {}).get(key, noeud.get("additionalProperties"))
    return found if isinstance(found, dict) else None
