"""A published site as a reader finds it: files, and what stands in their HTML."""

import re
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
"""What the engine brings."""

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_CONTENT = re.compile(r'<div id="contenu-principal">(.*)</div>\s*</article>', re.DOTALL)
_NAVIGATION = re.compile(r'<nav class="md-nav md-nav--primary".*?</nav>', re.DOTALL)


class Built:
    """Every file of a folder, by path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    @cached_property
    def pages(self) -> dict[str, str]:
        return {path: text.decode() for path, text in self.files.items() if path.endswith(".html")}

    @cached_property
    def contents(self) -> dict[str, str]:
        """What we wrote, without what surrounds it."""
        return {path: _one(_CONTENT, html) for path, html in self.pages.items()}

    @cached_property
    def titles(self) -> dict[str, str]:
        return {
            path: _one(re.compile("<title>(.*)</title>"), html.partition("</head>")[0])
            for path, html in self.pages.items()
        }

    @cached_property
    def threads(self) -> dict[str, list[str]]:
        found = re.compile(r'<ol class="fil-thread.*?</ol>', re.DOTALL)
        return {path: found.findall(html) for path, html in self.pages.items()}

    @cached_property
    def menus(self) -> dict[str, list[str]]:
        """Target and words of each link of the navigation, of each page."""
        return {path: _links(path, _one(_NAVIGATION, html, whole=True)) for path, html in self.pages.items()}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        return {path: set(map(unescape, _ANCHOR.findall(html))) for path, html in self.pages.items()}

    @cached_property
    def broken(self) -> list[str]:
        """Each link of the site that leads to no file, or to no anchor of its page."""
        return [
            f"{path}: {link}"
            for path, html in self.pages.items()
            for link in set(map(unescape, _LINK.findall(html)))
            if not link.startswith(("https://", "mailto:")) and not self._leads(path, link)
        ]

    def _leads(self, path: str, link: str) -> bool:
        address, _, anchor = link.partition("#")
        way, _, _ = address.partition("?")  # which rows of a table are shown
        target = _target(path, way) if way else path
        return target in self.files and (not anchor or unquote(anchor) in self.anchors[target])


def _one(pattern: re.Pattern[str], html: str, *, whole: bool = False) -> str:
    (found,) = pattern.finditer(html)
    return found[0 if whole else 1]


def _target(path: str, way: str) -> str:
    return normpath(join(dirname(path), unquote(way)))


def _links(path: str, html: str) -> list[str]:
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [f"{_target(path, way)} {' '.join(re.sub('<[^>]*>', '', words).split())}" for way, words in found]
