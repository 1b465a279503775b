"""A file whose top level is not made of keys."""

from collections.abc import Sequence

from filrouge.diagnostics import Finding, Span
from filrouge.source.document import Region
from filrouge.source.faults import fault
from filrouge.source.yaml_marks import bullet, glued


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
    if text is not None and (finding := bullet(path, source, region[0]) or glued(path, source, region[0])):
        return finding
    what = "une liste" if text is None else "un texte seul"
    return fault(
        "yaml-pas-un-tableau",
        f"on attend des rubriques « nom: valeur », et voici {what}",
        Span(path, region[0], region[1], region[0], max(len(source.rstrip()), region[1]) + 1),
        "donnez un nom de rubrique à ce contenu",
    )
