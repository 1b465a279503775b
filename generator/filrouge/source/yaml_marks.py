"""The marks by which a line begins, ``-`` and ``nom:``, written otherwise than YAML wants them."""

import re
from collections.abc import Sequence

from filrouge.diagnostics import Finding, Span
from filrouge.source.document import Region
from filrouge.source.faults import fault
from filrouge.source.yaml_helps import NO_BREAK_SPACES, TEXT_IN_QUOTES, write

SPACES_HELP = "remplacez l’espace insécable (U+00A0 ou U+202F) par une espace ordinaire"
HYPHENS = "\u00ad\u2010\u2011\u2212"
BULLETS = frozenset("•·▪◦‣+‐‑−–—")

_NO_BREAK = re.compile(r"\s*(?:-|[a-z_][a-z0-9_]*\s*:)(?=[\u00a0\u202f])")
_GLUED = re.compile(r"""(\s*(?:- +)*(?:-(?=[^\W_]|["'«“])|[a-z_][a-z0-9_]*:(?=[^\s:/])))(.*)""")
_WIDE = re.compile(r"(\s*(?:- +)*[a-z_][a-z0-9_]*)\s*：\s*(.*)")
_GLUED_KEY = re.compile(r"([a-z_][a-z0-9_]*:)([^\s:/].*)").fullmatch
_BULLET = re.compile(r"( *)(?:([•·▪◦‣+‐‑−–—])(?=\s)|(\*)(?=[^*]*$))\s*(.*)")
_MARK = re.compile(
    r"""[•·▪◦‣+‐‑−–—](?=\s)|-(?=[^\W\d_]|["'«“])|(?!(?:mailto|tel|urn|doi):)[a-z_][a-z0-9_]*\s*(?::(?=[^\s:/])|：)"""
).match
# What is compared letter by letter: an address, a date, a figure; a word keeps its typography.
_COMPARED = re.compile(
    rf"(?:[A-Z]+[-{HYPHENS}])?\d{{4}}(?:[-{HYPHENS}][A-Z0-9]+)+|[{HYPHENS}]\d+(?:[.,]\d+)?"
).fullmatch
_HYPHEN = re.compile(f"[{HYPHENS}]")


def may_be_mark(value: str) -> bool:
    """Tell whether an unquoted value begins as an item or a key does, wherever it stands."""
    return _MARK(value) is not None


def text_mark(path: str, lines: Sequence[str], value: str, region: Region) -> Finding | None:
    """Return the fault of an unquoted value that was meant as an item or a key, on a line of its own."""
    if not may_be_mark(value):
        return None
    line, column, end_line, _ = region
    source = lines[line - 1]
    before = source[: column - 1]
    # ``- nom:valeur`` alone may well be text; not with further lines of the same kind.
    if before.strip(" ") and (before.strip(" -") or line == end_line or value.startswith("-")):
        return None
    return bullet(path, source, line) or glued(path, source, line)


def bullet(path: str, source: str, line: int) -> Finding | None:
    """Return the fault of a line that begins with the bullet of a word processor."""
    found = _BULLET.match(source)
    if found is None:
        return None
    mark = found[2] or found[3]
    return fault(
        "yaml-syntaxe",
        f"une liste s’écrit avec le tiret du clavier « - », et non avec « {mark} »",
        Span(path, line, found.end(1) + 1, line, found.end(1) + 2),
        write(f"- {found[4]}"),
        f"si c’est du texte, {TEXT_IN_QUOTES}",
    )


def glued(path: str, source: str, line: int) -> Finding | None:
    """Return the fault of a line whose ``nom:`` or ``-`` is not followed by an ordinary space."""
    if found := _NO_BREAK.match(source):
        return no_break_after(path, source, line, found.end())
    if found := _GLUED.match(source):
        return _no_space(Span(path, line, found.end(1), line, found.end(1) + 1), found[1], found[2])
    if found := _WIDE.match(source):
        column = source.index("：") + 1
        return fault(
            "yaml-syntaxe",
            "« ： » est un deux-points pleine chasse (U+FF1A), que YAML ne lit pas",
            Span(path, line, column, line, column + 1),
            write(f"{found[1]}: {found[2]}"),
        )
    return None


def glued_key(path: str, key: str, region: Region) -> Finding | None:
    """Return the fault of ``{nom:valeur}``: without a space, all of it is a name."""
    found = _GLUED_KEY(key) if ":" in key else None
    if found is None:
        return None
    column = region[1] + found.end(1) - 1
    return _no_space(Span(path, region[0], column, region[0], column + 1), found[1], found[2])


def _no_space(span: Span, before: str, after: str) -> Finding:
    return fault(
        "yaml-espace-manquante",
        f"il manque une espace après « {before[-1]} »",
        span,
        write(f"{before} {after}"),
    )


def no_break_after(path: str, source: str, line: int, column: int) -> Finding:
    """Return the fault of a no-break space where YAML needs a space; ``column`` from 0."""
    return fault(
        "yaml-espace-insecable",
        f"l’espace qui suit « {source[column - 1]} » est insécable : YAML n’y voit pas de séparation",
        Span(path, line, column + 1, line, column + 2),
        SPACES_HELP,
        write(source[:column] + " " + source[column:].lstrip(NO_BREAK_SPACES + " ")),
    )


def hyphen(path: str, lines: Sequence[str], text: str, region: Region, *, key: bool) -> Finding | None:
    """Return the fault of a hyphen that is not the keyboard's in a name, an address, a date or a figure."""
    if not key and _COMPARED(text) is None:
        return None
    line, start = region[:2]
    source = lines[line - 1]
    found = _HYPHEN.search(source, start - 1, region[3] - 1)
    if found is None:
        return None
    fixed = _HYPHEN.sub("-", source[: region[3] - 1]) + source[region[3] - 1 :]
    return fault(
        "caractere-interdit",
        f"ce trait (U+{ord(found[0]):04X}) n’est pas le trait d’union du clavier, « - »",
        Span(path, line, found.start() + 1, line, found.end() + 1),
        write(fixed),
    )
