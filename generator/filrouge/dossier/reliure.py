"""Binds PDF documents into one: pages, structure for screen readers, links between them, bookmarks.

The engine gives each gathering as objects of ``pydyf``, its writer of PDF. They get new numbers and are written at
once; what belongs to the whole (pages, structure, names, outline) is kept, and written at the end.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from filrouge.dossier.objets import Objets
from filrouge.dossier.signets import Signet, joined, outline

LINK = "filrouge-dossier:"
"""Begins the address of a link inside the dossier: the engine drops those that leave what it lays out."""
_REFERENCE = re.compile(rb"(\d+) 0 R")
_OF_THE_WHOLE = ("Lang", "MarkInfo", "ViewerPreferences")
_MARGINS = "Marges"


@dataclass(frozen=True, slots=True)
class Cousu:
    """A gathering that is written but for what waits for the others: its pages, their resources, its metadata.

    ``pages`` and ``ressources`` are numbers and dictionaries; ``ancres`` are places by name, ``rangs`` the rank of
    their page from 0; ``structure`` refers to its top elements. ``suite`` as in ``Cahier``.
    """

    pages: tuple[tuple[int, Any], ...]
    ressources: tuple[int, Any]
    ancres: Mapping[str, Any]
    rangs: Mapping[str, int]
    signets: Sequence[Signet]
    structure: tuple[Any, ...]
    entete: tuple[Mapping[str, Any], Any, Any]
    suite: bool

    def landscape(self) -> list[bool]:
        """Tell which pages are wider than high."""
        boxes = [page["MediaBox"] for _, page in self.pages]
        return [right - left > top - bottom for left, bottom, right, top in boxes]


class Reliure:
    """A PDF to which gatherings are sewn in any order, and that is bound in the order of the reader."""

    def __init__(self, pydyf: Any) -> None:
        self._pydyf = pydyf
        self._file = Objets(pydyf)
        self._pages, self._root, self._document, self._parents, self._before = (
            self._file.reserve() for _ in range(5)
        )
        self._file.write(self._before, pydyf.Stream([b"q"]))
        self._keys: list[Any] = []
        self._linked: set[str] = set()

    def sew(self, pdf: Any, signets: Sequence[Signet], *, suite: bool) -> Cousu:
        """Write a gathering; ``pdf`` is what the engine was about to write of it, and is used up."""
        kids = pdf.pages["Kids"][::3]
        root = _at(pdf, pdf.catalog["StructTreeRoot"])
        document, parents = _at(pdf, root["K"][0]), _at(pdf, root["ParentTree"])
        resources = _at(pdf, pdf.objects[kids[0]]["Resources"])
        metadata = _at(pdf, pdf.catalog["Metadata"])
        new = self._renumbered(pdf, {document.number: self._document})
        names = pdf.catalog["Names"]["Dests"]["Names"] if "Names" in pdf.catalog else []
        ranks = {new(number): rank for rank, number in enumerate(kids)}
        anchors = {name.string: place for name, place in zip(names[::2], names[1::2], strict=True)}
        made = Cousu(
            pages=tuple((new(number), pdf.objects[number]) for number in kids),
            ressources=(new(resources.number), resources),
            ancres=anchors,
            rangs={name: ranks[_number(place[0])] for name, place in anchors.items()},
            signets=signets,
            structure=tuple(document["K"]),
            entete=(pdf.catalog, pdf.info, metadata),
            suite=suite,
        )
        self._adopt_keys(parents["Nums"])
        apart = (*kids, *(one.number for one in (root, document, parents, resources, metadata)))
        self._write(pdf, new, apart)
        return made

    def sew_margins(self, pdf: Any) -> list[int]:
        """Write the margins of pages; return what draws them, by the number of an object for each."""
        kids = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        streams = [_at(pdf, page["Contents"]) for page in kids]
        new = self._renumbered(pdf, {})
        for page, stream in zip(kids, streams, strict=True):
            form = {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": page["MediaBox"],
                "Resources": page["Resources"],
            }
            stream.extra.update(form)
        self._write(pdf, new, [page.number for page in kids])
        return [new(stream.number) for stream in streams]

    def bind(self, sewn: Sequence[Cousu], margins: Sequence[int]) -> bytes:
        """Return the PDF: gatherings in the order given, ``margins`` what is drawn on each of their pages."""
        drawn = iter(margins)
        kids = [number for one in sewn for number in self._finish_pages(one, drawn)]
        array, dictionary = self._pydyf.Array, self._pydyf.Dictionary
        whole = [
            (self._pages, {"Type": "/Pages", "Kids": array(map(_reference, kids)), "Count": len(kids)}),
            *self._tree(sewn),
        ]
        catalog, info, metadata = sewn[0].entete
        own, about, words = (self._file.reserve() for _ in range(3))
        self._file.write(words, metadata)
        of_each = ((one.signets, [number for number, _ in one.pages], one.suite) for one in sewn)
        signs = outline(self._pydyf, self._file.reserve, joined(of_each))
        root = {
            "Type": "/Catalog",
            "Pages": _reference(self._pages),
            "StructTreeRoot": _reference(self._root),
            "Names": dictionary({"Dests": self._names(sewn)}),
            "Metadata": _reference(words),
            "Outlines": _reference(signs[0][0]),
            **{key: catalog[key] for key in _OF_THE_WHOLE},
        }
        last = [(own, root), (about, info), *whole]
        self._file.pack([*((number, dictionary(one)) for number, one in last), *signs])
        return self._file.finish({"Root": _reference(own), "Info": _reference(about)})

    def _finish_pages(self, one: Cousu, margins: Iterator[int]) -> list[int]:
        """Write the pages of a gathering with their margins, which screen readers pass over."""
        number, resources = one.ressources
        for rank, (_, page) in enumerate(one.pages):
            name = f"{_MARGINS}{rank}"
            resources["XObject"][name] = _reference(next(margins))
            after = self._file.reserve()
            words = f"Q /Artifact <</Type /Pagination>> BDC q /{name} Do Q EMC"
            self._file.write(after, self._pydyf.Stream([words.encode()]))
            content = (_reference(self._before), page["Contents"], _reference(after))
            page["Contents"] = self._pydyf.Array(content)
        self._file.pack([(number, resources), *one.pages])
        return [own for own, _ in one.pages]

    def _tree(self, sewn: Sequence[Cousu]) -> list[tuple[int, dict[str, Any]]]:
        """Return the structure of the whole, that screen readers follow."""
        kinds = self._pydyf.Array
        tops = kinds([top for one in sewn for top in one.structure])
        return [
            (self._parents, {"Nums": kinds(self._keys)}),
            (
                self._root,
                {
                    "Type": "/StructTreeRoot",
                    "K": kinds([_reference(self._document)]),
                    "ParentTree": _reference(self._parents),
                },
            ),
            (
                self._document,
                {"Type": "/StructElem", "S": "/Document", "P": _reference(self._root), "K": tops},
            ),
        ]

    def _names(self, sewn: Sequence[Cousu]) -> Any:
        """Return the places that links lead to, in the order of their names, as a reader looks them up."""
        places = {name: place for one in sewn for name, place in one.ancres.items() if name in self._linked}
        names = self._pydyf.Array()
        for name in sorted(places, key=lambda one: (not one.isascii(), one.encode("utf-16-be"))):
            names.extend((self._pydyf.String(name), places[name]))
        return self._pydyf.Dictionary({"Names": names})

    def _adopt_keys(self, numbers: Any) -> None:
        """Note what each page and each link is of the structure, under keys that follow those before."""
        base = len(self._keys) // 2
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            self._keys.extend((base + key, value))

    def _renumbered(self, pdf: Any, known: Mapping[int, int]) -> Callable[[int], int]:
        """Give the objects of a gathering their numbers in the whole, wherever they refer to each other."""
        first = self._file.reserve(len(pdf.objects))
        known = {pdf.pages.number: self._pages, **known}
        base = len(self._keys) // 2

        def new(number: int) -> int:
            return known.get(number, first + number)

        def moved(value: Any) -> Any:
            if isinstance(value, bytes):
                found = _REFERENCE.fullmatch(value)
                return _reference(new(int(found[1]))) if found else value
            if isinstance(value, dict):
                self._lead(value, base, first)
                for key, one in value.items():
                    value[key] = moved(one)
            elif isinstance(value, list):
                value[:] = [moved(one) for one in value]
            return value

        for one in pdf.objects[1:]:
            moved(one.extra if hasattr(one, "extra") else one)
        return new

    def _lead(self, one: dict[str, Any], base: int, first: int) -> None:
        """Make a link lead inside the whole, and what is named once in a gathering named once in the whole."""
        for key in ("StructParent", "StructParents"):
            if key in one:
                one[key] += base
        if one.get("Type") == "/StructElem" and "ID" in one:
            one["ID"].string = f"{first}-{one['ID'].string}"
        if one.get("Subtype") == "/Link" and "A" in one:
            address = one["A"]["URI"].string
            if address.startswith(LINK):
                name = unquote(address.removeprefix(LINK))
                self._linked.add(name)
                del one["A"]
                one["Dest"] = one["Contents"] = self._pydyf.String(name)

    def _write(self, pdf: Any, new: Callable[[int], int], apart: Sequence[int]) -> None:
        left = [
            one for one in pdf.objects[1:] if one.number not in {*apart, pdf.pages.number, pdf.catalog.number}
        ]
        self._file.pack((new(one.number), one) for one in left if one.compressible)
        for one in left:
            if not one.compressible:
                self._file.write(new(one.number), one)
        del pdf.objects[1:]


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.partition(b" ")[0])


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number
