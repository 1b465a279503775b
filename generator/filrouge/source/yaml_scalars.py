"""Plain words to values, by the core schema of YAML 1.2; and text back to quoted YAML."""

import re
from collections.abc import Mapping
from functools import lru_cache

from filrouge.source.document import Value

_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+][0-9]+)?").fullmatch
_LONGEST_NUMBER = 25
# Fifteen digits: what a spreadsheet and a JSON reader keep exactly.
_LARGEST_INTEGER = 10**15
_PLAIN_KEY = re.compile(r"[a-z0-9_.-]+").fullmatch


def core_value(text: str) -> Value:
    """Return the value of an unquoted scalar.

    A number is one only when it would be written back the same: ``0150``, ``1.10``, ``+5`` and
    ``12:30`` are codes, prices and hours that must not change under the reader's hand.
    """
    first = text[:1]
    if first not in "-0123456789~ntfNTF":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if first.isalpha() or len(text) > _LONGEST_NUMBER or not (found := _NUMBER(text)):
        return text
    if found.lastindex is None:
        number: int | float = int(text)
        if abs(number) >= _LARGEST_INTEGER:
            return text
    else:
        number = float(text)
    return number if repr(number) == text else text


@lru_cache(maxsize=4096)
def is_plain_key(key: str) -> bool:
    """Tell whether a key looks like a schema's: lower-case ASCII letters, digits, ``_``, ``-``, ``.``."""
    return _PLAIN_KEY(key) is not None


def quoted(text: str) -> str:
    """Return the text between straight quotes, as YAML reads it back."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
