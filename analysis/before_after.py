"""Which periods lie before a start date, which after it, and which count for neither."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analysis.errors import AnalysisError, StartOutsideSeries
from analysis.panel import Panel, most_independent
from analysis.wording import count_words

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class BeforeAfter:
    """One flag a period: before the start, after it and its lag, or in neither.

    In neither are periods that the start date falls into and those that the lag leaves out.
    `independent_before` and `independent_after` count periods that share no day with another one counted.
    """

    start: date
    before: Flags
    after: Flags
    independent_before: int
    independent_after: int

    @property
    def neither(self) -> Flags:
        """The periods between, which no figure is taken from."""
        return ~(self.before | self.after)

    @property
    def used(self) -> Flags:
        """The periods that figures are taken from."""
        return self.before | self.after


def split_periods(panel: Panel, start: date, lag: int = 0) -> BeforeAfter:
    """Return how a start date divides the periods of a panel.

    A period is before when it ended before the start, and after when it began on that day or later; of the
    later ones the first `lag` are left out, for what was done to take effect.

    Raises
    ------
    StartOutsideSeries
        Nothing is left before, or nothing after.
    AnalysisError
        The lag is negative.
    """
    if lag < 0:
        raise AnalysisError(f"A lag is a number of periods, 0 or more; {lag} is not.")
    day = np.datetime64(start, "D")
    before, after = panel.ends < day, panel.starts >= day
    if not before.any() or not after.any():
        raise StartOutsideSeries(_outside(panel, start))
    later = np.flatnonzero(after)
    after[later[:lag]] = False
    if not after.any():
        ended = count_words(later.size, "period", "periods")
        raise StartOutsideSeries(
            f"A lag of {lag} leaves none of the {ended} after the start: "
            "choose an earlier start or a shorter lag."
        )
    counts = [most_independent(panel.starts[flags], panel.ends[flags]) for flags in (before, after)]
    return BeforeAfter(start, before, after, *counts)


def _outside(panel: Panel, start: date) -> str:
    said = f"{start.day} {start:%B %Y}"
    span = f"{panel.periods[0]} to {panel.periods[-1]}"
    if len(panel.periods) == 1:
        return (
            f"There is one period only, {panel.periods[0]}: before and after a start date cannot be compared."
        )
    side = "before" if np.datetime64(start, "D") <= panel.ends[0] else "after"
    return f"No period lies {side} {said}: the figures are of {span}. Choose a start date between them."
