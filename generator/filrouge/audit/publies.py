"""Every text of a file, with the name of its place: what is committed is published, whoever may read the site."""

from collections.abc import Iterator

from filrouge.source import Document, Pointer, Value

CORPS = "corps"
"""Name of the prose of a Markdown file; ``("corps", 3)`` is its third line."""

DEJA_ENREGISTRE = (
    "si la fiche est déjà enregistrée dans git, effacer la ligne ne suffit pas : "
    "prévenez la personne qui tient le dépôt"
)
"""The remedy that comes after the first, whatever was told of a person."""


def textes(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield each text of a file in its order: the values, then the prose as one text called ``("corps",)``.

    Notes that the site never shows are texts like the others: git shows them, and forgets nothing.
    """
    yield from _values(document.data, ())
    if document.body is not None:
        yield (CORPS,), document.body


def _values(value: Value, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _values(child, (*at, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _values(child, (*at, index))
