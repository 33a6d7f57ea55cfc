"""Areas to compare with, chosen by how near their figures ran before a start date."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.errors import AnalysisError, GroupMissing
from analysis.panel import Panel

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The nearest areas, the nearest first, each with its distance in the unit of the figures."""

    area_codes: tuple[str, ...]
    distances: Floats


def nearest_areas(
    panel: Panel, treated: Sequence[str], count: int, *, candidates: Sequence[str] | None = None
) -> Matches:
    """Return the `count` areas whose figures ran nearest to the mean of the treated ones.

    The distance of an area is the root mean square of the differences between its figures and that mean
    over the periods of `panel`: pass the periods before the start only, so that what came after cannot
    choose. Level counts as well as shape, because areas at another level also swing by more or less: placebo
    areas that swing less than the treated ones would make chance look like an effect. Matching on figures
    before a start: A. Abadie, A. Diamond and J. Hainmueller (2010), *Journal of the American Statistical
    Association* 105, 493–505, https://doi.org/10.1198/jasa.2009.ap08746, who weigh areas; here each of the
    nearest counts alike.

    Areas that lack a figure in any of the periods are not candidates. Of areas equally near the earlier one
    in the panel comes first.

    Parameters
    ----------
    panel : Panel
        The periods before the start.
    treated : sequence of str
        GSS codes of the treated areas, which are never matched.
    count : int
        How many areas; fewer come back where there are not as many.
    candidates : sequence of str, optional
        The areas to choose from; by default all others.

    Raises
    ------
    AnalysisError
        `count` is below 1.
    GroupMissing
        No treated area, or no candidate, has a figure in every period.
    """
    if count < 1:
        raise AnalysisError(f"At least one comparison area is needed; {count} is not a number of areas.")
    complete = panel.complete()
    own = panel.rows_of(treated)
    others = np.arange(panel.area_codes.size) if candidates is None else panel.rows_of(candidates)
    others = others[complete[others] & ~np.isin(others, own)]
    own = own[complete[own]]
    if not own.size:
        raise GroupMissing("None of the treated areas has a figure in every period before the start.")
    if not others.size:
        raise GroupMissing("No other area has a figure in every period before the start.")
    apart = panel.values[others] - panel.values[own].mean(axis=0)
    distances = np.sqrt((apart**2).mean(axis=1))
    # Rounded, so that the last digit of a mean does not decide between areas that are equally near.
    order = np.argsort(np.round(distances, 12), kind="stable")[:count]
    return Matches(tuple(panel.area_codes[others[order]].tolist()), distances[order])
