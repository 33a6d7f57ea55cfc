"""Difference in differences: did some areas change more than others since a date?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analysis.before_after import BeforeAfter, split_periods
from analysis.change import CLAIMANT_RULES
from analysis.errors import GroupMissing, NothingKnown
from analysis.panel import Panel, meets_new_rules
from analysis.placebo import effects_of, fits_of, gaps_from, placebo_gaps, rank_among, verdict_of
from analysis.wording import count_words

Floats = NDArray[np.float64]

LEAST_AREAS = 8
"""Comparison areas below which there is no verdict: with fewer, chance alone is largest one time in eight."""
LEAST_PERIODS = 4
"""Periods before and after below which there is no verdict."""

CLAIMANTS_NO_VERDICT = (
    "No verdict for claimants: the periods reach into 2015–18, when Universal Credit changed who counts as a "
    "claimant at different times in different places, so a difference may be one of rules."
)
POOR = 2.0
"""How many times as far apart as usual before the start is said to be a poor fit: a warning, not a test."""

SHARED_YEARS = (
    "The periods share years: only those that share none are counted as periods, and a change is spread over "
    "several of them."
)
POOR_FIT = (
    "Before the start the chosen areas already left the course of their comparison, more than twice as far "
    "as comparison areas usually do: part of the difference may be older than the start."
)


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """The difference in differences, and all that a picture of it needs.

    In the unit of the figures: `effect` = (`treated_after` − `treated_before`) − (`comparison_after` −
    `comparison_before`), each a mean over areas of means over periods. `treated`, `comparison` and
    `counterfactual` have a figure a period of the panel, the last one the comparison moved to the level of
    the treated areas before the start. `gaps` is treated less counterfactual, `placebo_gaps` the same a row
    a comparison area as if treated, `placebo_effects` their effects.

    `verdict` is stands out, does not stand out, cannot stand out (the largest of all, with too few areas for
    that to be surprising) or no verdict, then with `reasons` and without `rank` and `p`. `rank` is the place
    of the size of the effect among that of all, 1 the largest, equal ones counted as larger; `p` = `rank` ÷
    (comparison areas + 1). `fit` is the root mean square of the gaps before the start. `left_out` are areas
    that lack a figure in a period used. `notes` must stand beside it.
    """

    effect: float
    treated_before: float
    treated_after: float
    comparison_before: float
    comparison_after: float
    periods: tuple[str, ...]
    timing: BeforeAfter
    treated_codes: tuple[str, ...]
    comparison_codes: tuple[str, ...]
    left_out: tuple[str, ...]
    treated: Floats
    comparison: Floats
    counterfactual: Floats
    gaps: Floats
    placebo_gaps: Floats
    placebo_effects: Floats
    fit: float
    placebo_fit: Floats
    rank: int | None
    p: float | None
    significance: float
    verdict: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def smallest_p(self) -> float:
        """The smallest p that as many comparison areas allow."""
        return 1 / (len(self.comparison_codes) + 1)


def difference_in_differences(
    panel: Panel,
    treated: Sequence[str],
    comparison: Sequence[str] | None = None,
    *,
    start: date,
    lag: int = 0,
    significance: float = 0.05,
    claimants: bool = False,
) -> Difference:
    """Return how much more the treated areas changed since `start` than the comparison areas.

    Areas count alike, whatever their size. Inference is by placebo only: each comparison area in turn is
    taken as if it were treated, against the other comparison areas, and the effect is ranked among these.
    A. Abadie, A. Diamond and J. Hainmueller (2010), *Journal of the American Statistical Association* 105,
    493–505, https://doi.org/10.1198/jasa.2009.ap08746; the method itself: D. Card and A. B. Krueger (1994),
    *American Economic Review* 84, 772–793. Errors of a regression model are not given: figures of one area
    follow one another, and such errors find effects where nothing happened (M. Bertrand, E. Duflo and S.
    Mullainathan, 2004, *Quarterly Journal of Economics* 119, 249–275,
    https://doi.org/10.1162/003355304772839588). With several treated areas the test errs on the safe
    side, because their mean swings less than one placebo area does.

    Parameters
    ----------
    panel : Panel
    treated, comparison : sequence of str
        GSS codes; by default all other areas are compared with.
    start : date
        Of what was done.
    lag : int
        Periods after the start that are left out.
    significance : float
        A p up to this one stands out.
    claimants : bool
        Whether the indicator counts claimants, whose rules changed from 2015 to 2018: then no verdict is
        given on periods that reach into these years.

    Raises
    ------
    StartOutsideSeries
        The start leaves no period before or none after.
    GroupMissing
        A group is empty, has no area with a figure in every period used, or shares an area with the other.
    NothingKnown
        There is no figure at all.
    """
    if not np.isfinite(panel.values).any():
        raise NothingKnown("There are no figures for this choice.")
    timing = split_periods(panel, start, lag)
    own, others, left_out = _groups(panel, treated, comparison, timing)
    values = panel.values[others]
    ours = panel.values[own].mean(axis=0)
    theirs = values.mean(axis=0)
    gaps, as_if = gaps_from(ours - theirs, timing), placebo_gaps(values, timing)
    effect, placebos = effects_of(gaps[None], timing), effects_of(as_if, timing)
    fit, placebo_fit = fits_of(gaps[None], timing), fits_of(as_if, timing)
    reasons = _why_not(panel, timing, others.size, claimants)
    rank = None if reasons else rank_among(float(effect[0]), placebos)
    return Difference(
        effect=float(effect[0]),
        treated_before=float(ours[timing.before].mean()),
        treated_after=float(ours[timing.after].mean()),
        comparison_before=float(theirs[timing.before].mean()),
        comparison_after=float(theirs[timing.after].mean()),
        periods=panel.periods,
        timing=timing,
        treated_codes=_named(panel, own),
        comparison_codes=_named(panel, others),
        left_out=left_out,
        treated=ours,
        comparison=theirs,
        counterfactual=ours - gaps,
        gaps=gaps,
        placebo_gaps=as_if,
        placebo_effects=placebos,
        fit=float(fit[0]),
        placebo_fit=placebo_fit,
        rank=rank,
        p=None if rank is None else rank / (others.size + 1),
        significance=significance,
        verdict=verdict_of(rank, others.size, significance),
        reasons=reasons,
        notes=_notes(panel, timing, claimants, float(fit[0]), placebo_fit),
    )


def _groups(
    panel: Panel, treated: Sequence[str], comparison: Sequence[str] | None, timing: BeforeAfter
) -> tuple[NDArray[np.intp], NDArray[np.intp], tuple[str, ...]]:
    """Return the rows of both groups that have every figure used, and the codes that lack one."""
    own = panel.rows_of(treated)
    everything = np.arange(panel.area_codes.size)
    others = everything[~np.isin(everything, own)] if comparison is None else panel.rows_of(comparison)
    if not own.size:
        raise GroupMissing("Choose the areas where something was done: none with figures is chosen.")
    if comparison is not None and np.isin(others, own).any():
        shared = _named(panel, others[np.isin(others, own)])
        raise GroupMissing(f"An area cannot be compared with itself: {', '.join(shared)} is in both groups.")
    if not others.size:
        raise GroupMissing("Two groups are needed: no area is left to compare with. Choose fewer areas.")
    complete = panel.complete(timing.used)
    left_out = _named(panel, np.concatenate((own[~complete[own]], others[~complete[others]])))
    for group, words in ((own, "areas where something was done"), (others, "comparison areas")):
        if not complete[group].any():
            raise GroupMissing(f"None of the {words} has a figure in every period before and after.")
    return own[complete[own]], others[complete[others]], left_out


def _why_not(panel: Panel, timing: BeforeAfter, areas: int, claimants: bool) -> tuple[str, ...]:
    found = []
    if claimants and meets_new_rules(panel.starts[timing.used], panel.ends[timing.used]):
        found.append(CLAIMANTS_NO_VERDICT)
    if areas < LEAST_AREAS:
        held = count_words(areas, "comparison area", "comparison areas")
        found.append(f"No verdict with fewer than eight comparison areas: there {_are(areas)} {held}.")
    for side, count in (("before", timing.independent_before), ("after", timing.independent_after)):
        if count < LEAST_PERIODS:
            held = count_words(count, "independent period", "independent periods")
            found.append(
                f"No verdict with fewer than four periods {side} the start: there {_are(count)} {held}."
            )
    return tuple(found)


def _notes(
    panel: Panel, timing: BeforeAfter, claimants: bool, fit: float, placebo_fit: Floats
) -> tuple[str, ...]:
    used = timing.used
    found = []
    if panel.only(used).overlapping:
        found.append(SHARED_YEARS)
    if claimants and meets_new_rules(panel.starts[used], panel.ends[used]):
        found.append(CLAIMANT_RULES)
    if placebo_fit.size and fit > POOR * float(np.median(placebo_fit)):
        found.append(POOR_FIT)
    return tuple(found)


def _named(panel: Panel, rows: NDArray[np.intp]) -> tuple[str, ...]:
    return tuple(panel.area_codes[rows].tolist())


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
