"""Small words of our messages; a value is shown short, never whole."""

from collections.abc import Iterable
from typing import Any

from filrouge.diagnostics.shorten import shorten

KINDS = {
    "string": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "boolean": "true ou false",
    "array": "une liste",
    "object": "des rubriques",
}


def excerpt(value: Any) -> str:
    """Return a value on one line, at most 40 characters: a message may end in a public log."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        text = f"[{', '.join(map(excerpt, value))}]"
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key}: {excerpt(item)}" for key, item in value.items()) + "}"
    else:
        text = " ".join(str(value).split())
    return shorten(text)


def quote(value: Any) -> str:
    """Return « value », with the no-break spaces of French typography."""
    return f"«\u00a0{excerpt(value)}\u00a0»"


def listing(words: Iterable[str]) -> str:
    """Return « a, b, c », at most a dozen."""
    shown = list(words)
    return ", ".join(shown[:12]) + (", …" if len(shown) > 12 else "")
