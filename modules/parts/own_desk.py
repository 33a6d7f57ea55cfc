"""Where sessions hand in files of their own: a route of ours, parsed in memory, gone with the session.

Nothing of a file is written anywhere or told to a log. What was read waits in the session's tray, under a
token that only its page knows.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from own import LARGEST, Refused

from .receiving import TooLarge, received
from .uploads import NAME, safe_name

ADDRESS = "/own-data/{token}"
Reads = Callable[[bytes, str], Any]
"""Makes of a file's content and name what a tool keeps of it; `own.Refused` says why it keeps nothing."""

AT_ONCE = 2
"""Files that a process reads at one time: each takes its memory while it is read."""

told = logging.getLogger(__name__)


@dataclass
class Tray:
    """What one session handed in to one tool: its newest file and the checksum.

    `draft` is what `reads` made of the file; `number` tells one file from the next.
    """

    token: str
    reads: Reads = field(repr=False)
    draft: Any = field(default=None, repr=False)
    sha256: str = ""
    number: int = 0
    busy: bool = field(default=False, repr=False)

    def put(self, draft: Any, checksum: str) -> None:
        """Keep a file in the place of the one before."""
        self.draft, self.sha256, self.number = draft, checksum, self.number + 1

    def empty(self) -> None:
        """Let go of everything."""
        self.draft, self.sha256, self.number = None, "", self.number + 1


class Desk:
    """The trays of a process's sessions, and the route that fills them."""

    def __init__(self) -> None:
        self._trays: dict[str, Tray] = {}
        self._reading = asyncio.Semaphore(AT_ONCE)

    def open(self, reads: Reads) -> Tray:
        """Return a new tray of a session, whose files `reads` reads."""
        tray = Tray(secrets.token_urlsafe(32), reads)
        self._trays[tray.token] = tray
        return tray

    def close(self, tray: Tray) -> None:
        """End a tray with its session."""
        tray.empty()
        self._trays.pop(tray.token, None)

    def route(self) -> Route:
        """Return the route that takes a file."""
        return Route(ADDRESS, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        tray = self._trays.get(request.path_params["token"])
        if tray is None:
            return _said("This page has been open without its server for too long. Load it again.", 403)
        name = safe_name(request.headers.get(NAME, "")) or "The file"
        if tray.busy:
            return _said("Another file of yours is being read. Wait until it is done.", 409)
        tray.busy = True
        try:
            return await self._read(request, tray, name)
        finally:
            tray.busy = False

    async def _read(self, request: Request, tray: Tray, name: str) -> Response:
        async with self._reading:
            try:
                content = await received(request, LARGEST)
            except TooLarge:
                why = f"{name} is larger than {LARGEST / 1e6:,.0f} MB. Keep what is needed of it."
                return _said(why, 413)
            except ClientDisconnect:
                return _said("", 400)
            try:
                draft = await asyncio.to_thread(tray.reads, content, name)
            except Refused as problem:
                return _said(str(problem), 422)
            except Exception as fault:  # a fault of ours: its own words may quote the file
                told.error("A file of a session could not be read: %s", type(fault).__name__)
                return _said(f"{name} could not be read. Save it as CSV (UTF-8), and try that.", 422)
        if tray.token not in self._trays:
            return _said("This page was closed meanwhile.", 403)
        tray.put(draft, sha256(content).hexdigest())
        return _said(name)


def _said(sentence: str, status: int = 200) -> PlainTextResponse:
    return PlainTextResponse(sentence, status, {"cache-control": "no-store"})
