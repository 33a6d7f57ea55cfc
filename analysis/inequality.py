"""Slope and relative index of inequality: the gap over all groups of areas, not only the two at the ends.

Groups are placed at the middle of their share of all people, lined up from the most to the least deprived
(ridits, 0 to 1). A line is fitted through them by least squares weighted by people. The slope index (SII) is
the difference of its two ends, the relative index (RII) their ratio. Method: J. P. Mackenbach and A. E. Kunst
(1997), *Social Science & Medicine* 44, 757–771; A. Low and A. Low (2004), *Journal of Public Health* 26,
388–395; intervals by simulation as UKHSA makes them, *Public health technical guidance*, "Slope index of
inequality and relative index of inequality",
https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Inequality/SII.html.

**Sign.** Positive is worse for the most deprived, larger is a wider gap, whatever the polarity: the most
minus the least deprived end where high is bad, turned round where high is good. A reverse gradient is
negative, and its ratio below 1. A neutral indicator is taken as the most minus the least deprived.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.errors import AnalysisError
from analysis.intervals import normal_quantile
from analysis.variants import check_scale, errors_on, transformed, turned_back

Floats = NDArray[np.float64]

DRAWS, FEWEST_DRAWS, MOST_DRAWS = 20_000, 1_000, 100_000
"""Draws behind an interval: UKHSA's number at most; at a fifth of it a 95 % limit lies within a fiftieth of
the index's standard error of where it would lie, which no figure shown here is fine enough to tell."""
SEED = 20_190_926
"""Where the random numbers begin, so that the same question has the same answer; any number would do."""
FEWEST = 3

NO_ERRORS = "no interval can be computed for the groups’ values"
NO_RATIO = "twice the value would not be twice as much, so there is no ratio"
BELOW_ZERO = "the line falls to 0 or below at an end, so there is no ratio: choose log or logit"


class NoSlope(AnalysisError):
    """Groups that no line can be fitted to; the message names the group and what it lacks."""


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Groups from the most to the least deprived.

    Attributes
    ----------
    population
        People of each group, above 0.
    value
        In the indicator's unit.
    error
        Standard errors of the values on `scale`; NaN where unknown.
    scale
        none, log or logit: where the errors belong, and where values are drawn.
    whole
        What everybody together would be: 100 for per cent.
    numbers
        What the groups are called in messages; 1, 2, 3 … unless told.
    """

    population: Floats
    value: Floats
    error: Floats
    scale: str = "none"
    whole: float = 1.0
    numbers: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """An index with its interval; what is missing is None, then with a `reason`.

    `simulation_error` is the larger of the two limits' standard errors from the number of draws alone.
    """

    value: float | None
    lower: float | None = None
    upper: float | None = None
    simulation_error: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The fitted line on its own scale: `middle` at ridit ½, `slope` from ridit 0 to 1."""

    middle: float
    slope: float
    variant: str = "none"
    whole: float = 1.0

    def at(self, ridits: Sequence[float] | Floats) -> Floats:
        """Return the fitted values at places from 0, the most deprived end, to 1."""
        places = np.asarray(ridits, dtype=np.float64)
        return turned_back(self.variant, self.middle + self.slope * (places - 0.5), self.whole)


@dataclass(frozen=True, slots=True)
class Inequality:
    """The two indices, and the line behind them.

    `most` and `least` are the fitted values at the most and least deprived end. `turned` says that the gap is
    the least minus the most deprived, because high is good.
    """

    slope: Index
    ratio: Index
    line: Line
    most: float
    least: float
    turned: bool
    confidence: float
    draws: int
    seed: int
    ridits: tuple[float, ...] = field(default=())

    @property
    def clear(self) -> bool | None:
        """Whether the interval of the slope leaves out no gap at all; None without an interval."""
        if self.slope.lower is None or self.slope.upper is None:
            return None
        return self.slope.lower > 0 or self.slope.upper < 0


