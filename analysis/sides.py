"""On which side of a comparator figures lie: a fact about the numbers, not a verdict."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.ranking import SAME

BETTER_SIDE, WORSE_SIDE = "better side", "worse side"
HIGHER_SIDE, LOWER_SIDE = "higher side", "lower side"
LEVEL, NO_SIDE = "level", ""

_ABOVE_BELOW = {
    "high_is_bad": (WORSE_SIDE, BETTER_SIDE),
    "high_is_good": (BETTER_SIDE, WORSE_SIDE),
    "neutral": (HIGHER_SIDE, LOWER_SIDE),
}
_SIGNS = {"high_is_bad": -1.0, "high_is_good": 1.0, "neutral": 1.0}


def sides(values: ArrayLike, comparator: float, polarity: str) -> NDArray[np.str_]:
    """Return the side of each value: better or worse, higher or lower where neither is better, or level.

    `NO_SIDE` where the value or the comparator is missing. Whether chance could have put it there is for
    `analysis.comparison` to say.
    """
    apart = np.round(np.asarray(values, dtype=np.float64) - comparator, SAME)
    above, below = _ABOVE_BELOW[polarity]
    if not math.isfinite(comparator):
        return np.full(apart.shape, NO_SIDE, dtype="U11")
    return np.select([~np.isfinite(apart), apart > 0, apart < 0], [NO_SIDE, above, below], LEVEL)


def sign_of(polarity: str) -> float:
    """Return 1 where the better, or for want of one the higher, side is upwards, else −1."""
    return _SIGNS[polarity]
