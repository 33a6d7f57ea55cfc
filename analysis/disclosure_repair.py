"""Which further cells are held back so that small ones cannot be worked out from the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from analysis.disclosure_possible import Bools, Floats, Ints, Ranges, whole_changes


def repair(ranges: Ranges, opened: Bools, needed: int, columns: Sequence[int]) -> None:
    """Hold back what it takes to widen the ranges of some of the cells given, each to `needed`.

    The table that changes the released cells the least, counted in answers, while each chosen cell is as
    high as it must be: the heuristic for secondary suppression of J. P. Kelly, B. L. Golden and A. A. Assad
    (1992), *Networks* 22, 397–417; M. Fischetti and J. J. Salazar (2000), *Journal of the American
    Statistical Association* 95, 916–928. The released cells that it changes are held back.
    """
    chosen = _chosen(ranges, opened, needed, columns)
    rise = ranges.least + needed - ranges.counts
    before = ranges.hidden.sum()
    _take(ranges, _nearest(ranges, chosen, rise, columns))
    if ranges.hidden.sum() == before and (ranges.width() < needed)[chosen].all():
        print("LOOSEN", chosen.sum())
        place, margin = (int(one[0]) for one in np.nonzero(chosen))
        _loosen(ranges, place, margin, needed)


def _loosen(ranges: Ranges, place: int, margin: int, needed: int) -> None:
    """Hold back the smallest count around a cell; if there is none, what tells the cell raised by itself.

    For where there are other tables, but of whole numbers none was found: areas that overlap make such knots.
    """
    table = ranges.table
    parts = table.parts
    around = np.flatnonzero((parts @ parts[[place]].sum(axis=0) > 0) & (parts.sum(axis=1) > 1))
    more = np.zeros_like(ranges.hidden)
    for own in (margin, int(table.totals[margin])):
        released = around[~ranges.hidden[around, own]]
        if released.size:
            more[released[ranges.counts[released, own].argmin()], own] = True
            ranges.hide(more)
            return
    _take(ranges, _raised(ranges, place, margin, needed))


def _take(ranges: Ranges, entries: Ints) -> None:
    """Hold back what tells a table from the truth, which makes it possible."""
    ranges.hide(ranges.table.added(entries) != ranges.counts)
    ranges.take(entries)


def _chosen(ranges: Ranges, opened: Bools, needed: int, columns: Sequence[int]) -> Bools:
    """Return cells that can be raised together: few enough for the places that hold them to make up for it."""
    table = ranges.table
    usable = opened & (table.columns[:, columns].sum(axis=1) > 0)
    holders = csr_array(table.parts @ table.parts.T)
    several = table.parts.sum(axis=1) > 1
    taken = np.zeros(len(table.places), dtype=np.int64)
    chosen = np.zeros_like(opened)
    for place in np.flatnonzero(usable.any(axis=1)):
        margin = int(np.argmax(usable[place]))
        around = holders.indices[holders.indptr[place] : holders.indptr[place + 1]]
        around = around[several[around]]
        if ((taken[around] > 0) & (taken[around] + needed > ranges.counts[around, margin] / 3)).any():
            continue
        taken[around] += needed
        chosen[place, margin] = True
    return chosen


def _nearest(ranges: Ranges, chosen: Bools, rise: Ints, columns: Sequence[int]) -> Ints:
    """Return entries that raise chosen cells at the least cost to released ones, which are then held back.

    Changes that are not whole numbers are not in the entries; what they would change is held back too.
    """
    table = ranges.table
    concerned = ~ranges.hidden & (table.columns[:, columns].sum(axis=1) > 0)
    released = _sums(ranges, concerned, columns)
    raised = _sums(ranges, chosen, columns)
    cost = 1.0 + ranges.counts[concerned]
    size, number = released.shape[1], released.shape[0]
    now = table.entries[:, columns].T.ravel()
    one = eye_array(number)
    found = milp(
        np.r_[np.zeros(size), cost, cost],
        constraints=[
            LinearConstraint(hstack([released, -one, one]), 0, 0),
            LinearConstraint(
                hstack([raised, csr_array((raised.shape[0], 2 * number))]), rise[chosen], np.inf
            ),
        ],
        bounds=Bounds(np.r_[-now, np.zeros(2 * number)], np.inf),
    )
    entries = table.entries.copy()
    if found.x is not None:
        told = np.abs(released @ found.x[:size]) > 1e-6
        more = np.zeros_like(ranges.hidden)
        more[concerned] = told
        ranges.hide(more)
        change = whole_changes(released, found.x[:size])
        entries[:, columns] += change.reshape(len(columns), -1).T
    return entries


def _sums(ranges: Ranges, cells: Bools, columns: Sequence[int]) -> csr_array:
    """Return the entries that make up each cell, one row a cell."""
    place, margin = np.nonzero(cells)
    parts = ranges.table.parts[place]
    own: NDArray[np.int64] = ranges.table.columns[margin][:, columns]
    return csr_array(hstack([parts.multiply(own[:, [at]]) for at in range(len(columns))]))


def _raised(ranges: Ranges, place: int, margin: int, needed: int) -> Ints:
    """Return entries in which one cell is raised by itself, whatever that changes: always possible."""
    table = ranges.table
    part = table.parts.indices[table.parts.indptr[place]]
    entries = table.entries.copy()
    entries[part, int(np.argmax(table.columns[margin]))] += needed
    return entries


def scores(opened: Bools, draws: np.random.Generator) -> Floats:
    """Return how much a count more is worth in each cell: by chance, so that every one has its turn."""
    worth: Floats = np.where(opened, draws.exponential(size=opened.shape), 0.0)
    return worth
