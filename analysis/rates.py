"""Rates from counts: summed first, divided last."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.intervals import byar, wilson

Floats = NDArray[np.float64]

WAYS = {"wilson": wilson, "byar": byar}
"""Intervals that can be computed from counts, by the name that a catalogue entry uses."""


def rate(numerator: ArrayLike, denominator: ArrayLike, multiplier: float = 1.0) -> Floats:
    """Return numerator ÷ denominator × multiplier; NaN where a count is missing or the base is empty."""
    top = np.asarray(numerator, dtype=np.float64)
    base = np.asarray(denominator, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = top / base * multiplier
    return np.where((base > 0) & np.isfinite(found), found, np.nan)


def interval(
    way: str, numerator: ArrayLike, denominator: ArrayLike, multiplier: float = 1.0, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the limits of a rate by the named way, "wilson" or "byar"; NaN for any other name."""
    if way in WAYS:
        return WAYS[way](numerator, denominator, confidence, multiplier)
    nothing = np.full(np.broadcast(np.asarray(numerator), np.asarray(denominator)).shape, np.nan)
    return nothing, nothing.copy()


def weighted_mean(values: ArrayLike, weights: ArrayLike) -> float:
    """Return the mean of `values` weighted by population, over areas where both are known; NaN for none."""
    given = np.asarray(values, dtype=np.float64)
    people = np.asarray(weights, dtype=np.float64)
    known = np.isfinite(given) & np.isfinite(people) & (people > 0)
    if not known.any():
        return float("nan")
    return float(np.average(given[known], weights=people[known]))
