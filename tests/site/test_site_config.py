"""mkdocs.yml: what is accepted, and every way to be refused."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from site_samples import SECTIONS, refused

from filrouge.pages import SECTIONS as FULL_SECTIONS
from filrouge.report import render_text
from filrouge.site.config import Palette, check_config, read_config


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
_DEPOT = (
    "l’adresse du dépôt s’écrit dans site_config/reglages.yaml (« depot ») ; ici, le thème interrogerait la forge "
    "depuis le navigateur de chaque lecteur"
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
        ("repo_url: https://github.com/of/plan", "repo_url", _DEPOT),
        ("repo_name: of/plan", "repo_name", _DEPOT),
        ("edit_uri: edit/main/", "edit_uri", _DEPOT),
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


@pytest.mark.parametrize(
    "address",
    [
        "https://fil.example//evil.test/",
        "https://fil.example/a//b",
        "https://fil.example/./",
        "https://fil.example/..",
        "https://fil.example/a/../b/",
        "https://moi@fil.example/",
        "https://moi:mot@fil.example/",
        "https://fil.example/?a",
        "https://fil.example/#a",
        "https://fil.example:/",
        "https://fil..example/",
        "https://fïl.example/",
        "https://fil.example/é/",
        "https://fil.example/%2e%2e/",
        "https:///fil.example/",
        "ftp://fil.example/",
        "//fil.example/",
    ],
)
def test_addresses_of_the_site_refused(tmp_path: Path, address: str) -> None:
    (found,) = refused(tmp_path, f"site_name: x\nsite_url: {address!r}\n")
    assert (
        found == f"2 mkdocs-valeur: « {address} » n’est pas l’adresse d’un site (https://exemple.fr/dossier/)"
    )


@pytest.mark.parametrize(
    "address",
    ["https://fil.example", "http://localhost:8000/", "https://a-b.example/q/.v1/~x", "https://x.fr/..a/"],
)
def test_addresses_of_the_site_accepted(tmp_path: Path, address: str) -> None:
    assert refused(tmp_path, f"site_name: x\nsite_url: {address}\n") == []


def test_checking_alone_tells_the_same(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nhooks: [x.py]\n", encoding="utf-8")
    read = read_config(tmp_path, FULL_SECTIONS)
    assert check_config(tmp_path) == (read.findings, read.text)
    assert [finding.code for finding in read.findings] == ["mkdocs-cle-refusee"]


def test_checking_alone_does_not_load_the_engine() -> None:
    program = "import sys; import filrouge.site.config; print({'mkdocs', 'material', 'watchdog'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


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


def test_messages(tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    text = "site_name: x\nhooks: [x.py]\nnav:\n  - plan/idex.md\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    read = read_config(tmp_path, SECTIONS)
    actual = render_text(read.findings, {"mkdocs.yml": read.text}, color=False)
    golden(Path(__file__).parent / "textes/configuration.txt", actual)
