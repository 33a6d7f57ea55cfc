"""Change of every area of a level between two periods: how much, how sure, and for better or worse."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.change import CLAIMANT_RULES, OVERLAP
from analysis.errors import AnalysisError
from analysis.false_discovery import adjusted
from analysis.intervals import normal_quantile
from analysis.panel import Panel, meets_new_rules

Floats = NDArray[np.float64]

IMPROVED, WORSENED = "improved", "worsened"
ROSE, FELL = "rose", "fell"
NO_CLEAR_CHANGE = "no clear change"
NOT_TESTABLE = "not testable"
NO_FIGURE = "no figure"

NO_INTERVALS = "No confidence interval is published or can be computed, so chance cannot be told from change."
CLAIMANTS_UNTESTED = (
    "Nothing is said on whether an area improved: from 2015 to 2018 the rules of who counts as a claimant "
    "changed, and not everywhere at once."
)

_UP_DOWN = {
    "high_is_bad": (WORSENED, IMPROVED),
    "high_is_good": (IMPROVED, WORSENED),
    "neutral": (ROSE, FELL),
}


@dataclass(frozen=True, slots=True, eq=False)
class ChangeMap:
    """Change from one period to another, every array one entry an area in the order of the panel.

    `absolute` is in the indicator's unit, `relative` a share of the earlier value (NaN unless that is above
    0), `lower` and `upper` the interval of `absolute`, `p` the p-value that goes with it and `p_adjusted`
    that of many tests; NaN where there is none. `verdicts` are improved, worsened, no clear change (rose and
    fell for a neutral indicator), not testable or no figure. `notes` must stand beside the map, and
    `reason` says why nothing was testable, "" where something was.
    """

    earlier_period: str
    later_period: str
    area_codes: NDArray[np.str_]
    earlier: Floats
    later: Floats
    absolute: Floats
    relative: Floats
    lower: Floats
    upper: Floats
    p: Floats
    p_adjusted: Floats
    verdicts: NDArray[np.str_]
    notes: tuple[str, ...]
    reason: str
    polarity: str
    confidence: float
    false_discovery: bool

    def counts(self) -> dict[str, int]:
        """Return how many areas have each verdict that any has: improved first, no figure last."""
        moves = (ROSE, FELL) if self.polarity == "neutral" else (IMPROVED, WORSENED)
        order = (*moves, NO_CLEAR_CHANGE, NOT_TESTABLE, NO_FIGURE)
        found = {verdict: int((self.verdicts == verdict).sum()) for verdict in order}
        return {verdict: count for verdict, count in found.items() if count}

    @property
    def tested(self) -> int:
        """How many areas were tested."""
        return int(np.isfinite(self.p).sum())


def change_map(
    panel: Panel,
    earlier: str,
    later: str,
    polarity: str,
    *,
    claimants: bool = False,
    confidence: float = 0.95,
    false_discovery: bool = True,
) -> ChangeMap:
    """Return the change of every area of a panel from one period to another.

    The interval of a difference combines the two intervals by square-and-add: R. G. Newcombe (1998),
    *Statistics in Medicine* 17, 873–890, method 10; G. Y. Zou and A. Donner (2008), the same 27, 1693–1702.
    Its p-value is that of the normal distribution for the limit on the side of no change: D. G. Altman and
    J. M. Bland (2011), *BMJ* 343, d2304, https://doi.org/10.1136/bmj.d2304.

    Overlapping periods have no interval, and claimants of 2015–18 no verdict.

    Parameters
    ----------
    panel : Panel
        With the limits of `confidence`.
    earlier, later : str
        Labels of two periods.
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    claimants : bool
        Whether the indicator counts claimants.
    confidence : float
        That of the panel's intervals.
    false_discovery : bool
        Whether a verdict allows for the number of areas tested: the share of false findings is held to
        1 − `confidence` (see `false_discovery.adjusted`). Else each area is tested as if it were alone.

    Raises
    ------
    AnalysisError
        There is no such period, or `earlier` is not before `later`.
    """
    first, last = panel.period(earlier), panel.period(later)
    if first >= last:
        raise AnalysisError(f"Choose two periods, the earlier one first: {earlier} is not before {later}.")
    before, after = panel.values[:, first], panel.values[:, last]
    absolute = after - before
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        relative = np.where(before > 0, absolute / before, np.nan)
    overlap, ruled = _warned(panel, first, last, claimants)
    lower, upper = _square_and_add(panel, first, last, overlap)
    p = _p_values(absolute, lower, upper, confidence)
    held = adjusted(p) if false_discovery else p
    verdicts = _verdicts(absolute, lower, upper, held, polarity, confidence, ruled)
    return ChangeMap(
        earlier_period=earlier,
        later_period=later,
        area_codes=panel.area_codes,
        earlier=before,
        later=after,
        absolute=absolute,
        relative=relative,
        lower=lower,
        upper=upper,
        p=p,
        p_adjusted=adjusted(p),
        verdicts=verdicts,
        notes=tuple(note for note, holds in ((OVERLAP, overlap), (CLAIMANT_RULES, ruled)) if holds),
        reason=_reason(verdicts, overlap, ruled),
        polarity=polarity,
        confidence=confidence,
        false_discovery=false_discovery,
    )


def improving(found: ChangeMap, most: int | None = None) -> NDArray[np.intp]:
    """Return the places of areas that moved for the better, the largest move first, at most `most`.

    They moved; whether clearly so is in `verdicts`. A neutral indicator's are those that fell.
    """
    return _movers(found, better=True)[:most]


def worsening(found: ChangeMap, most: int | None = None) -> NDArray[np.intp]:
    """Return the places of areas that moved for the worse, the largest move first; see `improving`."""
    return _movers(found, better=False)[:most]


def _movers(found: ChangeMap, better: bool) -> NDArray[np.intp]:
    sign = 1.0 if found.polarity == "high_is_good" else -1.0
    moved = found.absolute * (sign if better else -sign)
    places = np.flatnonzero(moved > 0)
    return places[np.argsort(-moved[places], kind="stable")]


def _warned(panel: Panel, first: int, last: int, claimants: bool) -> tuple[bool, bool]:
    """Return whether the two periods overlap, and whether they span the new rules of claimants."""
    overlap = bool(panel.starts[last] <= panel.ends[first])
    pair = [first, last]
    return overlap, claimants and meets_new_rules(panel.starts[pair], panel.ends[pair])


def _square_and_add(panel: Panel, first: int, last: int, overlap: bool) -> tuple[Floats, Floats]:
    before, after = panel.values[:, first], panel.values[:, last]
    if overlap:
        return np.full(before.shape, np.nan), np.full(before.shape, np.nan)
    below = np.hypot(after - panel.lower[:, last], panel.upper[:, first] - before)
    above = np.hypot(panel.upper[:, last] - after, before - panel.lower[:, first])
    usable = np.isfinite(below) & np.isfinite(above)
    difference = after - before
    return np.where(usable, difference - below, np.nan), np.where(usable, difference + above, np.nan)


def _p_values(absolute: Floats, lower: Floats, upper: Floats, confidence: float) -> Floats:
    reach = np.where(absolute > 0, absolute - lower, upper - absolute)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        z = np.where(absolute == 0, 0.0, np.abs(absolute) / reach * normal_quantile(confidence))
    tails = [math.erfc(one / math.sqrt(2)) if np.isfinite(one) else 0.0 for one in z.tolist()]
    return np.where(np.isfinite(lower) & np.isfinite(upper), tails, np.nan)


def _verdicts(
    absolute: Floats,
    lower: Floats,
    upper: Floats,
    held: Floats,
    polarity: str,
    confidence: float,
    ruled: bool,
) -> NDArray[np.str_]:
    up, down = _UP_DOWN[polarity]
    known, tested = np.isfinite(absolute), np.isfinite(held) & (not ruled)
    # A touch more than the level: an interval that ends at 0 is no clear change, and no digit decides it.
    found = held < (1 - confidence) - 1e-12
    return np.select(
        [~known, ~tested, found & (lower > 0), found & (upper < 0)], [NO_FIGURE, NOT_TESTABLE, up, down],
        NO_CLEAR_CHANGE,
    )  # fmt: skip


def _reason(verdicts: NDArray[np.str_], overlap: bool, ruled: bool) -> str:
    if not (verdicts == NOT_TESTABLE).any() or not np.isin(verdicts, (NOT_TESTABLE, NO_FIGURE)).all():
        return ""
    if ruled:
        return CLAIMANTS_UNTESTED
    return OVERLAP if overlap else NO_INTERVALS
