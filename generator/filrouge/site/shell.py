"""The surroundings of the pages: one shell for each section, rendered once by the engine.

The engine sees only markers where texts will stand, so neither a record nor a name in ``mkdocs.yml``
can act on its templates, which print them as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from types import MappingProxyType

from filrouge.site import program
from filrouge.site.config import Palette, SiteConfig
from filrouge.site.engines import DEFAULT, Engine
from filrouge.site.policy import inline_scripts, policy_tag

OWN_STYLE = "assets/filrouge/filrouge.css"
OWN_SCRIPT = "assets/filrouge/filrouge.js"
OWN_LOGO = "assets/filrouge/logo.svg"
_OURS = (OWN_STYLE, OWN_SCRIPT, OWN_LOGO)
# Material leaves these to a style sheet: ours, for who chose no colour.
_OWN_COLOURS = "custom"
ANCHOR = "contenu-principal"
"""Where « Aller au contenu » leads."""

_FILES = "assets/"
"""Where the theme keeps its files; what an engine makes elsewhere is a page or an index of pages."""

# Our policy follows, the first thing that a browser heeds: it must know the characters first.
_CHARSET = '<meta charset="utf-8">'


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without its policy, its title, which stands twice, and its content.

    ``scripts`` are those that the theme writes in the page itself.
    """

    pieces: tuple[str, str, str, str, str]
    scripts: tuple[str, ...]

    def fill(self, title: str, html: str, *, base: str = "", live: bool = False) -> str:
        """Return the page; ``title`` is plain text, ``html`` a safe fragment.

        ``base`` is the path that its links start from, "" for its own; ``live`` says that the
        preview shows it.
        """
        first, start, head, header, end = self.pieces
        policy = policy_tag(self.scripts, live=live, based=bool(base))
        where = f'<base href="{escape(base)}">' if base else ""
        shown = escape(title)
        return (
            f'{first}{policy}{where}{start}{shown}{head}{shown}{header}<div id="{ANCHOR}">{html}</div>{end}'
        )


@dataclass(frozen=True, eq=False)
class Shells:
    """A shell for each folder, and the files of the theme, by path in the site."""

    by_folder: Mapping[str, Shell]
    files: Mapping[str, bytes]


class _Markers:
    """Words that stand for texts while the engine works, and that no text can hold."""

    def __init__(self, config: SiteConfig) -> None:
        self._word = "fr" + sha256(repr(config).encode()).hexdigest()[:20]
        self._texts: list[str] = []
        self.title = f"{self._word}titre"
        self.body = f"{self._word}corps"

    def mark(self, text: str) -> str:
        """Return the marker of a text, "" for no text."""
        if not text:
            return ""
        self._texts.append(text)
        return f"{self._word}{len(self._texts) - 1}z"

    def restore(self, html: str) -> str:
        """Put the texts, escaped, where their markers stand; each must stand somewhere."""
        found: set[int] = set()

        def text(match: re.Match[str]) -> str:
            found.add(int(match[1]))
            return escape(self._texts[int(match[1])])

        restored = re.sub(rf"{self._word}(\d+)z", text, html)
        if len(found) < len(self._texts):
            missing = [text for index, text in enumerate(self._texts) if index not in found]
            raise ValueError(f"the engine left out {missing}")
        return restored

    def scripts(self, html: str) -> tuple[str, ...]:
        """Return the inline scripts of a page that still has its markers; no text may be in one."""
        found = inline_scripts(html)
        if any(self._word in script for script in found):
            raise ValueError("the engine put a text into a script")
        return found

    def cut(self, html: str) -> tuple[str, str, str, str, str]:
        """Cut a page after its encoding, at its two titles and its body."""
        heading = f'<h1 id="{self.body}">{self.body}</h1>'
        html = html.replace(f'href="#{self.body}"', f'href="#{ANCHOR}"')
        pieces = re.split(f"({self.title}|{heading})", html)
        if pieces[1::2] != [self.title, self.title, heading] or any(
            self._word in piece for piece in pieces[::2]
        ):
            raise ValueError(f"the engine put the markers elsewhere: {pieces[1::2]}")
        first, charset, start = pieces[0].partition(_CHARSET)
        if not charset:
            raise ValueError("the engine did not say the encoding first")
        return first + charset, start, pieces[2], pieces[4], pieces[6]


@lru_cache(maxsize=1)
def build_shells(config: SiteConfig, folders: tuple[str, ...], engine: Engine = DEFAULT) -> Shells:
    """Have an engine render one shell for each folder; the same call gives the same shells at once.

    Raises:
        UserError: the engine is not installed, or fails.
    """
    markers = _Markers(config)
    settings = _settings(config, markers)
    page = f"---\ntitle: {markers.title}\nhide: [toc]\n---\n\n# {markers.body}\n".encode()
    documents = {_index(folder, "md"): page for folder in folders}
    made = engine.render(settings, {**documents, **dict(config.files), **dict.fromkeys(_OURS, b"")})
    pages = {folder: made[_index(folder, "html")].decode("utf-8") for folder in folders}
    whole = program.needed(config.features)
    pages = {folder: engine.leftovers.sub("", html) for folder, html in pages.items()}
    shells = {
        folder: _shell(html if whole else program.without(html), markers) for folder, html in pages.items()
    }
    files = {
        path: content
        for path, content in made.items()
        if path.startswith(_FILES)
        and path not in _OURS
        and not engine.unwanted.match(path)
        and (whole or not path.startswith(program.FOLDER))
    }
    return Shells(MappingProxyType(shells), MappingProxyType(files))


def _shell(html: str, markers: _Markers) -> Shell:
    return Shell(markers.cut(markers.restore(html)), markers.scripts(html))


def _settings(config: SiteConfig, markers: _Markers) -> dict[str, object]:
    """Return the whole configuration of the engine, forced by us but for the texts and colours."""
    theme: dict[str, object] = {
        "name": "material",
        "language": "fr",
        "font": False,
        "features": list(config.features),
        "palette": [_palette(palette, markers) for palette in config.palettes or (Palette(),)],
        "logo": config.logo or OWN_LOGO,
        "favicon": config.favicon or OWN_LOGO,
    }
    return {
        "site_name": markers.mark(config.site_name),
        "site_description": markers.mark(config.site_description),
        "site_author": markers.mark(config.site_author),
        "copyright": markers.mark(config.copyright),
        "nav": [{markers.mark(title): _index(folder, "md")} for folder, title in config.nav],
        "not_in_nav": "*",
        "theme": theme,
        "extra_css": [OWN_STYLE, *config.styles],
        "extra_javascript": [OWN_SCRIPT],
        "extra": {"generator": False, "homepage": "index.html"},
        "plugins": [],
        "hooks": [],
        "markdown_extensions": [],
        "use_directory_urls": False,
        "strict": True,
    }


def _palette(palette: Palette, markers: _Markers) -> dict[str, object]:
    given = {
        "media": palette.media,
        "scheme": palette.scheme,
        "primary": palette.primary or _OWN_COLOURS,
        "accent": palette.accent,
    }
    if not palette.icon:
        return dict(given)
    return {**given, "toggle": {"icon": palette.icon, "name": markers.mark(palette.name)}}


def _index(folder: str, extension: str) -> str:
    return f"{folder}/index.{extension}".lstrip("/")
