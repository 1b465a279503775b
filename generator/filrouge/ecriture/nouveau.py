"""A file that was not there: its values, in the order of the schema."""

from filrouge.ecriture.lignes import entry_lines
from filrouge.source import Value
from filrouge.validation.schemas import Json


def nouveau(data: dict[str, Value], schema: Json) -> str:
    """Return the text of a new record."""
    ordered = _ordered(data, schema)
    return "".join(f"{line}\n" for key, value in ordered.items() for line in entry_lines(key, value, 0))


def _ordered(data: dict[str, Value], schema: Json) -> dict[str, Value]:
    properties = schema.get("properties", {})
    order = {key: number for number, key in enumerate(properties)}
    return {
        key: _ordered(value, properties.get(key, {})) if isinstance(value, dict) else value
        for key, value in sorted(data.items(), key=lambda one: order.get(one[0], len(order)))
    }
