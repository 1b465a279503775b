"""A small repository, and a small site of hand-written pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from site_samples import FOLDERS, FULL, LOGO, SCRIPT, SECTIONS, STYLE, index_pages

from filrouge.pages import Asset, Page
from filrouge.site.config import SiteConfig
from filrouge.site.engines import ENGINES, Engine
from filrouge.site.fill import Site, fill
from filrouge.site.shell import Shells, build_shells


@pytest.fixture(scope="session")
def shells() -> Shells:
    return build_shells(SiteConfig("Essai", nav=SECTIONS), FOLDERS)


@pytest.fixture(scope="session", params=ENGINES.values(), ids=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


@pytest.fixture(scope="session")
def shells_of(engine: Engine) -> Shells:
    """The shells of each engine in turn."""
    return build_shells(SiteConfig("Essai", nav=SECTIONS), FOLDERS, engine)


@pytest.fixture
def make_site(shells: Shells) -> Callable[..., Site]:
    """Return a site of the three index pages and the given ones."""

    def make(*pages: Page, assets: tuple[Asset, ...] = (), base: str = "") -> Site:
        given = {page.path for page in pages}
        others = [page for page in index_pages() if page.path not in given]
        return fill(shells, [*others, *pages], [STYLE, SCRIPT, LOGO, *assets], base)

    return make


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose mkdocs.yml uses all that is accepted."""
    theme = tmp_path / "site_config/theme"
    theme.mkdir(parents=True)
    (theme / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (theme / "maison.css").write_text(".md-header { background: url('fond.webp') }\n", encoding="utf-8")
    (theme / "fond.webp").write_bytes(b"RIFF0000WEBP")
    (tmp_path / "mkdocs.yml").write_text(FULL, encoding="utf-8")
    return tmp_path
