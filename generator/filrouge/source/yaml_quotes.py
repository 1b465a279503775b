"""Quotes opened and not closed, or closed too early.

A quote nobody closes takes in every line up to the next one, which was meant to open a text: the
library stumbles there, many lines too late.
"""

import re
from collections.abc import Sequence

from filrouge.diagnostics import Finding, Label, Span
from filrouge.source.document import Region
from filrouge.source.faults import fault
from filrouge.source.yaml_events import quoted_to
from filrouge.source.yaml_helps import stands_in_block, write
from filrouge.source.yaml_scalars import quoted
from filrouge.source.yaml_scene import Scene

KEY_AND_TEXT = re.compile(
    r"""\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s:#"'\[{][^:]*)\s*:\s+(?=\S)""",
)
_START = re.compile(r"( *(?:- +)*)(.*)")
_KEY_OR_ITEM = re.compile(r"""( *)(?:- |["']?[^\W\d][\w-]*["']?\s*:(?=\s|$))""")
_NEVER_CLOSED = "ce guillemet n’est jamais fermé"


def quote_above(scene: Scene) -> Finding | None:
    """Blame the quote, lines above a syntax error, that went on to the line of the error."""
    region = _ending_here(scene)
    return swallowing(scene.path, scene.lines, region) if region else None


def _ending_here(scene: Scene) -> Region | None:
    """Return the place of the quoted text that comes from lines above and ends on the line of the error."""
    line, column = scene.context if "while scanning" in scene.problem.words else (scene.line, scene.column)
    region = quoted_to("\n".join([*scene.lines[:line], scene.lines[line][:column]]))
    return region if region and region[2] == line + 1 else None


def swallowing(path: str, lines: Sequence[str], region: Region) -> Finding | None:
    """Return the fault of a quoted text of several lines that holds keys or items of its own level."""
    first, column, last, end = region
    source = lines[first - 1]
    level = _level(source[: column - 1])
    for number in range(first + 1, last + 1):
        held = lines[number - 1] if number < last else lines[number - 1][: end - 2]
        found = _KEY_OR_ITEM.match(held)
        if found and len(found[1]) <= level:
            written = (place for place in range(number - 1, first, -1) if _is_text(lines[place - 1]))
            return fault(
                "yaml-syntaxe",
                _NEVER_CLOSED,
                Span(path, first, column, first, column + 1),
                _closed(source, column - 1, next(written, first), first),
                related=(Label(Span(path, last, end - 1, last, end), "le texte va, à tort, jusqu’ici"),),
            )
    return None


def _level(before: str) -> int:
    """Return the column of the key before a value, or of its dash in a list: below, nothing is text."""
    found = _START.match(before)
    if found is None or found[2]:
        return found.end(1) if found else 0
    return before.rfind("-") if "-" in before else max(len(before) - 1, 0)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _closed(source: str, column: int, last: int, first: int) -> str:
    sign = source[column]
    if last != first:
        return f"ajoutez « {sign} » à la fin de son texte, ligne {last}"
    if not stands_in_block(source[:column]):
        return f"ajoutez « {sign} » à la fin de son texte, sur la même ligne"
    inner = source[column + 1 :].rstrip().replace(*('\\"', '"') if sign == '"' else ("''", "'"))
    return write(source[:column] + quoted(inner))


def open_quote(scene: Scene) -> Finding:
    """Return the fault of a quote that goes on to the end of the file."""
    line, column = scene.context
    sign = scene.lines[line][column : column + 1]
    source = scene.lines[line].rstrip()
    inner = source[column + 1 :].rstrip(sign)
    return scene.syntax(
        _NEVER_CLOSED,
        scene.span(line, column),
        write(source[:column] + quoted(inner)),
    )


def text_after_end(scene: Scene, sign: str) -> Finding:
    """Return the fault of text behind the quote or bracket that was to end it."""
    source = scene.source
    found = KEY_AND_TEXT.match(source)
    start = found.end() if found else len(source) - len(source.lstrip(" -"))
    value = source[start:].rstrip()
    if value[:1] in {"'", '"'} and value[-1:] == value[:1] and len(value) > 1:
        value = value[1:-1].replace("''", "'") if sign == "'" else value[1:-1]
    elif sign == "'" and re.search(r"\w'$", source[start : scene.column]) and value.startswith("'"):
        # An apostrophe, and nothing that closes: « 'l'action ».
        value = value[1:]
    opened = _ending_here(scene)
    return scene.syntax(
        f"le texte continue après « {sign} », qui devait le fermer",
        scene.here(),
        f"le texte commence ligne {opened[0]} : pour y citer des mots, écrivez « … » plutôt que {sign}"
        if opened
        else write(source[:start] + quoted(value)),
    )


def escape(scene: Scene) -> Finding:
    """Return the fault of a backslash that names no character."""
    line, start = scene.context
    source = scene.source
    place = source.rfind("\\", 0, scene.column + 1)
    text = source[place : place + 2] if place >= 0 else "\\"
    value = source[start:].rstrip()
    whole = line == scene.line and len(value) > 1 and value.endswith('"')
    double = "doublez la barre oblique : « \\\\ »"
    helps = (write(source[:start] + quoted(value[1:-1])), f"ou {double}") if whole else (double,)
    return scene.syntax(
        f"« {text} » ne veut rien dire entre guillemets doubles",
        scene.span(scene.line, max(place, 0), len(text)),
        *helps,
    )
