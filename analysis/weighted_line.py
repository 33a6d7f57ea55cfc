"""The weighted straight line of one indicator on another across areas, with the interval of its slope."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotUsable, TooFewAreas

Floats = NDArray[np.float64]

FEWEST_AREAS = 4
"""A line through three areas leaves one of them to judge it by, too few for any interval."""
NO_SPREAD = 1e-24
"""Variance, as a share of the mean's square, that is only what rounding leaves of equal numbers."""


@dataclass(frozen=True, slots=True)
class Line:
    """The weighted straight line of an outcome on an exposure across areas.

    `slope` is in units of the outcome for one of the exposure, `error` its standard error, `lower` and
    `upper` its interval; `r_squared` is NaN where the outcome is the same everywhere. `areas` have both
    figures; `effective` is how many equally large ones tell as much. `lowest` and `highest` are the
    exposures seen; `confidence` is the interval's.
    """

    slope: float
    intercept: float
    error: float
    lower: float
    upper: float
    r_squared: float
    areas: int
    effective: float
    lowest: float
    highest: float
    confidence: float


def fit_line(
    exposure: ArrayLike, outcome: ArrayLike, weights: ArrayLike | None = None, confidence: float = 0.95
) -> Line:
    """Return the least-squares line, each area weighing by its people.

    With unequal weights the effective number of areas, (Σw)² ÷ Σw² (L. Kish, 1965, *Survey Sampling*, Wiley),
    takes the place of their number in the standard error and in Student's t; with equal weights that is
    ordinary least squares.

    Parameters
    ----------
    exposure, outcome : array of float
        One an area; areas that lack one of them are left out.
    weights : array of float, optional
        People; areas without any are left out. None weighs all alike.
    confidence : float
        Of the slope's interval.

    Raises
    ------
    TooFewAreas
        Fewer than four areas, or one so large that the others do not count.
    NotUsable
        The exposure is the same everywhere.
    """
    x, y, w = _known(exposure, outcome, weights)
    if x.size < FEWEST_AREAS:
        raise TooFewAreas(
            f"A line needs at least {FEWEST_AREAS} areas with both figures; {x.size or 'none'} have them."
        )
    share = w / w.sum()
    effective = float(1 / (share**2).sum())
    if effective <= 2:
        raise TooFewAreas("One area has nearly all the people, so there is no line through areas.")
    middle, level = float(share @ x), float(share @ y)
    spread = float(share @ (x - middle) ** 2)
    if spread <= NO_SPREAD * max(1.0, middle**2):
        raise NotUsable("The exposure is the same in every area, so nothing can go with its differences.")
    slope = float(share @ ((x - middle) * (y - level))) / spread
    left, total = (float(share @ off**2) for off in (y - level - slope * (x - middle), y - level))
    error = math.sqrt(left / spread / (effective - 2))
    reach = student_quantile(confidence, effective - 2) * error
    return Line(
        slope=slope,
        intercept=level - slope * middle,
        error=error,
        lower=slope - reach,
        upper=slope + reach,
        r_squared=1 - left / total if total > NO_SPREAD * max(1.0, level**2) else math.nan,
        areas=int(x.size),
        effective=effective,
        lowest=float(x.min()),
        highest=float(x.max()),
        confidence=confidence,
    )


def student_quantile(confidence: float, degrees: float) -> float:
    """Return t of a two-sided interval, 2.262 for 0.95 with 9 degrees of freedom, which may be a fraction."""
    from scipy.special import stdtrit  # heavy: not before the first question

    if not 0 < confidence < 1:
        raise NotUsable(f"A confidence level lies between 0 and 1, like 0.95; {confidence} does not.")
    return float(stdtrit(degrees, (1 + confidence) / 2))


def _known(
    exposure: ArrayLike, outcome: ArrayLike, weights: ArrayLike | None
) -> tuple[Floats, Floats, Floats]:
    x, y = np.asarray(exposure, dtype=np.float64), np.asarray(outcome, dtype=np.float64)
    w = np.ones(x.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    known = np.isfinite(x) & np.isfinite(y) & np.isfinite(w) & (w > 0)
    return x[known], y[known], w[known]
