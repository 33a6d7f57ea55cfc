"""The value of each group of areas: from added counts where there are any, else a weighted mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.inequality import Steps
from analysis.intervals import byar, normal_quantile, wilson
from analysis.rates import rate
from analysis.variants import default_variant, errors_from_limits, errors_on, transformed, turned_back

Floats = NDArray[np.float64]

FROM_COUNTS = {"proportion": wilson, "rate": byar}
"""Intervals of added counts by kind of measure."""

ENOUGH_AREAS = 10
"""Areas a group needs before their differences say how far its mean could lie off: fewer know too little."""

PUBLISHED = 0.95
"""Confidence of the limits that publishers give."""

SAME_RATE = 0.02
"""How far a published rate may lie from its published counts by rounding, as a share."""


@dataclass(frozen=True, slots=True, eq=False)
class AreaFigures:
    """What is known of each area, arrays of one length; NaN where missing.

    Attributes
    ----------
    value
        In the indicator's unit.
    weight
        The people that the value is of, for a mean of areas without counts.
    numerator, denominator
        Counts behind the value.
    lower, upper
        Published limits of the value, at 95 %.
    """

    value: Floats
    weight: Floats
    numerator: Floats
    denominator: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True, slots=True, eq=False)
class GroupValues:
    """One entry a group, in the order of `numbers`.

    Attributes
    ----------
    areas
        Areas with a value.
    population
        The people that the value is of.
    error
        Standard errors on `scale`; NaN where there is no interval.
    way
        Where the interval comes from: "counts", "published" (the limits of the areas), "areas" (how far the
        areas of a group differ) or "none".
    """

    numbers: tuple[int, ...]
    areas: NDArray[np.int64]
    population: Floats
    value: Floats
    lower: Floats
    upper: Floats
    numerator: Floats
    error: Floats
    scale: str
    whole: float
    way: str
    confidence: float

    @property
    def steps(self) -> Steps:
        """The groups as a regression needs them."""
        return Steps(self.population, self.value, self.error, self.scale, self.whole, self.numbers)


def group_values(
    member: ArrayLike,
    numbers: Sequence[int],
    figures: AreaFigures,
    measure: str,
    *,
    multiplier: float = 1.0,
    confidence: float = 0.95,
) -> GroupValues:
    """Return the value of each group with its interval.

    Where every area with a value has counts that make it, and the measure is a proportion or a rate, they are
    added and the interval is Wilson's or Byar's (so a rate standardised for age is never rebuilt from crude
    counts). Otherwise it is the mean of the areas weighted by their people. Its interval is then made of the
    areas' published limits, as of independent figures; failing those, of how far the areas of the group
    differ, with ten areas a group at least; failing that, there is none.

    The spread of a weighted mean by its areas: W. G. Cochran (1977), *Sampling Techniques*, 3rd edition,
    section 6.4, the variance of a ratio; D. F. Gatz and L. Smith (1995), *Atmospheric Environment* 29,
    1185–1193, find it closest to the bootstrap. It says what the mean would be of other areas like these, and
    nothing about chance within an area.

    Parameters
    ----------
    member : array of int
        The group of each area, 0 for none.
    numbers : sequence of int
        The groups, from the most deprived.
    figures : AreaFigures
    measure : str
        The catalogue's kind of measure.
    multiplier : float
        What a rate from counts is multiplied by: 100 for per cent.
    confidence : float

    Raises
    ------
    AnalysisError
        A measure that cannot be averaged: a median, a rank or a number of people.
    """
    check_averaged(measure)
    at, rows = _rows(np.asarray(member), numbers, figures.value)
    counted = measure in FROM_COUNTS and _all_counted(figures, rows, multiplier)
    work_out = _from_counts if counted else _from_means
    found = work_out(at, rows, len(numbers), figures, measure, multiplier, confidence)
    return GroupValues(
        numbers=tuple(numbers),
        scale=default_variant(measure),
        whole=multiplier,
        confidence=confidence,
        **found,
    )


def check_averaged(measure: str) -> None:
    """Raise where figures of areas cannot become one of a group.

    Raises
    ------
    AnalysisError
        A median, a rank or a number of people.
    """
    if measure in _NOT_AVERAGED:
        raise AnalysisError(_NOT_AVERAGED[measure])


_NOT_AVERAGED = {
    "median": "A median of areas cannot be averaged into a median of a group, so it has no gradient here.",
    "rank": "Ranks cannot be averaged, so they have no gradient: choose the score or rate behind them.",
    "count": "A number of people follows how many live somewhere and has no gradient: choose a rate.",
}


def _rows(
    member: NDArray[np.int_], numbers: Sequence[int], value: Floats
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the place in `numbers` of each area that has a value and a group, and these areas' rows."""
    places = np.full(int(max(numbers, default=0)) + 1, -1, dtype=np.intp)
    places[list(numbers)] = np.arange(len(numbers))
    at = places[np.where(member < places.size, member, 0)]
    rows = np.flatnonzero((at >= 0) & np.isfinite(value))
    return at[rows], rows


