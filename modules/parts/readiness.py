"""Whether this process can take readers: `/healthz`, which a proxy or a monitor asks every few seconds."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .views import Views

ADDRESS = "/healthz"
PATIENCE_S = 2.0
"""How long the figures may take to answer."""
FRESH_S = 5.0
"""How long an answer holds: however many ask, the figures are asked no more often."""

SAYS_NOTHING = "The figures cannot be read at the moment. The process's log says why."
SAYS_NOTHING_YET = f"The figures did not answer within {PATIENCE_S:g} seconds."
LEAVING = "This process is ending. It keeps the readers that it has and takes no new ones."

told = logging.getLogger("explorer.readiness")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures said of themselves: the day of the newest source table, and how many indicators."""

    made_on: str
    indicators: int


class Readiness:
    """Answers at `/healthz`, and knows how many sessions are open and whether the process is about to end.

    Parameters
    ----------
    views
        Gives the figures that a new session would show. It is called in a thread of its own, and may take
        its time.

    Attributes
    ----------
    sessions
        How many websockets are open.
    leaving
        Whether the process is about to end, and so wants no new readers.
    """

    def __init__(self, views: Callable[[], Views]) -> None:
        self.sessions = 0
        self.leaving = False
        self._views = views
        # One thread, and so one connection, however long the figures take.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="readiness")
        self._asked: Future[Figures | None] | None = None
        self._asked_at = 0.0
        self._well = True

    def route(self) -> Route:
        """Return the route of the page."""
        return Route(ADDRESS, self._answer, methods=["GET"])

    async def _answer(self, request: Request) -> JSONResponse:
        try:
            found = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._question())), PATIENCE_S)
            problem = "" if found else SAYS_NOTHING
        except TimeoutError:
            found, problem = None, SAYS_NOTHING_YET
        return self._said(found, LEAVING if self.leaving else problem)

    def _said(self, found: Figures | None, problem: str) -> JSONResponse:
        said: dict[str, object] = {"status": "leaving" if self.leaving else "failing" if problem else "ok"}
        if problem:
            said["problem"] = problem
        if found:
            said |= {"made_on": found.made_on, "indicators": found.indicators}
        said["sessions"] = self.sessions
        return JSONResponse(said, 503 if problem else 200, {"cache-control": "no-store"})

    def _question(self) -> Future[Figures | None]:
        """Return the question that is under way, or the last one while its answer holds."""
        asked = self._asked
        if asked is None or (asked.done() and time.monotonic() - self._asked_at > FRESH_S):
            asked = self._asked = self._thread.submit(self._ask)
            self._asked_at = time.monotonic()
        return asked

    def _ask(self) -> Figures | None:
        """Return what the figures say, or None if they cannot be read; a change is logged."""
        try:
            views = self._views()
            indicators = views.catalogue.indicators
            # A small question, but one that the figures themselves must answer.
            views.store.provenance(next(iter(indicators.values())).source)
            found = Figures(views.store.made_on, len(indicators))
        except Exception as fault:  # the store's errors are its own affair
            if self._well:
                told.error("The figures cannot be read: %s", fault)
            self._well = False
            return None
        if not self._well:
            told.warning("The figures can be read again.")
        self._well = True
        return found


class CountSessions:
    """Counts the websockets that are open: each is a session."""

    def __init__(self, app: ASGIApp, readiness: Readiness) -> None:
        self.app = app
        self.readiness = readiness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        self.readiness.sessions += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.readiness.sessions -= 1
