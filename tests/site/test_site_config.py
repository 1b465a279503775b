"""mkdocs.yml: what is accepted, and every way to be refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from site_samples import SECTIONS

from filrouge.report import render_text
from filrouge.site.config import Palette, read_config
from filrouge.site.faults import FAULTS


def refused(root: Path, text: str) -> list[str]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    read = read_config(root, SECTIONS)
    assert (read.config is None) == bool(read.findings)
    assert {finding.code for finding in read.findings if finding.code.startswith("mkdocs-")} <= set(FAULTS)
    return [f"{f.span.line} {f.code}: {f.message}" for f in read.findings]


def test_everything_accepted(repository: Path) -> None:
    read = read_config(repository, SECTIONS)
    assert read.findings == ()
    assert read.config is not None
    assert read.config.nav == (("", "Accueil"), ("plan", "Le plan"))
    assert read.config.logo == "assets/theme/logo.png"
    assert read.config.styles == ("assets/theme/maison.css",)
    assert [path for path, _ in read.config.files] == [
        "assets/theme/fond.webp",
        "assets/theme/logo.png",
        "assets/theme/maison.css",
    ]
    assert read.config.palettes[0] == Palette(
        media="(prefers-color-scheme: light)",
        scheme="default",
        primary="deep purple",
        icon="material/weather-night",
        name="Passer en sombre",
    )


@pytest.mark.parametrize("nav", ["", "nav:\n", "nav: []\n"])
def test_without_navigation_all_sections_stand_in_order(tmp_path: Path, nav: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{nav}", encoding="utf-8")
    read = read_config(tmp_path, SECTIONS)
    assert read.config is not None
    assert read.config.nav == SECTIONS


_PROGRAM = "ce serait un programme, exécuté sur la machine qui publie le site"
_FOLDERS = (
    "Fil Rouge choisit les dossiers ; celui du site se donne avec « filrouge construire --sortie DOSSIER »"
)
_LINKS = "Fil Rouge vérifie tous les liens à chaque construction"
_USB = "le site doit s’ouvrir aussi depuis un simple dossier ou une clé USB"


@pytest.mark.parametrize(
    ("line", "key", "because"),
    [
        ("hooks: [x.py]", "hooks", _PROGRAM),
        ("plugins: [search]", "plugins", _PROGRAM),
        ("plugins:", "plugins", _PROGRAM),
        (
            "markdown_extensions: [pymdownx.snippets]",
            "markdown_extensions",
            "Fil Rouge écrit les pages lui-même, et une extension peut lire n’importe quel fichier",
        ),
        (
            "extra_javascript: [x.js]",
            "extra_javascript",
            "un script s’exécuterait chez chaque lecteur du site",
        ),
        ("extra_templates: [x.html]", "extra_templates", _PROGRAM),
        (
            "INHERIT: ../autre.yml",
            "INHERIT",
            "la configuration tient dans ce seul fichier, pour être relue d’un coup d’œil",
        ),
        ("docs_dir: /etc", "docs_dir", _FOLDERS),
        ("site_dir: /srv", "site_dir", _FOLDERS),
        ("use_directory_urls: true", "use_directory_urls", _USB),
        ("strict: false", "strict", _LINKS),
        ("validation: {links: info}", "validation", _LINKS),
        ("dev_addr: 0.0.0.0:80", "dev_addr", "l’adresse se donne avec « filrouge servir --hote … --port … »"),
        ("repo_url: https://exemple.fr", "repo_url", ""),
        ("watch: [/]", "watch", ""),
        ("site_nom: x", "site_nom", ""),
        ("theme: {name: material, custom_dir: x}", "custom_dir", _PROGRAM),
        (
            "theme: {font: {text: Roboto}}",
            "font",
            "ces polices viennent d’un autre serveur, et le site n’en contacte aucun",
        ),
        ("theme: {icon: {logo: x}}", "icon", ""),
        ("extra: {analytics: {provider: google}}", "analytics", ""),
        ("extra: {homepage: https://ailleurs.example}", "homepage", ""),
        ("theme: {palette: {scheme: slate, couleur: x}}", "couleur", ""),
    ],
)
def test_keys_refused(tmp_path: Path, line: str, key: str, because: str) -> None:
    because = f" : {because}" if because else ""
    found = refused(tmp_path, f"site_name: x\n{line}\n")
    assert found == [f"2 mkdocs-cle-refusee: la rubrique « {key} » n’est pas acceptée{because}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("theme: {name: readthedocs}", "« readthedocs » n’est pas accepté ici"),
        ("theme: {language: en}", "« en » n’est pas accepté ici"),
        ("theme: {features: [navigation.instant]}", f"« navigation.instant » n’est pas accepté ici : {_USB}"),
        (
            "theme: {features: navigation.tabs}",
            "une liste est attendue ici (lignes qui commencent par « - »)",
        ),
        ("nav: index.md", "une liste est attendue ici (lignes qui commencent par « - »)"),
        ("theme: material", "des rubriques « nom: valeur » sont attendues ici"),
        ("theme: {palette: {primary: fuchsia}}", "« fuchsia » n’est pas accepté ici"),
        (
            "theme: {palette: {toggle: {icon: material/nulle-part, name: x}}}",
            "l’icône « material/nulle-part » n’existe pas",
        ),
        (
            "theme: {palette: {toggle: {icon: ../../../etc/passwd, name: x}}}",
            "« ../../../etc/passwd » n’est pas le nom d’une icône",
        ),
        (
            "theme: {palette: {toggle: {name: x}}}",
            "un bouton de couleurs a une icône (« icon ») et un nom (« name »)",
        ),
        (
            "site_url: javascript:alert(1)",
            "« javascript:alert(1) » n’est pas l’adresse d’un site (https://exemple.fr/dossier/)",
        ),
        ("copyright: 2026", "un texte est attendu ici"),
        (f"copyright: {'x' * 301}", "ce texte dépasse une ligne ou 300 caractères"),
    ],
)
def test_values_refused(tmp_path: Path, line: str, message: str) -> None:
    assert refused(tmp_path, f"site_name: x\n{line}\n") == [f"2 mkdocs-valeur: {message}"]


@pytest.mark.parametrize(
    "entry",
    [
        "plan/ACT-2026-001.md",
        "plan/",
        "https://exemple.fr",
        "[index.md]",
        "{Plan: [plan/index.md]}",
        "{Plan: plan/indx.md}",
    ],
)
def test_navigation_refused(tmp_path: Path, entry: str) -> None:
    message = "une entrée de la navigation est la page d’accueil d’une partie du site, avec ou sans titre"
    assert refused(tmp_path, f"site_name: x\nnav:\n  - {entry}\n") == [f"3 mkdocs-navigation: {message}"]


def test_the_same_page_twice_in_the_navigation(tmp_path: Path) -> None:
    found = refused(tmp_path, "site_name: x\nnav:\n  - plan/index.md\n  - Encore: plan/index.md\n")
    assert found == ["4 mkdocs-navigation: cette page est déjà dans la navigation"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("site_name: !ENV SECRET\n", "yaml-etiquette"),
        ("site_name: x\nhooks: !!python/name:os.system\n", "yaml-etiquette"),
        ("site_name: &x y\nsite_author: *x\n", "yaml-ancre"),
        ("site_name: a\nsite_name: b\n", "yaml-cle-en-double"),
    ],
)
def test_the_strict_reader_reads(tmp_path: Path, text: str, code: str) -> None:
    assert code in "\n".join(refused(tmp_path, text))


def test_missing_file_and_missing_name(tmp_path: Path) -> None:
    (absent,) = read_config(tmp_path, SECTIONS).findings
    assert absent.code == "mkdocs-absent"
    (found,) = refused(tmp_path, "copyright: x\n")
    assert found.endswith(
        "mkdocs-cle-manquante: « site_name » manque : c’est le nom du site, en haut de chaque page"
    )


def test_a_link_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").write_text("secret: 1\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").symlink_to("ailleurs")
    read = read_config(tmp_path, SECTIONS)
    assert [finding.code for finding in read.findings] == ["mkdocs-absent"]
    assert read.text == ""


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
    css = "/* maison */ a { background: url( fond.webp ), url(data:image/png;base64,//AA/+==) }"
    (repository / "site_config/theme/maison.css").write_text(css, encoding="utf-8")
    assert refused(repository, "site_name: x\nextra_css: [site_config/theme/maison.css]\n") == []


def test_messages(tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    text = "site_name: x\nhooks: [x.py]\nnav:\n  - plan/idex.md\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    read = read_config(tmp_path, SECTIONS)
    actual = render_text(read.findings, {"mkdocs.yml": read.text}, color=False)
    golden(Path(__file__).parent / "textes/configuration.txt", actual)
