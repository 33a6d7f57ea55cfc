"""Other tables that would give the same release: what nobody who has the release can rule out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from own.linked_table import LinkedTable
from own.patience import Patience

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Ranges:
    """The least and the most that every cell is in the possible tables found so far.

    A table is possible if its entries are whole numbers from nought and all its released cells are as they
    are in the release. Each one that is taken in is checked for that, so whatever finds them need not be
    trusted: a cell whose range is wide cannot be worked out more narrowly, by any sums of released cells,
    differences of tables or linear programme. Holding back more rules out fewer tables, so ranges stay true.
    """

    def __init__(self, table: LinkedTable, patience: Patience | None = None) -> None:
        self.table = table
        self.patience = patience or Patience()
        self.counts = table.counts
        self.hidden: Bools = np.zeros(self.counts.shape, dtype=bool)
        self.least = self.counts.copy()
        self.most = self.counts.copy()

    def take(self, entries: Ints) -> None:
        """Widen the ranges by a possible table."""
        cells = self.table.added(entries)
        if (entries < 0).any() or (cells != self.counts)[~self.hidden].any():
            raise AssertionError("This table would give another release.")
        self._widen(cells, cells)

    def take_classes(self, classes: Classes, sums: Ints, columns: Sequence[int]) -> None:
        """Widen the ranges by a possible table of classes, whose parts share its sums in any way.

        A cell has least when the classes that lie partly in its place put nothing there, and most when they
        put everything there: either is a possible table.
        """
        own = self.table.columns[:, columns].T
        least, most = (inside @ sums @ own + classes.rest for inside in (classes.whole, classes.touched))
        if (sums < 0).any() or ((least != self.counts) | (most != self.counts))[~self.hidden].any():
            raise AssertionError("This table would give another release.")
        self._widen(least, most)

    def hide(self, more: Bools) -> None:
        """Hold more cells back."""
        self.hidden = self.hidden | more

    def width(self) -> Ints:
        """Return how many more than the least the most is, for each cell."""
        return self.most - self.least

    def _widen(self, least: Ints, most: Ints) -> None:
        self.least = np.minimum(self.least, least)
        self.most = np.maximum(self.most, most)


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """Parts that no released cell tells apart, as far as some columns go.

    Attributes
    ----------
    members
        The class of each part.
    rows
        What is released of the columns, by classes: each row times the entries of the columns, one below
        the other, is known.
    touched, whole
        Places by classes: those with a part in the place, and those with all parts in it.
    rest
        Places by margins: what the other columns add to each cell.
    """

    members: NDArray[np.intp]
    rows: csr_array
    touched: csr_array
    whole: csr_array
    rest: Ints

    def sums(self, entries: Ints) -> Ints:
        """Return classes by columns: the entries of each class together."""
        found = np.zeros((self.members.max() + 1, entries.shape[1]), dtype=np.int64)
        np.add.at(found, self.members, entries)
        return found


def classes_of(ranges: Ranges, columns: Sequence[int]) -> Classes:
    """Return the classes of parts while only some columns may differ from the truth."""
    from scipy.sparse import csc_array, csr_array

    table = ranges.table
    constraints = csc_array(released_rows(table, ~ranges.hidden, columns))
    size = table.entries.shape[0]
    starts, places = constraints.indptr, constraints.indices
    signatures = [
        tuple(places[starts[at] : starts[at + 1]].tobytes() for at in range(part, constraints.shape[1], size))
        for part in range(size)
    ]
    numbers = {one: number for number, one in enumerate(dict.fromkeys(signatures))}
    members = np.array([numbers[one] for one in signatures])
    first = np.unique(members, return_index=True)[1]
    picked = np.concatenate([first + number * size for number in range(len(columns))])
    inside = csr_array((np.ones(size, dtype=np.int64), (np.arange(size), members)))
    overlap = csr_array(table.parts @ inside)
    touched, whole = overlap.copy(), overlap.copy()
    touched.data = np.ones_like(overlap.data)
    whole.data = (overlap.data == np.bincount(members)[overlap.indices]).astype(np.int64)
    others = table.entries.copy()
    others[:, columns] = 0
    return Classes(members, csr_array(constraints[:, picked]), touched, whole, table.added(others))


def released_rows(table: LinkedTable, released: Bools, columns: Sequence[int]) -> csr_array:
    """Return the sums of entries that a release tells, one row each; entries column below column."""
    from scipy.sparse import block_array, csr_array

    size = table.entries.shape[0]
    told: dict[tuple[bool, ...], Bools] = {}
    for margin, own in enumerate(table.columns[:, columns].astype(bool)):
        if own.any():
            key = tuple(own.tolist())
            told[key] = told.get(key, False) | released[:, margin]
    blocks = []
    for key, places in told.items():
        if places.any():
            rows = table.parts[places]
            blocks.append([rows if one else csr_array(rows.shape, dtype=rows.dtype) for one in key])
    return csr_array(block_array(blocks)) if blocks else csr_array((0, size * len(columns)), dtype=np.int64)


def another(
    ranges: Ranges, classes: Classes, columns: Sequence[int], wanted: Floats, reach: int
) -> Ints | None:
    """Return class sums of a possible table that has much in the cells wanted; None if none was found.

    It is a corner of the polytope of possible tables: the linear programme by which an intruder would bound
    a cell (Hundepool et al. 2012, chapter 4), for many cells at once.

    Parameters
    ----------
    wanted
        Places by margins: how much a count more in a cell is worth.
    reach
        By how much an entry may at most exceed the truth: so that no cell takes everything.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    given = classes.sums(ranges.table.entries[:, columns]).T.ravel()
    free = _free(classes.rows)
    if not free.any():
        return None
    worth = (classes.touched.T @ (wanted @ ranges.table.columns[:, columns])).T.ravel()
    rows = csr_array(classes.rows[:, free])
    rows = rows[np.diff(rows.indptr) > 0]
    limits = np.column_stack([np.zeros(free.sum()), given[free] + reach])
    equal = {"A_eq": rows, "b_eq": rows @ given[free]} if rows.shape[0] else {}
    limited = {"time_limit": ranges.patience.left()}
    found = linprog(-worth[free], bounds=limits, method="highs-ds", options=limited, **equal)
    ranges.patience.left()
    if found.x is None:
        return None
    change = np.zeros(len(given))
    change[free] = found.x - given[free]
    return (given + whole_changes(classes.rows, change)).reshape(len(columns), -1).T


