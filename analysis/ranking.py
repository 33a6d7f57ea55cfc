"""Ranks among peers: 1 is the highest value, equal values share a rank, missing areas have none."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ranks = NDArray[np.int32]

UNRANKED = 0
"""The rank of an area without a figure."""

SAME = 9
"""Decimals to which values are compared: a mean of the same figures may differ in its last digits."""


def rank(values: ArrayLike) -> Ranks:
    """Return the rank of each value among all, `UNRANKED` where it is missing or infinite."""
    given = np.round(np.asarray(values, dtype=np.float64), SAME)
    known = np.isfinite(given)
    ascending = np.sort(given[known])
    found = np.full(given.shape, UNRANKED, dtype=np.int32)
    # As many areas stand above as there are values to the right of the last equal one.
    found[known] = ascending.size - np.searchsorted(ascending, given[known], side="right") + 1
    return found


def rank_within(values: ArrayLike, parents: ArrayLike) -> tuple[Ranks, Ranks]:
    """Return the rank of each value among the areas of its parent, and how many of these have a figure."""
    given = np.asarray(values, dtype=np.float64)
    group = np.asarray(parents)
    ranks = np.full(given.shape, UNRANKED, dtype=np.int32)
    sizes = np.zeros(given.shape, dtype=np.int32)
    for parent in np.unique(group):
        here = group == parent
        ranks[here] = rank(given[here])
        sizes[here] = ranked(given[here])
    return ranks, sizes


def ranked(values: ArrayLike) -> int:
    """Return how many areas have a figure and so a rank."""
    return int(np.isfinite(np.asarray(values, dtype=np.float64)).sum())
