"""Processes of the explorer behind a real HAProxy, and readers who come through it without a browser.

Such a reader speaks Shiny's protocol: loads the page, opens the websocket that the page would open, with the
cookie that came, and downloads from the addresses that its session names.
"""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from benchmarks.sessions import ADDRESS, first_message
from deploy.__main__ import free_ports, is_ready, process_at, proxy_with
from deploy.proxies import Front, haproxy
from deploy.supervision import Child, end_all

PATIENCE_S = 60.0
GRACE_S = 60.0
FORMATS = ("csv", "xlsx", "geojson", "parquet")
LINK_OF = r"session/[0-9a-f]+/download/download_{kind}\?[^\"\\]*"


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def cookie(self) -> str:
        """The cookie that it sets, as it is sent back; "" for none."""
        return self.headers.get("set-cookie", "").partition(";")[0]


def ask(port: int, path: str, cookie: str = "") -> Answer:
    """Return the answer at a port of this machine, on a connection of its own."""
    asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        asking.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        found = asking.getresponse()
        return Answer(found.status, {key.lower(): value for key, value in found.getheaders()}, found.read())
    finally:
        asking.close()


def comes_true(condition: Callable[[], bool]) -> bool:
    """Return whether a condition comes true in good time."""
    end = time.monotonic() + PATIENCE_S
    while not (true := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return true


@dataclass
class Farm:
    """A proxy and the processes behind it, by the names that the proxy has for them."""

    port: int
    ports: dict[str, int]
    processes: dict[str, Child]
    control: Path

    def health(self, name: str) -> dict[str, Any]:
        """Return what a process says of itself."""
        return dict(json.loads(ask(self.ports[name], "/healthz").body))

    def proxy_says(self, name: str) -> str:
        """Return what the proxy thinks of a process, such as UP or DOWN."""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.connect(str(self.control))
            asking.sendall(b"show stat\n")
            table = b"".join(iter(lambda: asking.recv(65_536), b"")).decode().splitlines()
        columns = table[0].lstrip("# ").split(",")
        rows = [dict(zip(columns, line.split(","), strict=False)) for line in table[1:] if line]
        return next(row["status"] for row in rows if row["svname"] == name).split()[0]

    def kill(self, name: str) -> None:
        """Kill a process."""
        process = self.processes[name].process
        assert process
        process.kill()
        process.wait()

    def revive(self, name: str) -> None:
        """Start a process again, and wait until the proxy gives it readers."""
        self.processes[name].start()
        assert comes_true(lambda: is_ready(self.ports[name]))
        assert comes_true(lambda: self.proxy_says(name) == "UP")


@contextmanager
def farm_of(count: int, folder: Path, **environment: str) -> Iterator[Farm]:
    """Start processes and a proxy as `python -m deploy` does, but let the dead be dead."""
    *ports, port = free_ports(count + 1, 8301)
    names = {f"p{one}": one for one in ports}
    processes = {name: process_at(one, GRACE_S) for name, one in names.items()}
    control = folder / "control"
    try:
        for process in processes.values():
            process.environment = {**process.environment, **environment}
            process.start()
        assert all([comes_true(lambda one=one: is_ready(one)) for one in ports])
        with proxy(haproxy(ports, Front(port=port, control=str(control))), folder, port):
            farm = Farm(port, names, processes, control)
            assert comes_true(lambda: all(farm.proxy_says(name) == "UP" for name in names))
            yield farm
    finally:
        for process in processes.values():
            if process.process:
                process.process.kill()
        end_all([*processes.values()], 0)


@contextmanager
def proxy(configuration: str, folder: Path, port: int) -> Iterator[None]:
    """Run HAProxy with this configuration."""
    child = proxy_with(configuration, folder / f"haproxy-{port}.cfg")
    child.start()
    try:
        assert comes_true(lambda: child.code is not None or listens(port))
        assert child.code is None, f"HAProxy ended with {child.code}"
        yield
    finally:
        end_all([child], 5)


def listens(port: int) -> bool:
    """Return whether somebody listens at a port."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True


class PlainReader:
    """A session: its cookie, its websocket, and the addresses of its downloads."""

    def __init__(self, port: int, opened: ExitStack) -> None:
        self.port = port
        page = ask(port, ADDRESS)
        assert page.status == 200
        self.cookie = page.cookie
        headers = {"Cookie": self.cookie} if self.cookie else {}
        address = f"ws://127.0.0.1:{port}/websocket/"
        self.socket = opened.enter_context(
            connect(address, additional_headers=headers, max_size=None, open_timeout=PATIENCE_S)
        )
        self.links: dict[str, str] = {}
        self._say("init", first_message(page.body.decode()))
        while set(self.links) != set(FORMATS):
            self._note_links(self._hear())

    @property
    def home(self) -> str:
        """The process that the cookie names."""
        return self.cookie.partition("=")[2]

    def answers(self, residents: int) -> bool:
        """Move a slider; return whether the table answers before the connection ends."""
        try:
            self._say("update", {"population": str(residents)})
            while not ((said := self._hear()).startswith('{"values"') and '"table": {' in said):
                pass
        except ConnectionClosed:
            return False
        return True

    def download(self, kind: str) -> Answer:
        """Return the answer to a download."""
        return ask(self.port, f"/{self.links[kind]}", self.cookie)

    def leave(self) -> None:
        """Close the page."""
        self.socket.close()

    def _say(self, method: str, data: dict[str, object]) -> None:
        self.socket.send(json.dumps({"method": method, "data": data}))

    def _hear(self) -> str:
        return str(self.socket.recv(timeout=PATIENCE_S))

    def _note_links(self, said: str) -> None:
        for kind in FORMATS:
            found = re.search(LINK_OF.format(kind=kind), said)
            if found:
                self.links[kind] = found[0]
