"""The preview on an address of this machine: served from memory, never from a folder."""

import errno
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from urllib.parse import unquote, urlsplit

from filrouge.diagnostics import UserError
from filrouge.site.preview import Preview

_LOOPBACK = ("localhost", "127.0.0.1")


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
        """Answer with the site, or with what only its preview has."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        if self.server.is_local and host not in _LOOPBACK:
            # A page of another site could read ours under a name that leads here.
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
            return
        path = unquote(urlsplit(self.path).path)
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
