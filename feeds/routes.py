"""The routes of the feeds, made from their declarations."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from feeds.answering import ANY_ORIGIN, Answering, Desk, refusal
from feeds.endpoints import BASE
from feeds.errors import NothingThere, quoted
from feeds.front import EVERY
from feeds.served import Newest


def feed_routes(newest: Newest) -> list[Route]:
    """Return the routes of all feeds, and of every address beside them.

    Parameters
    ----------
    newest
        Gives store, catalogue and name of the snapshot in use. It is asked in a thread, for every question.
    """
    desk = Desk(newest)
    answering = [
        Route(f"{BASE}{path}", Answering(desk, endpoint, path, formats))
        for endpoint in EVERY
        for path, formats in endpoint.paths()
    ]
    beside = [Route(path, Lost()) for path in (f"{BASE}/{{rest:path}}", "/api", "/api/{rest:path}")]
    return [*answering, Route(BASE, Moved()), *beside]


class Moved:
    """The first address without its slash, from which relative addresses would go wrong."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the reader on."""
        where = f"{BASE.rsplit('/', 1)[-1]}/"
        await Response(b"", 308, {"location": where, **ANY_ORIGIN})(scope, receive, send)


class Lost:
    """Every address that is none."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say which addresses there are."""
        known = [f"{BASE}{path}" for endpoint in EVERY for path, _ in endpoint.paths()]
        answered = refusal(NothingThere(f"There is no feed at {quoted(scope['path'])}.", "", known))
        body = b"" if scope["method"] == "HEAD" else answered.body
        await Response(body, answered.status, answered.headers)(scope, receive, send)
