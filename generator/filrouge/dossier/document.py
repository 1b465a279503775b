"""The dossier as one HTML document, the same for the PDF and for a browser."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from filrouge import __version__
from filrouge.dossier.abrege import shortened
from filrouge.dossier.couverture import Couverture, couverture
from filrouge.dossier.dessins import drawn
from filrouge.dossier.papier import Cahier, Feuille, Papier, gathered
from filrouge.dossier.parties import Partie, Piece, parties
from filrouge.dossier.portee import portee
from filrouge.evidence import Evidence
from filrouge.pages import Page, french, stylesheet, svg
from filrouge.records import type_of_id
from filrouge.records.attachments import Attachment

GENERATOR = f"Fil Rouge {__version__}"
"""Says who made a document, in the HTML and in the PDF."""
_NUMBERED = ("essentiel", "parcours")
"""Parts whose links say on which page they lead."""
_ANNEXE = "Annexe. Pièces citées"


@dataclass(frozen=True, slots=True)
class PieceCitee:
    """An attachment as the annex lists it."""

    piece: Piece
    fichier: Attachment


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the document is made of."""

    couverture: Couverture
    parties: tuple[Partie, ...]
    pieces: tuple[PieceCitee, ...]


def compose(evidence: Evidence, pages: Iterable[Page], *, complete: bool = False, faults: int = 0) -> Dossier:
    """Put pages together in the order of the auditor.

    ``pages`` are those of the site, as ``render_pages`` gives them: what they leave out is not in the dossier
    either. ``complete`` shows every record in full; ``faults`` is the number of errors of a draft.
    """
    pages = tuple(pages)
    shown = portee(evidence, complete=complete)
    made, cited = parties(pages, shown.fiches)
    files_ = {one.served: one for one in evidence.attachments.values()}
    total = sum(bool(type_of_id(page.path.rpartition("/")[2].removesuffix(".html"))) for page in pages)
    full = sum(texte.fiche for partie in made for texte in partie.textes)
    return Dossier(
        couverture(evidence, shown, (full, total), faults),
        made,
        tuple(PieceCitee(piece, files_[piece.servie]) for piece in cited),
    )


def for_screen(dossier: Dossier) -> str:
    """Return the document for a browser: it asks for no other file and runs nothing."""
    style = f"{stylesheet()}\n{_style('ecran')}"
    return _template("dossier.html.j2").render(
        cover=dossier.couverture,
        parts=dossier.parties,
        pieces=dossier.pieces,
        generator=GENERATOR,
        style=Markup(style),  # noqa: S704 # our own style sheet
        policy=_policy(style),
    )


def for_paper(dossier: Dossier) -> Papier:
    """Return what is laid out for the PDF."""
    return Papier(
        tuple(_cahiers(dossier)),
        _style("papier"),
        _style("marges"),
        dossier.couverture.organisme,
        dossier.couverture.etat,
    )


def margins(papier: Papier, feuilles: Iterable[Feuille], total: int) -> str:
    """Return a document of pages that are empty but for their margins; ``total`` is how many the dossier has."""
    return _template("marges.html.j2").render(
        organisme=papier.organisme, etat=papier.etat, feuilles=feuilles, total=total
    )


def _cahiers(dossier: Dossier) -> Iterator[Cahier]:
    macros: Any = _template("morceaux.j2").module  # its macros

    def made(body: str) -> str:
        html = _template("cahier.html.j2").render(cover=dossier.couverture, generator=GENERATOR, body=body)
        return drawn(shortened(html))

    yield Cahier(made(macros.couverture(dossier.couverture)), muet=True)
    yield Cahier(made(macros.sommaire(dossier.parties, dossier.pieces)), chiffre=True)
    for rank, partie in enumerate(dossier.parties, 1):
        for number, textes in enumerate(gathered(partie.textes)):
            body = macros.partie(partie, rank, textes, opens=not number)
            yield Cahier(made(body), partie.titre, partie.ancre in _NUMBERED, suite=number > 0)
    if dossier.pieces:
        yield Cahier(made(macros.annexe(dossier.pieces)), _ANNEXE)


def _policy(style: str) -> str:
    """Allow the document its one style and nothing else, should anything hostile ever reach it."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _style(folder: str) -> str:
    parts = sorted((files("filrouge.dossier") / "static" / folder).iterdir(), key=lambda part: part.name)
    return "\n".join(
        part.read_text(encoding="utf-8")
        for part in parts
        if part.name.endswith(".css") and not part.name.endswith(".svg.css")
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("filrouge.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"french": french, "icon": svg.icon}
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)
