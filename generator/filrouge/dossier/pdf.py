"""A dossier to a PDF: the only module that loads WeasyPrint, which is optional and needs system libraries."""

from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from typing import Any

from filrouge.diagnostics import UserError
from filrouge.dossier.papier import Papier
from filrouge.dossier.presse import Presse

_MARK = b"% Fil Rouge\n"
"""A comment at the end of the PDF, whose metadata is compressed: it tells our files from others."""
_GENERATOR = b'<meta name="generator" content="Fil Rouge '
_HEAD = 5000
"""Bytes of an HTML file in which it says who made it."""
_REMEDY = (
    "installez-la avec « pip install 'filrouge[pdf]' » ; puis, sous Debian ou Ubuntu : « apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 » ; sous macOS : « brew install pango » ; sous Windows : MSYS2, puis « pacman -S "
    "mingw-w64-ucrt-x86_64-pango ». Sans rien installer : --html donne le même dossier, à imprimer depuis un navigateur"
)


def to_pdf(papier: Papier, tell: Callable[[int, int], None] = lambda *_: None) -> bytes:
    """Return the PDF of a dossier: tagged, with bookmarks; the same bytes each time on one machine.

    Nothing else than the dossier is read, whatever it refers to. ``tell`` is told how things go: how many gatherings
    are laid out, of how many.

    Raises:
        UserError: WeasyPrint or a system library that it needs is not installed.
    """
    return Presse(_engine(), import_module("pydyf"), papier).printed(tell) + _MARK


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
