"""How answers leave the server: compressed, kept for ever where a name carries a hash, and safe to show."""

from __future__ import annotations

import re

from shiny import App
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .kept_answers import KeptAnswers
from .quiet import QuietSockets
from .readiness import CountSessions, Readiness

HASHED = re.compile(r"^/geo(?:-data)?/.*-[0-9a-f]{10}\.json$|^/lib/[^/]+-[0-9][^/]*/|^/page-[0-9a-f]{10}/")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SAFE = {
    # A file is what its name says, whatever is inside it.
    "x-content-type-options": "nosniff",
    # The addresses of our screens are no business of the sites that our links lead to.
    "referrer-policy": "same-origin",
}
# The page itself may be framed by its own site only, so that no other can lay something over its buttons.
# Files and pictures stay free to be embedded.
PAGE_POLICY = "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"


class Headers:
    """Adds headers to answers: how long they may be kept, and what a browser may do with them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), message["status"], scope["path"])
            await send(message)

        await self.app(scope, receive, send_with_headers)


def add_headers(headers: MutableHeaders, status: int, path: str) -> None:
    """Add to `headers` what an answer of this status at this path lacks."""
    if status in (200, 206, 304):
        headers.setdefault("cache-control", FOR_EVER if HASHED.match(path) else ASK_AGAIN)
    for name, value in SAFE.items():
        headers.setdefault(name, value)
    if headers.get("content-type", "").startswith("text/html"):
        headers.setdefault("content-security-policy", PAGE_POLICY)


def served(app: App, readiness: Readiness, *routes: Route) -> App:
    """Return the app with `/healthz` and more routes, and with compression and headers around all of them."""
    inner = app.starlette_app
    # Before Shiny's own, which answer whatever is left.
    inner.router.routes[:0] = [readiness.route(), *routes]
    inner.add_middleware(QuietSockets)
    inner.add_middleware(CountSessions, readiness=readiness)
    inner.add_middleware(Headers)
    inner.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    inner.add_middleware(KeptAnswers, lasting=HASHED.match)
    return app
