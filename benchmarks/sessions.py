"""Many sessions in one process: how long each waits for an answer, and how much memory one takes.

The clients speak Shiny's protocol over plain websockets. They report the outputs that a browser would report
as visible, so that the server does for each what it does for a reader with the table open.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.request import urlopen

import psutil
from websockets.asyncio.client import ClientConnection, connect

from .baseline_figures import INDICATOR, LEVEL
from .report import Line, Part, spread
from .serving import APP, Served, served

HOW_MANY = (10, 25, 50)
EVERY_S, LASTS_S = 2.0, 20.0
PATIENCE_S = 60.0
RESIDENTS = range(1200, 2800, 100)  # each shows other areas, so each has a message for the map
ADDRESS = f"/?indicator={INDICATOR}&level={LEVEL}"
OUTPUT = re.compile(r"\b(shiny-html-output|shiny-ipywidget-output|gm-table-output|shinywidgets-container)\b")
MAP_WORDS = ("shinywidgets_comm_msg", "gm-paint")
OPEN = {"table", "summary", "stage-map"}


class Form(HTMLParser):
    """Collects the page's inputs with their values, and its outputs' names."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs: dict[str, str] = {}
        self.outputs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take over an input or an output."""
        facts = {name: value or "" for name, value in attrs}
        classes, name = facts.get("class", ""), facts.get("id", "")
        if name and "gm-input" in classes:
            off = facts.get("type") == "checkbox" or facts.get("data-off")
            self.inputs[name] = "" if off else facts.get("value", "")
        if name and OUTPUT.search(classes):
            self.outputs.append(name)


@dataclass
class Reader:
    """One session: its websocket, and how long its map and its table took, milliseconds."""

    socket: ClientConnection
    dice: random.Random
    to_map: list[float] = field(default_factory=list)
    to_table: list[float] = field(default_factory=list)

    async def say(self, method: str, data: dict[str, object]) -> None:
        """Send inputs."""
        await self.socket.send(json.dumps({"method": method, "data": data}))

    async def hear(self, begun: float) -> None:
        """Wait for the answer to one change: the map's message and the table's, in whatever order."""
        waiting = {"map", "table"}
        while waiting:
            said = str(await asyncio.wait_for(self.socket.recv(), PATIENCE_S))
            taken = (time.perf_counter() - begun) * 1000
            if "map" in waiting and any(word in said[:100] for word in MAP_WORDS):
                self.to_map.append(taken)
                waiting.discard("map")
            if "table" in waiting and said.startswith('{"values"') and '"table": {' in said:
                self.to_table.append(taken)
                waiting.discard("table")

    async def quiet(self, seconds: float) -> None:
        """Read on until nothing has come for a while."""
        while True:
            try:
                await asyncio.wait_for(self.socket.recv(), seconds)
            except TimeoutError:
                return

    async def work(self, until: float) -> None:
        """Move the slider every two seconds, not in step with the others."""
        await asyncio.sleep(self.dice.uniform(0, EVERY_S))
        last = 0
        while time.perf_counter() < until:
            begun = time.perf_counter()
            last = self.dice.choice([residents for residents in RESIDENTS if residents != last])
            await self.say("update", {"population": str(last)})
            await self.hear(begun)
            await asyncio.sleep(max(0.0, EVERY_S - (time.perf_counter() - begun)))
        await self.quiet(0.5)


def first_message(html: str) -> dict[str, object]:
    """Return what a browser sends first: every input, and which outputs are in sight."""
    form = Form()
    form.feed(html)
    seen: dict[str, object] = {f".clientdata_output_{name}_hidden": name not in OPEN for name in form.outputs}
    size = {".clientdata_output_stage-map_width": 780, ".clientdata_output_stage-map_height": 440}
    page = {".clientdata_url_search": ADDRESS[1:], ".clientdata_pixelratio": 1, ".clientdata_singletons": ""}
    parts = ("protocol", "hostname", "port", "pathname", "hash", "hash_initial")
    page |= {f".clientdata_url_{name}": "" for name in parts}
    return {**form.inputs, "opened": "table", **seen, **size, **page}


async def join(server: Served, first: dict[str, object], seed: int) -> Reader:
    """Open a session and wait until it is drawn."""
    address = server.url("/websocket/").replace("http", "ws", 1)
    socket = await connect(address, max_size=None, open_timeout=PATIENCE_S, ping_interval=None)
    reader = Reader(socket, random.Random(seed))
    await reader.say("init", first)
    await reader.hear(time.perf_counter())
    await reader.quiet(1.0)
    reader.to_map.clear()
    reader.to_table.clear()
    return reader


async def together(
    server: Served, first: dict[str, object], count: int
) -> tuple[list[float], list[float], float]:
    """Run `count` sessions at once; return the times to map and table, and megabytes a session."""
    process = psutil.Process(server.process.pid)
    before = process.memory_info().rss
    readers = await asyncio.gather(*[join(server, first, seed) for seed in range(count)])
    grown = (process.memory_info().rss - before) / count / 1e6
    until = time.perf_counter() + LASTS_S
    await asyncio.gather(*[reader.work(until) for reader in readers])
    await asyncio.gather(*[reader.socket.close() for reader in readers])
    return [one for r in readers for one in r.to_map], [one for r in readers for one in r.to_table], grown


async def run() -> list[Line]:
    """Return the lines of every number of sessions, each in a new process that one session has warmed."""
    lines: list[Line] = []
    for count in HOW_MANY:
        with served(APP) as server:
            with urlopen(server.url(ADDRESS)) as page:
                first = first_message(page.read().decode())
            await together(server, first, 1)
            to_map, to_table, grown = await together(server, first, count)
        lines += of_count(count, to_map, to_table, grown)
    return lines


def of_count(count: int, to_map: list[float], to_table: list[float], grown: float) -> list[Line]:
    """Return median and 95th percentile of the answer times, and the memory of a session."""
    found = []
    for name, times in (("map", to_map), ("table and summary", to_table)):
        beside = spread(times)
        found.append(Line(f"{count} sessions: {name}, p50", beside["median"], "ms", detail=beside))
        found.append(Line(f"{count} sessions: {name}, p95", beside["p95"], "ms"))
    return [*found, Line(f"{count} sessions: memory a session", grown, "MB")]


def measure() -> Part:
    """Return answer times and memory for 10, 25 and 50 sessions."""
    how = f"one process, a slider step at LSOA every {EVERY_S:g} s for {LASTS_S:g} s, table open"
    return Part("sessions", how, asyncio.run(run()))
