"""What the tests of the page share: the real figures, made-up figures, and the state behind one screen."""

from __future__ import annotations

import html
import json
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from shiny import App, Inputs, Outputs, Session
from shiny._connection import MockConnection
from shiny._namespaces import ResolvedId
from shiny.reactive._core import _reactive_environment
from shiny.testserver import test_server
from shiny.testserver._test_server import DEFAULT_CLIENT_DATA

import app
from analysis.view import View
from modules.parts import explorer
from modules.parts.control_facts import address_state
from modules.parts.drawings import Drawings
from modules.parts.figures import AreaFigure, Beside, beside, chosen_comparator, figure_of
from modules.parts.later import Later
from modules.parts.shelf import Shown
from modules.parts.state import (
    DEFAULTS,
    Chosen,
    Notices,
    Settings,
    Subject,
    parse_address,
    resolve_chosen,
    resolve_settings,
    resolve_subject,
)
from modules.parts.table_data import rows_shown
from modules.parts.views import Views, inside
from modules.tools.on_map import OnMap
from tests.server.made_up import MadeUpStore

with warnings.catch_warnings():
    # Starlette 1.10 wants another client than httpx, which the application itself uses.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient


@dataclass(frozen=True)
class Screen:
    """Everything that a link leads to, as the session of a browser would hold it."""

    views: Views
    wishes: dict[str, str]
    subject: Subject
    settings: Settings
    chosen: Chosen
    view: View
    shown: np.ndarray
    notices: Notices

    @property
    def figure(self) -> AreaFigure | None:
        """The selected area's figures."""
        return figure_of(self.view, self.chosen.selected) if self.chosen.selected else None

    @property
    def against(self) -> Beside | None:
        """The comparator that the reader chose."""
        return chosen_comparator(self.views, self.subject, self.settings, self.chosen)

    @property
    def beside(self) -> dict[str, Beside]:
        """The comparators by code."""
        found = beside(self.views, self.subject, self.figure, self.subject.within)
        return {one.code: one for one in found}

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of the table."""
        return rows_shown(self.views, self.subject, self.view, self.shown, self.against)

    @property
    def address(self) -> dict[str, str]:
        """What the address bar carries."""
        return address_state(self.subject, self.settings, self.chosen, {**DEFAULTS, **self.wishes})

    def value_of(self, code: str) -> float:
        """Return an area's value."""
        found = figure_of(self.view, code)
        assert found is not None, f"{code} is not on this screen"
        return found.value


def open_screen(views: Views, link: str = "") -> Screen:
    """Return what `link`, a query string, leads to."""
    wishes, notices = parse_address(link), Notices()
    subject = resolve_subject(wishes, views.catalogue, views, notices)
    settings = resolve_settings(wishes, notices)
    chosen = resolve_chosen(wishes, subject.level, notices)
    shown = inside(subject.level, subject.within)
    return Screen(views, wishes, subject, settings, chosen, views.view(subject, settings), shown, notices)


@pytest.fixture(scope="session")
def views() -> Views:
    """The application's own figures."""
    return app.SHELF.newest().views


@pytest.fixture(scope="session")
def screen(views: Views) -> Callable[[str], Screen]:
    """What a link leads to, on the real figures."""
    return lambda link="": open_screen(views, link)


@pytest.fixture(scope="session")
def open_on() -> Callable[..., Screen]:
    """What a link leads to, on other figures: `open_on(views, link)`."""
    return open_screen


@pytest.fixture(scope="session")
def ground(screen: Callable[[str], Screen]) -> Callable[..., OnMap]:
    """What a question on a link's screen stands on; other screens come with `on`."""

    def stood(link: str = "", on: Callable[[str], Screen] = screen) -> OnMap:
        seen = on(link)
        return OnMap(seen.views, seen.subject, seen.view, seen.shown, seen.chosen.codes)

    return stood


@pytest.fixture
def made_up() -> Callable[..., Views]:
    """Views of made-up figures, under the real catalogue."""
    return lambda figures, **more: Views(MadeUpStore(figures, **more), app.CATALOGUE)


