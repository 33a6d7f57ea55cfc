"""Starting: an address that can be opened, or one sentence that says what to mend."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import time
from collections.abc import Iterator

import pytest
import uvicorn

import start
from catalogue import CatalogueError
from geodata import GeographyError
from store import SnapshotError


@pytest.fixture(autouse=True)
def nothing_stays_frozen() -> Iterator[None]:
    """Give what a start put aside back to the collector: the process goes on with other tests."""
    yield
    gc.unfreeze()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_free_port_is_found_where_the_usual_one_is_taken(
    taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "USUAL_PORT", taken_port)
    with start.listen("127.0.0.1", None) as listening:
        assert listening.getsockname()[1] not in (0, taken_port)


def test_a_port_that_is_asked_for_is_the_one(taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--port", str(taken_port)]) == start.CANNOT_START
    said = capsys.readouterr().err
    assert f"http://127.0.0.1:{taken_port}: Address already in use" in said
    assert said.count("\n") == 1


def test_what_is_answered_is_sent_at_once() -> None:
    with (
        start.listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("port", ["70000", "-1", "http", ""])
def test_a_port_that_cannot_be_is_said(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        start.main([f"--port={port}"])
    assert f"'{port}' is not a port: choose a number from 0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("::1", "http://[::1]:80"),
        ("town-hall", "http://town-hall:80"),
    ],
)
def test_the_address_can_be_opened(host: str, url: str) -> None:
    assert start.address(host, 80) == url


@pytest.mark.parametrize("problem", [CatalogueError, GeographyError, SnapshotError])
def test_what_cannot_be_loaded_is_one_sentence(
    problem: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise problem("health.toml, entry [stroke]: has no unit.")

    monkeypatch.setattr("geodata.check_geography", refuse)
    assert start.main(["--port", "0"]) == 2
    assert capsys.readouterr().err == "The explorer cannot start. health.toml, entry [stroke]: has no unit.\n"


def test_what_is_loaded_is_never_looked_through_for_garbage() -> None:
    with start.nothing_collected():
        assert not gc.isenabled()
        loaded = [[] for _ in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(loaded)
    assert not any(one is loaded for one in gc.get_objects())


def test_the_collector_works_again_where_loading_fails() -> None:
    with pytest.raises(start.CannotStart), start.nothing_collected():
        raise start.CannotStart("There are no boundaries.")
    assert gc.isenabled()


@pytest.mark.parametrize("grace", ["-1", "soon", "inf", "nan"])
def test_a_grace_that_cannot_be_is_said(grace: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        start.main([f"--grace={grace}"])
    assert f"'{grace}' is no number of seconds" in capsys.readouterr().err


class Readers:
    """Two readers, who have not heard yet."""

    sessions = 2
    leaving = False


async def silent(scope: object, receive: object, send: object) -> None:
    """Stand in for the application."""


def server_with(readers: Readers, grace: float) -> start.Server:
    return start.Server(uvicorn.Config(silent), readers, grace)


def ends(server: start.Server) -> bool:
    return asyncio.run(server.on_tick(1))


def test_told_to_end_it_waits_for_its_readers() -> None:
    readers = Readers()
    server = server_with(readers, grace=60)
    assert not ends(server)
    server.handle_exit(signal.SIGTERM, None)
    assert readers.leaving
    assert not ends(server)
    readers.sessions = 0
    assert ends(server)


def test_told_to_end_it_waits_no_longer_than_its_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    server = server_with(Readers(), grace=60)
    server.handle_exit(signal.SIGTERM, None)
    now = time.monotonic()
    monkeypatch.setattr(start.time, "monotonic", lambda: now + 61)
    assert ends(server)


@pytest.mark.parametrize("signals", [[signal.SIGINT], [signal.SIGTERM, signal.SIGTERM]])
def test_ctrl_c_and_being_told_twice_end_it_at_once(signals: list[signal.Signals]) -> None:
    server = server_with(Readers(), grace=60)
    for one in signals:
        server.handle_exit(one, None)
    assert ends(server)


def test_without_grace_it_ends_when_told() -> None:
    readers = Readers()
    server = server_with(readers, grace=0)
    server.handle_exit(signal.SIGTERM, None)
    assert ends(server)


def test_an_interruption_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(listening: socket.socket, url: str, grace: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "serve", interrupt)
    assert start.main(["--port", "0"]) == 0
    assert capsys.readouterr().err == ""
