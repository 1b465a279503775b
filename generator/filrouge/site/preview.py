"""What the browser sees while the site is written: the last good site, and what is wrong since.

What only the preview has stands in files of its own, because the policy of the pages allows nothing
that is written in them.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from http import HTTPStatus
from pathlib import PurePosixPath
from types import MappingProxyType

from filrouge.site.fill import NOT_FOUND, Site
from filrouge.site.policy import policy_tag

VERSION_PATH = "__filrouge__/version"
_SCRIPT_PATH = "__filrouge__/apercu.js"
_STYLE_PATH = "__filrouge__/apercu.css"
# Our own list: that of the machine may say that a script is plain text, and browsers then refuse it.
_KINDS = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}

_OWN_FILES: Mapping[str, bytes] = MappingProxyType(
    {
        _SCRIPT_PATH: b"""\
const { path, version } = document.currentScript.dataset;
setInterval(async () => {
  try {
    const answer = await fetch(path, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== version) location.reload();
  } catch { /* the server was stopped */ }
}, 700);
""",
        _STYLE_PATH: b"""\
#filrouge-apercu {
  position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 60vh; overflow: auto;
  padding: 1rem 1.5rem; background: #2b1215; color: #fff; border-top: 4px solid #ff6b6b; font-size: .8rem;
}
#filrouge-apercu pre { margin: .6rem 0 0; white-space: pre-wrap; font: 13px/1.45 monospace; color: inherit; }
""",
    }
)
_RELOAD = f'<script src="/{_SCRIPT_PATH}" data-path="/{VERSION_PATH}" data-version="%s"></script>'
_BANNER = f"""<link rel="stylesheet" href="/{_STYLE_PATH}"><div role="alert" id="filrouge-apercu">
<strong>%s</strong>
<pre>%s</pre></div>"""
_BARE = f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8">{policy_tag((), live=True, based=False)}<title>Site non construit</title>
</head><body></body></html>"""
_WHY = "Ces défauts empêchent de mettre le site à jour ; il se mettra à jour dès qu’ils seront corrigés."


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """One try at building the site: ``report`` says what prevented it, "" when nothing did.

    ``finish`` makes the whole of it, where the site leaves for later what nobody sees at once.
    """

    site: Site | None
    report: str = ""
    finish: Callable[[], Site] | None = None


class Preview:
    """What the browser sees: the last good site, and what is wrong since."""

    def __init__(self) -> None:
        # Another server started on the same port must not pass for this one.
        self._token = secrets.token_hex(4)
        self._count = 0
        self._shown = Attempt(None)

    @property
    def version(self) -> str:
        """A word that changes with each attempt."""
        return f"{self._token}-{self._count}"

    def show(self, attempt: Attempt) -> None:
        """Replace what is seen; a failed attempt leaves the last good site."""
        site = _live(attempt.site) if attempt.site else self._shown.site
        self._shown = replace(attempt, site=site)
        self._count += 1

    def finish(self) -> None:
        """Make what was left for later; no page changes."""
        if self._shown.finish:
            self._shown = Attempt(_live(self._shown.finish()), self._shown.report)

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Return status, type and bytes for a path of the site ("plan/index.html")."""
        if path == VERSION_PATH:
            return HTTPStatus.OK, "text/plain", self.version.encode()
        if path in _OWN_FILES:
            return HTTPStatus.OK, _kind(path), _OWN_FILES[path]
        shown = self._shown
        if shown.site is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, "text/html", self._dress(_BARE, shown.report)
        path = f"{path}index.html" if not path or path.endswith("/") else path
        if path not in shown.site:
            page = shown.site.content(NOT_FOUND.path).decode()
            return HTTPStatus.NOT_FOUND, "text/html", self._dress(page, shown.report)
        content = shown.site.content(path)
        if path in shown.site.pages:
            content = self._dress(content.decode(), shown.report)
        return HTTPStatus.OK, _kind(path), content

    def _dress(self, html: str, report: str) -> bytes:
        """Add what only the preview has: the reload script, and what is wrong."""
        added = _RELOAD % self.version
        if report:
            added += _BANNER % (_WHY, escape(report))
        head, body, tail = html.rpartition("</body>")
        return f"{head}{added}{body}{tail}".encode()


def _live(site: Site) -> Site:
    return replace(site, base="/", live=True)


def _kind(path: str) -> str:
    return _KINDS.get(PurePosixPath(path).suffix, "application/octet-stream")
