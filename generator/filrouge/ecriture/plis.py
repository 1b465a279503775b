"""Paragraphs cut into lines for a file, and put back on one line for people."""

import re
import textwrap

_WIDTH = 98
# What Markdown takes for more than the next line of a paragraph.
_MARK = re.compile(r"[ \t]*(?:[-+*>#|~=`]|[0-9]{1,9}[.)]|\s|$)")
_HARD = re.compile(r"(?: {2,}|\\)$")


def deplier(text: str) -> str:
    """Return a text whose paragraphs are one line each; lists, headings and quotations keep theirs."""
    lines: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        joined = lines and lines[-1].strip() and not _MARK.match(line) and not _starts_mark(lines[-1])
        if joined and not _HARD.search(lines[-1]):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def plier(text: str) -> str:
    """Return a text whose long paragraphs are cut into lines; ``deplier`` gives it back."""
    folded = "\n".join(_cut(line) for line in text.split("\n"))
    return folded if deplier(folded) == text else text


def _cut(line: str) -> str:
    if len(line) <= _WIDTH or _starts_mark(line):
        return line
    return "\n".join(textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _starts_mark(line: str) -> bool:
    return bool(_MARK.match(line))
