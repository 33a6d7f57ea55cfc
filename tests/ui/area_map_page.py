"""Fixtures for tests of the map extension: its little page, served once, opened anew for each test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EVENTS = ("ready", "pick", "drill", "hover", "window", "painted")
PAINTS = "heard.filter(([name]) => name === 'painted').length"
LISTEN = f"""
window.heard = [];
for (const name of {list(EVENTS)})
  document.addEventListener('gm:' + name, ({{ detail }}) => {{
    heard.push([name, name === 'painted' ? detail.level : detail]);
  }});
"""


@dataclass
class MapPage:
    """A page with the map on it, and what went over its socket and its network."""

    page: Page
    url: str
    received: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("websocket", self._tap)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda problem: self.errors.append(str(problem)))
        self.page.on("console", lambda line: line.type == "error" and self.errors.append(line.text))

    def _tap(self, socket_: WebSocket) -> None:
        socket_.on("framereceived", lambda frame: self.received.append(str(frame)))
        socket_.on("framesent", lambda frame: self.sent.append(str(frame)))

    def open(self) -> MapPage:
        self.page.goto(self.url)
        self.until("document.querySelectorAll('.area.k2').length > 0")
        self.until_count(outline_borough=10)
        return self

    def ask(self, script: str, given: Any = None) -> Any:
        return self.page.evaluate(script, given)

    def until(self, condition: str) -> None:
        self.page.wait_for_function(condition, timeout=20_000)

    def level(self, key: str) -> None:
        """Show another level and wait for its colours."""
        painted = self.ask(PAINTS)
        self.page.select_option("#level", key)
        self.until(f"{PAINTS} > {painted}")

    def period(self, number: int) -> None:
        """Show another period and wait for its colours."""
        painted = self.ask(PAINTS)
        self.page.fill("#period", str(number))
        self.until(f"{PAINTS} > {painted}")

    def change(self, selector: str, value: str) -> None:
        """Set a control as a reader would, but leave the focus where it is."""
        script = """([selector, value]) => {
          const control = document.querySelector(selector);
          control.value = value;
          control.dispatchEvent(new Event('change', { bubbles: true }));
        }"""
        self.ask(script, [selector, value])

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()

    def until_count(self, **wanted: int) -> None:
        """Wait until each class name is on so many elements; underscores stand for hyphens."""
        for name, number in wanted.items():
            self.until(f"document.querySelectorAll('.{name.replace('_', '-')}').length === {number}")

    def classes(self) -> list[str]:
        return self.ask("[...document.querySelectorAll('.area')].map((area) => area.getAttribute('class'))")

    def heard(self, name: str) -> list[Any]:
        return self.ask("(name) => heard.filter(([one]) => one === name).map(([, detail]) => detail)", name)

    def quiet(self) -> None:
        """Wait until nothing is on its way, then forget what went over the socket."""
        self.page.wait_for_timeout(600)
        self.received.clear()
        self.sent.clear()

    def point_in(self, code: str) -> tuple[float, float]:
        """Return the place on the page of a point inside an area."""
        script = """(code) => {
          const { map } = gmMap.attached(), box = map.getContainer().getBoundingClientRect();
          const { x, y } = map.latLngToContainerPoint(gmMap.areaInfo(code).centre);
          return [x + box.left, y + box.top];
        }"""
        x, y = self.ask(script, code)
        return x, y


@pytest.fixture(scope="session")
def map_server() -> Iterator[str]:
    """Serve the map's little page on a free port and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    local = {"PYTHONPATH": str(ROOT), "SHINYWIDGETS_CDN": "/no-cdn/"}
    local["SHINYWIDGETS_EXTENSION_WARNING"] = "true"
    command = [sys.executable, "-m", "shiny", "run", "--port", str(port), "tests/ui/apps/area_map_app.py"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | local, **silent)
    url = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def map_browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_map(map_server: str, map_browser: Browser) -> Iterator[Callable[..., MapPage]]:
    """Give a maker of pages that are not opened yet; its arguments go to the browser context."""
    contexts = []

    def make(**options: Any) -> MapPage:
        context = map_browser.new_context(viewport={"width": 1000, "height": 900}, **options)
        contexts.append(context)
        context.add_init_script(LISTEN)
        opened = MapPage(context.new_page(), map_server)
        opened.listen()
        return opened

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def wards(new_map: Callable[..., MapPage]) -> MapPage:
    """The map open at wards of 2025."""
    return new_map().open()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if process.poll() is not None:
            raise RuntimeError("the map's test page did not start")
        try:
            urlopen(url, timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the map's test page did not answer within 30 s")
