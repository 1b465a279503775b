"""The page of one record: what all of them show around their own content."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar, cast

from markupsafe import Markup

from filrouge.history import SansHistorique
from filrouge.pages import french
from filrouge.pages.context import Context, record_title
from filrouge.pages.historique import Chronique, chronique, sans_historique
from filrouge.pages.html import html
from filrouge.pages.page import Label, Page
from filrouge.pages.paths import page_path
from filrouge.pages.render import render
from filrouge.pages.thread import Stage, thread
from filrouge.pages.view import View
from filrouge.records import Record, Ref, type_of
from filrouge.sections import SECTIONS
from filrouge.validation import load_schema

_RELATIONS = {
    "action": "en suit l’avancement",
    "decidee_en": "a été décidée ici",
    "examines": "l’examine",
    "origines": "en fait son origine",
    "sur": "prend une décision à ce sujet",
}

_SECTIONS = dict(SECTIONS)

Fact = tuple[str, str | Markup]


@dataclass(frozen=True, slots=True)
class Fiche:
    """What surrounds the content of a record."""

    kind: str
    section: str
    label: str
    id: str
    title: str
    facts: tuple[Fact, ...]
    thread: tuple[Stage, ...]
    pieces: tuple[Markup, ...]
    backlinks: tuple[tuple[Markup, str], ...]
    internes: tuple[tuple[str, str], ...]
    chronique: Chronique | None
    sans: SansHistorique | None
    source: str


R = TypeVar("R", bound=Record)


def record_pages(context: Context, records: Iterable[R], make: Callable[[View, R], Page]) -> Iterator[Page]:
    """Yield the page of each record, made again only when something that it shows has changed."""
    for record in records:
        path, title, content, source, told, marked = context.keep(
            page_path(record.id), partial(_made, record.id, make)
        )
        id_, name, kind, states = told
        yield Page(path, title, content, source, Label(id_, name, kind, tuple(states)), marked)


def _made(
    id_: str, make: Callable[[View, R], Page], context: Context
) -> tuple[str, str, str, str, tuple[str, str, str, tuple[str, ...]], str]:
    record = cast("R", context.graph.records[id_])
    page = make(View(context, page_path(id_)), record)
    if page.label is None:
        raise ValueError(f"the page of {id_} has no label")
    told = page.label.id, page.label.title, page.label.kind, page.label.states
    # What is not kept is read once: nobody asks for its mark.
    marked = "" if context.noted is None else page.mark
    return page.path, page.title, page.html, page.source, told, marked


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
    type_ = type_of(record)
    fiche = Fiche(
        kind=type_.name,
        section=_SECTIONS[view.path.partition("/")[0]],
        label=label or f"{type_.label[0].upper()}{type_.label[1:]}",
        id=record.id,
        title=record_title(view.context, record),
        facts=tuple((term, value) for term, value in (*facts, _copied(view, record)) if value),
        thread=thread(view, Ref(record.id)) if has_thread else (),
        pieces=tuple(piece(view, cited) for cited in dict.fromkeys(pieces)),
        backlinks=tuple(_backlinks(view, record)),
        internes=tuple(_internes(record)),
        chronique=chronique(view.context, record.id),
        sans=sans_historique(view.context),
        source=view.context.evidence.documents[record.id].path,
    )
    content = render(type_.name, view, fiche=fiche, record=record, **values)
    title = f"{record.id} – {fiche.title}"
    told = Label(record.id, fiche.title, fiche.label, states)
    return Page(view.path, title, content, fiche.source, told)


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


def _internes(record: Record) -> Iterator[tuple[str, str]]:
    """Yield title and text of what a record keeps for the team: nothing once an auditor may see it."""
    schema = load_schema(type_of(record).name)
    for (key,) in schema.internes:
        text: str | None = getattr(record, key)
        if text:
            yield schema.at((key,))["title"], text


def _backlinks(view: View, record: Record) -> Iterator[tuple[Markup, str]]:
    links = view.context.graph.to(Ref(record.id))
    told = {(link.source, link.relation, link.target.fragment or "") for link in links}
    for source, relation, fragment in sorted(told, key=lambda link: (str(link[0]), *link[1:])):
        words = _RELATIONS.get(relation, "y renvoie")
        yield view.link(source), f"{words} (#{fragment})" if fragment else words
