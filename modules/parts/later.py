"""Answers that take a while: made off the event loop, a moment after the last slider event.

Map, sentence and numbers never wait for them, and the answer before is shown meanwhile. One that is out of
date when it is done is dropped: a new request cancels the one under way.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from shiny import reactive
from shiny.session import get_current_session
from shiny.types import SilentOperationInProgressException

PAUSE_SECONDS = 0.3

Request = TypeVar("Request")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _State:
    working: bool = False
    error: Exception | None = None


class Later(Generic[Request, Answer]):
    """What is made of a request, a moment after the last one; to be set up inside a session's server.

    `request()` is a reactive question: what is wanted now, hashable or with a `cache_key`; None for nothing.
    `make(request)` runs in a thread and knows no session. With `stop`, `make(request, stop)` is handed a
    function that says whether the answer is still wanted, to be asked now and then. `ready(request)` says
    whether the answer is at hand, so that there is nothing to wait for. `when()` is reactive and says whether
    the answer is shown at all: while it is not, nothing is asked. What may take long has a `pool` of threads
    of its own, so that those who wait for it keep nobody else waiting.
    """

    def __init__(
        self,
        request: Callable[[], Request | None],
        make: Callable[..., Answer],
        *,
        when: Callable[[], bool] = lambda: True,
        ready: Callable[[Request], bool] = lambda request: False,
        stop: bool = False,
        pause: float = PAUSE_SECONDS,
        pool: Executor | None = None,
    ) -> None:
        self._make, self._stop, self._pool = make, stop, pool
        self._ready, self._pause = ready, pause
        self._last: list[tuple[Any, Answer]] = []
        self._asked: list[Any] = []
        self._making: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()  # the event loop alone would let go of them
        # Shiny's own task for this reads the source of every caller to name itself, a tenth of a second each,
        # and shows the answer before as if it were new for a moment while the next is begun.
        self._state: reactive.Value[_State] = reactive.value(_State(), name="later")

        # Before the outputs: one that is drawn in the same turn already finds its answer under way. Else it
        # gives the answer before, then none, in one message, which Shiny's page takes for an error.
        @reactive.effect(priority=1)
        def ask() -> None:
            self._renew(request() if when() else None)

        if session := get_current_session():
            session.on_ended(self.end)

    def _renew(self, wanted: Request | None) -> None:
        if wanted is None or self._asked == [key_of(wanted)]:
            return
        self._asked[:] = [key_of(wanted)]
        self.end()
        with reactive.isolate():
            self._state.set(_State(working=True))
            self._making = asyncio.create_task(self._answer(wanted))
        self._tasks.add(self._making)
        self._making.add_done_callback(self._tasks.discard)

    def end(self) -> None:
        """Stop what is being made, as when the session ends."""
        if self._making:
            self._making.cancel()

    async def _work(self, wanted: Request) -> Answer:
        if not self._ready(wanted):
            await asyncio.sleep(self._pause)
        return await _in_thread(self._make, wanted, self._stop, self._pool)

    async def _answer(self, wanted: Request) -> None:
        error: Exception | None = None
        try:
            answer = await self._work(wanted)
        except Exception as fault:
            error = fault
        async with reactive.lock():
            self._making = None  # made, only not told: whoever asks anew must not stop the telling
            if error is None:
                self._last[:] = [(key_of(wanted), answer)]
            self._state.set(_State(error=error))
            await reactive.flush()

    @property
    def working(self) -> bool:
        """Whether an answer is being made; reactive."""
        return self._state().working

    def newest(self) -> Answer | None:
        """Return the newest answer; the one before it while another is under way; None before the first.

        An error of `make` is raised here.
        """
        if error := self._state().error:
            raise error
        return self._last[0][1] if self._last else None

    def finished(self) -> Answer | None:
        """Return as `newest`, but leave an output as it is, marked as being made anew, while that is so.

        For an output that shows nothing else: whoever waits for the page then waits for it too.
        """
        newest = self.newest()
        if self._last and self.working:
            raise SilentOperationInProgressException
        return newest

    def current(self) -> Answer | None:
        """Return the answer to what was asked last, None while it is being made."""
        newest = self.newest()
        return newest if self._last and [self._last[0][0]] == self._asked else None


def key_of(wanted: Any) -> Any:
    """Return what tells one request from another."""
    return getattr(wanted, "cache_key", wanted)


async def _in_thread(
    make: Callable[..., Answer], wanted: Any, stop: bool, pool: Executor | None = None
) -> Answer:
    gone = [False]
    try:
        given = (wanted, lambda: gone[0]) if stop else (wanted,)
        run = contextvars.copy_context().run
        return await asyncio.get_running_loop().run_in_executor(pool, run, make, *given)
    except asyncio.CancelledError:
        gone[0] = True
        raise
