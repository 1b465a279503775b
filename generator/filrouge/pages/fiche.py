"""The page of one record: what all of them show around their own content."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from filrouge.history import SansHistorique
from filrouge.pages import french
from filrouge.pages.context import Context, record_title
from filrouge.pages.historique import Chronique, chronique
from filrouge.pages.html import html
from filrouge.pages.page import Label, Page
from filrouge.pages.paths import page_path
from filrouge.pages.render import render
from filrouge.pages.thread import Stage, thread
from filrouge.pages.view import View
from filrouge.records import Record, Ref, type_of

_RELATIONS = {
    "action": "en suit l’avancement",
    "decidee_en": "a été décidée ici",
    "examines": "l’examine",
    "origines": "en fait son origine",
    "sur": "prend une décision à ce sujet",
}

Fact = tuple[str, str | Markup]


@dataclass(frozen=True, slots=True)
class Fiche:
    """What surrounds the content of a record."""

    kind: str
    label: str
    id: str
    title: str
    facts: tuple[Fact, ...]
    thread: tuple[Stage, ...]
    pieces: tuple[Markup, ...]
    backlinks: tuple[tuple[Markup, str], ...]
    chronique: Chronique | None
    sans: SansHistorique | None
    source: str


def record_page(
    view: View,
    record: Record,
    *,
    facts: Iterable[tuple[str, str | Markup | None]],
    label: str = "",
    has_thread: bool = True,
    pieces: Iterable[str] = (),
    states: tuple[str, ...] = (),
    **values: object,
) -> Page:
    """Return the page of a record, from the template of its type; facts that say nothing are left out.

    ``states`` are words of its facts or its steps, for the search.
    """
    type_, historique = type_of(record), view.context.evidence.historique
    fiche = Fiche(
        kind=type_.name,
        label=label or f"{type_.label[0].upper()}{type_.label[1:]}",
        id=record.id,
        title=record_title(view.context, record),
        facts=tuple((term, value) for term, value in (*facts, _copied(view, record)) if value),
        thread=thread(view, Ref(record.id)) if has_thread else (),
        pieces=tuple(piece(view, cited) for cited in dict.fromkeys(pieces)),
        backlinks=tuple(_backlinks(view, record)),
        chronique=chronique(view.context, record.id),
        sans=historique if isinstance(historique, SansHistorique) else None,
        source=view.context.evidence.documents[record.id].path,
    )
    content = render(type_.name, view, fiche=fiche, record=record, **values)
    title = f"{record.id} – {fiche.title}"
    told = Label(record.id, fiche.title, fiche.label, states)
    return Page(view.path, title, content, fiche.source, told)


def view_of(context: Context, record: Record) -> View:
    """Return the view from a record's page."""
    return View(context, page_path(record.id))


def piece(view: View, cited: str) -> Markup:
    """Return the link to an attachment, under the name people know."""
    found = view.context.evidence.attachments.get(cited)
    if found is None:
        return html("%s (pièce absente)", cited.rpartition("/")[2])
    return html(
        '<a href="%s" download="%s">%s</a> (%s)',
        view.href(f"pieces/{found.served}"),
        found.name,
        found.name,
        french.size(found.size),
    )


def _copied(view: View, record: Record) -> tuple[str, str | Markup]:
    """Say that a record was copied from an older document: its dates are then earlier than the repository."""
    source: str | None = getattr(record, "repris_de", None)
    day: date | None = getattr(record, "repris_le", None)
    if source and day:
        return "Reprise de", html("%s, le %s", french.spaced(source), view.date(day))
    if day:
        return "Reprise le", view.date(day)
    return "Reprise de", french.spaced(source) if source else ""


def _backlinks(view: View, record: Record) -> Iterator[tuple[Markup, str]]:
    links = view.context.graph.to(Ref(record.id))
    told = {(link.source, link.relation, link.target.fragment or "") for link in links}
    for source, relation, fragment in sorted(told, key=lambda link: (str(link[0]), *link[1:])):
        words = _RELATIONS.get(relation, "y renvoie")
        yield view.link(source), f"{words} (#{fragment})" if fragment else words
