"""A Markdown file to its front matter and its body."""

import re
from dataclasses import dataclass

from filrouge.diagnostics import Finding, Span
from filrouge.source.faults import fault

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownParts:
    """``front`` keeps the line numbers of the file: an empty line stands for the opening ``---``."""

    front: str
    body: str
    body_line: int


def split_markdown(path: str, text: str) -> MarkdownParts | Finding:
    """Cut a Markdown file at its two ``---`` lines."""
    opening = _FENCE.match(text)
    if opening is None:
        return _no_front_matter(path, text)
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return fault(
            "entete-non-ferme",
            "l’en-tête ouvert ici n’est pas fermé",
            Span(path, 1, 1, 1, 4),
            "ajoutez une ligne « --- » après la dernière rubrique, avant le texte",
        )
    front = text[opening.end() : closing.start()]
    return MarkdownParts(front, text[closing.end() + 1 :], front.count("\n") + 2)


def _no_front_matter(path: str, text: str) -> Finding:
    fence = _FENCE.search(text)
    late = fence is not None and not text[: fence.start()].strip()
    return fault(
        "entete-absent",
        "le document ne commence pas par un en-tête",
        Span(path, 1, 1, 1, 2),
        "retirez les lignes vides du début"
        if late
        else "commencez par une ligne « --- », les rubriques, une ligne « --- », puis le texte",
    )
