"""Every reference of every page: it leads to a file and an anchor of the site, or it is refused.

This is the last look at the HTML before it is published, whoever wrote it. Fragments are scanned with
one regular expression (``html.parser`` takes ten times longer): they come from our templates and
our sanitiser, which quote attributes and escape ``<`` in text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from filrouge.diagnostics import Finding, Span, closest
from filrouge.pages import Fragments, Page
from filrouge.pages.fragments import given, mark
from filrouge.site.faults import CONFIG_PATH, fault
from filrouge.site.fill import NOT_FOUND, Site, folder_of
from filrouge.site.shell import ANCHOR, Shell

# A tag with attributes: most have none.
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*+)[\s/]([^<>"']*+(?:"[^"]*"[^<>"']*+|'[^']*'[^<>"']*+)*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_ADDRESSES = frozenset(
    (
        "href",
        "src",
        "srcset",
        "xlink:href",
        "action",
        "formaction",
        "poster",
        "data",
        "ping",
        "cite",
        "background",
        "manifest",
    )
)
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL | re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BASE = re.compile(r"/(?:(?!\.{1,2}/)[A-Za-z0-9._~-]+/)*")
_OUR_FAULT = "c’est un défaut de Fil Rouge, pas de vos fiches : signalez-le"
_CLICKED = re.compile(r"(?:https?://[^/]|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scan:
    """What a piece of HTML refers to (tag and address), and the anchors it offers."""

    references: tuple[tuple[str, str], ...]
    anchors: frozenset[str]


def check_links(site: Site, fragments: Fragments | None = None) -> tuple[Finding, ...]:
    """Return one finding for each reference of each page that leads nowhere or elsewhere.

    Every page is checked, whatever is kept: ``fragments`` hold what each of them refers to.
    """
    checker = _Checker(site, fragments)
    pages = (finding for page in site.pages.values() for finding in checker.page(page))
    return (*checker.shells(), *checker.base(), *pages)


class _Checker:
    def __init__(self, site: Site, fragments: Fragments | None) -> None:
        self._site = site
        self._paths = frozenset(site)
        self._scans = {path: _scanned(page, fragments) for path, page in site.pages.items()}
        self._shells = {
            folder: _scan_shell(shell, site.above) for folder, shell in site.shells.by_folder.items()
        }
        self._fragments = fragments

    @cached_property
    def _targets(self) -> str:
        """The mark of all that a link may lead to."""
        shells = ((folder, *sorted(scan.anchors)) for folder, scan in self._shells.items())
        pages = ((path, *sorted(scan.anchors)) for path, scan in self._scans.items())
        return mark("\n".join((*sorted(self._paths), *map(" ".join, shells), *map(" ".join, pages))))

    def shells(self) -> Iterator[Finding]:
        """Check what surrounds the pages: theme files and navigation."""
        for folder, scan in self._shells.items():
            for why, address, help_ in self._faults(f"{folder}/index.html".lstrip("/"), scan):
                message = f"la navigation ou le thème cite « {_short(address)} » : {why}"
                yield fault("lien-casse", message, Span(CONFIG_PATH), *help_, _OUR_FAULT)

    def base(self) -> Iterator[Finding]:
        """Check where the page 404.html, as it will be published, says that the site is."""
        html = self._site.content(NOT_FOUND.path).decode("utf-8")
        for tag, address in _scan(_SCRIPT.sub(r"\1</script>", html)).references:
            if tag == "base" and not _BASE.fullmatch(address):
                message = f"la page {NOT_FOUND.path} chercherait le site à « {_short(address)} »"
                yield fault("lien-casse", message, Span(CONFIG_PATH), "corrigez « site_url »")

    def page(self, page: Page) -> Iterator[Finding]:
        """Check the references of one page; those that were found good are, while they and all targets are the same."""
        scan = self._scans[page.path]
        faults = given(
            self._fragments,
            f"liens suivis {page.path}",
            lambda: mark(f"{self._targets} {page.mark}"),
            lambda: [*self._faults(page.path, scan)],
        )
        for why, address, help_ in faults:
            message = f"dans la page {page.path}, le lien « {_short(address)} » : {why}"
            yield fault("lien-casse", message, Span(page.source or page.path), *help_, _OUR_FAULT)

    def _faults(self, path: str, scan: _Scan) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for tag, address in scan.references:
            if tag == "base":
                yield "« base » déplacerait tous les liens de la page", address, ()
            elif _SCHEME.match(address) or address.startswith("//"):
                if tag != "a" or not _CLICKED.match(address):
                    yield (
                        "le site n’appelle aucune autre adresse ; seul un lien https:// ou mailto: que l’on clique est accepté",
                        address,
                        (),
                    )
            elif why := self._broken(path, address):
                yield why, address, self._near(path, address)

    def _broken(self, path: str, address: str) -> str:
        """Return why a relative address leads nowhere, "" when it leads somewhere."""
        if address.startswith("/") or "\\" in address:
            return (
                "une adresse du site est relative et s’écrit avec « / », pour qu’il s’ouvre depuis un dossier"
            )
        way, _, anchor = address.partition("#")
        target = _resolve(path, way)
        if target not in self._paths:
            return "cette page ou ce fichier n’existe pas"
        if anchor and target in self._scans and unquote(anchor) not in self._anchors(target):
            return "l’ancre n’existe pas dans cette page"
        return ""

    def _anchors(self, path: str) -> frozenset[str]:
        return self._scans[path].anchors | self._shells[folder_of(path)].anchors

    def _near(self, path: str, address: str) -> tuple[str, ...]:
        way, _, anchor = address.partition("#")
        target = _resolve(path, way)
        if target in self._scans:
            near = closest(unquote(anchor), self._anchors(target))
            return (f"vouliez-vous dire « #{near} » ?",) if near else ()
        near = closest(target, self._paths)
        return (f"vouliez-vous dire « {near} » ?",) if near else ()


def _resolve(path: str, way: str) -> str:
    """Return the path in the site that a relative address means from a page."""
    way = unquote(way.partition("?")[0])
    return _normal(f"{folder_of(path)}/{way}".lstrip("/")) if way else path


# The same pages are cited from the same folders thousands of times.
_normal = lru_cache(maxsize=16384)(normpath)


def _scanned(page: Page, fragments: Fragments | None) -> _Scan:
    def make() -> tuple[tuple[tuple[str, str], ...], list[str]]:
        scan = _scan(page.html)
        return scan.references, sorted(scan.anchors)

    references, anchors = given(fragments, f"liens {page.path}", lambda: page.mark, make)
    return _Scan(references, frozenset(anchors))


def _scan(html: str) -> _Scan:
    references: list[tuple[str, str]] = []
    anchors: set[str] = set()
    for tag, attributes in _TAG.findall(html):
        for name, value in _useful(attributes):
            if name == "id":
                anchors.add(value)
            else:
                references.append((tag.lower(), value))
    return _Scan(tuple(references), frozenset(anchors))


# The same classes come back thousands of times.
@lru_cache(maxsize=8192)
def _useful(attributes: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a tag that are an anchor or an address."""
    found = []
    for name, *values in _ATTRIBUTE.findall(attributes):
        key, value = name.lower(), unescape("".join(values)).strip()
        if key == "id" or key in _ADDRESSES or (key == "style" and "url(" in value.lower()):
            found.append((key, value))
    return tuple(found)


@lru_cache(maxsize=64)
def _scan_shell(shell: Shell, above: str) -> _Scan:
    scan = _scan(_SCRIPT.sub(r"\1</script>", "".join((*shell.pieces, above))))
    return _Scan(scan.references, scan.anchors | {ANCHOR})


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:79]}…"
