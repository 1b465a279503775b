"""One document to a PDF: the only module that knows WeasyPrint, which is optional and loads system libraries."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from io import StringIO
from typing import Any

from filrouge.diagnostics import UserError

_MARK = b"% Fil Rouge\n"
"""A comment at the end of the PDF, whose metadata is compressed: it tells our files from others."""
_GENERATOR = b'<meta name="generator" content="Fil Rouge '
_HEAD = 5000
"""Bytes of an HTML file in which it says who made it."""
_TURN = "Repagination"
_PAGE = "Step 5 - Creating layout - Page "
_REMEDY = (
    "installez-la avec « pip install 'filrouge[pdf]' » ; puis, sous Debian ou Ubuntu : « apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 » ; sous macOS : « brew install pango » ; sous Windows : MSYS2, puis « pacman -S "
    "mingw-w64-ucrt-x86_64-pango ». Sans rien installer : --html donne le même dossier, à imprimer depuis un navigateur"
)


def to_pdf(html: str, tell: Callable[[int, int], None] = lambda *_: None) -> bytes:
    """Return the PDF of a document: tagged, with bookmarks; the same bytes each time on one machine.

    Nothing else than the document is read, whatever it refers to. ``tell`` is told how things go: the
    number of the pass over the pages, from 1, and the page it has come to.

    Raises:
        UserError: WeasyPrint or a system library that it needs is not installed.
    """
    weasyprint = _engine()
    with _told(tell), _pages_remembered():
        # No protocol is allowed: neither a file nor an address is ever opened.
        fetcher = weasyprint.URLFetcher(allowed_protocols=())
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        raw: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return raw + _MARK


def is_ours(content: bytes) -> bool:
    """Tell a dossier made here, HTML or PDF, from any other file."""
    return content.endswith(_MARK) or _GENERATOR in content[:_HEAD]


def check_engine() -> None:
    """Find out at once, before the long work, that a PDF cannot be made.

    Raises:
        UserError: WeasyPrint or a system library that it needs is not installed.
    """
    _engine()


def _engine(load: Callable[[str], Any] = import_module) -> Any:
    """Load WeasyPrint; what it prints when it cannot would come before the sentence that says it in French."""
    try:
        with redirect_stdout(StringIO()):
            return load("weasyprint")
    except ImportError as error:
        raise UserError(
            "le PDF demande la bibliothèque WeasyPrint, qui n’est pas installée", _REMEDY
        ) from error
    except OSError as error:
        raise UserError(
            "le PDF demande la bibliothèque système Pango, que WeasyPrint ne trouve pas", _REMEDY
        ) from error


@contextmanager
def _pages_remembered() -> Iterator[None]:
    """Have the writer of the PDF list its pages once, rather than again for each element that it tags.

    That work grows with the square of the pages.
    """
    writer: Any = import_module("pydyf")
    plain = writer.PDF

    class Remembering(plain):  # type: ignore[misc, valid-type] # loaded at run time
        _listed: tuple[bytes, ...] = ()

        @property
        def page_references(self) -> tuple[bytes, ...]:
            if len(self._listed) != self.pages["Count"]:
                self._listed = super().page_references
            return self._listed

    writer.PDF = Remembering
    try:
        yield
    finally:
        writer.PDF = plain


class _Steps(logging.Handler):
    def __init__(self, tell: Callable[[int, int], None]) -> None:
        super().__init__()
        self._tell, self._turn = tell, 1

    def emit(self, record: logging.LogRecord) -> None:
        """Follow the pages as the engine names them."""
        said = record.getMessage()
        if _TURN in said:
            self._turn += 1
        elif said.startswith(_PAGE):
            self._tell(self._turn, int(said.removeprefix(_PAGE).partition(" ")[0]))


@contextmanager
def _told(tell: Callable[[int, int], None]) -> Iterator[None]:
    logger, steps = logging.getLogger("weasyprint.progress"), _Steps(tell)
    before, passes = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(steps)
    try:
        yield
    finally:
        logger.removeHandler(steps)
        logger.setLevel(before)
        logger.propagate = passes
