"""Start the explorer: `python -m start [--host HOST] [--port PORT] [--grace SECONDS]`; `./run` does it."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

# Tried first, so that a link copied yesterday works today; any free port will do.
USUAL_PORT = 8017
HIGHEST_PORT = 65_535
CANNOT_START = 2
# Only a proxy on this machine is believed about who asks, and whether by HTTPS.
PROXIES = ["127.0.0.1", "::1"]


class CannotStart(Exception):
    """What the application needs is missing or broken; the message is a sentence that says what to mend."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the explorer until interrupted; return 2 and say what to mend if it cannot start."""
    options = parse(arguments)
    # Nothing may be asked of a content delivery network; shinywidgets reads this when it is imported.
    os.environ.setdefault("SHINYWIDGETS_CDN", "/no-cdn/")
    try:
        listening = listen(options.host, options.port)
    except OSError as problem:
        wanted = address(options.host, options.port or USUAL_PORT)
        return refuse(f"It cannot listen at {wanted}: {reason(problem)}. Choose another --port or --host.")
    try:
        serve(listening, address(options.host, listening.getsockname()[1]), options.grace)
    except CannotStart as problem:
        return refuse(str(problem))
    except KeyboardInterrupt:
        pass
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the host, the port or None for the usual one or else any, and the seconds of grace."""
    parser = argparse.ArgumentParser(prog="./run", description="Start the GM Determinants Explorer.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: this machine)")
    otherwise = f"(default: {USUAL_PORT}, or a free one)"
    parser.add_argument("--port", type=port_number, help=f"port to listen at {otherwise}")
    ending = "when told to end (SIGTERM), keep open sessions for so long and take no new ones (default: 0)"
    parser.add_argument("--grace", type=seconds, default=0.0, metavar="SECONDS", help=ending)
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    """Return the port that `text` names; 0 stands for any free one."""
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: choose a number from 0 to {HIGHEST_PORT}")
    return int(text)


def seconds(text: str) -> float:
    """Return the seconds that `text` names."""
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds: choose 0 or more")
    return found


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket listening at `port`; without one, at the usual port or, if that is taken, a free one.

    Raises
    ------
    OSError
        The host is not this machine's, or the port is taken.
    """
    if port is not None:
        return at_once(host, port)
    try:
        return at_once(host, USUAL_PORT)
    except OSError:
        return at_once(host, 0)


def at_once(host: str, port: int) -> socket.socket:
    """Return a socket listening at `port`, whose connections send what they are given without waiting.

    asyncio sees to that itself only for sockets that it made. Otherwise the second packet of an answer waits
    for the browser's word that it has the first, which it keeps back for 40 ms: for every file of a page.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def address(host: str, port: int) -> str:
    """Return the address to open in a browser."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


class Leaving(Protocol):
    """What knows how many sessions are open, and is told when the process is about to end."""

    sessions: int
    leaving: bool


class Server(uvicorn.Server):
    """A server that ends, when told to by SIGTERM, once its readers have left or `grace` seconds are over.

    Ctrl+C, and a second SIGTERM, end it at once.
    """

    def __init__(self, config: uvicorn.Config, readers: Leaving, grace: float) -> None:
        super().__init__(config)
        self.readers = readers
        self.grace = grace
        self.last_moment = 0.0

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to leave, or end."""
        if sig == signal.SIGTERM and self.grace and not self.readers.leaving:
            self.last_moment = time.monotonic() + self.grace
            self.readers.leaving = True
        else:
            super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Return whether to end now; asked ten times a second."""
        over = not self.readers.sessions or time.monotonic() > self.last_moment
        ended = await super().on_tick(counter)
        return ended or (self.readers.leaving and over)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python's garbage collector from looking through what is being loaded, now and ever after.

    Modules and the catalogue stay until the end: to look for garbage among them, again and again, took a
    third of the start, and later would make readers wait.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def load() -> tuple[ASGIApp, Leaving, str]:
    """Return the application, what counts its readers, and what is wrong with its figures or "".

    Raises
    ------
    CannotStart
        The catalogue, the boundaries or the snapshot cannot be used.
    """
    # Here, so that they are loaded without the collector too.
    from catalogue import CatalogueError
    from geodata import GeographyError, check_geography
    from store import StoreError

    try:
        check_geography()
        from app import READINESS, SHELF, app
    except (CatalogueError, GeographyError, StoreError) as problem:
        raise CannotStart(str(problem)) from problem
    return app, READINESS, SHELF.newest().fault


def serve(listening: socket.socket, url: str, grace: float = 0.0) -> None:
    """Load the application, say where it is, and answer until interrupted.

    Raises
    ------
    CannotStart
        The application cannot be loaded.
    """
    with nothing_collected():
        app, readiness, fault = load()
    if fault:
        sys.stderr.write(f"Note: {fault}\n")
    sys.stdout.write(f"GM Determinants Explorer: {url}\nPress Ctrl+C to stop.\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
        forwarded_allow_ips=PROXIES,
        server_header=False,
    )
    Server(config, readiness, grace).run(sockets=[listening])


def reason(problem: OSError) -> str:
    """Return why the system refused, in the system's own few words."""
    return os.strerror(problem.errno) if problem.errno and problem.errno > 0 else str(problem)


def refuse(sentence: str) -> int:
    """Say on standard error why the explorer cannot start."""
    sys.stderr.write(f"The explorer cannot start. {sentence}\n")
    return CANNOT_START


if __name__ == "__main__":
    sys.exit(main())
