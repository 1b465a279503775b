"""Lays out the gatherings of a dossier one by one, then what depends on all of them: numbers of pages, and margins."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate
from typing import Any

from filrouge.dossier.document import margins
from filrouge.dossier.papier import Cahier, Feuille, Papier, addressed, numbered
from filrouge.dossier.reliure import Cousu, Reliure

_TURNS = 5
_SHEETS = 100
"""Pages whose margins are laid out together."""
_POINTS = 0.75
"""Points in a pixel of CSS."""


class Presse:
    """One dossier to one PDF. ``weasyprint`` and ``pydyf`` are the modules of these names."""

    def __init__(self, weasyprint: Any, pydyf: Any, papier: Papier) -> None:
        self._weasyprint, self._papier = weasyprint, papier
        # No protocol is allowed: neither a file nor an address is ever opened.
        self._fetcher = weasyprint.URLFetcher(allowed_protocols=())
        self._fonts = weasyprint.text.fonts.FontConfiguration()
        self._style, self._style_of_margins = (
            weasyprint.CSS(string=style, font_config=self._fonts, url_fetcher=self._fetcher)
            for style in (papier.style, papier.style_des_marges)
        )
        self._binding = Reliure(pydyf)

    def printed(self, tell: Callable[[int, int], None]) -> bytes:
        """Return the PDF.

        Raises:
            RuntimeError: the pages that print numbers of pages never come to stay: a bug.
        """
        cahiers = self._papier.cahiers
        sewn: dict[int, Cousu] = {}
        for rank, cahier in enumerate(cahiers):
            if not cahier.chiffre:
                with _collected_once():
                    sewn[rank] = self._sewn(cahier, self._laid(cahier.html))
            tell(rank + 1, len(cahiers))
        self._number(sewn)
        ordered = [sewn[rank] for rank in range(len(cahiers))]
        return self._binding.bind(ordered, self._margins(ordered))

    def _number(self, sewn: dict[int, Cousu]) -> None:
        """Add the gatherings that print numbers of pages, which depend on how long they are themselves."""
        citing = {rank: one for rank, one in enumerate(self._papier.cahiers) if one.chiffre}
        numbers: Mapping[str, int] = {}
        for _ in range(_TURNS):
            laid = {rank: self._laid(numbered(one.html, numbers)) for rank, one in citing.items()}
            ranks: dict[int, Mapping[str, int]] = {rank: _ranks(document) for rank, document in laid.items()}
            ranks |= {rank: one.rangs for rank, one in sewn.items()}
            lengths = {rank: len(document.pages) for rank, document in laid.items()}
            lengths |= {rank: len(one.pages) for rank, one in sewn.items()}
            found = _numbers(ranks, lengths)
            if found == numbers or not citing:
                sewn |= {rank: self._sewn(citing[rank], document) for rank, document in laid.items()}
                return
            numbers = found
        raise RuntimeError("the numbers of the pages move the pages")

    def _laid(self, html: str) -> Any:
        return self._rendered(addressed(html), self._style)

    def _rendered(self, html: str, style: Any) -> Any:
        page = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher)
        return page.render(font_config=self._fonts, stylesheets=[style], pdf_variant="pdf/ua-1")

    def _sewn(self, cahier: Cahier, document: Any) -> Cousu:
        signets = document.make_bookmark_tree(_POINTS, transform_pages=True)
        for page in document.pages:
            page.bookmarks = []  # those of the whole are written by ``Reliure``
        made: list[Cousu] = []
        self._written(
            document, lambda pdf: made.append(self._binding.sew(pdf, signets, suite=cahier.suite)), "pdf/ua-1"
        )
        return made[0]

    def _margins(self, sewn: Sequence[Cousu]) -> list[int]:
        drawn: list[int] = []
        sheets = list(_sheets(self._papier.cahiers, sewn))
        for first in range(0, len(sheets), _SHEETS):
            html = margins(self._papier, sheets[first : first + _SHEETS], len(sheets))
            document = self._rendered(html, self._style_of_margins)
            self._written(document, lambda pdf: drawn.extend(self._binding.sew_margins(pdf)), None)
        return drawn

    def _written(self, document: Any, take: Callable[[Any], None], variant: str | None) -> None:
        """Have the objects of a document taken, in place of its file."""
        document.write_pdf(BytesIO(), finisher=lambda _, pdf: take(pdf), pdf_variant=variant)


@contextmanager
def _collected_once() -> Iterator[None]:
    """Look for what is no longer used once, at the end: the boxes of a gathering all live until then, and are many."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
    gc.collect()


def _ranks(document: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for rank, page in enumerate(document.pages):
        found = dict.fromkeys(page.anchors, rank) | found
    return found


def _numbers(ranks: Mapping[int, Mapping[str, int]], lengths: Mapping[int, int]) -> dict[str, int]:
    """Return the number of the page of each place, from 1, from the rank of its page in its gathering."""
    before = (0, *accumulate(lengths[one] for one in sorted(lengths)))
    return {name: before[one] + rank + 1 for one, places in ranks.items() for name, rank in places.items()}


def _sheets(cahiers: Iterable[Cahier], sewn: Iterable[Cousu]) -> Iterable[Feuille]:
    number = 0
    for cahier, one in zip(cahiers, sewn, strict=True):
        for wide in one.landscape():
            number += 1
            yield Feuille(number, cahier.titre, paysage=wide, muette=cahier.muet)
