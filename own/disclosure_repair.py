"""Which further cells are held back so that small ones cannot be worked out from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from own.disclosure_possible import NEAR, Bools, Floats, Ints, Ranges, whole_changes
from own.linked_table import LinkedTable
from own.patience import Patience

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CLEAR = 1e-6
"""What a number of the solver must exceed to be other than nought."""

STEPS = 2
"""How far around a cell others are looked at: overlaps of overlaps."""

SHORT = 0.01
"""What moving one answer costs by itself: short moves are whole numbers more often than long ones."""


def repair(
    ranges: Ranges, opened: Bools, needed: int, columns: Sequence[int], draws: np.random.Generator
) -> None:
    """Hold back what it takes to widen the ranges of some of the cells given, each to `needed`.

    The table that changes the released cells the least, counted in answers, while each chosen cell is as
    high as it must be: the heuristic for secondary suppression of J. P. Kelly, B. L. Golden and A. A. Assad
    (1992), *Networks* 22, 397–417; M. Fischetti and J. J. Salazar (2000), *Journal of the American
    Statistical Association* 95, 916–928. The released cells that it changes are held back.
    """
    chosen = _chosen(ranges, opened, needed, columns, draws)
    while chosen.any():
        before = ranges.hidden.sum()
        _take(ranges, _nearest(ranges, chosen, needed, columns))
        if ranges.hidden.sum() > before or (ranges.width() >= needed)[chosen].any():
            return
        if chosen.sum() == 1:
            place, margin = (int(one[0]) for one in np.nonzero(chosen))
            return _loosen(ranges, place, margin, needed)
        chosen = _fewer(chosen)


def _fewer(cells: Bools) -> Bools:
    """Return a few of some cells: the fewer are raised at once, the seldomer areas are knotted together."""
    fewer = np.zeros_like(cells)
    few = np.flatnonzero(cells)[: max(1, int(cells.sum()) // 8)]
    fewer.ravel()[few] = True
    return fewer


def _loosen(ranges: Ranges, place: int, margin: int, needed: int) -> None:
    """Hold back the smallest count around a cell; if there is none, what tells the cell raised by itself.

    For where there are other tables, but none of whole numbers was found: areas that overlap make such knots.
    """
    table = ranges.table
    sizes = table.parts.sum(axis=1)
    own = np.array([margin, table.totals[margin]])
    reached, before = table.parts[[place]].sum(axis=0) > 0, 0
    while reached.sum() > before:
        before = reached.sum()
        around = np.flatnonzero((table.parts @ reached > 0) & (sizes > 1) & (sizes <= NEAR))
        released = ~ranges.hidden[np.ix_(around, own)]
        if released.any():
            counts = np.where(released, ranges.counts[np.ix_(around, own)], np.iinfo(np.int64).max)
            at, which = np.unravel_index(int(counts.argmin()), counts.shape)
            more = np.zeros_like(ranges.hidden)
            more[around[at], own[which]] = True
            ranges.hide(more)
            return
        reached = reached | (table.parts[around].sum(axis=0) > 0)
    _take(ranges, _raised(ranges, place, margin, needed))


def _take(ranges: Ranges, entries: Ints) -> None:
    """Hold back what tells a table from the truth, which makes it possible."""
    ranges.hide(ranges.table.added(entries) != ranges.counts)
    ranges.take(entries)


def _chosen(
    ranges: Ranges, opened: Bools, needed: int, columns: Sequence[int], draws: np.random.Generator
) -> Bools:
    """Return cells that can be raised together: few enough for the places around to make up for it."""
    from scipy.sparse import csr_array

    table = ranges.table
    usable = opened & (table.columns[:, columns].sum(axis=1) > 0)
    holders = csr_array(table.parts @ table.parts.T)
    several = table.parts.sum(axis=1) > 1
    taken = np.zeros(len(table.places), dtype=np.int64)
    chosen = np.zeros_like(opened)
    for place in draws.permutation(np.flatnonzero(usable.any(axis=1))):
        margin = int(np.argmax(usable[place]))
        around = holders.indices[holders.indptr[place] : holders.indptr[place + 1]]
        around = around[several[around]]
        if ((taken[around] > 0) & (taken[around] + needed > ranges.counts[around, margin] / 3)).any():
            continue
        taken[around] += needed
        chosen[place, margin] = True
    return chosen


def _nearest(ranges: Ranges, chosen: Bools, needed: int, columns: Sequence[int]) -> Ints:
    """Return entries that raise chosen cells at the least cost to released ones, which are then held back.

    First around the cells only, which is quick, and everywhere if that would hold back a large area's count.
    Changes that are not whole numbers are not in the entries; what they would change is held back too.
    """
    table = ranges.table
    large = table.parts.sum(axis=1) > NEAR
    more, change = _found(ranges, chosen, needed, columns, _near(table, chosen))
    if more[large].any():
        more, change = _found(ranges, chosen, needed, columns, np.ones(table.parts.shape[1], dtype=bool))
    ranges.hide(more)
    entries = table.entries.copy()
    entries[:, columns] += change
    return entries


def _found(
    ranges: Ranges, chosen: Bools, needed: int, columns: Sequence[int], parts: Bools
) -> tuple[Bools, Ints]:
    """Return the released cells that change, and by how much each entry does if only some parts may."""
    from scipy.sparse import csr_array

    table = ranges.table
    near = np.tile(parts, len(columns))
    concerned = ~ranges.hidden & (table.columns[:, columns].sum(axis=1) > 0)
    released = csr_array(_sums(table, concerned, columns)[:, near])
    told = np.diff(released.indptr) > 0
    concerned[concerned] = told
    released = csr_array(released[told])
    raised = csr_array(_sums(table, chosen, columns)[:, near])
    now = table.entries[:, columns].T.ravel()
    rise = (ranges.least + needed - ranges.counts)[chosen]
    moved = _moves(released, raised, rise, now[near], 1 + ranges.counts[concerned], ranges.patience)
    more = np.zeros_like(ranges.hidden)
    more[concerned] = np.abs(released @ moved) > CLEAR
    change = np.zeros_like(now)
    change[near] = whole_changes(released, moved)
    return more, change.reshape(len(columns), -1).T


def _near(table: LinkedTable, chosen: Bools) -> Bools:
    """Return which parts are near chosen cells: of their areas, of overlapping ones, and of those'."""
    neighbourhoods = table.parts[table.parts.sum(axis=1) <= NEAR]
    reached = table.parts[chosen.any(axis=1)].sum(axis=0) > 0
    for _ in range(STEPS):
        reached = reached | (neighbourhoods[neighbourhoods @ reached > 0].sum(axis=0) > 0)
    return np.asarray(reached)


