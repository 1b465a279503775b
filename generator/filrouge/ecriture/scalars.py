"""Values to YAML, in the canonical style: two spaces, indented lists, quotes only where needed."""

import json
import re

from filrouge.source import Pointer, Value
from filrouge.source.text import FORBIDDEN
from filrouge.source.yaml_scalars import core_value
from filrouge.validation.schemas import Json

NO_SCHEMA: Json = {}

# What no reader can take for anything else than text: no « : », no « # » after a space.
_PLAIN = re.compile(r"[^\W_](?:[\w.,;!?()/%+*’'«»…×°€→–-]|#|[ \u00a0](?!#))*(?<![ \u00a0])").fullmatch
# Lines that only blanks make would not come back the same, nor what no file may hold.
_UNFIT = re.compile(rf"(?m:^[ \t]+$)|{FORBIDDEN.pattern}")


def scalar(value: Value) -> str:
    """Return one value as YAML; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        plain = _PLAIN(value) and core_value(value) == value
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def key_text(key: str) -> str:
    """Return a key as YAML: between quotes when it may be taken for something else."""
    return key if key == scalar(key) else json.dumps(key, ensure_ascii=False)


def inline(value: Value) -> str:
    """Return a value as it stands inside brackets, or on one line: a list of simple values keeps its brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(bracketed, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{bracketed(key)}: {bracketed(one)}' for key, one in value.items())}}}"
    return scalar(value)


def bracketed(value: Value) -> str:
    """Return a value as it stands inside brackets, where a comma ends an unquoted text."""
    if isinstance(value, dict | list):
        return inline(value)
    text = scalar(value)
    plain = not isinstance(value, str) or not set(text) & set(",?[]{}")
    return (text or "null") if plain or text.startswith('"') else json.dumps(value, ensure_ascii=False)


def block(text: str) -> list[str] | None:
    """Return a text of several lines after « | »: the mark, then its lines without margin; None when it needs quotes."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if ends > 1 or not body.strip() or body[0] in " \t\n" or _UNFIT.search(text):
        return None
    return ["|" if ends else "|-", *body.split("\n")]


def entry(key: str, value: Value, schema: Json = NO_SCHEMA, note: str = "") -> list[str]:
    """Return the lines of ``key: value``; ``schema`` gives a short note beside each key inside."""
    head = f"{key_text(key)}:"
    if isinstance(value, dict | list):
        return [head + note, *("  " + line for line in _inside(value, schema))]
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


def value_at(data: Value, pointer: Pointer) -> Value:
    """Return the value at a place; None when nothing is there."""
    for step in pointer:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            data = data.get(str(step)) if isinstance(data, dict) else None
    return data
