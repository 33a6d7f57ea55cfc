"""How long the page takes to be there: process, first byte, painted map, bytes, imports."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from statistics import median

from playwright.sync_api import Browser, BrowserContext

from .browser import VIEWPORT, chromium
from .report import Line, Part, spread, timing
from .serving import APP, ROOT, Served, as_users, served

STARTS, IMPORTS = 5, 3
FIRST_BYTE_S, PAINTED_S, FIRST_LOAD_BYTES = 2.0, 2.0, 2_500_000
HEAVIEST = 10
HEAVY = (
    "matplotlib",
    "geopandas",
    "shapely",
    "xlsxwriter",
    "mapclassify",
    "sklearn",
    "scipy",
    "libpysal",
    "esda",
    "statsmodels",
    "pyogrio",
)
PAINTED = """() => new Promise((done) => {
  const seen = () => document.querySelectorAll('path.area:not(.k255)').length > 0;
  const told = () => setTimeout(() => done(performance.now()), 0);
  const wait = () => requestAnimationFrame(() => (seen() ? told() : wait()));
  wait();
})"""
RESPONSE_START = "performance.getEntriesByType('navigation')[0].responseStart"
TIME_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|(\s+)(\S+)")


def measure() -> Part:
    """Return start times of process and page, bytes of the loads, and what is imported."""
    first_bytes: list[float] = []
    painted: list[float] = []
    loads: list[float] = []
    reloads: list[float] = []
    with chromium() as browser:
        for _ in range(STARTS):
            with served(APP) as server:
                first_bytes.append(server.first_byte_s)
                for found, number in zip((painted, loads, reloads), opened(browser, server), strict=True):
                    found.append(number)
    lines = [
        Line(
            "process start to first byte", median(first_bytes), "s", FIRST_BYTE_S, detail=spread(first_bytes)
        ),
        Line(
            "first byte to painted map, new process", median(painted), "s", PAINTED_S, detail=spread(painted)
        ),
        Line("bytes of the first load", median(loads), "bytes", FIRST_LOAD_BYTES),
        Line("bytes of a reload", median(reloads), "bytes"),
    ]
    title = f"as `./run` starts it, on the loopback, medians of {STARTS} new processes"
    return Part("start", title, lines + imports())


def opened(browser: Browser, server: Served) -> tuple[float, int, int]:
    """Return seconds from first byte to painted map, and the bytes of this load and of a reload."""
    context = browser.new_context(viewport=VIEWPORT)
    try:
        first, bytes_of_first = load(context, server)
        _, bytes_of_second = load(context, server)
        return first, bytes_of_first, bytes_of_second
    finally:
        context.close()


def load(context: BrowserContext, server: Served) -> tuple[float, int]:
    """Open the page; return seconds from first byte to painted map, and compressed bytes over HTTP."""
    page = context.new_page()
    network, received = context.new_cdp_session(page), [0]
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda done: received.append(int(done["encodedDataLength"])))
    page.goto(server.url(), wait_until="commit")
    painted = page.evaluate(PAINTED) - page.evaluate(RESPONSE_START)
    page.wait_for_load_state("networkidle")
    page.close()
    return painted / 1000, sum(received)


def imports() -> list[Line]:
    """Return the time to import the app, its heaviest packages, and how many of those not wanted at start."""
    times = []
    for _ in range(IMPORTS):
        begun = time.perf_counter()
        said = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "import app, sys; print(*sorted(sys.modules))"],
            cwd=ROOT,
            env=as_users(),
            capture_output=True,
            text=True,
            check=True,
        )
        times.append((time.perf_counter() - begun) * 1000)
    present = sorted(set(said.stdout.split()) & set(HEAVY))
    heaviest = by_package(said.stderr)
    return [
        timing("import of the app, whole process", times),
        Line(
            "packages at start that only exports or tools need",
            len(present),
            "",
            0,
            detail={"which": " ".join(present)},
        ),
        *[Line(f"  import {name}", cost / 1000, "ms") for name, cost in heaviest],
    ]


def by_package(said: str) -> list[tuple[str, int]]:
    """Return the packages that take longest, microseconds, from what `-X importtime` said."""
    totals: dict[str, int] = {}
    for own, _, _, name in TIME_LINE.findall(said):
        package = name.split(".")[0]
        totals[package] = totals.get(package, 0) + int(own)
    return sorted(totals.items(), key=lambda item: -item[1])[:HEAVIEST]
