"""A page that knows no engine, and a file that goes with it."""

from dataclasses import dataclass, field
from functools import cached_property

from filrouge.pages.fragments import mark


@dataclass(frozen=True, slots=True)
class Label:
    """What the page of a record says of it at a glance: ``states`` are words that the page shows too."""

    id: str
    title: str
    kind: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page of the site.

    ``path`` is where it stands from the site's root ("plan/ACT-2026-007.html"): its folder is the
    section it belongs to, whose index page lends it its surroundings. ``title`` is plain text;
    ``html`` a safe fragment with its own ``<h1>``, whose links are relative to ``path``. ``source``
    is the file of the repository behind the page, for messages ("" when there is none). ``label`` is
    there for the page of a record. ``marked`` is ``mark``, where it is known already.
    """

    path: str
    title: str
    html: str
    source: str = ""
    label: Label | None = None
    marked: str = field(default="", repr=False, compare=False)

    @cached_property
    def mark(self) -> str:
        """What tells the fragment from another."""
        return self.marked or mark(self.html)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file the pages need, as bytes: a style sheet, a script, a download, an attachment."""

    path: str
    content: bytes
