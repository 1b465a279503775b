"""The validator that says what is wrong: jsonschema, which checks no format unless told."""

import re
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from filrouge.validation.schemas import Json

_FORMATS = FormatChecker(formats=())
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def validator(schema: Json) -> Draft202012Validator:
    """Return the validator of a schema."""
    return Draft202012Validator(_for_python(schema), format_checker=_FORMATS)


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """A date that exists: 2026-02-30 is refused. How it is written, and its year, are the pattern's business."""
    if isinstance(value, str) and _WRITTEN.match(value):
        date.fromisoformat(value)
    return True


def _for_python(node: Any) -> Any:
    """Write the end of a pattern as Python does: the schemas speak ECMA 262, where ``$`` lets no newline through."""
    if isinstance(node, list):
        return [_for_python(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value.removesuffix("$") + r"\Z"
        if key == "pattern" and isinstance(value, str)
        else _for_python(value)
        for key, value in node.items()
    }
