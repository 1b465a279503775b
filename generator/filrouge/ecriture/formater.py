"""The one form of a file: order of the schema, two spaces, quotes where needed; comments and values as they were."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from filrouge.diagnostics import UserError
from filrouge.ecriture.arbre import Noeud, commentaires, planter
from filrouge.ecriture.plis import plier
from filrouge.ecriture.scalars import block, bracketed, key_text, scalar
from filrouge.source import Document, read_document
from filrouge.validation import Schema

WIDTH = 120
"""Columns: what stands between brackets and does not fit is written one value a line."""

_LOOSE = re.compile(r"(?m)^[a-z_]+:(?:[ \t]*\n- |[ \t]{2,}[^\s#])")
"""A list that is not shifted, or several spaces before a value."""


def formater(document: Document, schema: Schema) -> str:
    """Return the text in its one form; the Markdown after a front matter stays to the character.

    Raises:
        UserError: that form would not say the same; the file is to be left as it is.
    """
    root = planter(document)
    text = "\n".join([*_tidy([*_children(root, 0, schema), *root.fin]), ""])
    if document.body is not None:
        text = f"---\n{text}---\n{document.body}"
    if not _says_the_same(document, text):
        raise UserError(
            f"« {document.path} » ne peut pas être mis en forme sans risque : il est laissé tel quel",
            "simplifiez son écriture, ou laissez-le ainsi : sa forme n’est pas une erreur",
        )
    return text


def _says_the_same(document: Document, text: str) -> bool:
    """Tell whether nothing of what the file says is changed, and no comment is lost."""
    again, findings = read_document(document.path, text.encode("utf-8"))
    if again is None or findings:
        return False
    kept = Counter(commentaires(document)) == Counter(commentaires(again))
    return kept and (again.data, again.body) == (document.data, document.body)


def _tidy(lines: list[str]) -> list[str]:
    """Leave one blank line where there were several, and none at either end."""
    return [
        line
        for number, line in enumerate(lines)
        if line or (0 < number < len(lines) - 1 and lines[number - 1])
    ]


def _children(node: Noeud, margin: int, schema: Schema) -> Iterator[str]:
    if isinstance(node.value, list):
        for child in node.enfants:
            yield from _item(child, margin, schema)
        return
    order = {name: number for number, name in enumerate(schema.at(node.pointer).get("properties", {}))}
    ordered = sorted(node.enfants, key=lambda child: order.get(str(child.pointer[-1]), len(order)))
    # What opens a group is about all of it, whichever key comes first.
    opening = node.enfants[0].avant if node.enfants else []
    yield from (_at(text, margin) for text in opening)
    for child in ordered:
        if child.avant is not opening:
            yield from (_at(text, margin) for text in child.avant)
        key = key_text(str(child.pointer[-1]))
        yield from _value(child, f"{' ' * margin}{key}:", margin + 2, schema)


def _item(node: Noeud, margin: int, schema: Schema) -> Iterator[str]:
    yield from (_at(text, margin) for text in node.avant)
    head = f"{' ' * margin}-"
    if not node.enfants or _on_one_line(node, head):
        yield from _value(node, head, margin + 2, schema)
        return
    inside = list(_children(node, margin + 2, schema))
    first = next(number for number, line in enumerate(inside) if not line.lstrip().startswith("#") and line)
    yield from (line[2:] for line in inside[:first])
    yield f"{head} {inside[first].lstrip()}"
    yield from inside[first + 1 :]
    yield from (_at(text, margin + 2) for text in node.fin)


def _value(node: Noeud, head: str, margin: int, schema: Schema) -> Iterator[str]:
    """Yield the lines of a value after its key or its dash."""
    beside = f"  {node.cote}" if node.cote else ""
    if not node.enfants:
        first, *rest = _simple(node)
        yield f"{head} {first}".rstrip() + beside
        yield from (_at(line, margin) for line in rest)
        return
    if line := _on_one_line(node, head):
        yield line + beside
        return
    yield head + beside
    yield from _children(node, margin, schema)
    yield from (_at(text, margin) for text in node.fin)


def _on_one_line(node: Noeud, head: str) -> str:
    """Return the line of what stands between brackets; "" when it does not fit, or holds a comment."""
    line = f"{head} {_compact(node)}" if node.compact and not node.commente else ""
    return line if len(line) <= WIDTH else ""


def _compact(node: Noeud) -> str:
    """Return what stands between brackets, on one line."""
    if not node.enfants:
        return node.source[0] if _is_plain(node) else bracketed(node.value)
    inside = [_compact(child) for child in node.enfants]
    if isinstance(node.value, list):
        return f"[{', '.join(inside)}]"
    named = (
        f"{bracketed(child.pointer[-1])}: {text}" for child, text in zip(node.enfants, inside, strict=True)
    )
    return f"{{{', '.join(named)}}}"


def _is_plain(node: Noeud) -> bool:
    """Tell a text that its author wrote on one line, without quotes."""
    return isinstance(node.value, str) and len(node.source) == 1 and node.source[0] == node.value


def _simple(node: Noeud) -> list[str]:
    value, source = node.value, node.source
    if _is_plain(node):
        return [node.source[0]]
    if not isinstance(value, str):
        return [json.dumps(value, ensure_ascii=False) if value is not None else ""]
    mark = source[0][:1]
    if len(source) == 1 and mark not in {"|", ">"}:
        return [scalar(value)]
    one_paragraph = mark != "|" and "\n" not in value.rstrip("\n")
    return (_folded(value) if one_paragraph else block(value)) or [scalar(value)]


def _folded(value: str) -> list[str] | None:
    """Return a text of one paragraph on several lines; None when one is enough."""
    lines = block(plier(value))
    return [lines[0].replace("|", ">"), *lines[1:]] if lines and len(lines) > 2 else None


def _at(text: str, margin: int) -> str:
    return f"{' ' * margin}{text}" if text else ""


def gagnerait(document: Document, schema: Schema) -> bool:
    """Tell at a glance a file that ``formater`` would change: its order, or what stands beside its keys.

    A file may gain from it although this says no: nothing but the whole work is sure, and that takes its time.
    """
    order = {key: number for number, key in enumerate(schema.json["properties"])}
    ranks = [order.get(key, len(order)) for key in document.data]
    front = document.text if document.body is None else document.text[: -len(document.body) or None]
    return ranks != sorted(ranks) or _LOOSE.search(front) is not None
