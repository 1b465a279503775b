"""The preview: what it answers, what it adds, and what it notices."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from filrouge.diagnostics import UserError
from filrouge.pages import Asset, Page
from filrouge.site.fill import Site
from filrouge.site.preview import VERSION_PATH, Attempt, Preview
from filrouge.site.server import PreviewServer
from filrouge.site.watch import watching

MakeSite = Callable[..., Site]


@contextmanager
def serving(preview: Preview, host: str = "127.0.0.1") -> Iterator[int]:
    with PreviewServer(host, 0, preview) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def get(port: int, path: str, *, method: str = "GET", host: str = "127.0.0.1") -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={"Host": f"{host}:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def test_pages_files_and_what_is_not_there(make_site: MakeSite) -> None:
    preview = Preview()
    site = make_site(Page("plan/A.html", "Page A", "<h1>A</h1>"), assets=(Asset("preuves/a.pdf", b"%PDF-"),))
    preview.show(Attempt(site))
    with serving(preview) as port:
        status, kind, html = get(port, "/plan/A.html?x=1#y")
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "<h1>A</h1>" in html
        assert VERSION_PATH in html
        assert 'role="alert"' not in html
        assert get(port, "/")[2] == get(port, "/index.html")[2]
        assert "<title>Plan" in get(port, "/plan/")[2]
        assert get(port, "/preuves/a.pdf") == (200, "application/pdf", "%PDF-")
        assert get(port, "/plan/A.html", method="HEAD") == (200, "text/html; charset=utf-8", "")
        status, _, html = get(port, "/nulle/part.html")
        assert status == 404
        assert html.count("<base") == html.count('<base href="/">') == 1
        assert "Page introuvable" in html
        for outside in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/passwd"):
            assert get(port, outside)[0] == 404
    assert VERSION_PATH.encode() not in site.content("plan/A.html")


def test_faults_are_shown_over_the_last_good_site(make_site: MakeSite) -> None:
    preview = Preview()
    with serving(preview) as port:
        preview.show(Attempt(None, "erreur[x]: <b>& « »"))
        status, _, html = get(port, "/plan/index.html")
        assert status == 503
        assert "erreur[x]: &lt;b&gt;&amp; « »" in html
        preview.show(Attempt(make_site()))
        first = get(port, f"/{VERSION_PATH}")[2]
        assert 'role="alert"' not in get(port, "/plan/index.html")[2]
        preview.show(Attempt(None, "erreur[y]: fautif"))
        status, _, html = get(port, "/plan/index.html")
        assert status == 200
        assert "Plan d’action" in html
        assert "erreur[y]: fautif" in html
        assert get(port, f"/{VERSION_PATH}")[2] != first
        preview.show(Attempt(make_site()))
        assert "erreur[y]" not in get(port, "/plan/index.html")[2]


def test_a_name_of_another_site_is_refused(make_site: MakeSite) -> None:
    preview = Preview()
    preview.show(Attempt(make_site()))
    with serving(preview) as port:
        assert get(port, "/", host="exemple.fr") == (403, "text/plain; charset=utf-8", "")
        assert get(port, "/", host="localhost")[0] == 200
    with serving(preview, "0.0.0.0") as port:  # noqa: S104 # what « --hote 0.0.0.0 » asks for
        assert get(port, "/", host="poste-12")[0] == 200


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"le port {port} est déjà pris") as caught:
            PreviewServer("127.0.0.1", port, Preview())
        assert caught.value.help == f"arrêtez l’autre programme, ou essayez « --port {port + 1} »"
    with pytest.raises(UserError, match="est refusée"):
        PreviewServer("192.0.2.1", 0, Preview())


def noticed(root: Path, change: Callable[[], object], within: float) -> bool:
    """Tell whether a change is noticed."""
    with watching(root) as changes:
        waiting = Thread(target=changes.wait, daemon=True)
        waiting.start()
        change()
        waiting.join(within)
        seen = not waiting.is_alive()
        changes.note()
        waiting.join()
    return seen


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    for path in (
        "content/actions/A.yaml",
        "site_config/theme/x.css",
        "mkdocs.yml",
        "autre.txt",
        "build/site/index.html",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("avant", encoding="utf-8")
    # Not to take the creation of the files for a change.
    time.sleep(0.05)
    return tmp_path


@pytest.mark.parametrize(
    "path", ["content/actions/A.yaml", "content/neuf/B.yaml", "site_config/theme/x.css", "mkdocs.yml"]
)
def test_saving_is_noticed(watched: Path, path: str) -> None:
    def save() -> None:
        (watched / path).parent.mkdir(exist_ok=True)
        (watched / path).write_text("après", encoding="utf-8")

    assert noticed(watched, save, within=5)


def test_saving_in_two_steps_is_noticed(watched: Path) -> None:
    def save() -> None:
        (watched / "tampon").write_text("après", encoding="utf-8")
        (watched / "tampon").replace(watched / "mkdocs.yml")

    assert noticed(watched, save, within=5)


def test_reading_and_other_files_are_not(watched: Path) -> None:
    def others() -> None:
        (watched / "content/actions/A.yaml").read_text(encoding="utf-8")
        (watched / "autre.txt").write_text("après", encoding="utf-8")
        (watched / "build/site/index.html").write_text("après", encoding="utf-8")
        (watched / "content/actions/.A.yaml.swp").write_text("après", encoding="utf-8")

    assert not noticed(watched, others, within=0.6)
