"""Evidence to a site ready to be published, or to all that prevents it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlsplit

from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence
from filrouge.pages import SECTIONS, banner, render_assets, render_pages, sorted_errors
from filrouge.site.config import read_config
from filrouge.site.faults import CONFIG_PATH
from filrouge.site.fill import Site, fill
from filrouge.site.links import check_links
from filrouge.site.shell import build_shells


@dataclass(frozen=True, eq=False)
class Assembly:
    """A site; None when an error says why, and then ``findings`` are what prevents it.

    ``faults`` are the errors that rules find in a draft: its pages say how many. ``draftable`` tells
    that nothing else prevents the site. ``sources`` is the text of the files, for excerpts.
    """

    site: Site | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, str]
    faults: tuple[Finding, ...] = ()
    draftable: bool = False


def assemble(evidence: Evidence, *, draft: bool = False) -> Assembly:
    """Render the pages of a repository and check them; nothing is written.

    An error prevents it; in a draft, only those that no rule finds, for then the pages themselves
    would be wrong.
    """
    read = read_config(evidence.project.root, SECTIONS)
    sources = MappingProxyType({**evidence.sources, CONFIG_PATH: read.text})
    faults, others = sorted_errors(evidence)
    preventing = (*others, *read.findings)
    if preventing or read.config is None:
        return Assembly(None, preventing if draft else (*evidence.errors, *read.findings), sources)
    if faults and not draft:
        return Assembly(None, faults, sources, draftable=True)
    shells = build_shells(read.config, tuple(folder for folder, _ in SECTIONS))
    site = fill(shells, render_pages(evidence), render_assets(evidence), _base(read.config.site_url))
    if faults:
        site = _marked(site, banner(len(faults)))
    broken = check_links(site)
    return Assembly(None if broken else site, broken, sources, faults)


def _marked(site: Site, banner_: str) -> Site:
    """Put the warning of a draft above every page, the one that says a page is missing too."""
    pages = {path: replace(page, html=f"{banner_}{page.html}") for path, page in site.pages.items()}
    return replace(site, pages=MappingProxyType(pages))


def _base(site_url: str) -> str:
    """Return the path of a site on its host, with a final ``/``; "" when unknown."""
    return f"{urlsplit(site_url).path.rstrip('/')}/" if site_url else ""