def _all_counted(figures: AreaFigures, rows: NDArray[np.intp], multiplier: float) -> bool:
    """Return whether there are counts everywhere, and the values are what they make."""
    cases, base, value = figures.numerator[rows], figures.denominator[rows], figures.value[rows]
    if not rows.size or not np.isfinite(cases).all() or not (base > 0).all():
        return False
    # A rate that is standardised for age is not its counts divided: adding those would make another figure.
    return bool(
        np.allclose(rate(cases, base, multiplier), value, rtol=SAME_RATE, atol=min(multiplier, 100) / 2000)
    )


def _from_counts(
    at: NDArray[np.intp],
    rows: NDArray[np.intp],
    groups: int,
    figures: AreaFigures,
    measure: str,
    multiplier: float,
    confidence: float,
) -> dict[str, Any]:
    cases, base = (_sum(at, of[rows], groups) for of in (figures.numerator, figures.denominator))
    lower, upper = FROM_COUNTS[measure](cases, base, confidence, multiplier)
    return {
        "areas": np.bincount(at, minlength=groups),
        "population": base,
        "value": rate(cases, base, multiplier),
        "lower": lower,
        "upper": upper,
        "numerator": cases,
        "error": errors_from_limits(default_variant(measure), lower, upper, multiplier, confidence),
        "way": "counts",
    }


def _from_means(
    at: NDArray[np.intp],
    rows: NDArray[np.intp],
    groups: int,
    figures: AreaFigures,
    measure: str,
    multiplier: float,
    confidence: float,
) -> dict[str, Any]:
    peopled = figures.weight[rows] > 0
    at, rows = at[peopled], rows[peopled]
    weight, value = figures.weight[rows], figures.value[rows]
    people = _sum(at, weight, groups)
    with np.errstate(invalid="ignore"):
        mean = _sum(at, weight * value, groups) / people
    way, spread = _errors(at, weight, value - mean[at], figures.lower[rows], figures.upper[rows], people)
    scale = default_variant(measure)
    error = errors_on(scale, mean, spread, multiplier)
    reach, middle = normal_quantile(confidence) * error, transformed(scale, mean, multiplier)
    return {
        "areas": np.bincount(at, minlength=groups),
        "population": people,
        "value": mean,
        "lower": turned_back(scale, middle - reach, multiplier),
        "upper": turned_back(scale, middle + reach, multiplier),
        "numerator": np.full(groups, np.nan),
        "error": error,
        "way": way,
    }


def _errors(
    at: NDArray[np.intp], weight: Floats, apart: Floats, lower: Floats, upper: Floats, people: Floats
) -> tuple[str, Floats]:
    """Return where the standard errors of the means come from, and the errors."""
    groups = people.size
    areas = np.bincount(at, minlength=groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        if at.size and np.isfinite(upper - lower).all():
            own = (upper - lower) / (2 * normal_quantile(PUBLISHED))
            return "published", np.sqrt(_sum(at, (weight * own) ** 2, groups)) / people
        if areas.size and areas.min() >= ENOUGH_AREAS:
            between = _sum(at, (weight * apart) ** 2, groups) * areas / (areas - 1)
            return "areas", np.sqrt(between) / people
    return "none", np.full(groups, np.nan)


def _sum(at: NDArray[np.intp], numbers: Floats, groups: int) -> Floats:
    return np.asarray(np.bincount(at, weights=numbers, minlength=groups), dtype=np.float64)
