"""A syntax error of the YAML library, told in French at the place where it can be mended.

The library says where it lost its way, which is often a line too late; the text around that place
says what the author meant.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from filrouge.diagnostics import Finding
from filrouge.source.faults import fault, short
from filrouge.source.yaml_events import Problem
from filrouge.source.yaml_helps import TEXT_IN_QUOTES, corrected, write
from filrouge.source.yaml_marks import bullet, glued
from filrouge.source.yaml_properties import (
    alias_fault,
    anchor_fault,
    directive_fault,
    several_documents,
    tag_fault,
)
from filrouge.source.yaml_quotes import KEY_AND_TEXT, escape, open_quote, quote_above, text_after_end
from filrouge.source.yaml_scalars import quoted
from filrouge.source.yaml_scene import Scene
from filrouge.source.yaml_traps import Traps, complex_key, no_key, second_colon

_ONLY_KEY = re.compile(r"\s*(?:- +)*([a-z_][a-z0-9_]*)\s*:(?=\s|$)")
_TAB_FIRST = re.compile(r" *(?:- *)*(\t+)")
_QUOTES = {"“": "”", "‘": "’", "”": "”", "’": "’", "«": "»"}
_ALIGN = "alignez les rubriques d’un même niveau ; décalez de deux espaces ce qui dépend d’une rubrique"


_Explanation: TypeAlias = Callable[[Scene], Finding | None]


def explain(path: str, lines: Sequence[str], problem: Problem) -> Finding:
    """Return the fault behind a syntax error."""
    scene = Scene(path, lines, problem)
    if finding := quote_above(scene):
        return finding
    for words, explanation in _EXPLANATIONS:
        if words in problem.words and (finding := explanation(scene)):
            return finding
    return scene.syntax("cette écriture n’est pas du YAML", scene.here(), TEXT_IN_QUOTES)


def _tab(scene: Scene) -> Finding | None:
    found = _TAB_FIRST.match(scene.source)
    if found is None:
        return None
    start, end = found.span(1)
    if scene.source[:start].strip():
        return fault(
            "yaml-tabulation",
            "une tabulation suit le tiret, alors que YAML attend une espace",
            scene.span(scene.line, start, end - start),
            write(f"{scene.source[:start].rstrip()} {scene.source[end:].lstrip()}"),
        )
    return fault(
        "yaml-tabulation",
        "une tabulation sert de décalage, alors que YAML ne compte que les espaces",
        scene.span(scene.line, start, end - start),
        "remplacez chaque tabulation par deux espaces",
    )


def _nameless(scene: Scene) -> Finding | None:
    before = scene.source[: scene.column].strip(" -")
    if scene.source[scene.column : scene.column + 1] == ":" and (not before or before.endswith("{")):
        return no_key(scene.span(scene.line, scene.column))
    return None


def _second_colon(scene: Scene) -> Finding:
    before = scene.source[: scene.column].rstrip()
    return _colon_in_value(scene, before) or _glued_above(scene) or _colon_in_text(scene)


def _colon_in_value(scene: Scene, before: str) -> Finding | None:
    """Beside its key, the value goes on with a colon."""
    found = KEY_AND_TEXT.match(scene.source)
    if found is None or found.end() > scene.column:
        return None
    start = found.end()
    if scene.source[start] in {"'", '"'}:
        return text_after_end(scene, before[-1])
    curly = _curly_value(scene, start)
    return curly or second_colon(scene.path, scene.source, scene.line + 1, scene.column, start)


def _colon_in_text(scene: Scene) -> Finding:
    """The line goes on with the text of the line above, or was meant as a key of its own."""
    if _ONLY_KEY.match(scene.source):
        return _misaligned(scene)
    return fault(
        "yaml-deux-points",
        "un deux-points suivi d’une espace n’est permis que dans un texte entre guillemets",
        scene.span(scene.line, scene.column),
        'mettez tout le texte, depuis sa première ligne, entre guillemets : "…"',
        "ou écrivez « >- » après le nom de la rubrique, et tout le texte dessous, décalé de deux espaces",
    )


def _curly_value(scene: Scene, start: int) -> Finding | None:
    """The author did put quotes around the text, but not those YAML knows."""
    source = scene.source
    value = source[start:].rstrip()
    closing = _QUOTES.get(value[0])
    if closing is None or len(value) < 3 or value[-1] not in (closing, value[0]):
        return None
    inner = value if value[0] == "«" else value[1:-1]
    return fault(
        "yaml-guillemets-typographiques",
        "les guillemets typographiques ne protègent pas le « : » : YAML n’entoure qu’avec \" ou '",
        scene.span(scene.line, start, len(value)),
        write(source[:start] + quoted(inner)),
    )


def _glued_above(scene: Scene) -> Finding | None:
    """A ``nom:`` or ``-`` without its space, on the line of the error or just above."""
    for line in dict.fromkeys((scene.context[0], scene.line, max(scene.line - 1, 0))):
        if finding := glued(scene.path, scene.lines[line], line + 1):
            return finding
    return None


def _cut_above(scene: Scene) -> Finding | None:
    """A ``#`` that ended the text which the line of the error wanted to go on with."""
    for line in dict.fromkeys((scene.context[0], max(scene.line - 1, 0), scene.line)):
        source = scene.lines[line]
        traps = Traps(scene.path, source, scene.lines)
        place = source.find(" #")
        start = found.end() if (found := KEY_AND_TEXT.match(source)) else 0
        value = source[start : max(place, 0)].strip()
        if not value or value[0] in "#\"'[{" or not traps.possible:
            continue
        if finding := traps.cut_text(value, (line + 1, start + 1, line + 1, place + 1)):
            return finding
    return None


