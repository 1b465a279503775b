"""Helps that show the line as it should have been written."""

import re

from filrouge.source.yaml_scalars import quoted

NO_BREAK_SPACES = "\u00a0\u202f"
TEXT_IN_QUOTES = 'mettez tout le texte entre guillemets : "…"'

_LONGEST_LINE = 100
_COMMENT = re.compile(r"(?<![ \t])([ \t]+)#(?:[ #].*)?$")
_LIST_DASHES = re.compile(r"[ \t]*(?:- +)*")
_LETTER = re.compile(r"[^\W\d_]")


def is_sentence(value: str) -> bool:
    """Tell whether an unquoted value is free text: several words, not a code, a figure or a date."""
    return " " in value and _LETTER.search(value) is not None


def corrected(source: str, start: int | None) -> tuple[str, ...]:
    """Return the help that shows the line with its value, from ``start``, between quotes."""
    if start is None or not stands_in_block(source[:start]):
        return (TEXT_IN_QUOTES,)
    value = source[start:].rstrip()
    comment = _COMMENT.search(value)
    # One space before the hash is how a text goes on: « Salle # 3 ».
    if comment and not (comment[1] == " " and is_sentence(value[: comment.start()])):
        value = value[: comment.start()]
    return (write(source[:start] + quoted(value)),)


def write(line: str) -> str:
    """Return the help that shows a corrected line, cut when it is long."""
    shown = line.strip(" \t" + NO_BREAK_SPACES)
    if len(shown) > _LONGEST_LINE:
        shown = f"{shown[: _LONGEST_LINE - 10]} … {shown[-7:]}"
    return f"écrivez : {shown}"


def stands_in_block(before: str) -> bool:
    """Tell whether a value runs to the end of its line: no bracket is open before it."""
    dashes = _LIST_DASHES.match(before)
    key = before[dashes.end() :] if dashes else before
    return not key.startswith(("[", "{")) and not re.search(r":\s+[\[{]", key)
