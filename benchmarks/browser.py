"""A page in headless Chromium whose slider is moved by key presses, and what it shows and says meanwhile."""

from __future__ import annotations

import base64
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, WebSocket, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
WIDTH, HEIGHT = 1440, 900
VIEWPORT: ViewportSize = {"width": WIDTH, "height": HEIGHT}
QUIET_MS = 700  # longer than Shiny's own slider waits before it sends: 300 of polling and 250 of debounce
PATIENCE_MS = 30_000
VISIBLE = 12  # of 255: less is noise of the picture's compression


class NoBrowser(RuntimeError):
    """Neither CHROMIUM names a browser nor is one installed."""


class NoMap(RuntimeError):
    """The map is not on the page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One slider step, milliseconds since the key press; None where nothing of that kind was drawn.

    `pixels` is when the last frame came that differs from the one before inside the map, `page` anywhere.
    `changed` counts changes of area paths; `frames` are the websocket messages received.
    """

    areas: float | None
    beside: float | None
    canvas: float | None
    pixels: float | None
    page: float | None
    changed: int
    frames: tuple[str, ...]


@dataclass
class Watched:
    """A page that is watched: its websocket, its screen, its drawing."""

    page: Page
    screen: CDPSession
    map_box: str
    received: list[str] = field(default_factory=list)
    shots: list[tuple[float, str]] = field(default_factory=list)

    def press(self, slider: str, key: str, wanted: str, filming: bool) -> Step:
        """Press `key` on a slider, wait until `wanted` was drawn and all is quiet; return what happened.

        Raises
        ------
        playwright.sync_api.TimeoutError
            Nothing was drawn in half a minute.
        """
        self.page.focus(slider)
        self.page.wait_for_timeout(150)
        self.received.clear()
        self.page.evaluate("gmProbe.reset()")
        if filming:
            self._film()
        self.page.keyboard.press(key)
        try:
            self._wait(f"gmProbe.{wanted} && performance.now() - gmProbe.latest > {QUIET_MS}")
        finally:
            if filming:
                self.screen.send("Page.stopScreencast")
        seen = self.page.evaluate("({ ...gmProbe, pressed: performance.timeOrigin + gmProbe.key })")
        pixels, whole = self._settled(seen["pressed"]) if filming else (None, None)
        times = {
            name: seen[name] - seen["key"] if seen[name] else None for name in ("areas", "beside", "canvas")
        }
        return Step(**times, pixels=pixels, page=whole, changed=seen["changed"], frames=tuple(self.received))

    def _wait(self, condition: str) -> None:
        self.page.wait_for_function(condition, timeout=PATIENCE_MS, polling=50)

    def _film(self) -> None:
        self.shots.clear()
        size = {"maxWidth": WIDTH // 2, "maxHeight": HEIGHT // 2}
        self.screen.send("Page.startScreencast", {"format": "jpeg", "quality": 85, **size})
        self.page.wait_for_timeout(250)

    def _settled(self, pressed: float) -> tuple[float | None, float | None]:
        """Return when the last visible change came, inside the map and anywhere."""
        frames = [(at, picture_of(shot)) for at, shot in self.shots]
        inside = self._place_of_map(frames[0][1].width / WIDTH) if frames else (0, 0, 0, 0)
        times: list[list[float]] = [[], []]
        for (_, before), (at, after) in pairwise(frames):
            difference = ImageChops.difference(before, after).convert("L")
            visible = difference.point(lambda level: 255 * (level > VISIBLE))
            for found, picture in zip(times, (visible.crop(inside), visible), strict=True):
                if at > pressed and picture.getbbox():
                    found.append(at - pressed)
        return tuple(max(found, default=None) for found in times)  # type: ignore[return-value]

    def _place_of_map(self, scale: float) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom of the map on a frame."""
        box = self.page.locator(self.map_box).first.bounding_box()
        if box is None:
            raise NoMap(f"{self.map_box} is not in sight.")
        left, top = box["x"], box["y"]
        edges = (left, top, left + box["width"], top + box["height"])
        return tuple(round(scale * edge) for edge in edges)  # type: ignore[return-value]


def picture_of(shot: str) -> Image.Image:
    """Return a frame as the browser films it, Base64 of a JPEG."""
    return Image.open(io.BytesIO(base64.b64decode(shot))).convert("RGB")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser that CHROMIUM names, or the system's.

    Raises
    ------
    NoBrowser
        There is none.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise NoBrowser("Install Chromium, or name one in the environment variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def watch(browser: Browser, map_box: str) -> Watched:
    """Return a new page that is watched from its first script on."""
    context = browser.new_context(viewport=VIEWPORT)
    context.add_init_script(PROBE)
    page = context.new_page()
    watched = Watched(page, context.new_cdp_session(page), map_box)
    page.on("websocket", lambda socket: _tap(socket, watched))
    watched.screen.on("Page.screencastFrame", lambda frame: _keep(watched, frame))
    return watched


def _tap(socket: WebSocket, watched: Watched) -> None:
    socket.on("framereceived", lambda frame: watched.received.append(str(frame)))


def _keep(watched: Watched, frame: dict[str, Any]) -> None:
    watched.shots.append((frame["metadata"]["timestamp"] * 1000, frame["data"]))
    watched.screen.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
