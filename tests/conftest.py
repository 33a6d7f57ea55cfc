"""What holds for every test: no network beyond this machine, and nothing skipped in silence."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The collector walks millions of objects that all tests hold, and finds little: an eighth of the time of all.
gc.set_threshold(10_000, 10, 100)

# How long an example takes says how busy the machine is: no test fails for it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Reference figures are kept beside the project where there are any; a clone alone does without.
REFERENCE_FOLDER = "../shared"


@pytest.fixture(scope="session", autouse=True)
def this_machine_only() -> Iterator[None]:
    """Refuse connections that leave the machine, so that no test passes only where there is a network."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise OSError(f"A test asked for {address[0]}: tests use this machine only.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: the browser's event loop stays open, and others need one of their own."""
    items.sort(key=lambda item: "ui" in item.path.parts)


def unexplained_skips(reporter: Any) -> list[str]:
    """Return the tests skipped for another reason than the missing reference folder, each with its reason."""
    skipped = reporter.stats.get("skipped", [])
    return [f"{one.nodeid}: {one.longrepr}" for one in skipped if REFERENCE_FOLDER not in str(one.longrepr)]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run in continuous integration if a test was skipped for no good reason."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and unexplained_skips(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name the tests that were skipped for no good reason."""
    lines = unexplained_skips(terminalreporter)
    if lines:
        terminalreporter.section(f"skipped although {REFERENCE_FOLDER} is not the reason")
        for line in lines:
            terminalreporter.write_line(line)
