"""Browser tests: the application as `./run` starts it, once, and pages in Chromium that must stay clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, ExplorerPage, chromium_path
from playwright.sync_api import Browser, sync_playwright
from serving import RunningApp, serving

DESKTOP = {"width": 1440, "height": 900}
OpenPage = Callable[..., ExplorerPage]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running_app(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The application, started once on a free port and ended with the tests."""
    with serving(root, tmp_path_factory.mktemp("app") / "errors.log") as app:
        yield app


@pytest.fixture(scope="session")
def app_url(running_app: RunningApp) -> str:
    """The address of the application, ending in a slash."""
    return running_app.url


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, running_app: RunningApp, chromium: Browser
) -> Iterator[OpenPage]:
    """Give a maker of pages that are not opened yet; its arguments go to the browser context.

    Afterwards the test fails if a page asked another server for anything, had an error on its console or in
    an output, or if the server wrote a traceback: unless the test is marked `allow_errors`.
    """
    pages: list[ExplorerPage] = []
    written = len(running_app.log.read_text("utf-8"))

    def make(**options: Any) -> ExplorerPage:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        pages.append(ExplorerPage(context.new_page(), running_app.url))
        return pages[-1]

    yield make
    problems = [problem for page in pages for problem in page.problems()]
    for page in pages:
        page.page.context.close()
    if not request.node.get_closest_marker("allow_errors"):
        assert problems == []
        assert running_app.tracebacks(since=written) == ""


@pytest.fixture
def open_page(new_page: OpenPage) -> OpenPage:
    """Give `open_page(query="", **options)`: the painted page at an address, in a context of its own."""

    def open_at(query: str = "", **options: Any) -> ExplorerPage:
        return new_page(**options).open(query)

    return open_at
