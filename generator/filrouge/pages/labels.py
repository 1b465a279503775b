"""French words for the values that schemas list, from the schemas themselves."""

from collections.abc import Mapping
from functools import cache

from filrouge.validation import load_schema


@cache
def labels(schema: str, *keys: str) -> Mapping[str, str]:
    """Return value → word for the list at ``keys`` of a schema."""
    return load_schema(schema).labels(*keys)


def label(schema: str, *keys: str) -> str:
    """Return the word of a value: ``label("action", "statut", action.statut)``."""
    return labels(schema, *keys[:-1])[keys[-1]]
