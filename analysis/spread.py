"""How unequal the small areas are: across deprivation groups, and inside one area."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.groups import FEWEST_GROUPS, MOST_GROUPS, in_equal_parts
from analysis.rates import weighted_mean


@dataclass(frozen=True, slots=True)
class Extremes:
    """The lowest and the highest of several areas; the first in canonical order where several are equal."""

    areas: int
    lowest_code: str
    lowest: float
    highest_code: str
    highest: float


def deprivation_groups(deprivation: ArrayLike, population: ArrayLike, n: int = 5) -> NDArray[np.int8]:
    """Return the group of each area: 1 the most deprived, `n` the least, 0 where something is missing.

    Groups hold as nearly as possible the same number of people; an area belongs where the middle of its
    people falls, together with those of the same score. Deprivation scores rise with deprivation.

    Raises
    ------
    AnalysisError
        A number of groups outside 3 to 10, or fewer areas than groups.
    """
    if not FEWEST_GROUPS <= n <= MOST_GROUPS:
        raise AnalysisError(f"Deprivation groups number {FEWEST_GROUPS} to {MOST_GROUPS}; {n} was asked for.")
    score, people = np.asarray(deprivation, dtype=np.float64), np.asarray(population, dtype=np.float64)
    known = np.flatnonzero(np.isfinite(score) & np.isfinite(people) & (people > 0))
    if known.size < n:
        raise AnalysisError(f"{n} deprivation groups need at least {n} areas; {known.size} have figures.")
    groups = np.zeros(score.shape, dtype=np.int8)
    groups[known] = in_equal_parts(score[known], people[known], n)
    return groups


def spread_across(values: ArrayLike, groups: ArrayLike, population: ArrayLike) -> pd.DataFrame:
    """Return one row a group, from the most deprived.

    Columns: group, areas (with a figure), population, mean (population-weighted), lowest, highest.
    """
    given, people = np.asarray(values, dtype=np.float64), np.asarray(population, dtype=np.float64)
    member = np.asarray(groups)
    rows = []
    for group in np.unique(member[member > 0]):
        here = (member == group) & np.isfinite(given)
        inside = given[here] if here.any() else np.array([np.nan])
        mean = weighted_mean(given[here], people[here])
        rows.append((int(group), int(here.sum()), np.nansum(people[here]), mean, inside.min(), inside.max()))
    return pd.DataFrame(rows, columns=["group", "areas", "population", "mean", "lowest", "highest"])


def extremes(values: ArrayLike, area_codes: ArrayLike) -> Extremes | None:
    """Return the lowest and highest of the areas with a figure, None where there are none."""
    given = np.asarray(values, dtype=np.float64)
    known = np.isfinite(given)
    if not known.any():
        return None
    codes, finite = np.asarray(area_codes), np.where(known, given, np.nan)
    low, high = int(np.nanargmin(finite)), int(np.nanargmax(finite))
    return Extremes(
        int(known.sum()), str(codes[low]), float(given[low]), str(codes[high]), float(given[high])
    )
