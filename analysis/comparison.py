"""An area against a comparator: better, similar or worse.

The comparator's value is taken as exact and set against the area's confidence interval, as on Fingertips:
OHID, *Public health data: technical guidance*, "Comparing areas",
https://fingertips.phe.org.uk/profile/guidance.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

BETTER, SIMILAR, WORSE = "better", "similar", "worse"
HIGHER, LOWER = "higher", "lower"
NOT_COMPARED = "not compared"

_ABOVE_BELOW: Mapping[str, tuple[str, str]] = {
    "high_is_bad": (WORSE, BETTER),
    "high_is_good": (BETTER, WORSE),
    "neutral": (HIGHER, LOWER),
}

NO_VALUE = "there is no figure for this area"
NO_COMPARATOR = "there is no figure for the comparator"
NO_INTERVAL = "no confidence interval is published or can be computed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How an area stands to a comparator.

    `verdict` is one of better, similar, worse (higher, similar, lower for a neutral indicator) or "not
    compared", then with a `reason`. `ratio` is missing where a ratio makes no sense: a value or comparator
    of 0 or less.
    """

    verdict: str
    difference: float | None = None
    ratio: float | None = None
    reason: str = ""


def compare(value: float, lower: float, upper: float, comparator: float, polarity: str) -> Comparison:
    """Return how `value` with its interval from `lower` to `upper` stands to an exact `comparator`.

    Any of the four may be NaN. `polarity` is "high_is_bad", "high_is_good" or "neutral".
    """
    if not math.isfinite(value):
        return Comparison(NOT_COMPARED, reason=NO_VALUE)
    if not math.isfinite(comparator):
        return Comparison(NOT_COMPARED, reason=NO_COMPARATOR)
    difference = value - comparator
    ratio = value / comparator if value > 0 and comparator > 0 else None
    verdict = str(compare_all([value], [lower], [upper], comparator, polarity)[0])
    reason = NO_INTERVAL if verdict == NOT_COMPARED else ""
    return Comparison(verdict, difference, ratio, reason)


def compare_all(
    values: ArrayLike, lower: ArrayLike, upper: ArrayLike, comparator: float, polarity: str
) -> NDArray[np.str_]:
    """Return the verdict of each area against one exact comparator; see `compare`."""
    given, low, high = (np.asarray(numbers, dtype=np.float64) for numbers in (values, lower, upper))
    above, below = _ABOVE_BELOW[polarity]
    known = np.isfinite(given) & np.isfinite(low) & np.isfinite(high) & math.isfinite(comparator)
    return np.select([~known, low > comparator, high < comparator], [NOT_COMPARED, above, below], SIMILAR)
