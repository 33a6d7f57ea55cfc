"""Local Moran's I and Getis–Ord Gi* of the areas that have a figure, by esda."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.errors import NotClusterable
from analysis.smoothing import smoothed

if TYPE_CHECKING:
    from libpysal.graph import Graph

Floats = NDArray[np.float64]
Counts = tuple[Floats, Floats]
"""Numerators and denominators, none missing."""

ALIKE = 1e-12
"""Values that differ by less than this share of the largest are the same: rounding made the difference."""

ONLY_CHANCE = (
    "The counts are so small that the rates differ no more than chance makes them: there are no clusters to "
    "be found, unless you choose not to allow for small counts."
)


def local_moran(values: Floats, counts: Counts | None, weights: Graph) -> tuple[Floats, Floats]:
    """Return the scores that are tested, and local Moran's I of each.

    L. Anselin (1995), *Geographical Analysis* 27, 93–115, formula 12, by esda's Moran_Local. With counts by
    its Moran_Local_Rate, whose scores are rates in standard deviations that allow for the people they rest
    on: R. M. Assunção and E. A. Reis (1999), *Statistics in Medicine* 18, 2147–2162.

    Parameters
    ----------
    values : array of float
        Not all the same.
    counts : pair of arrays, or None
    weights : Graph
        Row-standardised.

    Raises
    ------
    NotClusterable
        Rates that differ only by chance.
    """
    from esda.moran import Moran_Local, Moran_Local_Rate

    if counts is not None and not counts[0].any():
        raise NotClusterable(ONLY_CHANCE)
    if counts is None:
        local = Moran_Local(values, weights, permutations=0)
    else:
        local = Moran_Local_Rate(*counts, weights, permutations=0)
    _check_differing(local.y)
    # esda takes the variance over n - 1 areas, formula 12 over n: then their mean is Moran's I.
    return local.z, local.Is * (local.n / (local.n - 1))


def gi_star(values: Floats, counts: Counts | None, graph: Graph) -> tuple[Floats, Floats]:
    """Return the scores that are tested, and Gi* of each as a standard score: above 0 where it is high.

    J. K. Ord and A. Getis (1995), *Geographical Analysis* 27, 286–306, by esda's G_Local. With counts, of
    smoothed rates. Parameters and errors as for `local_moran`, but `graph` has weights of 1.
    """
    from esda.getisord import G_Local

    rates = values if counts is None else smoothed(*counts)
    _check_differing(rates)
    scores = (rates - rates.mean()) / rates.std()
    # The score stays when all values move alike, but esda's is only for a positive mean. Of its two ways to
    # weigh, the binary one has the published variance, and to all neighbours alike it gives the same score.
    found = G_Local(scores - scores.min() + 1.0, graph, transform="B", star=True, permutations=0)
    return scores, np.asarray(found.Zs, dtype=float)


def alike(values: Floats) -> bool:
    """Return whether values are all the same, but for rounding."""
    return not float(np.ptp(values)) > ALIKE * float(np.abs(values).max())


def _check_differing(rates: Floats) -> None:
    if not np.isfinite(rates).all() or alike(rates):
        raise NotClusterable(ONLY_CHANCE)
