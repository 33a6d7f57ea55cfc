"""Fixtures for tests of the map extension: its little page, served once, opened anew for each test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from browsing import WatchedPage
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
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
class MapPage(WatchedPage):
    """A page with the map on it, and what went over its socket and its network."""

    def open(self) -> MapPage:
        self.page.goto(self.url)
        self.until("document.querySelectorAll('.area.k2').length > 0")
        self.until_count(outline_borough=10)
        return self

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


@pytest.fixture
def new_map(map_server: str, chromium: Browser) -> Iterator[Callable[..., MapPage]]:
    """Give a maker of pages that are not opened yet; its arguments go to the browser context."""
    contexts = []

    def make(**options: Any) -> MapPage:
        context = chromium.new_context(viewport={"width": 1000, "height": 900}, **options)
        contexts.append(context)
        context.add_init_script(LISTEN)
        return MapPage(context.new_page(), map_server)

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
