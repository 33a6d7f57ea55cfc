"""What would go with a fall of an exposure, read off the line through the areas."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.attributable import check_share
from analysis.errors import NotUsable, TooFewAreas

Floats = NDArray[np.float64]

FEWEST_AREAS = 4
"""A line through three areas leaves one of them to judge it by, too few for any interval."""
NO_SPREAD = 1e-24
"""Variance, as a share of the mean's square, that is only what rounding leaves of equal numbers."""

NOT_CAUSE = (
    "Association is not cause: areas with less of the one have less of the other, and this does not say that "
    "changing one changes the other. Nor does a relation between areas say what happens to a person."
)
TOO_NARROW = (
    "Areas side by side are alike, so they tell less than their number suggests and the interval is narrower "
    "than it should be."
)
BEYOND = (
    "{count} of the {of} areas chosen would have less of it than any area has now: there the line is drawn "
    "on beyond what has been seen."
)
NO_CHANGE = "A fall of 0 % changes nothing."
ALL_GONE = "A fall of 100 % leaves none of it, which no area has ever shown."
CHANCE = "The interval holds no change at all: the line could be flat."


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


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """What the line says of a fall of the exposure in chosen areas.

    Attributes
    ----------
    line
        Through all areas, not only those chosen.
    reduction
        Share by which the exposure falls.
    exposure_before, exposure_after
        Means over the chosen areas, weighted.
    change, lower, upper
        Expected change of the outcome's mean over the chosen areas, in its unit, with its interval.
    overall
        The same spread over all areas.
    changes
        Change of each chosen area, NaN for the others.
    people
        Change of the outcome as a number of people in the chosen areas; NaN where no base was given.
    beyond
        Chosen areas whose exposure would lie outside what has been seen.
    notes
        Sentences that must stand beside it.
    """

    line: Line
    reduction: float
    exposure_before: float
    exposure_after: float
    change: float
    lower: float
    upper: float
    overall: float
    changes: Floats
    people: float
    beyond: NDArray[np.bool_]
    notes: tuple[str, ...] = field(default=())


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


def expect(
    exposure: ArrayLike,
    outcome: ArrayLike,
    weights: ArrayLike,
    chosen: ArrayLike,
    reduction: float,
    *,
    base: ArrayLike | None = None,
    per: float = 100.0,
    confidence: float = 0.95,
) -> Scenario:
    """Return what goes with the exposure falling by the share `reduction` of itself in the chosen areas.

    The change of an area is the slope times the change of its exposure; the interval is the slope's.

    Parameters
    ----------
    exposure, outcome, weights : array of float
        One an area, as `fit_line` takes them.
    chosen : array of bool
        Where the exposure falls.
    reduction : float
        0 to 1.
    base : array of float, optional
        People that the outcome is a rate of, for a number of them.
    per : float
        People that the outcome is expressed for.
    confidence : float

    Raises
    ------
    NotUsable, TooFewAreas
        As `fit_line`; a reduction outside 0 to 1; an exposure below 0; no chosen area with an exposure and
        people.
    """
    part = check_share(reduction, "fall")
    x, w = np.asarray(exposure, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    line = fit_line(x, outcome, w, confidence)
    if (x < 0).any():
        raise NotUsable("A share of a score that can be below 0 means nothing. Choose a rate as exposure.")
    able = np.isfinite(x) & np.isfinite(w) & (w > 0)
    moved = np.asarray(chosen, dtype=bool) & able
    if not moved.any():
        raise NotUsable("None of the areas chosen has a figure of the exposure. Choose other areas.")
    falls = np.where(moved, -part * x, np.nan)
    before, fall = (float(np.average(one[moved], weights=w[moved])) for one in (x, falls))
    changes = line.slope * falls
    low, high = sorted((line.lower * fall, line.upper * fall))
    beyond = moved & ((x + falls < line.lowest) | (x + falls > line.highest)) & (part > 0)
    return Scenario(
        line=line,
        reduction=part,
        exposure_before=before,
        exposure_after=before + fall,
        change=line.slope * fall + 0.0,
        lower=low + 0.0,
        upper=high + 0.0,
        overall=line.slope * fall * float(w[moved].sum() / w[able].sum()) + 0.0,
        changes=changes,
        people=_people(changes, base, per),
        beyond=beyond,
        notes=_notes(part, low, high, int(beyond.sum()), int(moved.sum())),
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


def _people(changes: Floats, base: ArrayLike | None, per: float) -> float:
    if base is None:
        return math.nan
    people = changes / per * np.asarray(base, dtype=np.float64)
    return float(np.nansum(people)) + 0.0 if np.isfinite(people).any() else math.nan


def _notes(part: float, low: float, high: float, beyond: int, chosen: int) -> tuple[str, ...]:
    said = [NOT_CAUSE, TOO_NARROW]
    said += [CHANCE] if part > 0 and low <= 0 <= high else []
    said += [BEYOND.format(count=f"{beyond:,}", of=f"{chosen:,}")] if beyond else []
    return (*said, *({0.0: [NO_CHANGE], 1.0: [ALL_GONE]}.get(part, [])))
