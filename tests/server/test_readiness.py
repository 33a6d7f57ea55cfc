"""Whether a process can take readers: what `/healthz` answers, and how seldom it asks the figures."""

from __future__ import annotations

import logging
import shutil
import time
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

import app
from modules.parts import readiness
from modules.parts.readiness import CountSessions, Readiness
from modules.parts.views import Views
from store import Store
from store.snapshot import FOLDER


class Figures:
    """A store that notes each question, and can be made to wait or to fail."""

    made_on = "2026-11-22"

    def __init__(self) -> None:
        self.asked = 0
        self.may_answer = Event()
        self.may_answer.set()
        self.fault: Exception | None = None

    def provenance(self, source_id: str) -> str:
        self.asked += 1
        self.may_answer.wait(30)
        if self.fault:
            raise self.fault
        return source_id


@pytest.fixture
def figures() -> Figures:
    return Figures()


@pytest.fixture
def checked(figures: Figures) -> Readiness:
    """What answers for these figures."""
    views = SimpleNamespace(store=figures, catalogue=app.CATALOGUE)
    return Readiness(lambda: views)


def asking(checked: Readiness) -> TestClient:
    """A monitor of a process."""

    async def session(socket: WebSocket) -> None:
        await socket.accept()
        await socket.receive_text()
        await socket.close()

    inner = Starlette(routes=[checked.route(), WebSocketRoute("/websocket/", session)])
    return TestClient(CountSessions(inner, checked))


def test_the_application_says_what_it_serves(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "status": "ok",
        "made_on": app.SHELF.newest().views.store.made_on,
        "indicators": len(app.SHELF.newest().views.catalogue.indicators),
        "sessions": 0,
    }


def test_however_many_ask_the_figures_are_asked_seldom(checked, figures, monkeypatch):
    with asking(checked) as monitor:
        assert [monitor.get("/healthz").status_code for _ in range(20)] == [200] * 20
        assert figures.asked == 1
        monkeypatch.setattr(readiness, "FRESH_S", 0.0)
        assert monitor.get("/healthz").status_code == 200
        assert figures.asked == 2


def test_figures_that_cannot_be_read_are_said_without_details_and_logged_once(
    checked, figures, monkeypatch, caplog
):
    monkeypatch.setattr(readiness, "FRESH_S", 0.0)
    figures.fault = OSError("/home/officer/figures.parquet is gone")
    with asking(checked) as monitor, caplog.at_level(logging.WARNING):
        for _ in range(3):
            answer = monitor.get("/healthz")
            assert answer.status_code == 503
            assert answer.json() == {"status": "failing", "problem": readiness.SAYS_NOTHING, "sessions": 0}
        assert [one.getMessage() for one in caplog.records] == [
            "The figures cannot be read: /home/officer/figures.parquet is gone"
        ]
        figures.fault = None
        assert monitor.get("/healthz").json()["status"] == "ok"
        assert caplog.records[-1].getMessage() == "The figures can be read again."


def test_figures_that_do_not_answer_are_not_waited_for_and_not_asked_again(checked, figures, monkeypatch):
    monkeypatch.setattr(readiness, "PATIENCE_S", 0.01)
    monkeypatch.setattr(readiness, "FRESH_S", 0.0)
    figures.may_answer.clear()
    with asking(checked) as monitor:
        for _ in range(3):
            answer = monitor.get("/healthz")
            assert (answer.status_code, answer.json()["problem"]) == (503, readiness.SAYS_NOTHING_YET)
        assert figures.asked == 1
        figures.may_answer.set()
        monkeypatch.setattr(readiness, "PATIENCE_S", 20.0)
        assert monitor.get("/healthz").status_code == 200


def test_a_process_that_is_about_to_end_asks_for_no_more_readers(checked):
    checked.leaving = True
    with asking(checked) as monitor:
        answer = monitor.get("/healthz")
    assert answer.status_code == 503
    assert (answer.json()["status"], answer.json()["problem"]) == ("leaving", readiness.LEAVING)


def test_open_sessions_are_counted_until_they_end(checked):
    def sessions(expected: int) -> int:
        """Return how many are open, given time to become as many as expected."""
        until = time.monotonic() + 20
        while (found := monitor.get("/healthz").json()["sessions"]) != expected and time.monotonic() < until:
            time.sleep(0.01)
        return found

    with asking(checked) as monitor:
        opened = [monitor.websocket_connect("/websocket/") for _ in range(2)]
        sockets = [one.__enter__() for one in opened]
        assert sessions(2) == 2
        for left, socket in zip((1, 0), sockets, strict=True):
            socket.send_text("that is all")
            assert sessions(left) == left
        for one in opened:
            one.__exit__(None, None, None)


def test_a_snapshot_that_is_taken_away_is_noticed(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(readiness, "FRESH_S", 0.0)
    folder = Path(shutil.copytree(FOLDER, tmp_path / "snapshot"))
    views = Views(Store(folder), app.CATALOGUE)
    with asking(Readiness(lambda: views)) as monitor:
        assert monitor.get("/healthz").json()["status"] == "ok"
        shutil.rmtree(folder)
        assert monitor.get("/healthz").status_code == 503