def _free(rows: csr_array) -> Bools:
    """Return the entries that are not known one after another from sums in which all others are known."""
    free = np.ones(rows.shape[1], dtype=bool)
    while True:
        alone = rows @ free.astype(np.int64) == 1
        known = (alone.astype(np.int64) @ rows > 0) & free
        if not known.any():
            return free
        free &= ~known


NEAR = 40
"""Sums of at most as many entries are of neighbourhoods; larger ones are mostly sums of these."""


def whole_changes(rows: csr_array, change: Floats) -> Ints:
    """Return changes without those that are not whole numbers and those that hang together with them.

    Changes that share no row are independent: each set of them by itself keeps every row as it is.
    """
    from scipy.sparse import csr_array

    rounded = np.rint(change).astype(np.int64)
    broken = np.abs(change - rounded) > 1e-6
    if not broken.any():
        return rounded
    before = np.rint(rows @ change).astype(np.int64)
    sizes = np.diff(rows.indptr)
    for kept in (rows[sizes <= NEAR], rows):
        found = np.where(_hanging(csr_array(kept), change, broken), 0, rounded)
        after = rows @ found
        if not after[before == 0].any():
            return found
    return found


def _hanging(rows: csr_array, change: Floats, broken: Bools) -> Bools:
    """Return which changes are linked by rows, one after another, with a broken one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    moved = np.flatnonzero(np.abs(change) > 1e-6)
    links = coo_array(rows[:, moved])
    shape = (rows.shape[0] + len(moved),) * 2
    graph = coo_array((np.ones(len(links.row)), (links.row, links.col + rows.shape[0])), shape=shape)
    of_moved = connected_components(graph, directed=False)[1][rows.shape[0] :]
    hanging = np.zeros(len(change), dtype=bool)
    hanging[moved] = np.isin(of_moved, of_moved[broken[moved]])
    return hanging
