"""Many tests at once: which p-values are small enough that few of the finds are chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Discoveries:
    """What was found at a false discovery rate.

    Attributes
    ----------
    found
        Whether each p-value is a find; never where it is missing.
    tests
        How many p-values there were.
    rate
        The share of finds that may be chance, on average.
    cut
        The largest p-value that is a find; NaN where nothing is.
    """

    found: NDArray[np.bool_]
    tests: int
    rate: float
    cut: float


def discoveries(p_values: ArrayLike, rate: float) -> Discoveries:
    """Return the finds among p-values at a false discovery rate; NaN stands for a test that was not done.

    The step-up procedure of Y. Benjamini and Y. Hochberg (1995), *Journal of the Royal Statistical Society B*
    57, 289–300. It holds for tests that go up together, as those of neighbouring areas do: Y. Benjamini and
    D. Yekutieli (2001), *Annals of Statistics* 29, 1165–1188. Its use for local statistics: M. Caldas de
    Castro and B. Singer (2006), *Geographical Analysis* 38, 180–208.

    Raises
    ------
    AnalysisError
        The rate is not between 0 and 1, or a p-value is not from 0 to 1.
    """
    p = np.asarray(p_values, dtype=float)
    done = np.isfinite(p)
    _check(p[done], rate)
    ordered = np.sort(p[done])
    passing = np.flatnonzero(ordered <= limits(ordered.size, rate))
    cut = float(ordered[passing[-1]]) if passing.size else math.nan
    return Discoveries(done & (p <= cut), ordered.size, rate, cut)


def adjusted(p_values: ArrayLike) -> Floats:
    """Return for each p-value the lowest false discovery rate at which it is a find; NaN stays NaN."""
    p = np.asarray(p_values, dtype=float)
    out = np.full(p.shape, np.nan)
    done = np.flatnonzero(np.isfinite(p))
    _check(p[done], 0.5)
    order = done[np.argsort(p[done], kind="stable")]
    steps = p[order] * done.size / np.arange(1, done.size + 1)
    out[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return out


def least_alike(smallest: ArrayLike, rate: float) -> int | None:
    """Return how many tests must stand out as far as they can before anything is found; None if never.

    Parameters
    ----------
    smallest : array of float
        The smallest p-value that each test can give at all, such as 2 ÷ (permutations + 1).
    rate : float
    """
    ordered = np.sort(np.asarray(smallest, dtype=float))
    enough = np.flatnonzero(ordered <= limits(ordered.size, rate))
    return int(enough[0]) + 1 if enough.size else None


def limits(tests: int, rate: float) -> Floats:
    """Return what the smallest, second smallest and further p-values of so many tests are held against."""
    # A p-value that equals its limit in exact arithmetic must not miss it by the last bit.
    steps: Floats = np.arange(1.0, tests + 1) * (rate / max(tests, 1)) * (1 + 1e-12)
    return steps


def _check(p: Floats, rate: float) -> None:
    if not 0 < rate < 1:
        raise AnalysisError(f"A false discovery rate lies between 0 and 100 %, and {rate:.0%} does not.")
    if p.size and not (p.min() >= 0 and p.max() <= 1):
        raise AnalysisError("A p-value lies from 0 to 1.")
