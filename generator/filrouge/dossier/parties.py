"""Pages to the parts of the dossier, in the order in which an auditor reads."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from posixpath import normpath
from urllib.parse import unquote

from filrouge.dossier.fragment import anchors, bare, relink
from filrouge.pages import Page
from filrouge.profil import Profil
from filrouge.records import type_of_id
from filrouge.sections import sections_of

_HORS = ("regles", "recherche")
"""Sections that say how the tool works, not how the organisation does, or that need a browser."""
_INDEX_SEUL = ("vie",)
"""Sections of which the other pages repeat, year after year, what each record tells of itself."""
_TITRES = {"": "L’essentiel", "actions": "Les actions, une à une", "bilans": "Bilans annuels"}
_ORDRE = (
    *("", "parcours", "plan", "actions", "retours", "revues", "risques", "efficacite", "tracabilite", "vie"),
    *("procedures", "bilans"),
)
_A_PART = {"action": "actions", "bilan": "bilans"}
"""Records that have a part of their own, away from the tables of their section."""
_WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Texte:
    """One page of the site inside the dossier.

    ``ancre`` is where links to it lead and begins the ids inside it; ``fiche`` is True for a record, whose
    ``ancre`` is its id. The page that opens a part leaves its title to it, and is not ``titree``.
    """

    ancre: str
    titre: str
    html: str
    fiche: bool
    titree: bool


@dataclass(frozen=True, slots=True)
class Partie:
    """A part: the page that opens its section, where it has one, then its other pages."""

    ancre: str
    titre: str
    textes: tuple[Texte, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """An attachment that the dossier cites: the name the site serves it by, and the texts that cite it."""

    servie: str
    citee_en: tuple[str, ...]


def parties(pages: Iterable[Page], fiches: Collection[str]) -> tuple[tuple[Partie, ...], tuple[Piece, ...]]:
    """Return the parts and the attachments they cite; of the pages of records, only those of ``fiches`` are shown.

    Raises:
        ValueError: two pages would have the same anchors, or one fetches something: a bug.
    """
    kept = {page.path: _texte(page) for page in pages if _shown(page, fiches)}
    if len({texte.ancre for texte in kept.values()}) < len(kept):
        raise ValueError("two pages of the dossier have the same anchor")
    links = _Links(kept)
    groups: dict[str, list[Texte]] = {}
    for path, texte in kept.items():
        groups.setdefault(_part(path), []).append(replace(texte, html=links.rewritten(path)))
    made = tuple(Partie(_key(part), _title(part), tuple(groups[part])) for part in _ordered(groups))
    return made, links.pieces()


class _Links:
    """Leads every link of a page to its place in the dossier, and notes the attachments met."""

    def __init__(self, kept: Mapping[str, Texte]) -> None:
        self._kept = kept
        self._anchors = {path: frozenset(anchors(texte.html)) for path, texte in kept.items()}
        self._cited: dict[str, dict[str, None]] = {}

    def rewritten(self, path: str) -> str:
        texte = self._kept[path]
        html = relink(texte.html, f"{texte.ancre}.", self._from(path))
        # The place is the title, not what holds it: that may begin, empty, at the foot of the page before.
        signet = f"{texte.ancre} {texte.titre}" if texte.fiche else texte.titre
        return html.replace(
            "<h2>", f'<h2 id="{texte.ancre}" data-signet="{escape(signet)}">', 1 if texte.titree else 0
        )

    def pieces(self) -> tuple[Piece, ...]:
        return tuple(Piece(name, tuple(where)) for name, where in sorted(self._cited.items()))

    def _from(self, path: str) -> Callable[[str], str | None]:
        folder = path.rpartition("/")[0]

        def lead(address: str) -> str | None:
            if address.startswith(_WEB):
                return address
            way, _, anchor = address.partition("#")
            target = normpath(f"{folder}/{unquote(way)}".lstrip("/")) if way else path
            if target.startswith("pieces/"):
                name = target.removeprefix("pieces/")
                self._cited.setdefault(name, {})[self._kept[path].ancre] = None
                return f"#piece.{name}"
            if target not in self._kept:
                return None
            place = self._kept[target].ancre
            return f"#{place}.{anchor}" if unquote(anchor) in self._anchors[target] else f"#{place}"

        return lead


def _texte(page: Page) -> Texte:
    id_ = _record(page.path)
    opening = page.path.endswith("index.html")
    ancre = id_ or (_key(_part(page.path)) if opening else page.path.removesuffix(".html").replace("/", "-"))
    titre = page.title.removeprefix(f"{id_} – ")
    return Texte(
        ancre, titre, bare(page.html, deeper=0 if opening else 1, titled=not opening), bool(id_), not opening
    )


def _shown(page: Page, fiches: Collection[str]) -> bool:
    id_, section = _record(page.path), page.path.rpartition("/")[0]
    if id_:
        return id_ in fiches
    return section not in _HORS and (section not in _INDEX_SEUL or page.path.endswith("/index.html"))


def _record(path: str) -> str:
    """Return the id of the record that a page shows, "" for none."""
    stem = path.rpartition("/")[2].removesuffix(".html")
    return stem if type_of_id(stem) else ""


def _part(path: str) -> str:
    type_ = type_of_id(_record(path))
    section = path.rpartition("/")[0]
    return _A_PART.get(type_.name, section) if type_ else section


def _ordered(groups: Iterable[str]) -> Iterator[str]:
    """Yield the parts in the order of the auditor; a section that it does not know comes last."""
    present = tuple(groups)
    yield from (part for part in _ORDRE if part in present)
    yield from (part for part in present if part not in _ORDRE)


def _key(part: str) -> str:
    return part or "essentiel"


def _title(part: str) -> str:
    return _TITRES.get(part) or dict(sections_of(Profil.INTERNE))[part]
