"""Links: each way of being broken, and none of the ways of being right."""

from collections.abc import Callable

import pytest

from filrouge.pages import Asset, Page
from filrouge.site.fill import Site
from filrouge.site.links import check_links

MakeSite = Callable[..., Site]
TARGET = Page("plan/ACT-2026-001.html", "Cible", '<h1>Cible</h1><h2 id="rythme">R</h2><p id="été">é</p>')
FILE = Asset("preuves/0123456789abcdef.pdf", b"%PDF-")


def check(
    make_site: MakeSite, html: str, path: str = "plan/ACT-2026-002.html", source: str = ""
) -> list[str]:
    site = make_site(TARGET, Page(path, "Page", html, source), assets=(FILE,))
    return [f"{f.span.path} {f.code}: {f.message}" for f in check_links(site)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="ACT-2026-001.html">x</a>',
        '<a href="ACT-2026-001.html#rythme">x</a>',
        '<a href="ACT-2026-001.html#%C3%A9t%C3%A9">x</a>',
        '<a href="../index.html">x</a> <a href="../plan/index.html">x</a>',
        '<a href="../index.html#contenu-principal">x</a>',
        '<a href="ACT-2026-001.html?tri=date#rythme">x</a>',
        '<a href="#ici">x</a><p id="ici">y</p>',
        "<a href='#ici'>x</a><p id=ici>y</p>",
        '<a href="../preuves/0123456789abcdef.pdf#page=2">x</a>',
        '<a href="https://exemple.fr/?a=1&amp;b=2" rel="noreferrer">x</a> <a href="mailto:a@exemple.fr">x</a>',
        '<svg><use href="#trait"/><g id="trait"/></svg>',
        "<p>href=\"absent.html\" src='x'</p>",
        '<p title="voir href=absent.html">x</p>',
        '<p data-href="absent.html" style="width: 40%">x</p>',
        '<a\n  class="x"\n  href="index.html"\n>x</a>',
    ],
)
def test_good_links(make_site: MakeSite, html: str) -> None:
    assert check(make_site, html) == []


_ABSENT = "cette page ou ce fichier n’existe pas"
_ANCHOR = "l’ancre n’existe pas dans cette page"
_RELATIVE = "une adresse du site est relative et s’écrit avec « / », pour qu’il s’ouvre depuis un dossier"
_OUTSIDE = (
    "le site n’appelle aucune autre adresse ; seul un lien https:// ou mailto: que l’on clique est accepté"
)


@pytest.mark.parametrize(
    ("html", "address", "why"),
    [
        ('<a href="absent.html">x</a>', "absent.html", _ABSENT),
        ('<a href="act-2026-001.html">x</a>', "act-2026-001.html", _ABSENT),
        ('<a href="../../index.html">x</a>', "../../index.html", _ABSENT),
        ('<a href="../retours/">x</a>', "../retours/", _ABSENT),
        ('<a href=".">x</a>', ".", _ABSENT),
        ("<a href=absent.html>x</a>", "absent.html", _ABSENT),
        ("<a HREF='absent.html'>x</a>", "absent.html", _ABSENT),
        ('<img alt="a > b" src="absent.png">', "absent.png", _ABSENT),
        ('<script src="absent.js"></script>', "absent.js", _ABSENT),
        ('<img srcset="a.png 1x">', "a.png 1x", _ABSENT),
        ('<a href="ACT-2026-001.html#rytme">x</a>', "ACT-2026-001.html#rytme", _ANCHOR),
        ('<a href="#rythme">x</a>', "#rythme", _ANCHOR),
        ('<svg><use xlink:href="#rien"/></svg>', "#rien", _ANCHOR),
        ('<a href="/plan/index.html">x</a>', "/plan/index.html", _RELATIVE),
        ('<a href="..\\index.html">x</a>', "..\\index.html", _RELATIVE),
        ('<a href="//exemple.fr">x</a>', "//exemple.fr", _OUTSIDE),
        ('<img src="https://exemple.fr/x.png">', "https://exemple.fr/x.png", _OUTSIDE),
        ('<img src="data:image/png;base64,AAAA">', "data:image/png;base64,AAAA", _OUTSIDE),
        ('<link href="https://exemple.fr/x.css">', "https://exemple.fr/x.css", _OUTSIDE),
        ('<form action="https://exemple.fr/"></form>', "https://exemple.fr/", _OUTSIDE),
        ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)", _OUTSIDE),
        ('<a href=" JavaScript&#58;alert(1)">x</a>', "JavaScript:alert(1)", _OUTSIDE),
        ('<a href="file:///etc/passwd">x</a>', "file:///etc/passwd", _OUTSIDE),
        ('<p style="background: url(x.png)">x</p>', "background: url(x.png)", _OUTSIDE),
    ],
)
def test_broken_links(make_site: MakeSite, html: str, address: str, why: str) -> None:
    expected = f"plan/ACT-2026-002.html lien-casse: dans la page plan/ACT-2026-002.html, le lien « {address} » : {why}"
    assert check(make_site, html) == [expected]


@pytest.mark.parametrize(
    "base",
    ["//evil.test/", "/a//b/", "https://evil.test/", "/../", "/a/./", "/é/", "/a", "/a?b/", "/\\evil.test/"],
)
def test_not_found_page_never_leaves_the_site(make_site: MakeSite, base: str) -> None:
    (found,) = check_links(make_site(base=base))
    assert (found.code, found.span.path) == ("lien-casse", "mkdocs.yml")
    assert found.message == f"la page 404.html chercherait le site à « {base} »"
    assert check_links(make_site(base="/qualite/v1.2/")) == ()


@pytest.mark.parametrize("address", ["/", "//evil.test/", "index.html"])
def test_no_page_moves_its_links(make_site: MakeSite, address: str) -> None:
    (found,) = check(make_site, f'<base href="{address}">')
    assert found.endswith(f"le lien « {address} » : « base » déplacerait tous les liens de la page")


def test_the_file_behind_the_page_is_named(make_site: MakeSite) -> None:
    (found,) = check(make_site, '<a href="x.html">x</a>', source="content/actions/ACT-2026-002.yaml")
    assert found.startswith(
        "content/actions/ACT-2026-002.yaml lien-casse: dans la page plan/ACT-2026-002.html"
    )


def test_nearest_page_and_anchor_are_proposed(make_site: MakeSite) -> None:
    html = '<a href="ACT-2026-010.html">x</a> <a href="ACT-2026-001.html#rytme">x</a>'
    page, anchor = check_links(make_site(TARGET, Page("plan/B.html", "B", html)))
    ours = "c’est un défaut de Fil Rouge, pas de vos fiches : signalez-le"
    assert page.helps == ("vouliez-vous dire « plan/ACT-2026-001.html » ?", ours)
    assert anchor.helps == ("vouliez-vous dire « #rythme » ?", ours)


def test_navigation_to_a_page_that_is_not_there(make_site: MakeSite) -> None:
    site = make_site()
    pages = {path: page for path, page in site.pages.items() if path != "retours/index.html"}
    found = check_links(Site(site.shells, pages, site.files))
    assert {finding.span.path for finding in found} == {"mkdocs.yml"}
    assert "retours/index.html » : cette page ou ce fichier n’existe pas" in found[0].message
