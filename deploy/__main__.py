"""Start several processes of the explorer with HAProxy before them. `deploy/run-many` calls it."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .proxies import Front, haproxy, path_prefix
from .supervision import TO_END_S, Child, end_all, look_after_all, told_to_end

FIRST_PORT = 8101
HIGHEST_PORT = 65_535
CANNOT_START = 2
START_WITHIN_S = 120.0


class CannotStart(Exception):
    """The processes cannot be started; the message says what to mend."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to end; return 2 and say what to mend if that cannot be."""
    options = parse(arguments)
    ended = told_to_end()
    try:
        with tempfile.TemporaryDirectory(prefix="explorer-") as folder:
            serve(options, Path(folder), ended)
    except CannotStart as problem:
        sys.stderr.write(f"The explorer cannot start. {problem}\n")
        return CANNOT_START
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="deploy/run-many", description=__doc__)
    add = parser.add_argument
    add("--processes", type=how_many, default=2, help="how many (default: 2)")
    add("--host", default="127.0.0.1", help="address to listen at (default: this machine); * for every one")
    add("--port", type=port_number, default=8017, help="port to listen at (default: 8017)")
    add("--first-port", type=port_number, default=FIRST_PORT, help="where the processes' own ports begin")
    add("--certificate", default="", metavar="FILE", help="certificate and key in one PEM file: HTTPS")
    add("--prefix", type=path_prefix, default="", help="path of the explorer, such as /explorer")
    add(
        "--grace",
        type=float,
        default=20.0,
        help="seconds to keep sessions for at the end (default: 20)",
    )
    add("--control", default="", metavar="FILE", help="make HAProxy's socket for questions here")
    return parser.parse_args(arguments)


def how_many(text: str) -> int:
    """Return the number of processes that `text` names, at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes: choose 1 or more")
    return int(text)


def port_number(text: str) -> int:
    """Return the port that `text` names."""
    if not text.isdecimal() or not 1 <= int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: choose a number from 1 to {HIGHEST_PORT}")
    return int(text)


def serve(options: argparse.Namespace, folder: Path, ended: Callable[[], bool]) -> None:
    """Start processes and proxy, keep them alive, and end them in order."""
    check_free(options.host, options.port)
    front = Front(options.host, options.port, options.certificate, options.prefix, options.control)
    ports = list(free_ports(options.processes, options.first_port, kept=options.port))
    processes = [process_at(port, options.grace) for port in ports]
    proxy = proxy_with(haproxy(ports, front), folder / "haproxy.cfg")
    try:
        for process in processes:
            process.start()
        for process, port in zip(processes, ports, strict=True):
            wait_for(process, port, ended)
        if not ended():
            proxy.start()
            count = "1 process" if len(ports) == 1 else f"{len(ports)} processes"
            sys.stdout.write(f"GM Determinants Explorer: {front.url} ({count})\n")
            sys.stdout.flush()
        look_after_all([*processes, proxy], ended)
    finally:
        # The proxy last: those who still read go on reading through it.
        end_all(processes, options.grace + TO_END_S)
        end_all([proxy], TO_END_S)


def check_free(host: str, port: int) -> None:
    """Look whether the proxy may listen where it is to listen: it could not say why it ends.

    Raises
    ------
    CannotStart
        Another listens there, or the system does not allow it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server(("" if host == "*" else host, port), family=family).close()
    except OSError as problem:
        reason = os.strerror(problem.errno) if problem.errno and problem.errno > 0 else str(problem)
        raise CannotStart(
            f"It cannot listen at {host}:{port}: {reason}. Choose another --port or --host."
        ) from problem


def free_ports(count: int, first: int, kept: int = 0) -> Iterator[int]:
    """Yield as many ports of the loopback, from `first` on, as nobody listens at, and never the one kept.

    Raises
    ------
    CannotStart
        There are not so many.
    """
    found = 0
    for port in range(first, HIGHEST_PORT + 1):
        if found == count:
            return
        if port == kept:
            continue
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        found += 1
        yield port
    if found < count:
        raise CannotStart(f"There are no {count} free ports from {first} on. Choose another --first-port.")


def process_at(port: int, grace: float) -> Child:
    """Return a process of the explorer, not started yet."""
    command = [sys.executable, "-m", "start", "--port", str(port), "--grace", str(grace)]
    return Child(f"The process at port {port}", command, {"SHINYWIDGETS_CDN": "/no-cdn/"})


def proxy_with(configuration: str, file: Path) -> Child:
    """Return HAProxy with this configuration, not started yet.

    Raises
    ------
    CannotStart
        It is not installed, or does not understand the configuration.
    """
    program = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not program:
        raise CannotStart("HAProxy is not installed. On Debian and Ubuntu: apt-get install haproxy")
    file.write_text(configuration, encoding="utf-8")
    checked = subprocess.run([program, "-c", "-f", file], capture_output=True, text=True, check=False)
    if checked.returncode:
        raise CannotStart(f"HAProxy refuses its configuration: {checked.stderr.strip()}")
    return Child("HAProxy", [program, "-q", "-db", "-f", str(file)])


def wait_for(process: Child, port: int, ended: Callable[[], bool]) -> None:
    """Wait until a process takes readers.

    Raises
    ------
    CannotStart
        It ended, having said why, or is not ready in time.
    """
    until = time.monotonic() + START_WITHIN_S
    while not ended() and not is_ready(port):
        if process.code is not None:
            raise CannotStart(f"{process.name} ended: see above.")
        if time.monotonic() > until:
            raise CannotStart(f"{process.name} is not ready after {START_WITHIN_S:g} seconds.")
        time.sleep(0.1)


def is_ready(port: int) -> bool:
    """Return whether the process at a port answers that it is well."""
    asking = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/healthz")
        return asking.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


if __name__ == "__main__":
    sys.exit(main())