def _moves(
    released: csr_array, raised: csr_array, rise: Ints, now: Ints, cost: Ints, patience: Patience
) -> Floats:
    """Return by how much each entry moves: the linear programme. No entry falls below nought."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array, eye_array, hstack

    number, size = released.shape
    one = eye_array(number)
    found = milp(
        np.r_[np.full(2 * size, SHORT), cost, cost],
        constraints=[
            LinearConstraint(hstack([released, -released, -one, one]), 0, 0),
            LinearConstraint(hstack([raised, -raised, csr_array((len(rise), 2 * number))]), rise, np.inf),
        ],
        bounds=Bounds(0, np.r_[np.full(size, np.inf), now, np.full(2 * number, np.inf)]),
        options={"time_limit": patience.left()},
    )
    patience.left()
    return np.zeros(size) if found.x is None else np.asarray(found.x[:size] - found.x[size : 2 * size])


def _sums(table: LinkedTable, cells: Bools, columns: Sequence[int]) -> csr_array:
    """Return the entries that make up each cell, one row a cell."""
    from scipy.sparse import csr_array, hstack

    place, margin = np.nonzero(cells)
    parts = table.parts[place]
    own: NDArray[np.int64] = table.columns[margin][:, columns]
    return csr_array(hstack([parts.multiply(own[:, [at]]) for at in range(len(columns))]))


def _raised(ranges: Ranges, place: int, margin: int, needed: int) -> Ints:
    """Return entries in which one cell is raised by itself, whatever that changes: always possible."""
    table = ranges.table
    part = table.parts.indices[table.parts.indptr[place]]
    entries = table.entries.copy()
    entries[part, int(np.argmax(table.columns[margin]))] += needed
    return entries
