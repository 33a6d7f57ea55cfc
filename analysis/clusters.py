"""Where high and low figures lie together: local Moran's I and Getis–Ord Gi* of rates, never of counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotClusterable
from analysis.false_discovery import Discoveries, adjusted, discoveries
from analysis.local_statistics import alike, gi_star, local_moran
from analysis.moran import LEAST_AREAS, Overall, overall_moran
from analysis.neighbours import Neighbours
from analysis.permutation import KeepGoing, go_on, neighbour_tails
from analysis.smoothing import checked_counts

Floats = NDArray[np.float64]

MORAN, GI_STAR = "moran", "gi_star"
METHODS: Mapping[str, str] = {MORAN: "local Moran’s I", GI_STAR: "Getis–Ord Gi*"}

HIGH, LOW, LOW_AMONG_HIGH, HIGH_AMONG_LOW, NO_PATTERN, ALONE, NO_FIGURE = range(7)
"""Kinds of areas; `analysis.cluster_words` says what they are called. Gi* finds only the first two."""

LEAST_PERMUTATIONS, MOST_PERMUTATIONS = 99, 99_999

COUNTS_REFUSED = (
    "Clusters are looked for among rates, not counts: a map of where counts are high is a map of where "
    "people live. Choose the rate instead."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How clusters are looked for.

    `method` is "moran" or "gi_star"; `rate` the false discovery rate, as a share; `seed` starts the random
    permutations, so that the same settings give the same answer.
    """

    method: str = MORAN
    permutations: int = 9_999
    rate: float = 0.05
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """What was found, every array one entry an area in canonical order.

    Attributes
    ----------
    kinds
        `HIGH`, `LOW` and so on.
    scores
        What was tested, in standard deviations from the mean of all areas: rates, or with counts rates
        standardised for how many people they rest on, or smoothed ones. NaN where an area has no figure.
    neighbour_means
        The mean score of each area's neighbours. NaN without neighbours.
    statistics
        Local Moran's I, scaled so that their mean over areas is Moran's I; or Gi* as a standard score.
    p_values
        Two-sided, from permutations. NaN where nothing was tested.
    adjusted
        The lowest false discovery rate at which an area is found.
    discoveries
        The finds at the rate asked for.
    overall
        Moran's I of the whole map.
    neighbours, settings, with_counts
        What it was computed from; `with_counts` says whether small counts were allowed for.
    """

    kinds: NDArray[np.uint8]
    scores: Floats
    neighbour_means: Floats
    statistics: Floats
    p_values: Floats
    adjusted: Floats
    discoveries: Discoveries
    overall: Overall
    neighbours: Neighbours
    settings: Settings
    with_counts: bool

    def number(self, kind: int) -> int:
        """Return how many areas are of a kind."""
        return int((self.kinds == kind).sum())


def find_clusters(
    values: ArrayLike,
    neighbours: Neighbours,
    measure: str,
    counts: tuple[ArrayLike, ArrayLike] | None = None,
    settings: Settings | None = None,
    keep_going: KeepGoing = go_on,
) -> Clusters:
    """Return which areas are high or low together with their neighbours, and which stand out from them.

    Statistics are those of `analysis.local_statistics`, neighbours weigh the same, and p-values come from
    `analysis.permutation`. They are the same for both methods: either asks whether the neighbours are unlike
    as many areas drawn at random. An area is named only where it is a find at the false discovery rate, and
    Gi* only where it points the way that the neighbours do.

    Parameters
    ----------
    values : array of float
        One an area of the level in canonical order; NaN where there is no figure.
    neighbours : Neighbours
        Among the areas that have a figure (and any others left out by the caller).
    measure : str
        What kind of number it is, as the catalogue has it.
    counts : pair of arrays, optional
        Numerators and denominators of the values, to allow for small ones.
    settings : Settings, optional
    keep_going : callable
        See `analysis.permutation`.

    Raises
    ------
    NotClusterable
        Counts instead of rates, too few areas, no figure, all the same, no neighbours, all neighbours of all,
        counts that cannot be rates, or settings that cannot be used.
    Stopped
        `keep_going` said no.
    """
    chosen = settings or Settings()
    given = np.asarray(values, dtype=float)
    _check(given, neighbours, measure, chosen)
    known = neighbours.known
    rates, numbers, counted = given[known], neighbours.counts[known], _counts_of(known, counts)
    graph = neighbours.graph()
    weights = graph.transform("r")
    if chosen.method == GI_STAR:
        scores, statistics = gi_star(rates, counted, graph)
    else:
        scores, statistics = local_moran(rates, counted, weights)
    means = weights.lag(scores)
    tails = neighbour_tails(scores, means, numbers, chosen.permutations, chosen.seed, keep_going)
    found = discoveries(tails.p_values, chosen.rate)
    side = np.sign(tails.below - tails.above).astype(np.intp)
    kinds = _kinds(chosen.method, scores, statistics, np.where(found.found, side, 0))
    kinds[numbers == 0] = ALONE
    return Clusters(
        kinds=_spread(kinds, known, NO_FIGURE).astype(np.uint8),
        scores=_spread(scores, known),
        neighbour_means=_spread(np.where(numbers > 0, means, np.nan), known),
        statistics=_spread(np.where(numbers > 0, statistics, np.nan), known),
        p_values=_spread(tails.p_values, known),
        adjusted=_spread(adjusted(tails.p_values), known),
        discoveries=found,
        overall=overall_moran(scores, weights.sparse),
        neighbours=neighbours,
        settings=chosen,
        with_counts=counts is not None,
    )


