"""The site as it is being written: served from memory, reloaded by the browser after each save."""

import errno
import secrets
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import PurePosixPath
from socketserver import ThreadingTCPServer
from urllib.parse import unquote, urlsplit

from filrouge.diagnostics import UserError
from filrouge.site.fill import NOT_FOUND, Site

VERSION_PATH = "/__filrouge__/version"
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
_LOOPBACK = ("localhost", "127.0.0.1")

_RELOAD = """<script>
setInterval(async () => {
  try {
    const answer = await fetch("%(path)s", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== "%(version)s") location.reload();
  } catch { /* the server was stopped */ }
}, 700);
</script>"""
_BANNER = """<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;overflow:auto;
padding:1rem 1.5rem;background:#2b1215;color:#fff;border-top:4px solid #ff6b6b;font-size:.8rem">
<strong>%(title)s</strong>
<pre style="margin:.6rem 0 0;white-space:pre-wrap;font:13px/1.45 monospace;color:inherit">%(report)s</pre></div>"""
_BARE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Site non construit</title></head><body></body></html>"""


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """One try at building the site: ``report`` says what prevented it, "" when nothing did."""

    site: Site | None
    report: str = ""


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
        self._shown = Attempt(attempt.site or self._shown.site, attempt.report)
        self._count += 1

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Return status, type and bytes for a path of the site ("plan/index.html")."""
        shown = self._shown
        if shown.site is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, "text/html", self._dress(_BARE, shown.report)
        path = f"{path}index.html" if not path or path.endswith("/") else path
        if path not in shown.site:
            page = shown.site.content(NOT_FOUND.path).decode()
            based = page.replace("<head>", '<head><base href="/">', 1)
            return HTTPStatus.NOT_FOUND, "text/html", self._dress(based, shown.report)
        content = shown.site.content(path)
        kind = _KINDS.get(PurePosixPath(path).suffix, "application/octet-stream")
        if kind == "text/html":
            content = self._dress(content.decode(), shown.report)
        return HTTPStatus.OK, kind, content

    def _dress(self, html: str, report: str) -> bytes:
        """Add what only the preview has: the reload script, and what is wrong."""
        added = _RELOAD % {"path": VERSION_PATH, "version": self.version}
        if report:
            title = "Ces défauts empêchent de mettre le site à jour ; il se mettra à jour dès qu’ils seront corrigés."
            added += _BANNER % {"title": title, "report": escape(report)}
        head, body, tail = html.rpartition("</body>")
        return f"{head}{added}{body}{tail}".encode()


class PreviewServer(ThreadingTCPServer):
    """Serves a preview on an address of this machine."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        """Take the port.

        Raises:
            UserError: the port or the address cannot be used.
        """
        self.preview = preview
        self.is_local = host in _LOOPBACK
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = (
                f"le port {port} est déjà pris"
                if taken
                else f"l’adresse {host}:{port} est refusée : {error.strerror}"
            )
            help_ = (
                f"arrêtez l’autre programme, ou essayez « --port {port + 1} »"
                if taken
                else "essayez sans --hote"
            )
            raise UserError(why, help_) from error

    @property
    def url(self) -> str:
        """The address to open."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "filrouge"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with the site, or with its version."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        if self.server.is_local and host not in _LOOPBACK:
            # A page of another site could read ours under a name that leads here.
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
            return
        path = unquote(urlsplit(self.path).path)
        if path == VERSION_PATH:
            self._send(HTTPStatus.OK, "text/plain", self.server.preview.version.encode())
        else:
            self._send(*self.server.preview.answer(path.removeprefix("/")))

    do_HEAD = do_GET  # noqa: N815 # the name that http.server calls

    def log_message(self, *args: object) -> None:
        """Keep the terminal for the findings."""

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
