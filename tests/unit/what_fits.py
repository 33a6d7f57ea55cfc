"""What unknown numbers can be of which some sums are known: the least and the most, by linear programmes."""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array


def sums(places, size):
    """Return a row for each sum of `size` unknowns: 1 at the places of those that add up to it."""
    at = np.repeat(np.arange(len(places)), [len(one) for one in places])
    columns = np.concatenate(places) if len(places) else np.array([], dtype=int)
    return csr_array((np.ones(len(at)), (at, columns)), shape=(len(places), size))


def unknowns(table, place, margin):
    """Return the places of the entries, row by row, that add up to a cell of a linked table."""
    parts = table.parts[[place]].tocoo().col
    columns = np.flatnonzero(table.columns[margin])
    return (parts[:, None] * table.entries.shape[1] + columns).ravel()


def ranges(aims, known, values, limits=(0, None), enough=np.inf):
    """Return the least and the most of each aim, a sum of unknowns, if those in `known` have these values.

    Whatever solves one programme fits all that is known, and so says of every aim what it can be. One that
    two of the solutions put apart by `enough` is asked no further: its range is at least as wide.
    """
    equal = {"A_eq": known, "b_eq": values} if len(values) else {}
    least, most = np.full(aims.shape[0], np.inf), np.full(aims.shape[0], -np.inf)
    for at in range(aims.shape[0]):
        for way in (1, -1):
            if most[at] - least[at] >= enough:
                break
            aim = way * aims[[at]].toarray().ravel()
            solved = linprog(aim, bounds=limits, method="highs", **equal)
            if way < 0 and solved.status in (3, 4):  # something fits, so it can be as much as one likes
                most[at] = np.inf
                continue
            can_be = aims @ solved.x
            least, most = np.minimum(least, can_be), np.maximum(most, can_be)
    return least, most
