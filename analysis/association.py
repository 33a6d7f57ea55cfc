"""How two indicators go together from area to area: correlation, rank correlation and a straight line.

With weights (residents, say) every resident counts the same instead of every area: means, variances and the
line are weighted, and intervals rest on Kish's effective number of areas (L. Kish, 1965, *Survey Sampling*,
section 11.7), (Σw)² ÷ Σw². A relation between areas is not one between people: W. S. Robinson (1950),
"Ecological correlations and the behavior of individuals", *American Sociological Review* 15, 351–357.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.intervals import normal_quantile
from analysis.pairs import Named, both_known, need_areas, refuse_constant

Floats = NDArray[np.float64]

ECOLOGICAL = (
    "Dots are areas, not people: that both are high in an area does not mean that the same people have both."
)
"""The sentence that stands on every picture of a relation between areas."""

FEWEST = 4
"""Areas without which Fisher's interval does not exist, and a line says next to nothing."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """A correlation, −1 to 1, with its interval; limits are NaN where there are too few areas for one."""

    value: float
    lower: float
    upper: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out no relation at all."""
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line by least squares: y = intercept + slope · x, with the interval of its slope.

    `r_squared` is the share of the (weighted) variance of y that goes with x; `residual_sd` how far areas
    typically lie from the line, in the unit of y. What the others are for: see `band`.
    """

    intercept: float
    slope: float
    slope_lower: float
    slope_upper: float
    r_squared: float
    residual_sd: float
    middle: float
    spread: float
    areas: int
    quantile: float

    @property
    def deviation(self) -> float:
        """The (weighted) standard deviation of x."""
        return math.sqrt(self.spread / self.areas)

    def at(self, x: ArrayLike) -> Floats:
        """Return the line's y at x."""
        return self.intercept + self.slope * np.asarray(x, dtype=np.float64)

    def band(self, x: ArrayLike) -> tuple[Floats, Floats]:
        """Return the limits within which the line itself plausibly runs at x, not the areas around it."""
        away = np.asarray(x, dtype=np.float64) - self.middle
        reach = self.quantile * self.residual_sd * np.sqrt(1 / self.areas + away**2 / self.spread)
        return self.at(x) - reach, self.at(x) + reach


@dataclass(frozen=True, slots=True, eq=False)
class Association:
    """What goes with what, over the areas that have both figures.

    `residuals` are y less the line, one an area in the order given, NaN for those left out. `effective` is
    the number of areas that the intervals of the correlations rest on: all, or fewer with uneven weights.
    """

    pearson: Correlation
    spearman: Correlation
    line: Line
    residuals: Floats
    areas: int
    left_out: int
    effective: float
    weighted: bool
    confidence: float


def associate(
    x: ArrayLike,
    y: ArrayLike,
    names: tuple[Named, Named],
    weights: ArrayLike | None = None,
    confidence: float = 0.95,
) -> Association:
    """Return correlations and line of `y` (outcome) on `x` (exposure).

    Intervals: Pearson's by Fisher's z (R. A. Fisher, 1921, *Metron* 1, 3–32); Spearman's with the standard
    error of D. G. Bonett and T. A. Wright (2000), *Psychometrika* 65, 23–28,
    https://doi.org/10.1007/BF02294183; the line's by Student's t. They take areas for independent of each
    other, which neighbours are not: see `analysis.residual_pattern`.

    Parameters
    ----------
    x, y : array of float
        One value an area; areas where one is missing or infinite are left out.
    names : pair of Named
        What x and y are, for messages.
    weights : array of float, optional
        One number an area; areas where it is missing, zero or negative are left out.
    confidence : float

    Raises
    ------
    TooFewAreas
        Fewer than four areas have both figures.
    Constant
        x or y is the same in all of them.
    """
    first, second, given = _arrays(x, y, weights)
    used = both_known(first, second, given) & (given > 0)
    need_areas(int(used.sum()), FEWEST, "A relation between two indicators")
    at, to, weight = first[used], second[used], given[used]
    refuse_constant(at, names[0])
    refuse_constant(to, names[1])
    line = _line(at, to, weight * (weight.size / weight.sum()), confidence)
    return Association(
        *correlations(at, to, weight, confidence),
        line,
        np.where(used, second - line.at(first), np.nan),
        int(used.sum()),
        int((~used).sum()),
        effective_number(weight),
        weights is not None,
        confidence,
    )


def correlations(
    x: Floats, y: Floats, weights: Floats, confidence: float = 0.95
) -> tuple[Correlation, Correlation]:
    """Return Pearson's and Spearman's correlation of known figures, with their intervals.

    Spearman's is Pearson's of the ranks; with weights, of the share of weight below each area, ties halfway.
    """
    straight = _weighted_correlation(x, y, weights)
    ranked = _weighted_correlation(weight_below(x, weights), weight_below(y, weights), weights)
    free = effective_number(weights) - 3
    return (
        _around(straight, 1.0, free, confidence),
        _around(ranked, 1 + ranked**2 / 2, free, confidence),
    )


def effective_number(weights: Floats) -> float:
    """Return Kish's effective number: as many areas of equal weight would say as much."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def weight_below(values: Floats, weights: Floats) -> Floats:
    """Return for each value the weight of all that are lower, and half the weight of all that are equal."""
    _, place = np.unique(values, return_inverse=True)
    held = np.bincount(place, weights=weights)
    return (np.cumsum(held) - held / 2)[place]


def _arrays(x: ArrayLike, y: ArrayLike, weights: ArrayLike | None) -> tuple[Floats, Floats, Floats]:
    first, second = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    given = np.ones_like(first) if weights is None else np.asarray(weights, dtype=np.float64)
    return first, second, given


def _weighted_correlation(x: Floats, y: Floats, weights: Floats) -> float:
    across, up = x - np.average(x, weights=weights), y - np.average(y, weights=weights)
    found = (weights * across * up).sum()
    return float(np.clip(found / math.sqrt((weights * across**2).sum() * (weights * up**2).sum()), -1, 1))


def _around(value: float, variance: float, free: float, confidence: float) -> Correlation:
    """Return a correlation with its interval on Fisher's scale; a perfect one has no width."""
    if free <= 0:
        return Correlation(value, math.nan, math.nan)
    if abs(value) > 1 - 1e-12:
        return Correlation(value, value, value)
    reach = normal_quantile(confidence) * math.sqrt(variance / free)
    return Correlation(value, math.tanh(math.atanh(value) - reach), math.tanh(math.atanh(value) + reach))


def _line(x: Floats, y: Floats, weights: Floats, confidence: float) -> Line:
    """Return the line of known figures; `weights` average 1."""
    from scipy.special import stdtrit

    middle, level = np.average(x, weights=weights), np.average(y, weights=weights)
    spread = float((weights * (x - middle) ** 2).sum())
    slope = float((weights * (x - middle) * (y - level)).sum()) / spread
    unexplained = float((weights * (y - level - slope * (x - middle)) ** 2).sum())
    whole = float((weights * (y - level) ** 2).sum())
    residual_sd = math.sqrt(unexplained / (x.size - 2))
    quantile = float(stdtrit(x.size - 2, (1 + confidence) / 2))
    reach = quantile * residual_sd / math.sqrt(spread)
    return Line(
        float(level - slope * middle),
        slope,
        slope - reach,
        slope + reach,
        1 - unexplained / whole,
        residual_sd,
        float(middle),
        spread,
        x.size,
        quantile,
    )
