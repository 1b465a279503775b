"""What every message needs from an error of jsonschema."""

from typing import TypeAlias

from jsonschema import ValidationError

from filrouge.validation.schemas import Json

Told: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A code, a message, and the remedies."""


def parts(error: ValidationError) -> tuple[Json, Json]:
    """Return the schema that refuses and the mapping it refuses (empty where it is no mapping)."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    instance = error.instance if isinstance(error.instance, dict) else {}
    return schema, instance


def name(error: ValidationError) -> str:
    """The key that holds the value; for a list item, the list's."""
    return next((str(step) for step in reversed(error.absolute_path) if isinstance(step, str)), "le fichier")
