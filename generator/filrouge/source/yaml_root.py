"""A file whose top level is not made of keys."""

import re
from collections.abc import Sequence

from filrouge.diagnostics import Finding, Span
from filrouge.source.document import Region
from filrouge.source.faults import fault
from filrouge.source.yaml_traps import no_break_after, write

_NO_BREAK = re.compile(r"\s*(?:-|[a-z_][a-z0-9_]*\s*:)(?=[\u00a0\u202f])")
_GLUED = re.compile(r"(\s*(?:- )*(?:-(?=[^\W_])|[a-z_][a-z0-9_]*:(?=[^\s:/])))(.*)")


def no_keys(path: str, region: Region) -> Finding:
    """Return the fault of a file, or a front matter, of comments and blank lines."""
    span = Span(path, *region)
    return fault(
        "fichier-vide",
        "il n’y a aucune rubrique à lire",
        span,
        "écrivez au moins une rubrique « nom: valeur »",
    )


def not_keys(path: str, lines: Sequence[str], text: str | None, region: Region) -> Finding:
    """Return why the top level is no mapping: it is this text, or something else for None."""
    if text == "":
        return no_keys(path, region)
    source = lines[region[0] - 1]
    if text is not None and (finding := glued(path, source, region[0])):
        return finding
    what = "une liste" if text is None else "un texte seul"
    return fault(
        "yaml-pas-un-tableau",
        f"on attend des rubriques « nom: valeur », et voici {what}",
        Span(path, region[0], region[1], region[0], max(len(source.rstrip()), region[1]) + 1),
        "donnez un nom de rubrique à ce contenu",
    )


def glued(path: str, source: str, line: int) -> Finding | None:
    """Return the fault of a line whose ``nom:`` or ``-`` is not followed by an ordinary space."""
    if found := _NO_BREAK.match(source):
        return no_break_after(path, source, line, found.end())
    if found := _GLUED.match(source):
        sign = found[1][-1]
        return fault(
            "yaml-espace-manquante",
            f"il manque une espace après « {sign} »",
            Span(path, line, found.end(1), line, found.end(1) + 1),
            write(f"{found[1]} {found[2]}"),
        )
    return None
