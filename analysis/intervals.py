"""Confidence intervals of proportions and rates, as OHID calculates them.

Every function takes scalars or arrays and returns a pair of arrays. What has no interval (missing counts, an
empty base, more cases than people in a proportion) comes back as NaN, never as an error.
"""

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError

Floats = NDArray[np.float64]

EXACT_BELOW = 10
"""Events below which exact Poisson limits replace Byar's: OHID, Public health data: technical guidance."""


def normal_quantile(confidence: float) -> float:
    """Return z of a two-sided interval, 1.96 for 0.95.

    Raises
    ------
    AnalysisError
        `confidence` is not a share between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise AnalysisError(f"A confidence level lies between 0 and 1, like 0.95; {confidence} does not.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(
    numerator: ArrayLike, denominator: ArrayLike, confidence: float = 0.95, multiplier: float = 1.0
) -> tuple[Floats, Floats]:
    """Return Wilson's score interval of a proportion, times `multiplier` (100 for per cent).

    Method: E. B. Wilson (1927), *Journal of the American Statistical Association* 22, 209–212,
    https://doi.org/10.1080/01621459.1927.10502953.
    """
    cases, base = _pair(numerator, denominator)
    fits = (cases >= 0) & (base > 0) & (cases <= base)
    cases, base = np.where(fits, cases, np.nan), np.where(fits, base, np.nan)
    z = normal_quantile(confidence)
    middle = 2 * cases + z**2
    spread = z * np.sqrt(z**2 + 4 * cases * (1 - cases / base))
    width = 2 * (base + z**2)
    lower = np.where(cases == 0, 0.0, (middle - spread) / width)
    upper = np.where(cases == base, 1.0, (middle + spread) / width)
    return lower * multiplier, upper * multiplier


def byar(
    numerator: ArrayLike,
    denominator: ArrayLike = 1.0,
    confidence: float = 0.95,
    multiplier: float = 1.0,
    exact_below: float = EXACT_BELOW,
) -> tuple[Floats, Floats]:
    """Return Byar's interval of a rate, exact Poisson limits where there are fewer than `exact_below` events.

    Method: N. E. Breslow and N. E. Day (1987), *Statistical Methods in Cancer Research* II, IARC, page 69;
    exact limits: F. Garwood (1936), *Biometrika* 28, 437–442, https://doi.org/10.1093/biomet/28.3-4.437.
    With the default `denominator` the limits are of the count itself.
    """
    events, base = _pair(numerator, denominator)
    events = np.where((events >= 0) & (base > 0), events, np.nan)
    base = np.where(base > 0, base, np.nan)
    lower, upper = map(np.array, _byar_limits(events, normal_quantile(confidence)))
    for count in np.unique(events[events < exact_below]):
        here = events == count
        lower[here], upper[here] = exact_poisson(float(count), confidence)
    return lower / base * multiplier, upper / base * multiplier


@lru_cache(maxsize=1024)
def exact_poisson(events: float, confidence: float = 0.95) -> tuple[float, float]:
    """Return Garwood's exact limits of a Poisson count, which are quantiles of the gamma distribution."""
    if not 0 <= events < math.inf:
        return math.nan, math.nan
    tail = (1 - confidence) / 2
    lower = 0.0 if events == 0 else _gamma_quantile(events, tail)
    return lower, _gamma_quantile(events + 1, 1 - tail)


def _byar_limits(events: Floats, z: float) -> tuple[Floats, Floats]:
    with np.errstate(divide="ignore", invalid="ignore"):
        low = 1 - 1 / (9 * events) - z / (3 * np.sqrt(events))
    # Below a handful of events the cube would be negative, which no rate is.
    lower = np.where(events == 0, 0.0, events * np.maximum(low, 0.0) ** 3)
    more = events + 1
    return lower, more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3


def _gamma_quantile(shape: float, probability: float) -> float:
    low, high = 0.0, shape + 10.0
    while _gamma_share(shape, high) < probability:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _gamma_share(shape, middle) < probability else (low, middle)
    return (low + high) / 2


def _gamma_share(shape: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function by its series (DLMF 8.11.4)."""
    if x <= 0:
        return 0.0
    term = total = 1 / shape
    step = shape
    while term > total * 1e-17:
        step += 1
        term *= x / step
        total += term
    return total * math.exp(shape * math.log(x) - x - math.lgamma(shape))


def _pair(numerator: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    top, bottom = np.broadcast_arrays(
        np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    )
    finite = np.isfinite(top) & np.isfinite(bottom)
    return np.where(finite, top, np.nan), np.where(finite, bottom, np.nan)
