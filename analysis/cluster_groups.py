"""Areas of one kind that hang together: the places that clusters make on the map."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Places = NDArray[np.intp]


def groups(kinds: ArrayLike, kind: int, touching: ArrayLike) -> tuple[Places, ...]:
    """Return the areas of a kind in groups that touch, the largest first, each in canonical order.

    Groups of one size come in the order of their first area.

    Parameters
    ----------
    kinds : array of int
        One an area of the level, as of `analysis.clusters`.
    kind : int
    touching : array of int, shape (m, 2)
        Places of areas that touch, each pair in both directions.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    of_kind = np.asarray(kinds) == kind
    pairs = np.asarray(touching, dtype=np.intp).reshape(-1, 2)
    pairs = pairs[of_kind[pairs].all(axis=1)]
    together = coo_array((np.ones(len(pairs), dtype=np.int8), pairs.T), shape=(of_kind.size, of_kind.size))
    label = connected_components(together, directed=False)[1]
    members = np.flatnonzero(of_kind)
    found = [members[label[members] == one] for one in dict.fromkeys(label[members].tolist())]
    return tuple(sorted(found, key=len, reverse=True))
