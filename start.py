"""Start the explorer: `python -m start [--host HOST] [--port PORT]`, which `./run` calls."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from catalogue import CatalogueError
from geodata import BOUNDARIES, LEVELS, MAP_LEVELS, GeographyError, boundary_url_name, load_areas
from store import StoreError

# Tried first, so that a link copied yesterday works today; any free port will do.
USUAL_PORT = 8017
HIGHEST_PORT = 65_535
CANNOT_START = 2


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
        serve(listening, address(options.host, listening.getsockname()[1]))
    except (CatalogueError, GeographyError, StoreError) as problem:
        return refuse(str(problem))
    except KeyboardInterrupt:
        pass
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the host, and the port or None for the usual one or else any."""
    parser = argparse.ArgumentParser(prog="./run", description="Start the GM Determinants Explorer.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: this machine)")
    otherwise = f"(default: {USUAL_PORT}, or a free one)"
    parser.add_argument("--port", type=port_number, help=f"port to listen at {otherwise}")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    """Return the port that `text` names; 0 stands for any free one."""
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: choose a number from 0 to {HIGHEST_PORT}")
    return int(text)


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket listening at `port`; without one, at the usual port or, if that is taken, a free one.

    Raises
    ------
    OSError
        The host is not this machine's, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    if port is not None:
        return socket.create_server((host, port), family=family)
    try:
        return socket.create_server((host, USUAL_PORT), family=family)
    except OSError:
        return socket.create_server((host, 0), family=family)


def address(host: str, port: int) -> str:
    """Return the address to open in a browser."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def serve(listening: socket.socket, url: str) -> None:
    """Load the application, say where it is, and answer until interrupted."""
    import uvicorn

    from app import SHELF, app

    check_geography()
    if SHELF.newest().fault:
        sys.stderr.write(f"Note: {SHELF.newest().fault}\n")
    sys.stdout.write(f"GM Determinants Explorer: {url}\nPress Ctrl+C to stop.\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        app, log_level="warning", ws_per_message_deflate=False, timeout_graceful_shutdown=2
    )
    uvicorn.Server(config).run(sockets=[listening])


def check_geography() -> None:
    """Read what every page needs of the geography, which is otherwise read with the first page.

    Raises
    ------
    GeographyError
        A table or a boundary file is missing or cannot be read.
    """
    for level in LEVELS:
        load_areas(level)
    for level in MAP_LEVELS:
        file = boundary_url_name(level)
        if not (BOUNDARIES / file).is_file():
            raise GeographyError(f"The boundary file {file} is missing from {BOUNDARIES}.")


def reason(problem: OSError) -> str:
    """Return why the system refused, in the system's own few words."""
    return os.strerror(problem.errno) if problem.errno and problem.errno > 0 else str(problem)


def refuse(sentence: str) -> int:
    """Say on standard error why the explorer cannot start."""
    sys.stderr.write(f"The explorer cannot start. {sentence}\n")
    return CANNOT_START


if __name__ == "__main__":
    sys.exit(main())
