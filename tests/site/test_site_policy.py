"""The policy of the pages: it names what the theme runs, and nothing else."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape

import pytest

from filrouge.pages import Page
from filrouge.site.config import SiteConfig
from filrouge.site.engines import Engine
from filrouge.site.engines.engine import Settings
from filrouge.site.fill import Site, fill
from filrouge.site.policy import inline_scripts, policy_tag
from filrouge.site.shell import Shells, build_shells

MakeSite = Callable[..., Site]


def policy_of(site: Site, path: str) -> dict[str, list[str]]:
    html = site.content(path).decode()
    # Nothing but the encoding comes before, and both within what a browser looks at first.
    found = re.match(
        r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">'
        r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">',
        html,
    )
    assert found
    return {name: values for name, *values in (part.split() for part in unescape(found[1]).split("; "))}


def test_every_page_refuses_all_that_is_not_of_the_site(make_site: MakeSite) -> None:
    site = make_site(Page("plan/A.html", "A", "<h1>A</h1>"), base="/qualite/")
    for path in site.pages:
        policy = policy_of(site, path)
        hashes = policy["script-src"][2:]
        assert policy == {
            "default-src": ["'none'"],
            "script-src": ["'self'", "file:", *hashes],
            "style-src": ["'self'", "file:"],
            "img-src": ["'self'", "file:", "data:"],
            "font-src": ["'self'", "file:"],
            "connect-src": ["'none'"],
            "base-uri": ["'self'" if path == "404.html" else "'none'"],
            "form-action": ["'none'"],
            "object-src": ["'none'"],
        }
        assert hashes
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", word) for word in hashes)


def test_only_the_scripts_of_the_theme_are_named(shells_of: Shells) -> None:
    def site(page: Page) -> Site:
        return fill(shells_of, [page], [])

    plain = site(Page("plan/A.html", "A", "<h1>A</h1>"))
    hostile = site(Page("plan/A.html", "<script>1</script>", "<script>alert(1)</script>"))
    assert policy_of(hostile, "plan/A.html") == policy_of(plain, "plan/A.html")
    written = {
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for text in re.findall(r"<script>(.*?)</script>", plain.content("plan/A.html").decode(), re.DOTALL)
    }
    assert written == set(policy_of(plain, "plan/A.html")["script-src"][2:])


def test_scripts_are_those_that_run() -> None:
    html = '<script>a</script><SCRIPT>b</SCRIPT><script src="x"></script>'
    html += '<script type="application/json">{}</script><script>a</script>'
    assert inline_scripts(html) == ("a", "b")


def test_the_preview_may_ask_its_server() -> None:
    assert "connect-src 'self';" in policy_tag((), live=True, based=False)


def test_a_text_in_a_script_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Engine.render

    def careless(engine: Engine, settings: Settings, documents: dict[str, bytes]) -> dict[str, bytes]:
        made = real(engine, settings, documents)
        script = f"<script>{settings['site_name']}</script></head>".encode()
        return {path: content.replace(b"</head>", script, 1) for path, content in made.items()}

    monkeypatch.setattr(Engine, "render", careless)
    with pytest.raises(ValueError, match="a text into a script"):
        build_shells(SiteConfig("Bavard"), ("",))


def test_shells_have_no_style_of_their_own(shells_of: Shells) -> None:
    """The policy would refuse it, and the page be seen without it."""
    for shell in shells_of.by_folder.values():
        assert not re.search(r"<style|\bstyle=|\son[a-z]+=", "".join(shell.pieces))
