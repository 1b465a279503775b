"""The bookmarks of a dossier, from those of its gatherings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Signet = tuple[str, tuple[int, float, float], list[Any], str]
"""A bookmark as the engine gives it: title, place (rank of the page, x, y), bookmarks below it, open or closed."""


@dataclass(slots=True)
class Noeud:
    """A bookmark of the whole; ``page`` is the number of the object of its page, ``x`` and ``y`` are in points."""

    titre: str
    page: int
    x: float
    y: float
    sous: list["Noeud"] = field(default_factory=list)


def joined(gatherings: Iterable[tuple[Sequence[Signet], Sequence[int], bool]]) -> list[Noeud]:
    """Return the bookmarks of the whole from those of each gathering, its pages and whether it goes on with a part.

    The bookmarks of one that goes on with a part stand below that part.
    """
    roots: list[Noeud] = []
    for signets, pages, goes_on in gatherings:
        made = _nodes(signets, pages)
        if goes_on and roots:
            roots[-1].sous.extend(made)
        else:
            roots.extend(made)
    return roots


def outline(pydyf: Any, reserve: Callable[[], int], nodes: Sequence[Noeud]) -> list[tuple[int, Any]]:
    """Return the objects of bookmarks by number, the one that the catalogue refers to first; all are open."""
    made: list[tuple[int, Any]] = []

    def below(nodes: Sequence[Noeud], parent: int) -> dict[str, Any]:
        numbers = [reserve() for _ in nodes]
        count = len(nodes)
        around = zip(nodes, numbers, [0, *numbers], [*numbers[1:], 0], strict=False)
        for node, number, before, after in around:
            place = pydyf.Array([_reference(node.page), "/XYZ", node.x, node.y, 0])
            said = {"Title": pydyf.String(node.titre), "Parent": _reference(parent), "Dest": place}
            said |= {key: _reference(one) for key, one in (("Prev", before), ("Next", after)) if one}
            said |= below(node.sous, number) if node.sous else {}
            count += said.get("Count", 0)
            made.append((number, pydyf.Dictionary(said)))
        return {"First": _reference(numbers[0]), "Last": _reference(numbers[-1]), "Count": count}

    own = reserve()
    whole = pydyf.Dictionary({"Type": "/Outlines", **(below(nodes, own) if nodes else {})})
    return [(own, whole), *made]


def _nodes(signets: Sequence[Signet], pages: Sequence[int]) -> list[Noeud]:
    return [
        Noeud(title, pages[rank], x, y, _nodes(below, pages)) for title, (rank, x, y), below, _ in signets
    ]


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number
