"""Pages and shells to files, each made when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from filrouge.pages import Asset, Page
from filrouge.site.shell import Shells

NOT_FOUND = Page(
    "404.html",
    "Page introuvable",
    '<div class="fil"><h1>Page introuvable</h1>\n<p>Cette page n’existe pas, ou n’existe plus. <a href="index.html">Retour à l’accueil</a></p></div>',
)


@dataclass(frozen=True, eq=False)
class Site:
    """A whole site in memory: ``files`` are those that are no page, ``base`` where it will be served.

    ``above`` is a safe fragment that stands above every page, the one that says a page is missing too.
    ``base`` is a path of its host ("/qualite/"), "" when unknown; only the page 404.html, which
    a host shows at any address, needs it. ``live`` says that the preview shows the site.
    """

    shells: Shells
    pages: Mapping[str, Page]
    files: Mapping[str, bytes]
    base: str = ""
    above: str = ""
    live: bool = False

    def __iter__(self) -> Iterator[str]:
        """Give every path, in order."""
        return iter(sorted((*self.pages, *self.files)))

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a file of this path."""
        return path in self.pages or path in self.files

    def content(self, path: str) -> bytes:
        """Return a file as it is published."""
        if path in self.files:
            return self.files[path]
        page = self.pages[path]
        base = self.base if path == NOT_FOUND.path else ""
        shell = self.shells.by_folder[folder_of(path)]
        html = f"{self.above}{page.html}"
        return shell.fill(page.title, html, base=base, live=self.live).encode("utf-8")


def fill(shells: Shells, pages: Iterable[Page], assets: Iterable[Asset], base: str = "") -> Site:
    """Put pages and files together; two of the same path, or a page of no section, are a bug."""
    by_path: dict[str, Page] = {}
    for page in (*pages, NOT_FOUND):
        if page.path in by_path or folder_of(page.path) not in shells.by_folder:
            raise ValueError(f"page {page.path!r} is there twice, or in no section")
        by_path[page.path] = page
    site = Site(shells, MappingProxyType(by_path), shells.files, base)
    return added(site, assets)


def added(site: Site, assets: Iterable[Asset]) -> Site:
    """Put more files in a site; two of the same path are a bug."""
    files = dict(site.files)
    for asset in assets:
        if asset.path in files or asset.path in site.pages:
            raise ValueError(f"asset {asset.path!r} stands in the way of another file")
        files[asset.path] = asset.content
    return replace(site, files=MappingProxyType(files))


def folder_of(path: str) -> str:
    """Return the folder of a page, "" for the root."""
    return path.rpartition("/")[0]
