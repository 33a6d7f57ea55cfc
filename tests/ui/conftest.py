"""Browser tests: the application as `./run` starts it, once, and pages in Chromium that must stay clean."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, ExplorerPage, chromium_path
from playwright.sync_api import Browser, sync_playwright

DESKTOP = {"width": 1440, "height": 900}
NETWORK = {"SHINYWIDGETS_CDN": "/no-cdn/", "SHINYWIDGETS_EXTENSION_WARNING": "true"}

OpenPage = Callable[..., ExplorerPage]


@dataclass
class RunningApp:
    """The application in a process of its own."""

    url: str
    log: Path

    def tracebacks(self, since: int = 0) -> str:
        """Return what the server wrote after the first `since` characters, if it holds a traceback."""
        written = self.log.read_text("utf-8")[since:]
        return written if "Traceback" in written else ""


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
    log = tmp_path_factory.mktemp("app") / "errors.log"
    command = [sys.executable, "-m", "start", "--port", "0"]
    with log.open("w") as errors, subprocess.Popen(
        command, cwd=root, env=os.environ | NETWORK, stdout=subprocess.PIPE, stderr=errors, text=True
    ) as process:
        try:
            first_line = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://\S+", first_line)
            if not address:
                raise RuntimeError(f"The application did not start: {log.read_text('utf-8')}")
            yield RunningApp(f"{address[0]}/", log)
        finally:
            process.terminate()


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
