"""Files whose address changes with what they hold are read and compressed once, then given from memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 32_000_000
"""How much is kept: several times what the page and all its maps have."""
ASKS_FOR_LESS = ("range", "if-none-match", "if-modified-since")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: the message that begins it, and its body as it travels."""

    start: Message
    body: bytes


class KeptAnswers:
    """Gives what was asked before from memory; a page names sixty files, and each cost a thread and the disk.

    Stands outside of what compresses, so that this is done once too.

    Parameters
    ----------
    lasting
        Whether the answer at a path never changes.
    """

    def __init__(self, app: ASGIApp, lasting: Callable[[str], object]) -> None:
        self.app = app
        self._lasting = lasting
        self._kept: dict[tuple[str, bool], Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not self._lasting(scope["path"]):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        key = (scope["path"], "gzip" in asked.get("accept-encoding", ""))
        kept = self._kept.get(key)
        if any(name in asked for name in ASKS_FOR_LESS):
            await self.app(scope, receive, send)
        elif kept:
            await send(kept.start)
            await send({"type": "http.response.body", "body": kept.body})
        else:
            await self._ask(key, scope, receive, send)

    async def _ask(self, key: tuple[str, bool], scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an answer on as it comes, and keep it when all of it was there."""
        starts: list[Message] = []
        parts: list[bytes] = []

        async def send_and_gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                starts.append(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    self._keep(key, Answer(starts[0], b"".join(parts)))
            await send(message)

        await self.app(scope, receive, send_and_gather)

    def _keep(self, key: tuple[str, bool], answer: Answer) -> None:
        held = sum(len(one.body) for one in self._kept.values())
        if answer.start["status"] == 200 and held + len(answer.body) <= MOST_BYTES:
            self._kept[key] = answer