def inequality(
    steps: Steps,
    *,
    polarity: str = "high_is_bad",
    variant: str = "none",
    ratio: bool = True,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Inequality:
    """Return SII and RII of groups with simulated intervals.

    Each draw moves every group's value by its standard error, on the scale where that belongs, and fits the
    line again; the limits are the quantiles of the draws. On a transformed scale the line turns about its
    middle, which stays as estimated: so does UKHSA's reference, and the limits of the RII are the same either
    way.

    Parameters
    ----------
    steps : Steps
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    variant : {"none", "log", "logit"}
        The scale of the line.
    ratio : bool
        Whether a ratio of two values means something; see `analysis.variants.has_ratio`.
    confidence : float
    draws, seed : int
        1,000 to 100,000 draws.

    Raises
    ------
    NoSlope
        Fewer than three groups, or one without people or value.
    NotOnThisScale
        A value that has no logarithm or log odds.
    """
    _check(steps, confidence, draws)
    check_scale(variant, steps.value, steps.whole)
    weight = steps.population / steps.population.sum()
    ridits = np.cumsum(weight) - weight / 2
    across = weight * (ridits - 0.5) / (weight @ (ridits - 0.5) ** 2)
    fitted = transformed(variant, steps.value, steps.whole)
    line = Line(float(weight @ fitted), float(across @ fitted), variant, steps.whole)
    most, least = (float(end) for end in line.at([0.0, 1.0]))
    turned = polarity == "high_is_good"
    worse, better = (least, most) if turned else (most, least)
    ends = None
    if np.isfinite(steps.error).all():
        drawn = _drawn_ends(steps, line, weight, across, draws, seed)
        ends = drawn[::-1] if turned else drawn
    return Inequality(
        slope=_slope(worse, better, ends, confidence),
        ratio=_ratio(worse, better, ends, confidence) if ratio else Index(None, reason=NO_RATIO),
        line=line,
        most=most,
        least=least,
        turned=turned,
        confidence=confidence,
        draws=draws,
        seed=seed,
        ridits=tuple(ridits.tolist()),
    )


def _check(steps: Steps, confidence: float, draws: int) -> None:
    normal_quantile(confidence)  # raises for what is no share
    if not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        raise NoSlope(
            f"An interval takes {FEWEST_DRAWS:,} to {MOST_DRAWS:,} draws; {draws:,} were asked for."
        )
    if steps.value.size < FEWEST:
        raise NoSlope(f"A gradient needs {FEWEST} groups at least; there are {steps.value.size}.")
    numbers = steps.numbers or range(1, steps.value.size + 1)
    lacking = [
        f"group {number} has no {what}"
        for number, people, value in zip(numbers, steps.population, steps.value, strict=True)
        for what, there in (("people", people > 0 and math.isfinite(people)), ("value", math.isfinite(value)))
        if not there
    ]
    if lacking:
        raise NoSlope(f"No gradient can be fitted: {', '.join(lacking)}. Choose fewer groups.")


def _drawn_ends(
    steps: Steps, line: Line, weight: Floats, across: Floats, draws: int, seed: int
) -> tuple[Floats, Floats]:
    """Return the fitted value at the most and the least deprived end in every draw."""
    if steps.scale == line.variant or steps.scale == "none":
        slope, middle = _drawn_lines(steps, line, weight, across, draws, seed)
    else:
        noise = steps.error[:, None] * _noise(len(weight), draws, seed)
        middles = transformed(steps.scale, steps.value, steps.whole)[:, None]
        drawn = transformed(line.variant, turned_back(steps.scale, middles + noise, steps.whole), steps.whole)
        slope, middle = across @ drawn, weight @ drawn
    if line.variant != "none":
        middle = np.full(draws, line.middle)
    ends = (turned_back(line.variant, middle + half * slope, steps.whole) for half in (-0.5, 0.5))
    most, least = ends
    return most, least


def _drawn_lines(
    steps: Steps, line: Line, weight: Floats, across: Floats, draws: int, seed: int
) -> tuple[Floats, Floats]:
    """Return drawn slopes and middles of a line that is fitted where the errors are normal.

    Both are then sums of independent normal errors, so that two numbers a draw do for one a group.
    """
    same = steps.scale == line.variant
    error = steps.error if same else errors_on(line.variant, steps.value, steps.error, steps.whole)
    slope_error, middle_error = across * error, weight * error
    own = math.sqrt(slope_error @ slope_error)
    shared = float(slope_error @ middle_error) / own if own > 0 else 0.0
    rest = math.sqrt(max(float(middle_error @ middle_error) - shared**2, 0.0))
    first, second = _noise(2, draws, seed)
    return line.slope + own * first, line.middle + shared * first + rest * second


@lru_cache(maxsize=4)
def _noise(rows: int, draws: int, seed: int) -> Floats:
    """Return standard normal numbers, the same for the same seed."""
    found = np.random.default_rng(seed).standard_normal((rows, draws))
    found.setflags(write=False)
    return found


def _slope(worse: float, better: float, ends: tuple[Floats, Floats] | None, confidence: float) -> Index:
    if ends is None:
        return Index(worse - better, reason=NO_ERRORS)
    return Index(worse - better, *_limits(ends[0] - ends[1], confidence))


def _ratio(worse: float, better: float, ends: tuple[Floats, Floats] | None, confidence: float) -> Index:
    if worse <= 0 or better <= 0:
        return Index(None, reason=BELOW_ZERO)
    if ends is None:
        return Index(worse / better, reason=NO_ERRORS)
    if ends[0].min() <= 0 or ends[1].min() <= 0:
        return Index(worse / better, reason=BELOW_ZERO)
    return Index(worse / better, *_limits(ends[0] / ends[1], confidence))


def _limits(drawn: Floats, confidence: float) -> tuple[float, float, float]:
    """Return the lower and upper limit, and their standard error from the number of draws.

    That error is half the distance between the quantiles one binomial standard error either side.
    """
    tail = (1 - confidence) / 2
    step = math.sqrt(tail * (1 - tail) / drawn.size)
    places = [tail, 1 - tail]
    around = [min(max(at + side * step, 0.0), 1.0) for at in places for side in (-1, 1)]
    low, high, *beside = np.quantile(drawn, [*places, *around]).tolist()
    return low, high, max(beside[1] - beside[0], beside[3] - beside[2]) / 2
