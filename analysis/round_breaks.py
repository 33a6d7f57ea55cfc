"""Breaks that a reader can say: 8, 12, 16 and 20 % instead of 8.3, 11.9, 16.2 and 20.4 %."""

import itertools
import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WITHIN_CLASS = 0.25
"""A break moves by at most this share of the narrower class beside it."""

AREAS_MOVED = 0.15
"""A break takes at most this share of the areas of the smaller class beside it into the other class."""

STEPS = (10.0, 5.0, 2.0, 1.0)
"""The steps that people count in, roundest first; each at every power of ten."""


def sayable(
    ordered: Floats, statistical: Iterable[float], decimals: int, within: float = WITHIN_CLASS
) -> tuple[float, ...]:
    """Return `statistical` breaks moved to the roundest number near each, strictly increasing.

    A break moves only as far as `within` and `AREAS_MOVED` allow, and never so that a class loses its last
    area; otherwise it is rounded to `decimals`. Breaks that coincide when displayed become one.

    Parameters
    ----------
    ordered : array of float
        The displayed values, sorted, all finite, not all equal.
    statistical : iterable of float
        Breaks in rising order.
    decimals : int
        Decimals with which the values are displayed.
    within : float
        The share of the narrower neighbouring class by which a break may move.
    """
    plain = _as_displayed(ordered, statistical, decimals)
    edges = [ordered[0], *plain, ordered[-1]]
    chosen: list[float] = []
    for index in range(1, len(plain) + 1):
        below = chosen[-1] if chosen else ordered[0]
        chosen.append(_roundest(ordered, edges, index, below, decimals, within))
    return tuple(chosen) if _as_full(ordered, chosen, plain) else plain


def _as_displayed(ordered: Floats, statistical: Iterable[float], decimals: int) -> tuple[float, ...]:
    shown = {round(float(at), decimals) + 0.0 for at in statistical}
    # At or below the lowest value, and above the highest, a break would only make an empty class.
    return tuple(sorted(at for at in shown if ordered[0] < at <= ordered[-1]))


def _roundest(
    ordered: Floats, edges: list[float], index: int, below: float, decimals: int, within: float
) -> float:
    before, at, after = edges[index - 1 : index + 2]
    room = within * (min(at - before, after - at) if after > at else at - before)
    places = np.searchsorted(ordered, (before, at, after))
    fewest = min(places[1] - places[0], places[2] - places[1] + (after == ordered[-1]))
    for step in _steps(room, decimals):
        candidate = round(math.floor(at / step + 0.5) * step, max(decimals, 0)) + 0.0
        moved = abs(np.searchsorted(ordered, candidate) - places[1])
        if below < candidate < after and abs(candidate - at) <= room and moved <= AREAS_MOVED * fewest:
            return candidate
    return at


def _steps(room: float, decimals: int) -> Iterable[float]:
    """Yield steps from the largest that can have a multiple within `room`, down to the displayed digit."""
    smallest = 10.0**-decimals
    power = 10.0 ** math.ceil(math.log10(max(room * 8, smallest)))
    while power >= smallest / 2:
        for step in STEPS:
            if step * power / 10 >= smallest * 0.999:
                yield step * power / 10
        power /= 10


def _as_full(ordered: Floats, chosen: list[float], plain: tuple[float, ...]) -> bool:
    """Return whether the moved breaks rise and leave no class emptier of areas than the plain ones did."""
    if any(low >= high for low, high in itertools.pairwise(chosen)):
        return False
    return not np.any((_sizes(ordered, chosen) == 0) & (_sizes(ordered, plain) > 0))


def _sizes(ordered: Floats, at: Iterable[float]) -> NDArray[np.int64]:
    places = np.searchsorted(ordered, np.asarray(tuple(at)))
    return np.diff(np.concatenate(([0], places, [ordered.size])))
