"""Whether what a line leaves over has a pattern on the map: Moran's I of residuals.

P. A. P. Moran (1950), "Notes on continuous stochastic phenomena", *Biometrika* 37, 17–23; for residuals,
A. D. Cliff and J. K. Ord (1981), *Spatial Processes*, chapter 8. Residuals are shuffled over the areas to see
how large I gets by chance. That takes them for exchangeable, which residuals of a regression are only nearly.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import AnalysisError
from analysis.pairs import need_areas
from analysis.sentences import Run
from analysis.wording import count_words, format_number

Floats = NDArray[np.float64]

SEED = 20_171_018
"""Of the shuffling, so that the same figures always give the same answer."""

PERMUTATIONS = 999
FEWEST = 10
"""Areas with neighbours below which a pattern cannot be told from none."""

LEVEL = 0.05
AT_ONCE = 250
"""Shufflings held in memory at a time."""


@dataclass(frozen=True, slots=True)
class ResidualPattern:
    """Moran's I of residuals, row-standardised, and how often shuffling gives as much.

    `expected` is I without any pattern, −1 ÷ (n − 1). `p` is the share of shufflings, this one included,
    whose I lies as far from that on either side. `areas` have residual and neighbours; `alone` have no
    neighbour with a residual, and are left out.
    """

    i: float
    expected: float
    p: float
    areas: int
    alone: int
    permutations: int
    seed: int

    @property
    def clear(self) -> bool:
        """Whether there is a pattern, at 5 %."""
        return self.p <= LEVEL


def residual_pattern(
    residuals: ArrayLike, pairs: ArrayLike, seed: int = SEED, permutations: int = PERMUTATIONS
) -> ResidualPattern:
    """Return Moran's I of residuals over neighbouring areas.

    Parameters
    ----------
    residuals : array of float
        One an area; areas where it is missing are left out, with their pairs.
    pairs : array of int, two columns
        Places of neighbouring areas in `residuals`; in one direction or in both.
    seed, permutations : int

    Raises
    ------
    TooFewAreas
        Fewer than ten areas have a residual and a neighbour with one.
    AnalysisError
        Pairs that name an area that is not there.
    """
    from scipy.sparse import csr_array

    left = np.asarray(residuals, dtype=np.float64)
    one, other = _both_ways(np.asarray(pairs, dtype=np.intp).reshape(-1, 2), left)
    places, rows = np.unique(one, return_inverse=True)
    need_areas(places.size, FEWEST, "Moran’s I of what is left over")
    columns = np.searchsorted(places, other)
    neighbours = np.bincount(rows)
    weights = csr_array((1 / neighbours[rows], (rows, columns)), shape=(places.size, places.size))
    away = left[places] - left[places].mean()
    size = float(away @ away)
    if size == 0:
        raise AnalysisError("The line leaves nothing over, so there is no pattern to look for.")
    found = float(away @ (weights @ away)) / size
    expected = -1 / (places.size - 1)
    shuffled = _shuffled(away, weights, seed, permutations) / size
    as_far = int((np.abs(shuffled - expected) >= abs(found - expected) - 1e-12).sum())
    return ResidualPattern(
        found,
        expected,
        (as_far + 1) / (permutations + 1),
        places.size,
        int(np.isfinite(left).sum()) - places.size,
        permutations,
        seed,
    )


def describe_pattern(found: ResidualPattern, plural: str, model: str = "the line") -> list[Run]:
    """Return what Moran's I means: whether neighbours miss the line together, and what follows from it."""
    figures = f" (Moran’s I {format_number(found.i, 2)}, p {_p(found)})."
    if not found.clear:
        return [
            (f"What {model} leaves over has ", False),
            ("no clear pattern on the map", True),
            (f": neighbouring {plural} miss it as strangers do{figures[:-1]}.", False),
        ]
    if found.i > found.expected:
        return [
            (f"What {model} leaves over ", False),
            ("gathers on the map", True),
            (f": neighbouring {plural} miss it on the same side{figures} ", False),
            (
                "Something that differs from place to place is not in the picture, and the intervals are too "
                "narrow, because neighbours are not independent.",
                False,
            ),
        ]
    return [
        (f"What {model} leaves over ", False),
        ("alternates on the map", True),
        (f": neighbouring {plural} miss it on opposite sides{figures}", False),
    ]


def describe_alone(found: ResidualPattern, singular: str, plural: str) -> str:
    """Return how many areas have no neighbour to be set beside; "" where all have one."""
    if not found.alone:
        return ""
    return f"{count_words(found.alone, singular, plural).capitalize()} without a neighbour left out."


def _both_ways(pairs: NDArray[np.intp], left: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of known areas in both directions, each once, none beside itself."""
    if pairs.size and (pairs.min() < 0 or pairs.max() >= left.size):
        raise AnalysisError("The neighbours name an area that has no residual: they are of another level.")
    known = np.isfinite(left)
    kept = pairs[known[pairs].all(axis=1) & (pairs[:, 0] != pairs[:, 1])]
    every = np.unique(np.vstack((kept, kept[:, ::-1])), axis=0)
    return every[:, 0], every[:, 1]


def _shuffled(away: Floats, weights: Any, seed: int, permutations: int) -> Floats:
    """Return the sum of products of neighbours for each shuffling."""
    draw = np.random.default_rng(seed)
    found = []
    for begun in range(0, permutations, AT_ONCE):
        times = min(AT_ONCE, permutations - begun)
        shuffled = draw.permuted(np.broadcast_to(away, (times, away.size)), axis=1)
        found.append((shuffled.T * (weights @ shuffled.T)).sum(axis=0))
    return np.concatenate(found) if found else np.empty(0)


def _p(found: ResidualPattern) -> str:
    """Return "0.032", or "0.001, the least that 999 shufflings can show"."""
    if found.p * (found.permutations + 1) > 1.5:
        return format_number(found.p, 3)
    digits = max(3, len(str(found.permutations)))
    return f"{format_number(found.p, digits)}, the least that {found.permutations:,} shufflings can show"
