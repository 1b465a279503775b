"""Evidence to a site ready to be published, or to all that prevents it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from urllib.parse import urlsplit

from filrouge.diagnostics import Finding
from filrouge.evidence import Evidence
from filrouge.pages import (
    Asset,
    Fragments,
    banner,
    internal_banner,
    render_assets,
    render_pages,
    sorted_errors,
)
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.recherche import search_files
from filrouge.sections import navigation, sections_of
from filrouge.site.config import SiteConfig, read_config
from filrouge.site.engines import DEFAULT, Engine
from filrouge.site.faults import CONFIG_PATH
from filrouge.site.fill import NOT_FOUND, Site, added, fill
from filrouge.site.links import check_links
from filrouge.site.shells import kept_shells


@dataclass(frozen=True, eq=False)
class Assembly:
    """A site; None when an error says why, and then ``findings`` are what prevents it.

    ``faults`` are the errors that rules find in a draft: its pages say how many. ``draftable`` tells
    that nothing else prevents the site. ``sources`` is the text of the files, for excerpts. ``index`` makes the files of
    the search, where they were left for later.
    """

    site: Site | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, str]
    faults: tuple[Finding, ...] = ()
    draftable: bool = False
    index: Callable[[], Iterable[Asset]] = tuple


def assemble(
    evidence: Evidence,
    profil: Profil = Profil.AUDITEUR,
    *,
    draft: bool = False,
    fragments: Fragments | None = None,
    engine: Engine = DEFAULT,
    search: bool = True,
) -> Assembly:
    """Render the pages that a profile may see and check them; nothing is written.

    What ``fragments`` kept of an earlier run is made again only where something has changed. An error prevents the
    site; in a draft, only those that no rule finds, for then the pages themselves would be wrong. What is wrong is
    told in full, whatever the profile: it is for who builds, and no part of the site. Without ``search``, its files are
    left for later: a page is shown before anybody searches.

    Raises:
        UserError: the engine is not installed, or fails.
    """
    read = read_config(evidence.project.root, sections_of(Profil.INTERNE), engine)
    sources = MappingProxyType({**evidence.sources, CONFIG_PATH: read.text})
    faults, others = sorted_errors(evidence)
    preventing = (*others, *read.findings)
    if preventing or read.config is None:
        return Assembly(None, preventing if draft else (*evidence.errors, *read.findings), sources)
    if faults and not draft:
        return Assembly(None, faults, sources, draftable=True)
    site = _render(pour(evidence, profil), read.config, fragments, engine)
    index = partial(
        search_files, tuple(site.pages[path] for path in site.pages if path != NOT_FOUND.path), fragments
    )
    if search:
        site = added(site, index())
    above = (
        internal_banner() if profil is Profil.INTERNE else "",
        banner(len(faults)) if faults else "",
    )
    site = replace(site, above="".join(above))
    broken = check_links(site, fragments)
    return Assembly(None if broken else site, broken, sources, faults, index=index)


def _render(evidence: Evidence, config: SiteConfig, fragments: Fragments | None, engine: Engine) -> Site:
    """Make the site; ``evidence`` has passed the gate: nothing else may reach a byte of it."""
    folders = tuple(folder for folder, _ in sections_of(evidence.profil))
    shells = kept_shells(
        replace(config, nav=navigation(config.nav, evidence.profil)), folders, engine, fragments
    )
    pages = render_pages(evidence, fragments)
    return fill(shells, pages, render_assets(evidence), _base(config.site_url))


def _base(site_url: str) -> str:
    """Return the path of a site on its host, with a final ``/``; "" when unknown."""
    return f"{urlsplit(site_url).path.rstrip('/')}/" if site_url else ""
