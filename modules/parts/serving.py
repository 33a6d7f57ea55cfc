"""How files leave the server: compressed, and kept for ever where the name carries a hash of the content."""

from __future__ import annotations

import re

from shiny import App
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HASHED = re.compile(r"^/geo/.*-[0-9a-f]{10}\.json$|^/lib/[^/]+-[0-9][^/]*/")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class CacheHeaders:
    """Adds cache headers to files: for ever for names that change with their content, else ask again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_header(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (200, 206, 304):
                headers = MutableHeaders(scope=message)
                if "cache-control" not in headers:
                    headers["cache-control"] = FOR_EVER if HASHED.match(scope["path"]) else ASK_AGAIN
            await send(message)

        await self.app(scope, receive, send_with_header)


def served(app: App, *routes: Route) -> App:
    """Return the app with more routes, and with compression and cache headers around all of them."""
    # Before Shiny's own, which answer whatever is left.
    app.starlette_app.router.routes[:0] = routes
    app.starlette_app.add_middleware(CacheHeaders)
    app.starlette_app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    return app
