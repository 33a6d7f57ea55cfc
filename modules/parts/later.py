"""Answers that take a while: made off the event loop, a moment after the last slider event.

Map, sentence and numbers never wait for them, and the answer before is shown meanwhile. One that is out of
date when it is done is dropped: a new request cancels the one under way.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, Generic, TypeVar

from shiny import reactive
from shiny.types import SilentException, SilentOperationInProgressException

PAUSE_SECONDS = 0.3

Request = TypeVar("Request")
Answer = TypeVar("Answer")


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
        self._last: list[tuple[Any, Answer]] = []
        self._asked: list[Any] = []

        async def work(wanted: Request) -> tuple[Any, Answer]:
            if not ready(wanted):
                await asyncio.sleep(pause)
            return key_of(wanted), await _in_thread(make, wanted, stop, pool)

        self._work = work
        # Shiny takes a tenth of a second to set a task up, looking for names in the source of every caller:
        # one that nobody asks is never set up.
        self._task: reactive.Value[reactive.ExtendedTask | None] = reactive.value(None, name="later")

        @reactive.effect
        def ask() -> None:
            self._renew(request() if when() else None)

    def _renew(self, wanted: Request | None) -> None:
        if wanted is None or self._asked == [key_of(wanted)]:
            return
        self._asked[:] = [key_of(wanted)]
        with reactive.isolate():
            task = self._task()
        if task is None:
            task = reactive.extended_task(self._work)
            self._task.set(task)
        task.cancel()
        task(wanted)

    @property
    def working(self) -> bool:
        """Whether an answer is being made; reactive."""
        task = self._task()
        return task is not None and task.status() == "running"

    def newest(self) -> Answer | None:
        """Return the newest answer; the one before it while another is under way; None before the first.

        An error of `make` is raised here.
        """
        task = self._task()
        if task is None:
            return None
        try:
            self._last[:] = [task.result()]
        except SilentOperationInProgressException:
            if not self._last:
                return None
        except SilentException:
            pass
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
