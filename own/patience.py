"""How long protecting a file may take before it is given up, and nothing is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.errors import NotProtectable

SECONDS = 60.0
"""What a reader is kept waiting at most: a file of usual size takes a tenth of it."""


class TookTooLong(NotProtectable):
    """Protecting took longer than it may: nothing of the file is shown."""


class NoLongerWanted(NotProtectable):
    """Somebody asked for something else meanwhile."""


@dataclass(frozen=True, slots=True)
class Patience:
    """A limit of time that fails closed: past it there is an error and no release.

    Attributes
    ----------
    limit
        Seconds, by the clock.
    stopped
        Whether the release is no longer wanted.
    """

    limit: float = SECONDS
    clock: Callable[[], float] = time.monotonic
    stopped: Callable[[], bool] = lambda: False
    _since: list[float] = field(default_factory=list, repr=False)

    def left(self) -> float:
        """Return how many seconds are left; the first call starts the clock.

        Raises
        ------
        TookTooLong
            None are.
        NoLongerWanted
            Somebody asked for something else.
        """
        now = self.clock()
        if not self._since:
            self._since.append(now)
        if self.stopped():
            raise NoLongerWanted("Something else was asked for meanwhile.")
        left = self._since[0] + self.limit - now
        if left <= 0:
            raise TookTooLong(
                "The small numbers of this file could not be made safe in time, so no figures are shown. "
                "Fewer questions, fewer periods (years instead of months), rounding instead of holding back, "
                "or areas that are larger than those of the file help."
            )
        return left
