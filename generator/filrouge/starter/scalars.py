"""Values to YAML, in the canonical style: two spaces, indented lists, quotes only where needed."""

import json
import re

from filrouge.source import Value
from filrouge.source.yaml_scalars import core_value
from filrouge.validation.schemas import Json

NO_SCHEMA: Json = {}

# What no reader can take for anything else than text: no « : », no « # » after a space.
_PLAIN = re.compile(r"[^\W_](?:[\w.,;!?()/%+*’'«»…–-]|#|[ \u00a0](?!#))*(?<![ \u00a0])").fullmatch

# Several lines that a block gives back as they are: it begins and ends with something, and no character is an escape.
_BLOCK = re.compile(
    r"(?=[^ \t\n])(?=.*\n)[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*(?<![ \t\n])",
    re.DOTALL,
).fullmatch


def scalar(value: Value) -> str:
    """Return one value as YAML; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        plain = _PLAIN(value) and core_value(value) == value
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def entry(key: str, value: Value, schema: Json = NO_SCHEMA, note: str = "") -> list[str]:
    """Return the lines of ``key: value``; ``schema`` gives a short note beside each key inside."""
    head = f"{key}:" if key == scalar(key) else f"{json.dumps(key, ensure_ascii=False)}:"
    if isinstance(value, dict | list):
        return [head + note, *("  " + line for line in _inside(value, schema))]
    if isinstance(value, str) and _BLOCK(value):
        return [f"{head} |-{note}", *("  " + line if line else "" for line in value.split("\n"))]
    return [f"{head} {scalar(value)}".rstrip() + note]


def _inside(value: dict[str, Value] | list[Value], schema: Json) -> list[str]:
    if isinstance(value, list):
        return [line for item in value for line in _item(item, schema.get("items", {}))]
    required = schema.get("required", ())
    lines: list[str] = []
    for key, child in value.items():
        shape = schema.get("properties", {}).get(key, {})
        lines += entry(key, child, shape, _note(shape, optional=key not in required))
    return lines


def _item(item: Value, schema: Json) -> list[str]:
    if not isinstance(item, dict | list):
        return [f"- {scalar(item)}".rstrip()]
    first, *rest = _inside(item, schema)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _note(schema: Json, *, optional: bool) -> str:
    """A few words beside a key: may it be left out, and which values it takes."""
    words = ["facultatif"] if optional and schema else []
    if "enum" in schema:
        words.append(", ".join(schema["enum"]))
    return f"  # {' ; '.join(words)}" if words else ""
