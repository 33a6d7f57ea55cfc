"""Sending a widget's messages before the slower outputs of the same step are made.

shinywidgets keeps what a widget says until the session has flushed, that is until table, summary and all
other outputs are ready. A map that answers first needs its message to leave first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from shiny import Session
from shiny.session import session_context

Send = Callable[[], Awaitable[None]]


class HeldSession:
    """A session that keeps what was to be sent after the flush; in all else the session itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.held: list[Send] = []

    def on_flushed(self, send: Send, *_: Any, **__: Any) -> Callable[[], None]:
        """Keep a message; return what would take it back."""
        self.held.append(send)
        return lambda: self.held.remove(send)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


async def send_at_once(session: Session, say: Callable[[], None]) -> None:
    """Run `say`, which changes widgets that the page knows already, and send their messages now.

    Not for a new widget: the page has to be told of it first, and that happens after the flush.
    """
    held = HeldSession(session)
    with session_context(held):  # type: ignore[arg-type]
        say()
    for send in held.held:
        await send()
