"""A schema to a commented YAML file: what must be filled in, and what may be."""

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

from filrouge.ecriture.scalars import entry, scalar
from filrouge.source import Value
from filrouge.validation.schemas import Json

_WIDTH = 100


def outline(schema: Json, known: Mapping[str, Value]) -> str:
    """Return the keys of a schema, each under its explanation.

    Keys that are required or known are there, with the known value or an empty place; the others
    are commented out, with an example.
    """
    blocks = (
        _block(key, node, known, required=key in schema.get("required", ())) for key, node in _keys(schema)
    )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def comment(text: str, indent: str = "") -> list[str]:
    """Return a text as lines of comment; what follows the first line is set back by ``indent``."""
    return wrap(
        _unbroken(text), _WIDTH, initial_indent="# ", subsequent_indent="# " + indent, break_on_hyphens=False
    )


def example(schema: Json) -> Value:
    """Return a value that shows what a schema wants; « … » where only a human can tell."""
    shown: list[Value] = schema.get("examples") or schema.get("enum") or []
    if shown:
        return shown[0]
    match schema["type"]:
        case "object" if "properties" in schema:
            return {key: example(node) for key, node in _keys(schema)}
        case "object":
            return {"CODE": example(schema["additionalProperties"])}
        case "array":
            return [example(schema["items"])]
        case "boolean":
            return True
        case _:
            least: int | None = schema.get("minimum")
            return "…" if least is None else least


def _unbroken(text: str) -> str:
    """Hold French punctuation to its word, so that no line begins with it."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text)


def _block(key: str, schema: Json, known: Mapping[str, Value], *, required: bool) -> list[str]:
    told = known.get(key)
    if key not in known and not required:
        lines = entry(key, example(schema), schema)
        return [*_explained(schema), *("# " + line for line in lines)]
    if "properties" in schema:
        return [*_explained(schema), f"{key}:", *_children(schema, told if isinstance(told, dict) else {})]
    value = told if key in known else _empty(schema)
    return [*_explained(schema), *_hint(schema, value), *entry(key, value)]


def _children(schema: Json, known: Mapping[str, Value]) -> Iterator[str]:
    required = schema.get("required", ())
    for key, node in _keys(schema):
        if key in known or key in required:
            yield from ("  " + line for line in _block(key, node, known, required=True))


def _empty(schema: Json) -> Value:
    """An empty place; a number or an item has none, and YAML then reads no value at all."""
    if schema["type"] == "array":
        return [None]
    return "" if schema["type"] == "string" else None


def _explained(schema: Json) -> list[str]:
    title, description = schema["title"], schema.get("description", "")
    says_more = description.rstrip(".") not in {"", title}
    lines = comment(f"{title} – {description}" if says_more else title)
    shape = schema.get("items", schema)
    words = shape.get("enumDescriptions") or shape.get("x-libelles") or ()
    for value, text in zip(shape.get("enum", ()), words, strict=False):
        lines += comment(f"  {value} : {text}", indent="    ")
    return lines


def _hint(schema: Json, value: Value) -> list[str]:
    if value not in ("", None, [None]) or "enum" in schema:
        return []
    shown = example(schema)
    shown = shown[0] if isinstance(shown, list) else shown
    return [] if shown == "…" else comment(f"Exemple : {scalar(shown)}")


def _keys(schema: Json) -> Iterator[tuple[str, Json]]:
    yield from schema.get("properties", {}).items()