def words_of(element: Any) -> str:
    """Return what a reader sees of some HTML: no tags, no templates, single spaces."""
    written = element if isinstance(element, str) else element.render()["html"]
    written = re.sub(r"<template.*?</template>", "", written, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", written)).replace("\u00a0", " ")
    return re.sub(r"\s+([.:;,’])", r"\1", re.sub(r"\s+", " ", text)).strip()


@pytest.fixture(scope="session")
def words() -> Callable[[Any], str]:
    """How a reader sees some HTML."""
    return words_of


class Visit:
    """A session of the page without a browser: what was sent to it, and what its outputs hold."""

    def __init__(self, session: Any, sent: list[dict[str, Any]]) -> None:
        self.session = session
        self.sent = sent

    def set(self, **inputs: Any) -> None:
        """Move controls, and forget what was sent before."""
        self.sent.clear()
        self.session.set_inputs(**inputs)
        assert self.session.is_ok, self.session.error

    def html(self, output: str) -> str:
        """Return the HTML of an output."""
        return self.session.get_output(output).value["html"]

    def words(self, output: str) -> str:
        """Return what a reader sees of an output."""
        return words_of(self.html(output))

    def told(self, kind: str) -> list[Any]:
        """Return the messages of a kind, such as gm-state, sent since the last move."""
        return [one["custom"][kind] for one in self.sent if kind in one.get("custom", {})]


class AtOnce:
    """How `Later` answers in these tests: at once, in the place where it is asked."""

    def __init__(self, request: Any, make: Any, *, stop: bool = False, **_: Any) -> None:
        self.request, self.make, self.stop = request, make, stop

    def newest(self) -> Any:
        """Return the answer to what is asked now."""
        wanted = self.request()
        if wanted is None:
            return None
        return self.make(wanted, lambda: False) if self.stop else self.make(wanted)

    current = finished = newest
    working = False


@pytest.fixture
def one_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test's sessions a reactive lock of their own: Shiny keeps one, bound to the first event loop."""
    monkeypatch.setattr(_reactive_environment, "_lock", None)
    # Drawings are made off the event loop, which stands still between two moves of a test.
    monkeypatch.setattr(explorer, "charts_server", lambda **_: None)
    for name, at_once in vars(AtOnce).items():
        if not name.startswith("__") or name == "__init__":
            monkeypatch.setattr(Later, name, at_once)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, one_loop: None) -> Iterator[Callable[..., Visit]]:
    """Open the page at a link: `visit("level=borough")`. Other figures come with `views`."""
    sent: list[dict[str, Any]] = []

    async def send(_: Any, message: str) -> None:
        sent.append(json.loads(message))

    monkeypatch.setattr(MockConnection, "send", send)
    with ExitStack() as opened:

        def open_page(
            link: str = "", views: Views | None = None, tools: Any = None, handed: Any = None, **inputs: Any
        ) -> Visit:
            shown = Shown(views, Drawings(views)) if views else app.SHELF.newest()
            if tools is None:  # the test server draws all outputs, those of closed tools too
                tools = [one for one in app.TOOLS if one.id == parse_address(link).get("tool")]

            def server(input: Inputs, output: Outputs, session: Session) -> None:
                # A browser sends these with its first message, the test server only after the first flush.
                first = {f".clientdata_{key}": value for key, value in DEFAULT_CLIENT_DATA.items()}
                first |= {".clientdata_url_search": f"?{link}", ".clientdata_url_port": "8017"}
                first |= dict.fromkeys(("window", "place_query", "opened", "table_order", "returned"), "")
                for key, value in {**first, **DEFAULTS, **parse_address(link), **inputs}.items():
                    input[ResolvedId(key)]._set(value)
                explorer.explorer_server(
                    input,
                    output,
                    session,
                    shown=shown,
                    themes=app.THEMES,
                    tools=tools,
                    feeds=app.FEEDS,
                    handed=handed or {},
                )

            page = App(app.app_ui, server)
            search = {"url_search": f"?{link}", "url_port": "8017"}
            session = opened.enter_context(test_server(page, client_data=search, timeout_secs=60))
            session.set_inputs(opened="")  # the outputs that were shown last are drawn now
            assert session.is_ok, session.error
            return Visit(session, sent)

        yield open_page


@pytest.fixture
def client(one_loop: None) -> Iterator[TestClient]:
    """The application over HTTP, as a browser asks it, in this process."""
    with TestClient(app.app) as asking:
        yield asking


@pytest.fixture
def over_http(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The application over HTTP, its answers made later as in use, its event loop one for the whole test."""
    monkeypatch.setattr(_reactive_environment, "_lock", None)
    with TestClient(app.app) as asking:
        yield asking


@pytest.fixture
def page(opens: Callable[[], AbstractContextManager[Any]]) -> Iterator[Any]:
    """A page with the test file's own tool open, for a test that needs one."""
    with opens() as opened:
        yield opened


@pytest.fixture
def take(client) -> Iterator[Callable[..., Any]]:
    """Open a session with these inputs and fetch a file of it: `take("csv", level="lsoa11")`."""
    place = {"protocol": "http:", "hostname": "localhost", "port": "8017", "pathname": "/", "search": ""}
    first = {f".clientdata_url_{part}": value for part, value in place.items()}

    def taken(kind: str, prefix: str = "download_", **inputs: str) -> Any:
        with client.websocket_connect("/websocket/") as socket:
            socket.send_text(json.dumps({"method": "init", "data": first | inputs}))
            session = ""
            while True:
                message = json.loads(socket.receive_text())
                session = message.get("config", {}).get("sessionId", session)
                if message.get("busy") == "idle":
                    break
            answer = client.get(f"/session/{session}/download/{prefix}{kind}")
        assert answer.status_code == 200
        return answer

    yield taken
