"""A publisher that misbehaves, and a client that never really waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from sources.secrets import Secrets
from tests.sources.faulty_server import ASKED_THRICE, FaultyServer


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer().running() as running:
        yield running


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that retries would have waited, in place of waiting."""
    waited: list[float] = []
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=waited.append))
    return waited


@pytest.fixture
def open_client(server: FaultyServer, waits: list[float]) -> Iterator[Callable[..., object]]:
    """Return a function that opens a client of the server, with an impatient publisher's manners."""
    from sources.client import Client

    opened = []

    def open_one(**changes: object) -> Client:
        given = {"publisher": ASKED_THRICE, "secrets": Secrets(), "sleep": lambda _: None} | changes
        opened.append(Client(server.url, **given))
        return opened[-1]

    yield open_one
    for client in opened:
        client.close()
