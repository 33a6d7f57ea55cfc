"""Start the app and the baselines as processes of their own, on free ports of the loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]
LOOPBACK = "127.0.0.1"
PATIENCE_S = 60.0
APP = ("-m", "start", "--host", LOOPBACK, "--port", "{port}")
CHOROPLETH = (
    "-m",
    "uvicorn",
    "benchmarks.baseline_choropleth:app",
    "--log-level",
    "warning",
    "--port",
    "{port}",
)
BOKEH = ("-m", "bokeh", "serve", "benchmarks/baseline_bokeh.py", "--log-level", "error", "--port", "{port}")


class DidNotStart(RuntimeError):
    """A process ended, or did not answer in time; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its process, its port, seconds from process start to the first byte of the page."""

    process: subprocess.Popen[bytes]
    port: int
    first_byte_s: float

    def url(self, path: str = "/") -> str:
        """Return an address on this server."""
        return f"http://{LOOPBACK}:{self.port}{path}"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def as_users() -> dict[str, str]:
    """Return the environment as users have it: Python keeps what it compiled for the next start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def served(words: Sequence[str], path: str = "/") -> Iterator[Served]:
    """Run Python with `words`, wait for the first byte of `path`, end it afterwards.

    Raises
    ------
    DidNotStart
        The process ended or did not answer within a minute.
    """
    port = free_port()
    command = [sys.executable, *(word.format(port=port) for word in words)]
    environment = as_users() | {"PYTHONPATH": str(ROOT), "SHINYWIDGETS_CDN": "/no-cdn/"}
    begun = time.perf_counter()
    with TemporaryFile("w+") as said:  # a pipe that nobody empties would stop a server that says much
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        try:
            if not _first_byte(process, port, path):
                said.seek(0)
                raise DidNotStart(f"No first byte of {path}: {said.read()[-2000:]}")
            yield Served(process, port, time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _first_byte(process: subprocess.Popen[bytes], port: int, path: str) -> bool:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        if _answers(port, path):
            return True
        time.sleep(0.01)
    return False


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE_S)
    try:
        connection.request("GET", path)
        return bool(connection.getresponse().read(1))
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
