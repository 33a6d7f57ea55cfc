"""Fixtures for tests of the real page: one tab of one context for all, opened anew at an address by each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exploring import DESKTOP, REMEMBER, Explore, Reader
from playwright.sync_api import Browser
from serving import RunningApp


@pytest.fixture(scope="session")
def desk(chromium: Browser, running_app: RunningApp) -> Iterator[Reader]:
    """One tab for all tests that need no browser of their own; its files stay in its cache."""
    context = chromium.new_context(viewport=DESKTOP, locale="en-GB", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=running_app.url)
    context.add_init_script(REMEMBER)
    yield Reader(context.new_page(), running_app.url)
    context.close()


@pytest.fixture
def explore(request: pytest.FixtureRequest, desk: Reader, running_app: RunningApp) -> Iterator[Explore]:
    """Give `explore(query)`: the page opened at an address, which is all the state there is.

    Afterwards the test fails if the page asked another server for anything, had an error on its console or in
    an output, or if the server wrote a traceback: unless the test is marked `allow_errors`.
    """
    for record in (desk.received, desk.sent, desk.requests, desk.errors):
        record.clear()
    desk.page.set_viewport_size(DESKTOP)
    desk.page.mouse.move(0, 0)
    written = len(running_app.log.read_text("utf-8"))
    yield desk.open
    if not request.node.get_closest_marker("allow_errors"):
        assert desk.problems() == []
        assert running_app.tracebacks(since=written) == ""