def _check(values: Floats, neighbours: Neighbours, measure: str, settings: Settings) -> None:
    if measure == "count":
        raise NotClusterable(COUNTS_REFUSED)
    if settings.method not in METHODS:
        raise NotClusterable(f"There is no way to find clusters called “{settings.method}”.")
    if not LEAST_PERMUTATIONS <= settings.permutations <= MOST_PERMUTATIONS:
        raise NotClusterable(
            f"Permutations go from {LEAST_PERMUTATIONS} to {MOST_PERMUTATIONS:,}, "
            f"and {settings.permutations:,} does not."
        )
    known = neighbours.known
    if values.shape != known.shape or not np.isfinite(values[known]).all():
        raise NotClusterable("Neighbours were chosen among other areas than those that have a figure.")
    number = int(known.sum())
    if number < LEAST_AREAS:
        have = "no area has" if number == 0 else "1 area has" if number == 1 else f"{number} areas have"
        raise NotClusterable(
            f"Clusters need at least {LEAST_AREAS} areas with a figure, and here {have} one: "
            "choose smaller areas or a larger place."
        )
    if alike(values[known]):
        raise NotClusterable(f"All {number:,} areas have the same figure, so there is no high or low.")
    if not len(neighbours.pairs):
        raise NotClusterable("No area has a neighbour: choose a longer distance, or more nearest areas.")
    if neighbours.all_of_all:
        raise NotClusterable(
            "Every area is a neighbour of every other, so none can stand out: choose a shorter distance, or "
            "fewer nearest areas."
        )


def _counts_of(
    known: NDArray[np.bool_], counts: tuple[ArrayLike, ArrayLike] | None
) -> tuple[Floats, Floats] | None:
    if counts is None:
        return None
    numerator, denominator = (np.asarray(one, dtype=float)[known] for one in counts)
    return checked_counts(numerator, denominator)


def _kinds(method: str, scores: Floats, statistics: Floats, side: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the kind of each area: `side` is 1 for a find with high neighbours, -1 with low ones, else 0."""
    kinds = np.full(scores.size, NO_PATTERN)
    if method == GI_STAR:
        kinds[(side > 0) & (statistics > 0)] = HIGH
        kinds[(side < 0) & (statistics < 0)] = LOW
        return kinds
    own = scores > 0
    kinds[(side > 0) & own] = HIGH
    kinds[(side < 0) & ~own] = LOW
    kinds[(side > 0) & ~own] = LOW_AMONG_HIGH
    kinds[(side < 0) & own] = HIGH_AMONG_LOW
    return kinds


def _spread(of_known: NDArray[Any], known: NDArray[np.bool_], otherwise: float = np.nan) -> Floats:
    """Return numbers of the areas that take part, set in among all areas of the level."""
    out = np.full(known.size, otherwise, dtype=float)
    out[known] = of_known
    return out


def smallest_p_values(found: Clusters) -> Floats:
    """Return the smallest p-value that each area tested could have had, however its neighbours are.

    Permutations set a limit, and so does how many ways there are to draw the neighbours from the others.
    """
    tested = np.isfinite(found.p_values)
    counts, areas = found.neighbours.counts[tested], int(found.neighbours.known.sum())
    few = {int(k): 2.0 * math.exp(-_log_ways(areas - 1, int(k))) for k in np.unique(counts)}
    smallest = np.array([few[int(k)] for k in counts])
    held: Floats = np.clip(smallest, 2.0 / (found.settings.permutations + 1), 1.0)
    return held


def _log_ways(others: int, number: int) -> float:
    """Return the logarithm of how many ways there are to draw so many of the others."""
    return math.lgamma(others + 1) - math.lgamma(number + 1) - math.lgamma(others - number + 1)
