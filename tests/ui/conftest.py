"""Browser tests: the application as `./run` starts it, once, and pages in Chromium that must stay clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, ExplorerPage, chromium_path
from exploring import DESKTOP, REMEMBER, Explore, Reader
from playwright.sync_api import Browser, sync_playwright
from serving import RunningApp, serving

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


@pytest.fixture(scope="session")
def desk(chromium: Browser, running_app: RunningApp) -> Iterator[Reader]:
    """One tab for all tests that need no browser of their own: warm, a page opens in half the time."""
    context = chromium.new_context(viewport=DESKTOP, locale="en-GB")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=running_app.url)
    context.add_init_script(REMEMBER)
    yield Reader(context.new_page(), running_app.url)
    context.close()


@pytest.fixture
def watched(
    request: pytest.FixtureRequest, running_app: RunningApp, desk: Reader
) -> Iterator[list[ExplorerPage]]:
    """Pages of a test, to be added when they are made.

    Afterwards the test fails if one asked another server for anything, had an error on its console or in an
    output, or if the server wrote a traceback: unless the test is marked `allow_errors`.
    """
    pages: list[ExplorerPage] = []
    written = len(running_app.log.read_text("utf-8"))
    yield pages
    problems = [problem for page in pages for problem in page.problems()]
    for page in pages:
        if page is not desk:
            page.page.context.close()
    if not request.node.get_closest_marker("allow_errors"):
        assert problems == []
        assert running_app.tracebacks(since=written) == ""


@pytest.fixture
def tab(desk: Reader, watched: list[ExplorerPage]) -> Reader:
    """The tab that tests share, as the test before did not leave it; to be opened at an address."""
    for record in (desk.received, desk.sent, desk.requests, desk.errors):
        record.clear()
    desk.page.set_viewport_size(DESKTOP)
    desk.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    desk.page.mouse.move(0, 0)
    watched.append(desk)
    return desk


@pytest.fixture
def explore(tab: Reader) -> Explore:
    """Give `explore(query)`: the page opened at an address, which is all the state there is."""
    return tab.open


@pytest.fixture
def new_page(watched: list[ExplorerPage], running_app: RunningApp, chromium: Browser) -> OpenPage:
    """Give a maker of pages that are not opened yet, each in a context of its own, with the arguments."""

    def make(**options: Any) -> ExplorerPage:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        watched.append(ExplorerPage(context.new_page(), running_app.url))
        return watched[-1]

    return make


@pytest.fixture
def open_page(request: pytest.FixtureRequest, new_page: OpenPage, desk: Reader, watched: list) -> OpenPage:
    """Give `open_page(query="", **options)`: the painted page at an address.

    The first is in the shared tab; a further one, or one that the browser is told something for, has a
    context of its own.
    """

    def open_at(query: str = "", **options: Any) -> ExplorerPage:
        if options or desk in watched:
            return new_page(**options).open(query)
        tab: Reader = request.getfixturevalue("tab")
        return ExplorerPage.open(tab, query)

    return open_at
