"""Requests kept apart, so that no publisher has to ask us to slow down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Pace:
    """Lets one request go every so many seconds, whichever thread it comes from.

    Parameters
    ----------
    seconds_between
        Least time between the starts of two requests.
    clock, sleep
        What tells the time in seconds, and what waits; a test hands in its own.
    """

    def __init__(
        self,
        seconds_between: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds_between = seconds_between
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = float("-inf")

    def wait(self) -> None:
        """Return when the next request may start."""
        # The turn is taken under the lock and waited for outside it: threads queue up instead of racing.
        with self._lock:
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self._seconds_between
        if start > now:
            self._sleep(start - now)
