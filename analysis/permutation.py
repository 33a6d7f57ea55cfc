"""How often areas shuffled at random look as an area's neighbours do: the permutation test of clusters.

Conditional permutation, as L. Anselin (1995), *Geographical Analysis* 27, 93–115, has it: an area keeps its
own value, and its neighbours are drawn at random from all the others. esda does the same. It is done again
here because esda without numba seeds the one generator that numpy has for the whole process, so that two
readers at once spoil each other's seed, because its runs cannot be stopped, and because this way takes a
small part of the time.

The time is saved so. One shuffle serves all areas, as in esda. In a shuffle the sum of the first k values is
the same for every area with k neighbours, but for the few areas that are themselves among those k: for them
the area is taken out and the next value taken in, which leaves a fair draw from the others. So all areas with
k neighbours share one sorted list of sums, and each of them looks up its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
KeepGoing = Callable[[float], bool]
"""Is told the share of the work that is done, from 0 to 1, and says whether to go on."""

AT_ONCE = 400_000
"""Values shuffled in one go: a few milliseconds' work, after which whoever waits is heard."""

NEAR = 1e-9
"""Sums this close, in standard deviations, are equal: they are added in another order than the observed."""


class Stopped(Exception):
    """The test was stopped before its end, because nobody wants its answer any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Tails:
    """In how many of so many permutations neighbours were at least as high, and at most as high, as observed.

    Equal ones count in both. Areas without a neighbour have 0 in both.
    """

    above: Places
    below: Places
    permutations: int

    @property
    def p_values(self) -> Floats:
        """Two-sided p-values: twice the smaller tail, observed included, and at most 1; NaN where not tested.

        The observed counts as one of the permutations: B. V. North and others (2002), *American Journal of
        Human Genetics* 71, 439–441. esda's own `p_sim` is one tail, about half of this.
        """
        tail = np.minimum(self.above, self.below)
        p = np.minimum(2.0 * (tail + 1) / (self.permutations + 1), 1.0)
        return np.where(self.above + self.below > 0, p, np.nan)


def go_on(share: float) -> bool:
    """Go on, whatever the share done."""
    return True


def neighbour_tails(
    values: Floats,
    observed: Floats,
    counts: Places,
    permutations: int,
    seed: int,
    keep_going: KeepGoing = go_on,
) -> Tails:
    """Return where the mean of each area's neighbours stands among means of as many others drawn at random.

    The same arguments give the same answer, whatever else the process does.

    Parameters
    ----------
    values : array of float
        One an area, none missing.
    observed : array of float
        The mean of the values of each area's neighbours; not read where there are none.
    counts : array of int
        How many neighbours each area has.
    permutations, seed : int
    keep_going : callable
        Asked every few milliseconds.

    Raises
    ------
    Stopped
        `keep_going` said no.
    """
    random = np.random.default_rng(seed)
    above, below = np.zeros(values.size, dtype=np.intp), np.zeros(values.size, dtype=np.intp)
    groups = [(int(k), np.flatnonzero(counts == k)) for k in np.unique(counts[counts > 0])]
    most = groups[-1][0] if groups else 0
    sums: Floats = np.where(counts > 0, observed, 0.0) * counts
    near = NEAR * float(values.std()) * np.maximum(counts, 1)
    done = 0
    while groups and done < permutations:
        rows = min(max(AT_ONCE // values.size, 1), permutations - done)
        drawn = draw(random, values.size, min(most + 1, values.size), rows)
        running = np.cumsum(values[drawn], axis=1)
        for k, areas in groups:
            shared = np.sort(running[:, k - 1])
            above[areas] += rows - np.searchsorted(shared, sums[areas] - near[areas], side="left")
            below[areas] += np.searchsorted(shared, sums[areas] + near[areas], side="right")
        _take_out_themselves(values, drawn, running, counts, sums, near, above, below)
        done += rows
        if not keep_going(done / permutations):
            raise Stopped
    return Tails(above, below, permutations)


def draw(random: np.random.Generator, areas: int, places: int, rows: int) -> Places:
    """Return rows of `places` different areas in random order: the start of a shuffle (Fisher and Yates)."""
    order = np.empty((rows, areas), dtype=np.int32)
    order[:] = np.arange(areas, dtype=np.int32)
    row = np.arange(rows)
    for place in range(min(places, areas)):
        other = random.integers(place, areas, size=rows)
        taken = order[row, other]
        order[row, other] = order[:, place]
        order[:, place] = taken
    return order[:, :places].astype(np.intp)


def _take_out_themselves(
    values: Floats,
    drawn: Places,
    running: Floats,
    counts: NDArray[Any],
    sums: Floats,
    near: Floats,
    above: Places,
    below: Places,
) -> None:
    """Put right the areas that were drawn among their own neighbours, in place."""
    place = np.broadcast_to(np.arange(drawn.shape[1]), drawn.shape)
    row, at = np.nonzero(place < counts[drawn])
    area = drawn[row, at]
    k = counts[area]
    low, high = sums[area] - near[area], sums[area] + near[area]
    was, now = running[row, k - 1], running[row, k] - values[area]
    np.add.at(above, area, (now >= low).astype(np.intp) - (was >= low))
    np.add.at(below, area, (now <= high).astype(np.intp) - (was <= high))
