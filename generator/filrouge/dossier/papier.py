"""The dossier on paper, cut into gatherings (cahiers) that are laid out one by one.

The engine of the PDF holds in memory every box of what it lays out, and numbers its pages in several passes: a whole
dossier at once takes gigabytes. A gathering is a few dozen pages of one part.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from filrouge.dossier.parties import Texte
from filrouge.dossier.reliure import LINK

_WEIGHT = 150_000
"""Letters of HTML in a gathering, about thirty pages; a longer text is a gathering of its own."""
_LINK = re.compile(r'<a\b([^>]*?)\shref="#([^"]*)"')
_LEADS = re.compile(r'(<a\b[^>]*?\shref=")#')
_UNKNOWN = "000"
"""Stands for a page number not yet known: as wide as one."""


@dataclass(frozen=True, slots=True)
class Cahier:
    """Pages laid out together; ``titre`` runs at their head.

    ``chiffre`` is True when its links print the number of the page they lead to; ``suite``, when it goes on with
    the part begun before it; ``muet``, when nothing stands in its margins.
    """

    html: str
    titre: str = ""
    chiffre: bool = False
    suite: bool = False
    muet: bool = False


@dataclass(frozen=True, slots=True)
class Feuille:
    """What stands in the margins of one page, numbered from 1."""

    numero: int
    titre: str
    paysage: bool
    muette: bool


@dataclass(frozen=True, slots=True)
class Papier:
    """All that is laid out: gatherings in order, their style, and the margins of every page."""

    cahiers: tuple[Cahier, ...]
    style: str
    style_des_marges: str
    organisme: str
    etat: str


def gathered(textes: Iterable[Texte]) -> Iterator[tuple[Texte, ...]]:
    """Yield the texts of a part by gatherings, in order; none is empty."""
    held: list[Texte] = []
    weight = 0
    for texte in textes:
        if held and weight + len(texte.html) > _WEIGHT:
            yield tuple(held)
            held, weight = [], 0
        held.append(texte)
        weight += len(texte.html)
    if held:
        yield tuple(held)


def numbered(html: str, pages: Mapping[str, int]) -> str:
    """Return a gathering whose links bear the number of the page they lead to, for the style to print."""
    return _LINK.sub(
        lambda link: f'{link[0]} data-page="{pages.get(link[2], _UNKNOWN)}"',
        html,
    )


def addressed(html: str) -> str:
    """Return a gathering whose links are those that ``Reliure`` leads to their place in the whole."""
    return _LEADS.sub(rf"\g<1>{LINK}", html)