def _no_colon(scene: Scene) -> Finding:
    line = scene.context[0]
    finding = bullet(scene.path, scene.lines[line], line + 1)
    if finding := finding or _glued_above(scene) or _cut_above(scene) or _value_below(scene, line):
        return finding
    source = scene.lines[line]
    text = source.strip()
    return scene.syntax(
        "cette ligne n’est ni une rubrique « nom: valeur », ni la suite d’un texte",
        scene.span(line, len(source) - len(source.lstrip()), max(len(text), 1)),
        "si elle continue le texte d’avant, décalez-la de deux espaces",
    )


def _misaligned(scene: Scene) -> Finding:
    return fault(
        "yaml-decalage",
        "cette ligne n’est pas alignée avec celles de son niveau",
        scene.word(scene.line, len(scene.source) - len(scene.source.lstrip())),
        _ALIGN,
    )


def _misplaced(scene: Scene) -> Finding:
    source, column = scene.source, scene.column
    before = source[:column].rstrip()
    if before.endswith(("'", '"', "]", "}")):
        return text_after_end(scene, before[-1])
    finding = bullet(scene.path, source, scene.line + 1) or _cut_above(scene) or _glued_above(scene)
    return finding or _value_below(scene, scene.line) or _misaligned(scene)


def _value_below(scene: Scene, line: int) -> Finding | None:
    """A text under its key, but not further to the right."""
    text = scene.lines[line].strip()
    above = next((source for source in reversed(scene.lines[:line]) if source.strip()), "")
    if (
        KEY_AND_TEXT.match(text)
        or text.startswith("- ")
        or not (found := _ONLY_KEY.fullmatch(above.rstrip()))
    ):
        return None
    name = short(found[1])
    return scene.syntax(
        f"ce texte n’est pas décalé sous la rubrique « {name} », qui l’attend",
        scene.span(line, scene.lines[line].index(text), max(len(text), 1)),
        write(f"{above.strip()} {text}"),
        f"ou décalez-le de deux espaces de plus que « {name} »",
    )


def _after_end(scene: Scene) -> Finding | None:
    above = scene.lines[: scene.line]
    if any(line.startswith("%") for line in above):
        return _directive(scene)
    ends = [number for number, line in enumerate(above) if line.startswith("...")]
    return several_documents(scene.span(ends[-1], 0, 3)) if ends else None


def _alias(scene: Scene) -> Finding:
    line, column = scene.context
    return bullet(scene.path, scene.lines[line], line + 1) or alias_fault(scene.word(line, column))


def _flow(scene: Scene) -> Finding:
    line, column = scene.context
    if scene.line == line and scene.source[scene.column : scene.column + 1] == ":":
        return second_colon(scene.path, scene.source, line + 1, scene.column, scene.column)
    sign = scene.lines[line][column : column + 1]
    name, closing = ("ce crochet", "]") if sign == "[" else ("cette accolade", "}")
    return scene.syntax(
        f"{name} n’est pas fermé{'e' if closing == '}' else ''}, ou il manque une virgule entre deux éléments",
        scene.span(line, column),
        f"ajoutez « {closing} » à la fin, ou mettez tout le texte entre guillemets",
    )


def _bad_start(scene: Scene) -> Finding:
    source, column = scene.source, scene.column
    if source.startswith("%") and column == 0:
        return directive_fault(scene.path, scene.lines)
    return scene.syntax(
        f"une valeur sans guillemets ne peut pas commencer par « {source[column : column + 1]} »",
        scene.span(scene.line, column),
        *corrected(source, column),
    )


def _block_header(scene: Scene) -> Finding:
    return scene.syntax(
        "après « | » ou « > », le texte commence à la ligne suivante",
        scene.here(),
        "passez à la ligne et décalez le texte de deux espaces",
        "ou mettez tout le texte entre guillemets",
    )


def _list_beside_key(scene: Scene) -> Finding:
    source, column = scene.source, scene.column
    return scene.syntax(
        "une liste ne commence pas sur la ligne de sa rubrique",
        scene.span(scene.line, column),
        f"passez à la ligne avant « {short(source[column:].strip())} »",
        "si c’est du texte, " + TEXT_IN_QUOTES,
    )


def _no_value(scene: Scene) -> Finding:
    sign = scene.source[scene.column : scene.column + 1]
    if not sign.strip():
        return _misaligned(scene)
    return scene.syntax(
        f"on attend une valeur avant « {sign} »",
        scene.span(scene.line, scene.column),
        f"retirez « {sign} », ou mettez le texte entre guillemets",
    )


def _directive(scene: Scene) -> Finding:
    return directive_fault(scene.path, scene.lines)


# The words are those of the C parser or of the pure one; the first explanation that applies is given.
_EXPLANATIONS: tuple[tuple[str, _Explanation], ...] = (
    ("", _tab),
    ("", _nameless),
    ("scanning a directive", _directive),
    ("incompatible YAML", _directive),
    ("scanning an alias", _alias),
    ("scanning an anchor", lambda scene: anchor_fault(scene.word(*scene.context))),
    ("a tag", lambda scene: tag_fault(scene.word(*scene.context))),
    ("tag handle", lambda scene: tag_fault(scene.word(*scene.context))),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("expected ',' or", _flow),
    ("unexpected end of stream", open_quote),
    ("unexpected document", open_quote),
    ("cannot start any token", _bad_start),
    ("quoted scalar", escape),
    ("block scalar", _block_header),
    ("sequence entries are not allowed", _list_beside_key),
    ("mapping keys are not allowed", lambda scene: complex_key(scene.here())),
    ("node content", _no_value),
    ("expected key", _misplaced),
    ("'-' indicator", _misplaced),
    ("<block end>", _misplaced),
    ("<document start>", _after_end),
    ("<document start>", _misplaced),
)
