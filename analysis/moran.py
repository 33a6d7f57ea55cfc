"""Moran's I of a whole map: whether areas near each other are alike."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_AREAS = 4
"""The variance of Moran's I needs more than three areas."""


@dataclass(frozen=True, slots=True)
class Overall:
    """Moran's I: `value`, what chance alone makes expected, its variance by chance, a two-sided p-value."""

    value: float
    expected: float
    variance: float
    p_value: float


def overall_moran(scores: Floats, weights: Any) -> Overall:
    """Return Moran's I of scores with mean 0, and its moments if the same scores lay anywhere.

    A. D. Cliff and J. K. Ord (1981), *Spatial Processes: Models and Applications*, Pion, pages 17–21: the
    variance under randomisation, the p-value by the normal distribution, which is rough below some 25 areas.
    esda.Moran gives the same numbers (`p_rand`), a hundred times slower where neighbours are many.

    Parameters
    ----------
    scores : array of float
        At least `LEAST_AREAS`, not all the same.
    weights : scipy sparse array
        Row i has the weights of the neighbours of area i; at least one is above 0.
    """
    n = scores.size
    total = float(weights.sum())
    squares = float((scores**2).sum())
    value = n / total * float(scores @ (weights @ scores)) / squares
    expected = -1.0 / (n - 1)
    both = weights + weights.T
    s1 = float(both.multiply(both).sum()) / 2
    s2 = float(((np.asarray(weights.sum(axis=1)) + np.asarray(weights.sum(axis=0))).ravel() ** 2).sum())
    kurtosis = n * float((scores**4).sum()) / squares**2
    regular = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * total**2)
    heavy = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * total**2)
    variance = (regular - heavy) / ((n - 1) * (n - 2) * (n - 3) * total**2) - expected**2
    return Overall(value, expected, variance, _two_sided(value - expected, variance))


def _two_sided(difference: float, variance: float) -> float:
    """Return the normal p-value of a difference; 1 where chance leaves no room for one."""
    if not variance > 0:
        return 1.0
    return math.erfc(abs(difference) / math.sqrt(2 * variance))
