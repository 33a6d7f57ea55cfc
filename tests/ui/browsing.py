"""A page in Chromium that remembers what it fetched, what went over its socket and what went wrong."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, WebSocket

# Chromium's own services off, and every name unresolvable: nothing can be fetched from another machine.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WAIT_MS = 20_000


def chromium_path() -> str:
    """Return the browser that `./test` found, or the system's own.

    Raises
    ------
    RuntimeError
        There is none: browser tests fail then, they are not skipped.
    """
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError("No Chromium was found. Run ./test, which finds or installs one, or set CHROMIUM.")
    return found


@dataclass
class WatchedPage:
    """A page and its record.

    Attributes
    ----------
    url
        The address of the server, ending in a slash.
    received, sent
        Frames of the websocket, as text.
    requests
        Addresses of everything fetched.
    errors
        Errors on the console and uncaught ones.
    """

    page: Page
    url: str
    received: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("websocket", self._tap)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda problem: self.errors.append(problem.stack or str(problem)))
        self.page.on("console", lambda line: line.type == "error" and self.errors.append(line.text))

    def _tap(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.received.append(str(frame)))
        socket.on("framesent", lambda frame: self.sent.append(str(frame)))

    def ask(self, script: str, given: Any = None) -> Any:
        """Return what a script evaluates to on the page."""
        return self.page.evaluate(script, given)

    def until(self, condition: str) -> None:
        """Wait until a condition holds on the page."""
        self.page.wait_for_function(condition, timeout=WAIT_MS)

    def quiet(self) -> None:
        """Wait until nothing is on its way, then forget what went over the socket."""
        self.page.wait_for_timeout(600)
        self.received.clear()
        self.sent.clear()

    def left_the_origin(self) -> list[str]:
        """Return the addresses asked of any other server."""
        own = (self.url, self.url.replace("http", "ws", 1), f"blob:{self.url}", "data:", "about:")
        return [url for url in self.requests if not url.startswith(own)]


@dataclass
class ExplorerPage(WatchedPage):
    """The explorer in a browser."""

    def open(self, query: str = "") -> ExplorerPage:
        """Open the page at an address such as `indicator=claimant_rate&level=ward17`, painted."""
        self.page.goto(f"{self.url}?{query}" if query else self.url)
        self.painted()
        return self

    def painted(self) -> None:
        """Wait until the map has its colours and the server has answered everything."""
        self.until("document.querySelector('.area[class*=\" k\"]:not(.k255)')")
        self.until("!document.documentElement.classList.contains('shiny-busy')")

    def output_errors(self) -> list[str]:
        """Return what Shiny shows where an output failed."""
        failed = self.page.locator(".shiny-output-error").all()
        return [f"output {one.get_attribute('id')}: {one.inner_text()}" for one in failed]

    def problems(self) -> list[str]:
        """Return everything that went wrong on the page."""
        outside = [f"asked another server: {url}" for url in self.left_the_origin()]
        return [*outside, *(f"console: {error}" for error in self.errors), *self.output_errors()]
