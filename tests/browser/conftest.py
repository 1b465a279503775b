"""A browser, and the example's site built once, read over http and from its folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_visit import ARGUMENTS, CHROMIUM, Visit, opened
from playwright.sync_api import Browser, Request, sync_playwright

from filrouge.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if "CI" in os.environ:
            pytest.fail(f"{CHROMIUM} is missing, and CI must not pass without it")
        pytest.skip(f"{CHROMIUM} is missing: the site was not seen in a browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own content."""
    output = tmp_path_factory.mktemp("exemple") / "site"
    with pytest.raises(SystemExit) as exited:
        main(["construire", "--racine", str(ROOT), "--sortie", str(output)])
    assert exited.value.code == 0
    return output


@pytest.fixture(scope="session", params=["http", "file"])
def base(request: pytest.FixtureRequest, built: Path) -> Iterator[str]:
    """The address of the site, with its final slash."""
    with opened(built, request.param) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on(
        "requestfailed", lambda request: _aborted(request) or seen.complaints.append(f"failed: {request.url}")
    )
    page.on(
        "response",
        lambda answer: answer.status >= 400 and seen.complaints.append(f"{answer.status}: {answer.url}"),
    )
    page.on(
        "console",
        lambda message: message.type in {"error", "warning"} and seen.complaints.append(message.text),
    )
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: seen.complaints.append(f"dialog: {dialog.message}") or dialog.dismiss())
    yield seen
    page.close()


def _aborted(request: Request) -> bool:
    """Tell whether a click to the next page cut a request short."""
    return request.failure == "net::ERR_ABORTED"
