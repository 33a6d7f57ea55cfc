"""Natural breaks: the exact optimum of Fisher and Jenks, the same on every machine and every run."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

CLASS_COUNTS = range(3, 10)
"""Numbers of classes that the page offers."""


def natural_breaks(values: ArrayLike, n: int) -> tuple[float, ...]:
    """Return the interior natural breaks of `values` in `n` classes; see `natural_ladder`."""
    return natural_ladder(values, (n,))[n]


def natural_ladder(values: ArrayLike, ns: Iterable[int] = CLASS_COUNTS) -> dict[int, tuple[float, ...]]:
    """Return the natural breaks of `values` for every number of classes in `ns`.

    A break is the lowest value of the class above it. Missing and infinite values are left out. With fewer
    distinct values than classes there are fewer breaks, and none for one value or no value at all.

    Method: least sum of squared deviations within classes, by dynamic programming over the distinct values
    weighted by their frequency: W. D. Fisher (1958), *Journal of the American Statistical Association* 53,
    789–798, https://doi.org/10.1080/01621459.1958.10501479; G. F. Jenks (1977), University of Kansas.
    Of two equally good partitions the one with the lower breaks is kept.
    """
    wanted = tuple(ns)
    given = np.asarray(values, dtype=np.float64)
    distinct, weights = np.unique(given[np.isfinite(given)], return_counts=True)
    most = min(max(wanted, default=1), distinct.size)
    if most < 2:
        return {n: () for n in wanted}
    starts = _class_starts(distinct, weights.astype(np.float64), most)
    return {n: _walk_back(distinct, starts, min(n, most)) for n in wanted}


def _class_starts(distinct: Floats, weights: Floats, most: int) -> NDArray[np.int64]:
    """Return, for k classes (row k-1) of the first j+1 values, where the last of these classes starts."""
    cost = _within_class_cost(distinct, weights)
    starts = np.zeros((most, distinct.size), dtype=np.int64)
    best = cost[0].copy()
    for classes in range(1, most):
        # Row i, column j: the best with one class fewer up to value i-1, and one class from i to j.
        total = cost[1:] + best[:-1, None]
        starts[classes] = np.argmin(total, axis=0) + 1
        best = total[starts[classes] - 1, np.arange(distinct.size)]
    return starts


def _within_class_cost(distinct: Floats, weights: Floats) -> Floats:
    """Return the sum of squared deviations of one class from value i to value j, infinite for i > j."""
    # Centred first, because the difference of two large sums loses the digits that tell classes apart.
    centred = distinct - np.average(distinct, weights=weights)
    count, first, second = (
        np.concatenate(([0.0], np.cumsum(weights * centred**power))) for power in (0, 1, 2)
    )
    size = count[1:] - count[:-1, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = (second[1:] - second[:-1, None]) - (first[1:] - first[:-1, None]) ** 2 / size
    backwards = np.tri(distinct.size, k=-1, dtype=bool)
    return np.where(backwards, np.inf, np.maximum(cost, 0.0))


def _walk_back(distinct: Floats, starts: NDArray[np.int64], classes: int) -> tuple[float, ...]:
    found: list[float] = []
    last = distinct.size - 1
    for row in range(classes - 1, 0, -1):
        start = int(starts[row, last])
        found.append(float(distinct[start]))
        last = start - 1
    return tuple(reversed(found))
