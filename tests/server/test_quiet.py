"""A session hears what is its own: nothing reaches it when another one moves a slider."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocket

from modules.parts.quiet import NOTHING, QuietSockets


def test_only_what_says_nothing_is_left_out():
    said = ['{"values": {"a": 1}, "inputMessages": [], "errors": {}}', "other", '{"busy": "idle"}']

    async def session(socket: WebSocket) -> None:
        await socket.accept()
        for text in (NOTHING, said[0], NOTHING, said[1], NOTHING, said[2], NOTHING):
            await socket.send_text(text)
        await socket.send_bytes(b"bytes")
        await socket.close()

    inner = QuietSockets(Starlette(routes=[WebSocketRoute("/", session)]))
    with TestClient(inner).websocket_connect("/") as heard:
        assert [heard.receive_text() for _ in said] == said
        assert heard.receive_bytes() == b"bytes"


@pytest.fixture
def first(client) -> dict[str, Any]:
    """What a browser says first, with only the summary in sight."""
    from benchmarks.sessions import first_message

    message = first_message(client.get("/").text)
    hidden = {name: True for name in message if name.endswith("_hidden")}
    return {**message, **hidden, ".clientdata_output_summary_hidden": False}


def heard_until_idle(socket: WebSocketTestSession) -> list[dict[str, Any]]:
    """Return what a session is told until it has nothing more to do."""
    found: list[dict[str, Any]] = []
    while not found or found[-1].get("busy") != "idle":
        found.append(json.loads(socket.receive_text()))
    return found


def test_a_reader_at_rest_is_told_nothing_of_what_others_do(client, first):
    with client.websocket_connect("/websocket/") as busy, client.websocket_connect("/websocket/") as resting:
        for socket in (busy, resting):
            socket.send_text(json.dumps({"method": "init", "data": first}))
            heard_until_idle(socket)
        for classes in ("6", "7", "8"):
            busy.send_text(json.dumps({"method": "update", "data": {"population": f"{classes}00"}}))
            heard_until_idle(busy)
        resting.send_text(json.dumps({"method": "update", "data": {"population": "900"}}))
        told = heard_until_idle(resting)
    empty = [one for one in told if "values" in one and not any(one.values())]
    assert empty == []
    assert any("summary" in one.get("values", {}) for one in told)
