"""What would go with a fall of an exposure, read off the line through the areas."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.attributable import check_share
from analysis.errors import NotUsable
from analysis.weighted_line import Line, fit_line

Floats = NDArray[np.float64]

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
        Means over the chosen areas, weighted by the people that the exposure is a rate of.
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


def expect(
    exposure: ArrayLike,
    outcome: ArrayLike,
    weights: ArrayLike,
    chosen: ArrayLike,
    reduction: float,
    *,
    exposure_base: ArrayLike | None = None,
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
    exposure_base, base : array of float, optional
        People that exposure and outcome are rates of: means are weighted by them, where all are known, and
        by `weights` elsewhere. Those of the outcome also turn its change into a number of people.
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
    exposed, counted = (_own_base(given, w, able) for given in (exposure_base, base))
    before = float(np.average(x[moved], weights=exposed[moved]))
    fall = float(np.average(falls[moved], weights=counted[moved]))
    changes = line.slope * falls
    low, high = sorted((line.lower * fall, line.upper * fall))
    beyond = moved & ((x + falls < line.lowest) | (x + falls > line.highest)) & (part > 0)
    return Scenario(
        line=line,
        reduction=part,
        exposure_before=before,
        exposure_after=before * (1 - part),
        change=line.slope * fall + 0.0,
        lower=low + 0.0,
        upper=high + 0.0,
        overall=line.slope * fall * float(counted[moved].sum() / counted[able].sum()) + 0.0,
        changes=changes,
        people=_people(changes, base, per),
        beyond=beyond,
        notes=_notes(part, low, high, int(beyond.sum()), int(moved.sum())),
    )


def _own_base(given: ArrayLike | None, weights: Floats, able: NDArray[np.bool_]) -> Floats:
    """Return the people that a rate is of where all are known, else the weights of the line."""
    if given is None:
        return weights
    base = np.asarray(given, dtype=np.float64)
    return base if (base[able] > 0).all() else weights


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
