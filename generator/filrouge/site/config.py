"""``mkdocs.yml`` as we accept it: names, colours, navigation; nothing that runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from filrouge.diagnostics import Finding, Span, closest
from filrouge.profil import Profil
from filrouge.sections import sections_of
from filrouge.site.allowed import (
    ACCENTS,
    EXTRA_KEYS,
    FEATURES,
    LANGUAGES,
    MEDIA,
    PALETTE_KEYS,
    PRIMARIES,
    SCHEMES,
    THEME_KEYS,
    THEMES,
    TOGGLE_KEYS,
    TOP_KEYS,
)
from filrouge.site.engines import DEFAULT, Engine
from filrouge.site.faults import CONFIG_PATH, fault
from filrouge.site.reader import Reader
from filrouge.site.theme_files import ThemeFiles
from filrouge.source import Document, Pointer, read_document

Sections = Sequence[tuple[str, str]]
"""Folder and title of each part of the site, in order."""

_HOST_AND_PATH = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?"
    # No segment that is empty or only dots: it would lead out of the site.
    r"(?:/(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~-]+)*/?"
)
_ICON = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, and the button that leaves it."""

    media: str = ""
    scheme: str = ""
    primary: str = ""
    accent: str = ""
    icon: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What the organisation chose. Two equal ones give the same shells.

    ``nav`` is folder and title of each entry; ``logo``, ``favicon`` and ``styles`` are paths in the
    site, found in ``files``.
    """

    site_name: str
    site_description: str = ""
    site_url: str = ""
    site_author: str = ""
    copyright: str = ""
    nav: tuple[tuple[str, str], ...] = ()
    palettes: tuple[Palette, ...] = ()
    features: tuple[str, ...] = ()
    logo: str = ""
    favicon: str = ""
    styles: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfigRead:
    """The configuration, None when a finding says why; ``text`` is the file, for excerpts."""

    config: SiteConfig | None
    findings: tuple[Finding, ...]
    text: str = ""


def check_config(root: Path) -> tuple[tuple[Finding, ...], str]:
    """Return what is wrong with ``mkdocs.yml`` and the files it cites, and its text, for excerpts."""
    read = read_config(root, sections_of(Profil.INTERNE))
    return read.findings, read.text


def read_config(root: Path, sections: Sections, engine: Engine = DEFAULT) -> ConfigRead:
    """Read ``mkdocs.yml``; ``sections`` are the parts of the site that its navigation may cite.

    Raises:
        UserError: it names an icon, and the engine, whose theme has them, is not installed.
    """
    path = root / CONFIG_PATH
    if path.is_symlink() or not path.is_file():
        message = f"le fichier {CONFIG_PATH} manque, ou n’est pas un simple fichier"
        return ConfigRead(
            None,
            (
                fault(
                    "mkdocs-absent",
                    message,
                    Span(CONFIG_PATH),
                    "écrivez-y au moins « site_name: Nom du site »",
                ),
            ),
        )
    raw = path.read_bytes()
    document, findings = read_document(CONFIG_PATH, raw)
    text = raw.decode("utf-8", "replace") if document is None else document.text
    if document is None or findings:
        return ConfigRead(None, findings, text)
    config, findings = _check(document, root, sections, engine)
    return ConfigRead(None if findings else config, findings, text)


def _check(
    document: Document, root: Path, sections: Sections, engine: Engine
) -> tuple[SiteConfig, tuple[Finding, ...]]:
    reader = Reader(document)
    files = ThemeFiles(root, reader)
    reader.table((), TOP_KEYS)
    reader.table(("theme",), THEME_KEYS)
    reader.table(("extra",), EXTRA_KEYS)
    reader.choice(("theme", "name"), THEMES)
    reader.choice(("theme", "language"), LANGUAGES)
    if not reader.text(("site_name",)) and not reader.findings:
        message = "« site_name » manque : c’est le nom du site, en haut de chaque page"
        reader.refuse("mkdocs-cle-manquante", message, ("site_name",), "écrivez « site_name: Nom du site »")
    config = SiteConfig(
        site_name=reader.text(("site_name",)),
        site_description=reader.text(("site_description",)),
        site_url=reader.matching(
            ("site_url",), _HOST_AND_PATH, "l’adresse d’un site (https://exemple.fr/dossier/)"
        ),
        site_author=reader.text(("site_author",)),
        copyright=reader.text(("copyright",)),
        nav=_nav(reader, sections),
        palettes=_palettes(reader, engine),
        features=_features(reader),
        logo=files.image(("theme", "logo")),
        favicon=files.image(("theme", "favicon")),
        styles=_styles(reader, files),
        files=files.files,
    )
    return config, tuple(dict.fromkeys(reader.findings))


def _nav(reader: Reader, sections: Sections) -> tuple[tuple[str, str], ...]:
    """Return the entries of the navigation; all the sections when none is given."""
    given = reader.value(("nav",))
    if given is None or given == []:
        return tuple(sections)
    if not isinstance(given, list):
        reader.texts(("nav",))
        return ()
    entries: dict[str, str] = {}
    for index in range(len(given)):
        entry = _nav_entry(reader, ("nav", index), sections)
        if entry and entry[0] in entries:
            reader.refuse("mkdocs-navigation", "cette page est déjà dans la navigation", ("nav", index))
        elif entry:
            entries[entry[0]] = entry[1]
    return tuple(entries.items())


def _nav_entry(reader: Reader, pointer: Pointer, sections: Sections) -> tuple[str, str] | None:
    folders = {f"{folder}/index.md".lstrip("/"): folder for folder, _ in sections}
    entry = reader.value(pointer)
    title = ""
    if isinstance(entry, dict) and len(entry) == 1:
        title = next(iter(entry))
        pointer = (*pointer, title)
    page = reader.value(pointer)
    if isinstance(page, str) and page in folders:
        return folders[page], title or dict(sections)[folders[page]]
    near = closest(page, folders) if isinstance(page, str) else None
    message = "une entrée de la navigation est la page d’accueil d’une partie du site, avec ou sans titre"
    helps = (
        *((f"vouliez-vous dire « {near} » ?",) if near else ()),
        f"pages possibles : {', '.join(folders)}",
    )
    reader.refuse("mkdocs-navigation", message, pointer, *helps)
    return None


def _palettes(reader: Reader, engine: Engine) -> tuple[Palette, ...]:
    given = reader.value(("theme", "palette"))
    if given is None:
        return ()
    if isinstance(given, list):
        return tuple(_palette(reader, ("theme", "palette", index), engine) for index in range(len(given)))
    return (_palette(reader, ("theme", "palette"), engine),)


def _palette(reader: Reader, pointer: Pointer, engine: Engine) -> Palette:
    reader.table(pointer, PALETTE_KEYS)
    toggle = (*pointer, "toggle")
    reader.table(toggle, TOGGLE_KEYS)
    icon = reader.matching((*toggle, "icon"), _ICON, "le nom d’une icône")
    if icon and not engine.has_icon(icon):
        reader.refuse(
            "mkdocs-valeur",
            f"l’icône « {icon} » n’existe pas",
            (*toggle, "icon"),
            "par exemple : material/weather-night",
        )
    palette = Palette(
        media=reader.choice((*pointer, "media"), MEDIA),
        scheme=reader.choice((*pointer, "scheme"), SCHEMES),
        primary=reader.choice((*pointer, "primary"), PRIMARIES),
        accent=reader.choice((*pointer, "accent"), ACCENTS),
        icon=icon,
        name=reader.text((*toggle, "name")),
    )
    if (reader.value((*toggle, "icon")) is None) != (reader.value((*toggle, "name")) is None):
        reader.refuse(
            "mkdocs-valeur", "un bouton de couleurs a une icône (« icon ») et un nom (« name »)", toggle
        )
    return palette


def _features(reader: Reader) -> tuple[str, ...]:
    given = reader.texts(("theme", "features"))
    return tuple(reader.choice(("theme", "features", index), FEATURES) for index in range(len(given)))


def _styles(reader: Reader, files: ThemeFiles) -> tuple[str, ...]:
    given = reader.texts(("extra_css",))
    return tuple(files.style(("extra_css", index)) for index in range(len(given)))
