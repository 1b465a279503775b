"""One file about to be recorded: every piece of personal data in it, at its line and column."""

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from filrouge.diagnostics import Finding, Severity, Span
from filrouge.garde.bureautique import textes_du_document
from filrouge.garde.detecteur import Detecteur
from filrouge.garde.genres import Genre
from filrouge.garde.recits import Recit, phrase_privee, recits
from filrouge.garde.sensible import vie_privee
from filrouge.source import open_document

DE_L_ORGANISME = frozenset({Genre.COURRIEL, Genre.TELEPHONE, Genre.SIRET})
"""What the file of the organisation itself may hold."""
_ADMITTED: Mapping[str, frozenset[Genre]] = {
    "content/organisme.yaml": DE_L_ORGANISME,
    # Who has no fingerprint may give the address of a service: the schema says so.
    "site_config/auteurs.yaml": frozenset({Genre.COURRIEL}),
}
_PREUVES = "content/preuves/"
_RECORDS = ("content/", ".yaml")
_TOLD = 10
"""Places of a file that are told one by one."""
_LOOKED_AT_BY_GIT = 8000
"""Bytes in which git itself looks for a zero, the sign of a file that is no text."""
_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class Relecture:
    """What was found in a file; ``texte`` is what was read, for excerpts, None of a document that only a program shows."""

    texte: str | None
    findings: tuple[Finding, ...]


def relire(path: str, raw: bytes, finder: Detecteur) -> Relecture | None:
    """Read a file as it would be recorded; None when it is neither a text nor a document of an office suite.

    Whatever its encoding: a survey exported for Excel is read too. The number of an organisation is passed over.
    Of a file full of data, the first places are enough.
    """
    text = _text(raw)
    if text is None:
        texts = tuple(textes_du_document(raw))
        return Relecture(None, tuple(_document(path, texts, finder))) if texts else None
    found = (*_designations(path, text, finder), *islice(_private(path, raw, text), _TOLD))
    return Relecture(text, tuple(sorted(found, key=lambda one: (one.span, one.message))))


def _document(path: str, texts: Iterable[str], finder: Detecteur) -> Iterator[Finding]:
    """Yield each kind once: a document has neither lines nor columns."""
    seen = Counter((one.genre, one.gravite) for text in texts for one in finder.trouve(text))
    for (genre, gravite), times in seen.items():
        if gravite is not Severity.INFORMATION:
            message = f"ce document {genre.phrase}{f', {times} fois' if times > 1 else ''}"
            yield Finding("donnee-personnelle", gravite, message, Span(path), helps=(genre.remede,))


def relire_nom(path: str, finder: Detecteur) -> Iterator[Finding]:
    """Yield what the name of a file says: it is recorded too."""
    for genre in dict.fromkeys(one.genre for one in finder.trouve(path) if one.gravite is Severity.ERREUR):
        message = f"le nom de ce fichier {genre.phrase}"
        yield Finding(
            "donnee-personnelle", Severity.ERREUR, message, Span(path), helps=("renommez-le (git mv)",)
        )


def _text(raw: bytes) -> str | None:
    encoding = _BOMS.get(raw[:2])
    if encoding is None and b"\0" in raw[:_LOOKED_AT_BY_GIT]:
        return None
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = raw.decode(encoding or "cp1252", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _designations(path: str, text: str, finder: Detecteur) -> Iterator[Finding]:
    admitted = _ADMITTED.get(path, frozenset())
    found = [
        one
        for one in finder.trouve(text)
        if one.genre not in admitted and one.gravite is not Severity.INFORMATION
    ]
    # The gravest first, should there be too many to tell.
    told = sorted(found, key=lambda one: one.gravite is not Severity.ERREUR)[:_TOLD]
    for one in told:
        more = (
            f" ; {len(found) - _TOLD} autres dans ce fichier"
            if one is told[-1] and len(found) > _TOLD
            else ""
        )
        yield Finding(
            "donnee-personnelle",
            one.gravite,
            f"ce qui va être enregistré {one.genre.phrase}{more}",
            _span(path, text, one.debut, one.fin),
            helps=(one.genre.remede,),
        )


def _private(path: str, raw: bytes, text: str) -> Iterator[Finding]:
    """Yield the private matters of a record's texts; of a file of proof, those of each line, which is an answer."""
    if path.startswith(_PREUVES):
        recit = Recit((), text, Severity.AVERTISSEMENT)
        for number, row in enumerate(text.split("\n"), start=1):
            for one in vie_privee(row):
                yield _told(recit, one.genre, Span(path, number, one.debut + 1, number, one.fin + 1))
    elif path.startswith(_RECORDS[0]) and path.endswith(_RECORDS[1]):
        document, _ = open_document(path, raw)
        if document is None:
            return
        for recit in recits(document.data):
            for genre in dict.fromkeys(one.genre for one in vie_privee(recit.texte)):
                yield _told(recit, genre, document.span(recit.pointer))


def _told(recit: Recit, genre: Genre, span: Span) -> Finding:
    message = phrase_privee("ce fichier", recit, genre)
    return Finding("donnee-sensible", recit.gravite, message, span, helps=(genre.remede,))


def _span(path: str, text: str, start: int, end: int) -> Span:
    line, last = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    return Span(path, line, start - text.rfind("\n", 0, start), last, end - text.rfind("\n", 0, end))
