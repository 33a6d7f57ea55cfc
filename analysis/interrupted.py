"""Interrupted time series: did the course of some areas change at a date?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analysis.before_after import BeforeAfter, split_periods
from analysis.change import CLAIMANT_RULES
from analysis.difference import CLAIMANTS_NO_VERDICT
from analysis.errors import GroupMissing, OverlappingPeriods, TooFewPeriods
from analysis.newey_west import Fit, Term, checked_lags, fit_series
from analysis.panel import Panel, meets_new_rules
from analysis.placebo import NO_VERDICT
from analysis.seasons import Seasons, find_seasons
from analysis.wording import count_words

Floats = NDArray[np.float64]

LEAST_BEFORE, LEAST_AFTER = 8, 4
"""Points below which a course before and one after cannot be told from chance."""

CHANGED = "changed course"
NOT_CLEAR = "no clear change of course"

OVERLAP_REFUSED = (
    "These periods share years, so their figures are not independent points: no course is fitted through "
    "them. Choose an indicator whose periods do not overlap."
)
TOO_NARROW = (
    "The interval is likely to be too narrow: in short series figures that follow one another closely look "
    "surer than they are."
)
STEP, TURN = 2, 3
"""Columns of the design: the step at the start, and the change of slope."""


@dataclass(frozen=True, slots=True, eq=False)
class Interrupted:
    """A course before a start date, the course after it, and what lies between the two.

    In the unit of the figures: `slope_before` is the rise a year before the start, `level_change` the step at
    the first period after it, `slope_change` how much more it rises a year from then on. `effect` is the mean
    of fitted less counterfactual over the periods after, `last_effect` that at the last of them.

    `values`, `fitted`, `counterfactual` and its interval `lower` to `upper` have a figure a period; `fitted`
    is NaN in periods left out, `counterfactual` is the course before, carried on.

    `verdict` is about `effect`: changed course, no clear change of course, or no verdict, then with
    `reasons`. `lags` is over how many periods errors may be related, `seasons` what was taken out: none,
    quarters or months. `notes` must stand beside it.
    """

    area_codes: tuple[str, ...]
    periods: tuple[str, ...]
    timing: BeforeAfter
    slope_before: Term
    level_change: Term
    slope_change: Term
    effect: Term
    last_effect: Term
    values: Floats
    fitted: Floats
    counterfactual: Floats
    lower: Floats
    upper: Floats
    points: int
    lags: int
    seasons: str
    confidence: float
    verdict: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...]


def interrupted_series(
    panel: Panel,
    area_codes: Sequence[str],
    *,
    start: date,
    lag: int = 0,
    confidence: float = 0.95,
    error_lags: int | None = None,
    claimants: bool = False,
) -> Interrupted:
    """Return how the course of the mean of some areas changed at `start`.

    Segmented regression: figure = level + slope × time + step after + change of slope × time since the first
    period after, with terms for the seasons (`seasons.find_seasons`) and errors that may be related
    (`newey_west.fit_series`). A. K. Wagner and others (2002), *Journal of Clinical Pharmacy and Therapeutics*
    27, 299–309, https://doi.org/10.1046/j.1365-2710.2002.00430.x; J. Lopez Bernal, S. Cummins and A.
    Gasparrini (2017), *International Journal of Epidemiology* 46, 348–355,
    https://doi.org/10.1093/ije/dyw098. Intervals of short series are too narrow: S. L. Turner and others
    (2021), *BMC Medical Research Methodology* 21, 181, https://doi.org/10.1186/s12874-021-01364-0.

    Parameters
    ----------
    panel : Panel
    area_codes : sequence of str
        Areas whose mean is taken; a period counts where all of them have a figure.
    start : date
    lag : int
        Periods after the start that are left out.
    confidence : float
    error_lags : int, optional
        Over how many periods errors may be related; by default as `newey_west.default_lags`.
    claimants : bool
        Whether the indicator counts claimants: then there is no verdict on periods that reach into 2015–18.

    Raises
    ------
    StartOutsideSeries
        The start leaves no period before or none after.
    OverlappingPeriods
        Periods share years.
    TooFewPeriods
        There are fewer than eight points before the start or four after it.
    GroupMissing
        None of the areas is in the panel.
    """
    rows = panel.rows_of(area_codes)
    values, timing, used = plan_course(panel, area_codes, start, lag)
    seasons = find_seasons(panel.starts, timing.before & used)
    design = _design(panel, timing, seasons)
    lags = checked_lags(int(used.sum()), error_lags)
    fit = fit_series(design[used], values[used], lags, confidence)
    ruled = claimants and meets_new_rules(panel.starts[timing.used], panel.ends[timing.used])
    lines = _lines(design, fit)
    effect, last = _effects(design, fit, used, timing)
    return Interrupted(
        area_codes=tuple(panel.area_codes[rows].tolist()),
        periods=panel.periods,
        timing=timing,
        slope_before=_coefficient(fit, 1),
        level_change=_coefficient(fit, STEP),
        slope_change=_coefficient(fit, TURN),
        effect=effect,
        last_effect=last,
        values=values,
        fitted=np.where(used, design @ fit.coefficients, np.nan),
        counterfactual=lines[0],
        lower=lines[1],
        upper=lines[2],
        points=int(used.sum()),
        lags=lags,
        seasons=seasons.kind,
        confidence=confidence,
        verdict=NO_VERDICT if ruled else CHANGED if effect.clear else NOT_CLEAR,
        reasons=(CLAIMANTS_NO_VERDICT,) if ruled else (),
        notes=(*((CLAIMANT_RULES,) if ruled else ()), TOO_NARROW, *seasons.notes),
    )


def plan_course(
    panel: Panel, area_codes: Sequence[str], start: date, lag: int = 0
) -> tuple[Floats, BeforeAfter, NDArray[np.bool_]]:
    """Return the mean of some areas in every period, how the start divides these, and which are used.

    Errors as `interrupted_series`.
    """
    rows = panel.rows_of(area_codes)
    if not rows.size:
        raise GroupMissing("Choose an area that has figures over time.")
    if panel.overlapping:
        raise OverlappingPeriods(OVERLAP_REFUSED)
    timing = split_periods(panel, start, lag)
    values = panel.values[rows].mean(axis=0)
    known = np.isfinite(values)
    _check(timing.before & known, timing.after & known)
    return values, timing, timing.used & known


def course_weights(panel: Panel, timing: BeforeAfter, used: NDArray[np.bool_]) -> Floats:
    """Return the weight of each period used in the effect: their weighted sum is `Interrupted.effect`."""
    design = _design(panel, timing, find_seasons(panel.starts, timing.before & used))
    moved = (design - _without_start(design))[used & timing.after].mean(axis=0)
    weights: Floats = moved @ np.linalg.pinv(design[used])
    return weights


def _check(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> None:
    sides = ((before, LEAST_BEFORE, "before", "a later"), (after, LEAST_AFTER, "after", "an earlier"))
    for flags, least, side, other in sides:
        count = int(flags.sum())
        if count < least:
            held = f"there {'is' if count == 1 else 'are'} {count_words(count, 'figure', 'figures')}"
            needed = count_words(least, "figure", "figures")
            raise TooFewPeriods(
                f"A course needs at least {needed} {side} the start: {held}. "
                f"Choose {other} start, or an indicator with a longer series."
            )


def _design(panel: Panel, timing: BeforeAfter, seasons: Seasons) -> Floats:
    """Return a row a period: 1, years, whether after, years since the first period after, seasons."""
    years = panel.years
    first = int(np.flatnonzero(timing.after)[0])
    after = np.arange(years.size) >= first
    since = np.where(after, years - years[first], 0.0)
    return np.column_stack((np.ones(years.size), years, after.astype(float), since, seasons.terms))


def _coefficient(fit: Fit, place: int) -> Term:
    return fit.term(np.eye(fit.coefficients.size)[place])


def _lines(design: Floats, fit: Fit) -> tuple[Floats, Floats, Floats]:
    """Return the course before carried on over all periods, with its limits."""
    terms = [fit.term(row) for row in _without_start(design)]
    value, lower, upper = np.array([(one.value, one.lower, one.upper) for one in terms]).T
    return value, lower, upper


def _effects(design: Floats, fit: Fit, used: NDArray[np.bool_], timing: BeforeAfter) -> tuple[Term, Term]:
    """Return fitted less counterfactual: the mean over the periods after, and at the last of them."""
    moved = (design - _without_start(design))[used & timing.after]
    return fit.term(moved.mean(axis=0)), fit.term(moved[-1])


def _without_start(design: Floats) -> Floats:
    same = design.copy()
    same[:, [STEP, TURN]] = 0.0
    return same
