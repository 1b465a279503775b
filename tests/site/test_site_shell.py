"""Shells: every marker in its place, no text of ours or of the user acted on by the engine."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from site_samples import FOLDERS, SECTIONS

from filrouge.pages import Asset, Page
from filrouge.site.config import SiteConfig, read_config
from filrouge.site.engines import DEFAULT, Engine
from filrouge.site.fill import Site
from filrouge.site.program import without
from filrouge.site.shell import Shells, build_shells

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "{{ config.docs_dir }} {% include 'x' %}",
    "]] --> *gras* `code` [lien](javascript:alert(1))",
    '--8<-- "/etc/passwd"',
    "R&D &amp; « é »",
    "\\1 \\g<0> $1 %s {0}",
]


class _Texts(HTMLParser):
    """Collects tags, and the text of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


THEME = [
    "assets/images/favicon.png",
    "assets/stylesheets/main.min.css",
    "assets/stylesheets/palette.min.css",
]
THEME_OF = {
    "mkdocs": THEME,
    "properdocs": THEME,
    "zensical": [
        "assets/images/favicon.png",
        "assets/stylesheets/classic/main.min.css",
        "assets/stylesheets/classic/palette.min.css",
    ],
}


def test_each_section_has_a_shell_and_the_theme_its_files(engine: Engine, shells_of: Shells) -> None:
    assert tuple(shells_of.by_folder) == FOLDERS
    html = shells_of.by_folder["plan"].fill("Le titre", "<h1>Corps</h1>")
    assert html.count("Le titre") == 2
    assert '<div id="contenu-principal"><h1>Corps</h1></div>' in html
    assert '<html lang="fr"' in html
    assert 'href="../assets/filrouge/filrouge.css"' in html
    assert 'href="../retours/index.html"' in html
    assert not re.search(r"fr[0-9a-f]{20}", html)
    assert not re.search(r'rel="(prev|next|canonical)"', html)
    # Its script looks for a search index wherever it finds this.
    assert "md-search" not in html
    kept = [re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in shells_of.files]
    assert kept == THEME_OF[engine.name]


def test_hostile_names_are_only_text(engine: Engine) -> None:
    pages = []
    for text in ("n", " ".join(HOSTILE)):
        config = SiteConfig(text, text, site_author=text, copyright=text, nav=(("", text), ("plan", text)))
        shell = build_shells(config, FOLDERS, engine).by_folder["plan"]
        pages.append(_Texts(shell.fill(text, "<h1>x</h1>")))
    plain, hostile = pages
    assert hostile.tags == plain.tags
    assert hostile.text.count(" ".join(HOSTILE)) == 8


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_fragments_are_left_alone(make_site: Callable[..., Site], text: str) -> None:
    content = make_site(Page("plan/A.html", "A", f"<p>{text}</p>")).content("plan/A.html")
    assert f"<p>{text}</p>".encode() in content


def test_all_that_is_accepted_reaches_the_pages(repository: Path, engine: Engine) -> None:
    config = read_config(repository, SECTIONS, engine).config
    assert config is not None
    shells = build_shells(config, FOLDERS, engine)
    html = shells.by_folder["plan"].fill("Titre", "")
    for expected in (
        "<title>Titre - Fil &amp; Formation</title>",
        '<meta name="description" content="Plan d’amélioration">',
        'src="../assets/theme/logo.png"',
        'rel="icon" href="../assets/theme/logo.png"',
        'href="../assets/theme/maison.css"',
        'title="Passer en sombre"',
        'data-md-color-primary="deep-purple"',
        "© 2026 Fil &amp; Formation",
        "md-tabs",
    ):
        assert expected in html
    assert {"assets/theme/fond.webp", "assets/theme/logo.png", "assets/theme/maison.css"} <= set(shells.files)
    # A section left out of the navigation keeps its pages.
    assert "retours/index.html" not in html
    assert "retours" in shells.by_folder


def test_the_program_of_the_theme_is_there_for_who_needs_it(engine: Engine, shells_of: Shells) -> None:
    config = SiteConfig("x", nav=SECTIONS, features=("navigation.top", "navigation.tabs"))
    whole = build_shells(config, FOLDERS, engine)
    called = re.compile(r'src="[./]*(assets/javascripts/bundle[^"]*)"')
    for shells, expected in ((whole, 1), (shells_of, 0)):
        html = shells.by_folder["plan"].fill("Titre", "")
        found = called.findall(html)
        assert len(found) == expected
        assert set(found) <= set(shells.files)
        assert ("__config" in html) == bool(expected)
        assert html.count("input[name=__palette]") == 1 - expected


def test_a_program_called_otherwise_is_noticed() -> None:
    with pytest.raises(ValueError, match="0 times"):
        without("<script>var palette=1</script>")


def test_every_feature_keeps_the_markers_where_they_are(engine: Engine) -> None:
    features = (
        "header.autohide",
        "navigation.tabs",
        "navigation.tabs.sticky",
        "navigation.top",
        "navigation.tracking",
    )
    config = SiteConfig("x", nav=SECTIONS, features=features)
    assert tuple(build_shells(config, FOLDERS, engine).by_folder) == FOLDERS


def test_the_engine_runs_once_for_one_configuration() -> None:
    first = build_shells(SiteConfig("Essai", nav=SECTIONS), FOLDERS)
    assert build_shells(SiteConfig("Essai", nav=SECTIONS), FOLDERS) is first
    assert build_shells(SiteConfig("Autre", nav=SECTIONS), FOLDERS) is not first


def test_the_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    config = SiteConfig("Reproductible", nav=SECTIONS)
    surroundings = (
        {"SOURCE_DATE_EPOCH": "jamais", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "fr_FR.UTF-8", "PYTHONHASHSEED": "2", "FORCE_COLOR": "1"},
    )
    made = []
    for values in surroundings:
        with monkeypatch.context() as patch:
            for name, value in values.items():
                patch.setenv(name, value)
            build_shells.cache_clear()
            made.append(build_shells(config, FOLDERS, engine))
    assert made[0].by_folder == made[1].by_folder
    assert made[0].files == made[1].files


def test_pages_that_do_not_fit_are_bugs(make_site: Callable[..., Site]) -> None:
    with pytest.raises(ValueError, match="in no section"):
        make_site(Page("ailleurs/A.html", "A", ""))
    with pytest.raises(ValueError, match="there twice"):
        make_site(Page("plan/A.html", "A", ""), Page("plan/A.html", "B", ""))


def test_assets_that_do_not_fit_are_bugs(make_site: Callable[..., Site]) -> None:
    with pytest.raises(ValueError, match="in the way"):
        make_site(assets=(Asset("plan/index.html", b""),))


def test_not_found_page_knows_where_the_site_is(make_site: Callable[..., Site]) -> None:
    content = make_site(base="/qualite/").content("404.html")
    assert content.count(b"<base") == content.count(b'"><base href="/qualite/">') == 1
    assert b"<base" not in make_site().content("404.html")
    assert b"<base" not in make_site(base="/qualite/").content("index.html")


def test_missing_marker_is_a_bug() -> None:
    forgetful = replace(DEFAULT, adapt=lambda settings: {**settings, "copyright": ""})
    with pytest.raises(ValueError, match="left out"):
        build_shells(SiteConfig("Sans mention", copyright="perdue"), FOLDERS, forgetful)
