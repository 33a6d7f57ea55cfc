"""Websockets that carry what is said to their own reader, and nothing when nothing is said."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTHING = '{"values": {}, "inputMessages": [], "errors": {}}'
"""What Shiny tells every session of a process whenever one of them has changed, if it has nothing to tell."""


class QuietSockets:
    """Leaves out messages that say nothing: with fifty sessions a hundred of them for a move of a slider."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def send_something(message: Message) -> None:
            if message.get("text") != NOTHING:
                await send(message)

        await self.app(scope, receive, send_something)
