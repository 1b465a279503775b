"""Evidence to a site ready to be published, or to all that prevents it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence
from filrouge.pages import SECTIONS, render_assets, render_pages
from filrouge.site.config import read_config
from filrouge.site.faults import CONFIG_PATH
from filrouge.site.fill import Site, fill
from filrouge.site.links import check_links
from filrouge.site.shell import build_shells


@dataclass(frozen=True, eq=False)
class Assembly:
    """A site; None when an error says why. ``sources`` is the text of the files, for excerpts."""

    site: Site | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, str]


def assemble(evidence: Evidence) -> Assembly:
    """Render the pages of a repository and check them; nothing is written."""
    read = read_config(evidence.project.root, SECTIONS)
    sources = MappingProxyType({**evidence.sources, CONFIG_PATH: read.text})
    errors = (*evidence.errors, *read.findings)
    if errors or read.config is None:
        return Assembly(None, errors, sources)
    shells = build_shells(read.config, tuple(folder for folder, _ in SECTIONS))
    site = fill(shells, render_pages(evidence), render_assets(evidence), _base(read.config.site_url))
    broken = check_links(site)
    return Assembly(None if broken else site, broken, sources)


def _base(site_url: str) -> str:
    """Return the path of a site on its host, with a final ``/``; "" when unknown."""
    return f"{urlsplit(site_url).path.rstrip('/')}/" if site_url else ""
