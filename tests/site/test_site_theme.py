"""Files of the theme: what can be published, and every way to bring something else."""

import os
import time
from pathlib import Path

import pytest
from site_samples import refused


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        ("logo.png", "« logo.png » n’est pas dans site_config/theme/"),
        ("/etc/passwd", "« /etc/passwd » n’est pas dans site_config/theme/"),
        (
            "site_config/theme/../../mkdocs.yml",
            "« site_config/theme/../../mkdocs.yml » n’est pas dans site_config/theme/",
        ),
        ("site_config/theme/logo.svg", "« site_config/theme/logo.svg » n’est pas d’un type accepté ici"),
        ("site_config/theme/absent.png", "le fichier « site_config/theme/absent.png » n’existe pas"),
        ("site_config/theme/lien.png", "« site_config/theme/lien.png » passe par un lien symbolique"),
        (
            "site_config/theme/dossier/x.png",
            "« site_config/theme/dossier/x.png » passe par un lien symbolique",
        ),
        ("site_config/theme/tube.png", "le fichier « site_config/theme/tube.png » n’existe pas"),
        ("site_config/theme/gros.png", "« site_config/theme/gros.png » dépasse 2 Mo"),
    ],
)
def test_files_refused(repository: Path, cited: str, message: str) -> None:
    theme = repository / "site_config/theme"
    (theme / "lien.png").symlink_to("/etc/passwd")
    (theme / "dossier").symlink_to("/etc")
    os.mkfifo(theme / "tube.png")
    (theme / "gros.png").write_bytes(b"0" * 2_000_001)
    found = refused(repository, f"site_name: x\ntheme:\n  logo: {cited}\n")
    assert found == [f"3 mkdocs-fichier: {message}"]


@pytest.mark.parametrize(
    "css",
    [
        "@import 'x.css';",
        "@IMPORT url(x.css);",
        "a { background: url(https://exemple.fr/x.png) }",
        'a { background: URL( "//exemple.fr/x.png" ) }',
        "a { background: url(http:exemple.png) }",
        "a { background: url(/x.png) }",
        "a { background: url(data:text/html;base64,AAAA) }",
        "a { background: url(data:image/svg+xml;base64,AAAA) }",
        "a { background: image-set('x.png' 1x) }",
        "a { background: \\75rl(x.png) }",
        "a{content:'/*'} b{background:url(//exemple.fr)} c{content:'*/'}",
        "a { background: url(../logo.svg) }",
        "a { background: url(absent.png) }",
        "/* http://exemple.fr */",
        "a { background: -webkit-image-set('x.png' 1x) }",
        "a { background: src('x.png') }",
        "a { background: url(fond.webp maison.css) }",
        "a { background: url('fond.webp\"') }",
        "a { background: url(url(fond.webp)) }",
        "a { background: url(fond.webp",
        "a { background: url(été.png) }",
        "a { background: url(fond.webp?v=1) }",
        "a { background: url(%66ond.webp) }",
        '@charset "iso-2022-jp"; a { color: red }',
        "@CHARSET 'utf-8';",
        "a { color: red }\x1b(B",
        "a { color: red }\0",
        "a { color: red }\x85",
    ],
)
def test_styles_refused(repository: Path, css: str) -> None:
    (repository / "site_config/theme/maison.css").write_text(css, encoding="utf-8")
    found = refused(repository, "site_name: x\nextra_css:\n  - site_config/theme/maison.css\n")
    assert found
    assert all(line.startswith(("3 mkdocs-style: ", "3 mkdocs-fichier: ")) for line in found)


def test_a_style_in_another_encoding(repository: Path) -> None:
    (repository / "site_config/theme/maison.css").write_bytes("/* é */".encode("latin-1"))
    found = refused(repository, "site_name: x\nextra_css: [site_config/theme/maison.css]\n")
    assert found == ["2 mkdocs-style: « site_config/theme/maison.css » n’est pas enregistré en UTF-8"]


def test_styles_accepted(repository: Path) -> None:
    css = (
        '@charset "utf-8"; /* maison, été */ a { background: url( fond.webp ), url("./fond.webp"), '
        "url(data:image/png;base64,//AA/+==) }\r\n\th1::after { content: '« vu »' }"
    )
    (repository / "site_config/theme/maison.css").write_text(css, encoding="utf-8")
    assert refused(repository, "site_name: x\nextra_css: [site_config/theme/maison.css]\n") == []


NAMES = [
    'x.css"><script>alert(1)<',
    "a b",
    "é",
    "{{ 7*7 }}",
    "a?b",
    "a#b",
    "%61",
    "a&b",
    "a'b",
    ".cache",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["theme: {logo: [x]}", "theme: {favicon: [x]}", "extra_css: [[x]]"])
def test_names_that_a_page_would_read_are_refused(repository: Path, key: str, name: str) -> None:
    """Material prints them as they are."""
    extension = "css" if "css" in key else "png"
    for cited in (f"site_config/theme/{name}.{extension}", f"site_config/theme/{name}/x.{extension}"):
        (repository / cited).parent.mkdir(exist_ok=True)
        (repository / cited).write_bytes(b"")
        written = "'" + cited.replace("'", "''") + "'"
        why = "contient autre chose que des lettres sans accent, des chiffres, « . », « _ » et « - »"
        found = refused(repository, f"site_name: x\n{key.replace('[x]', written)}\n")
        assert found == [f"2 mkdocs-fichier: « {cited} » {why}"]


@pytest.mark.parametrize("linked", ["site_config", "site_config/theme"])
def test_a_link_on_the_way_is_never_followed(repository: Path, linked: str) -> None:
    """Neither read nor quoted, whatever the file is cited by."""
    (repository / linked).rename(repository / "ailleurs")
    (repository / linked).symlink_to(repository / "ailleurs")
    for line in ("theme: {logo: site_config/theme/logo.png}", "extra_css: [site_config/theme/maison.css]"):
        (found,) = refused(repository, f"site_name: x\n{line}\n")
        assert found.endswith("passe par un lien symbolique")


def test_a_style_cites_no_link(repository: Path) -> None:
    (repository / "site_config/theme/fond.webp").unlink()
    (repository / "site_config/theme/fond.webp").symlink_to("/etc/passwd")
    found = refused(repository, "site_name: x\nextra_css: [site_config/theme/maison.css]\n")
    assert found == ["2 mkdocs-fichier: « site_config/theme/fond.webp » passe par un lien symbolique"]


def test_a_repository_reached_by_a_link_is_no_fault(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("autre") / "lien"
    link.symlink_to(repository)
    assert refused(link, "site_name: x\nextra_css: [site_config/theme/maison.css]\n") == []


@pytest.mark.parametrize(
    "css", ["url(" * 400_000, "url(" + " " * 1_900_000 + "x", "url(data:image/png;base64," * 70_000]
)
def test_a_long_style_is_read_in_no_time(repository: Path, css: str) -> None:
    (repository / "site_config/theme/maison.css").write_text(css, encoding="utf-8")
    start = time.monotonic()
    found = refused(repository, "site_name: x\nextra_css: [site_config/theme/maison.css]\n")
    assert found
    assert len(found) < 5
    # Seconds, where a careless expression would take days.
    assert time.monotonic() - start < 20
