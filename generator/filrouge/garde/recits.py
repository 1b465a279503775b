"""Where people tell a case in a record: the texts in which somebody's private life may slip."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from filrouge.diagnostics import Severity
from filrouge.garde.genres import Genre
from filrouge.source import Pointer, Value

_LISTS = {"verbatims": Severity.ERREUR, "constats": Severity.AVERTISSEMENT}
"""Lists of items with a ``texte``: what was said by others, and what the organisation makes of it."""
_TEXTS = ("description", "analyse")


@dataclass(frozen=True, slots=True)
class Recit:
    """One such text: its place in the record, and how much a private matter weighs there."""

    pointer: Pointer
    texte: str
    gravite: Severity

    @property
    def est_un_verbatim(self) -> bool:
        """True of somebody's own words."""
        return self.gravite is Severity.ERREUR


def recits(data: Mapping[str, Value]) -> Iterator[Recit]:
    """Yield these texts of a record as written, be it at fault: what has another form is left to its schema."""
    for key, gravite in _LISTS.items():
        items = data.get(key)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            text = item.get("texte") if isinstance(item, dict) else None
            if isinstance(text, str):
                yield Recit((key, index, "texte"), text, gravite)
    for key in _TEXTS:
        text = data.get(key)
        if isinstance(text, str):
            yield Recit((key,), text, Severity.AVERTISSEMENT)


def phrase_privee(where: str, recit: Recit, genre: Genre) -> str:
    """Return the message: ``where`` is the id of the record, or the path of its file."""
    if recit.est_un_verbatim:
        return f"un verbatim de {where} {genre.phrase}"
    return f"{where} semble dire d’une personne ce qui {genre.phrase}"
