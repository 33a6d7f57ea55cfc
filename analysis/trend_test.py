"""Whether an area's figures went one way: the Mann–Kendall test, and Sen's slope with its interval."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError, OverlappingPeriods, TooFewPeriods
from analysis.intervals import normal_quantile
from analysis.panel import Panel, meets_new_rules
from analysis.wording import count_words

Floats = NDArray[np.float64]

LEAST_POINTS = 5
"""Below five points even a series that rises at every step may be chance: p = 0.083 with four, both sides."""
EXACT_UP_TO = 30
"""Points up to which p is counted exactly; the normal distribution is as good long before."""

OVERLAP_REFUSED = (
    "These periods share years, so their figures are not independent points: no trend is tested across them."
)


@dataclass(frozen=True, slots=True)
class TrendTest:
    """The trend of one series.

    `s` is Kendall's score: pairs of points that rise less pairs that fall. `p` is two-sided; `exact` says
    whether it was counted or taken from the normal distribution. `slope` is Sen's, in the unit of the figures
    a year, with the interval `lower` to `upper`. `points` is how many figures were used.
    """

    points: int
    s: int
    p: float
    exact: bool
    slope: float
    lower: float
    upper: float
    first_period: str = ""
    last_period: str = ""
    claimant_rules: bool = False


def area_trend(
    panel: Panel, area_code: str, *, confidence: float = 0.95, claimants: bool = False
) -> TrendTest:
    """Return the trend of one area over all periods of a panel in which it has a figure.

    Raises
    ------
    OverlappingPeriods
        Periods share years.
    TooFewPeriods
        There are fewer than five figures.
    AnalysisError
        The area is not in the panel.
    """
    rows = panel.rows_of([area_code])
    if not rows.size:
        raise AnalysisError("There are no figures for this area.")
    values = panel.values[rows[0]]
    own = panel.only(np.isfinite(values))
    if own.overlapping:
        raise OverlappingPeriods(OVERLAP_REFUSED)
    if len(own.periods) < LEAST_POINTS:
        raise TooFewPeriods(_too_few(len(own.periods)))
    tested = trend_test(own.years, own.values[rows[0]], confidence)
    ruled = claimants and meets_new_rules(own.starts, own.ends)
    return TrendTest(*tested, own.periods[0], own.periods[-1], ruled)


def trend_test(
    years: ArrayLike, values: ArrayLike, confidence: float = 0.95
) -> tuple[int, int, float, bool, float, float, float]:
    """Return the first seven fields of `TrendTest` for figures at rising times, missing ones left out.

    Methods: H. B. Mann (1945), *Econometrica* 13, 245–259; M. G. Kendall (1975), *Rank Correlation Methods*,
    4th edition; P. K. Sen (1968), *Journal of the American Statistical Association* 63, 1379–1389; the
    interval as M. Hollander and D. A. Wolfe (1999), *Nonparametric Statistical Methods*, 2nd edition, 9.3: it
    leaves out 0 exactly when p is below 1 − `confidence`. Without equal figures p is counted over all orders
    (up to 30 points), else it is that of the normal distribution with its variance corrected for equal
    figures and 1 taken off the score.

    The test takes the points for independent: figures that follow one another closely make it too sure.

    Raises
    ------
    TooFewPeriods
        There are fewer than five figures.
    """
    times, given = np.asarray(years, dtype=np.float64), np.asarray(values, dtype=np.float64)
    known = np.isfinite(times) & np.isfinite(given)
    times, given = times[known], given[known]
    points = int(given.size)
    if points < LEAST_POINTS:
        raise TooFewPeriods(_too_few(points))
    first, second = np.triu_indices(points, 1)
    rises = given[second] - given[first]
    s = int(np.sign(rises).sum())
    ties = tuple(count for count in Counter(given.tolist()).values() if count > 1)
    variance = _variance(points, ties)
    exact = not ties and points <= EXACT_UP_TO
    p = exact_p(points, s) if exact else _normal_p(s, variance)
    slopes = np.sort(rises / (times[second] - times[first]))
    return (
        points,
        s,
        p,
        exact,
        float(np.median(slopes)),
        *_limits(slopes, points, variance, exact, confidence),
    )


@lru_cache(maxsize=1024)
def exact_p(points: int, s: int) -> float:
    """Return how likely a score at least as far from 0 as `s` is if every order of the points is as likely.

    Two-sided, without equal figures. Orders are counted by the pairs that are out of order: with one more
    point these grow by 0 to as many as there were points (M. G. Kendall, 1975, 5.1).
    """
    pairs = points * (points - 1) // 2
    orders = [1]
    for size in range(2, points + 1):
        longer = [0] * (len(orders) + size - 1)
        for place, count in enumerate(orders):
            for more in range(size):
                longer[place + more] += count
        orders = longer
    # With d pairs out of order the score is pairs − 2 d.
    far = sum(count for wrong, count in enumerate(orders) if abs(pairs - 2 * wrong) >= abs(s))
    return far / math.factorial(points)


def _variance(points: int, ties: tuple[int, ...]) -> float:
    def part(size: int) -> int:
        return size * (size - 1) * (2 * size + 5)

    return (part(points) - sum(part(size) for size in ties)) / 18


def _normal_p(s: int, variance: float) -> float:
    if s == 0 or variance <= 0:
        return 1.0
    return 2 * NormalDist().cdf(-(abs(s) - 1) / math.sqrt(variance))


def _limits(
    slopes: Floats, points: int, variance: float, exact: bool, confidence: float
) -> tuple[float, float]:
    """Return the slopes at the ranks between which the true one lies, in `confidence` of cases or more."""
    if exact:
        pairs = range(slopes.size % 2, slopes.size + 1, 2)
        # The largest score that chance reaches often enough not to be surprising.
        reach: float = max((s for s in pairs if exact_p(points, s) > 1 - confidence), default=0)
    else:
        reach = normal_quantile(confidence) * math.sqrt(max(variance, 0.0)) + 1
    low = max(math.floor((slopes.size - reach) / 2), 1)
    high = min(math.ceil((slopes.size + reach) / 2) + 1, slopes.size)
    return float(slopes[low - 1]), float(slopes[high - 1])


def _too_few(points: int) -> str:
    held = count_words(points, "figure", "figures")
    return f"A trend needs at least five independent figures: there {'is' if points == 1 else 'are'} {held}."
