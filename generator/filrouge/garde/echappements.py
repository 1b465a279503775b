"""A text as a reader of YAML or Markdown sees it, its escapes read, and where each of its characters comes from."""

import re

_ESCAPE = re.compile(
    r"\\(?: x([0-9A-Fa-f]{2}) | u([0-9A-Fa-f]{4}) | U(0[0-9A-Fa-f]{7}) | (\n[ \t]*) | ([^\w\s]) | [a-zA-Z0-9_ \t] )",
    re.VERBOSE,
)


def unescaped(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text with its escapes read, and the region of each of its characters: start, and end excluded.

    It is for looking into, never for showing: an escape that means no letter is taken for a space.
    """
    read: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    for escape in _ESCAPE.finditer(text):
        read.extend(text[start : escape.start()])
        places.extend((at, at + 1) for at in range(start, escape.start()))
        meant = _meaning(escape)
        if meant:
            read.append(meant)
            places.append(escape.span())
        start = escape.end()
    read.extend(text[start:])
    places.extend((at, at + 1) for at in range(start, len(text)))
    return "".join(read), tuple(places)


def _meaning(escape: re.Match[str]) -> str:
    figures = escape[1] or escape[2] or escape[3]
    if figures:
        code = int(figures, 16)
        return chr(code) if code <= 0x10FFFF else " "
    if escape[4]:
        return ""
    return escape[5] or " "
