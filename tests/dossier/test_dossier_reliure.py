"""Gatherings bound into one PDF, read back: numbers of pages, links, bookmarks, structure."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from filrouge.dossier import is_ours, to_pdf
from filrouge.dossier.papier import Cahier, Papier, addressed, gathered, numbered
from filrouge.dossier.parties import Texte

HEAD = '<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head><body>'
STYLE = """@page { size: A5 } @page large { size: A5 landscape } .large { page: large }
h1, h2 { bookmark-label: attr(title) } h1 { bookmark-level: 1 } h2 { bookmark-level: 2; break-before: page }
a::after { content: " p." attr(data-page) }"""
MARGINS = """@page { size: A5; @bottom-left { content: string(titre) } @bottom-right { content: "page " string(numero) } }
@page large { size: A5 landscape }
p { break-before: page; string-set: titre attr(data-titre), numero attr(data-numero) } .paysage { page: large }"""
CELLS = "<table><tr><th>Tête</th></tr><tr><td>Cellule</td></tr></table>"


def record(name: str) -> str:
    return f'<h2 id="{name}" title="{name}">{name}</h2><p>De {name} à <a href="#B2">B2</a> et <a href="#A">A</a>.</p>{CELLS}'


@pytest.fixture(scope="module")
def bound() -> PdfReader:
    """Contents, then a part in two gatherings, then a wide page: the first links to what comes last, and back."""
    cahiers = (
        Cahier(
            f'{HEAD}<p id="sommaire"><a href="#A">A</a>, <a href="#é(1)">fin</a></p></body>',
            "Sommaire",
            chiffre=True,
        ),
        Cahier(f'{HEAD}<h1 id="A" title="Partie A">A</h1>{record("A1")}{record("A2")}</body>', "Partie A"),
        Cahier(f"{HEAD}{record('B1')}{record('B2')}</body>", "Partie A", suite=True),
        Cahier(
            f'{HEAD}<div class="large"><h1 id="é(1)" title="Fin">Fin <a href="#sommaire">s</a></h1></div></body>',
            "Fin",
        ),
    )
    raw = to_pdf(Papier(cahiers, STYLE, MARGINS, "Organisme", "état"))
    assert is_ours(raw)
    return PdfReader(BytesIO(raw), strict=True)


def words(pdf: PdfReader) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]


def reached(pdf: PdfReader) -> Iterator[tuple[int, Any]]:
    """Yield every object that the trailer leads to, by its number."""
    seen: set[int] = set()
    waiting: list[Any] = [pdf.trailer.raw_get("/Root"), pdf.trailer.raw_get("/Info")]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            number, one = one.idnum, one.get_object()
            yield number, one
        if isinstance(one, DictionaryObject):
            waiting.extend(one.raw_get(key) for key in one)
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))


def test_numbers_of_pages(bound: PdfReader) -> None:
    assert [text[text.index("page ") :] for text in words(bound)] == [f"page {n} / 7" for n in range(1, 8)]
    assert [re.search(r"(Sommaire|Partie A|Fin) ?page", text)[1] for text in words(bound)] == [  # type: ignore[index]
        "Sommaire",
        *["Partie A"] * 5,
        "Fin",
    ]
    assert "A p.2, fin p.7" in words(bound)[0]
    assert [page.mediabox.width > page.mediabox.height for page in bound.pages] == [False] * 6 + [True]


def test_links_lead_from_one_gathering_to_another(bound: PdfReader) -> None:
    places = {name: bound.get_destination_page_number(one) for name, one in bound.named_destinations.items()}
    assert places == {"A": 1, "B2": 5, "sommaire": 0, "é(1)": 6}
    led = [
        list(dict.fromkeys(str(link.get_object()["/Dest"]) for link in page.get("/Annots", ())))
        for page in bound.pages
    ]
    assert led == [["A", "é(1)"], [], *[["B2", "A"]] * 4, ["sommaire"]]


def test_bookmarks_of_a_part_in_two_gatherings(bound: PdfReader) -> None:
    first, below, last = bound.outline
    assert (first.title, last.title) == ("Partie A", "Fin")  # type: ignore[union-attr]
    assert [(one.title, bound.get_destination_page_number(one)) for one in below] == [  # type: ignore[union-attr, arg-type]
        ("A1", 2),
        ("A2", 3),
        ("B1", 4),
        ("B2", 5),
    ]


@pytest.mark.parametrize("which", ["bound", "pdf"])
def test_everything_referred_to_is_there(which: str, request: pytest.FixtureRequest) -> None:
    found = dict(reached(request.getfixturevalue(which)))
    assert not [number for number, one in found.items() if one is None]
    kinds = {str(one.get("/Type")) for one in found.values() if isinstance(one, DictionaryObject)}
    assert {"/Catalog", "/Pages", "/Page", "/StructTreeRoot", "/StructElem", "/Outlines"} <= kinds


@pytest.mark.parametrize("which", ["bound", "pdf"])
def test_structure_of_the_whole(which: str, request: pytest.FixtureRequest) -> None:
    pdf: PdfReader = request.getfixturevalue(which)
    root: Any = pdf.trailer["/Root"]
    tree = root["/StructTreeRoot"]
    keys, values = tree["/ParentTree"]["/Nums"][::2], tree["/ParentTree"]["/Nums"][1::2]
    assert all(one < other for one, other in pairwise(keys))
    of_key = dict(zip(keys, values, strict=True))
    for page in pdf.pages:
        content = page.get_contents()
        assert content is not None
        marked = set(re.findall(rb"/MCID (\d+)", content.get_data()))
        assert len(of_key[page["/StructParents"]]) == len(marked)
        for link in page.get("/Annots", ()):
            assert of_key[link.get_object()["/StructParent"]].get_object()["/Type"] == "/StructElem"
    (document,) = tree["/K"]
    order = {page.indirect_reference.idnum: rank for rank, page in enumerate(pdf.pages)}  # type: ignore[union-attr]
    ranks = [order[top.get_object().raw_get("/Pg").idnum] for top in document.get_object()["/K"]]
    assert ranks == sorted(ranks)
    named = [str(one["/ID"]) for _, one in reached(pdf) if isinstance(one, DictionaryObject) and "/ID" in one]
    assert len(named) == len(set(named)) > 0


def test_margins_are_passed_over_by_screen_readers(bound: PdfReader) -> None:
    for page in bound.pages:
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b"/Artifact <</Type /Pagination>> BDC") == 1


def texte(weight: int) -> Texte:
    return Texte("A", "A", "x" * weight, fiche=True, titree=True)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([], []),
        ([1], [1]),
        ([400_000], [1]),
        ([10, 400_000, 10], [1, 1, 1]),
        ([50_000] * 7, [3, 3, 1]),
    ],
)
def test_gatherings(weights: list[int], expected: list[int]) -> None:
    textes = [texte(weight) for weight in weights]
    made = list(gathered(textes))
    assert [len(one) for one in made] == expected
    assert [one for some in made for one in some] == textes


def test_a_link_bears_the_number_of_its_page() -> None:
    html = '<a class="x" href="#A">a</a> <a href="#B" rel="noopener">b</a> <a href="https://example.org/#A">c</a>'
    assert numbered(html, {"A": 12}) == (
        '<a class="x" href="#A" data-page="12">a</a> <a href="#B" data-page="000" rel="noopener">b</a> '
        '<a href="https://example.org/#A">c</a>'
    )
    assert addressed(html) == (
        '<a class="x" href="filrouge-dossier:A">a</a> <a href="filrouge-dossier:B" rel="noopener">b</a> '
        '<a href="https://example.org/#A">c</a>'
    )


def test_numbers_that_never_come_to_stay_are_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.dossier.presse._TURNS", 1)
    with pytest.raises(RuntimeError, match="numbers of the pages"):
        to_pdf(
            Papier((Cahier(f'{HEAD}<p id="a"><a href="#a">a</a></p>', chiffre=True),), STYLE, MARGINS, "", "")
        )
