"""Least squares for figures in a row of periods, whose errors may be related to those just before."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.errors import AnalysisError, TooFewPeriods

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """An estimate with its standard error and its interval."""

    value: float
    error: float
    lower: float
    upper: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Coefficients, their covariance, and how many standard errors an interval of them reaches."""

    coefficients: Floats
    covariance: Floats
    reach: float

    def term(self, weights: Floats) -> Term:
        """Return a weighted sum of the coefficients."""
        value = float(weights @ self.coefficients)
        error = math.sqrt(max(float(weights @ self.covariance @ weights), 0.0))
        return Term(value, error, value - self.reach * error, value + self.reach * error)


def fit_series(design: Floats, values: Floats, lags: int, confidence: float = 0.95) -> Fit:
    """Return the least-squares fit of `values` to the columns of `design`, a row a period, oldest first.

    Standard errors of W. K. Newey and K. D. West (1987), *Econometrica* 55, 703–708, for errors related over
    `lags` periods, times √(n ÷ (n − columns)); intervals use Student's t with n − columns degrees of freedom.

    Raises
    ------
    TooFewPeriods
        There are not more periods than columns, or columns that the figures cannot tell apart.
    """
    from statsmodels.regression.linear_model import OLS

    freedom = values.size - design.shape[1]
    if freedom < 1 or int(np.linalg.matrix_rank(design)) < design.shape[1]:
        raise TooFewPeriods("There are too few periods to tell the course from the seasons.")
    kinds = {"maxlags": lags, "use_correction": True}
    result = OLS(values, design).fit(cov_type="HAC", cov_kwds=kinds, use_t=True)
    width = result.conf_int(alpha=1 - confidence)[0, 1] - result.params[0]
    return Fit(np.asarray(result.params), np.asarray(result.cov_params()), float(width / result.bse[0]))


def default_lags(points: int) -> int:
    """Return ⌊4 (n ÷ 100)^(2/9)⌋, at least 1.

    The rule of W. K. Newey and K. D. West (1994), *Review of Economic Studies* 61, 631–653,
    https://doi.org/10.2307/2297912, as statistical packages round it.
    """
    return max(1, math.floor(4 * math.pow(points / 100, 2 / 9)))


def checked_lags(points: int, wished: int | None) -> int:
    """Return the wished lags, or the default where none are.

    Raises
    ------
    AnalysisError
        They are negative, or as many as there are points.
    """
    if wished is None:
        return default_lags(points)
    if not 0 <= wished < points:
        raise AnalysisError(
            f"Errors can be related over 0 to {points - 1} periods; {wished} is not among these."
        )
    return wished
