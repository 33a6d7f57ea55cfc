"""Two indicators on one map: which third of each an area is in, and where both are bad.

A bivariate choropleth map of three by three classes: B. E. Trumbo (1981), "A theory for coloring bivariate
statistical maps", *The American Statistician* 35, 220–226, https://doi.org/10.1080/00031305.1981.10479360.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.bivariate_palette import SIDE, cell
from analysis.classification import MISSING, Breaks, breaks, classify, displayed, manual_breaks
from analysis.errors import BreaksError
from analysis.pairs import Named, both_known, need_areas, refuse_constant
from analysis.ranking import rank

FEWEST = 3
"""Areas with both figures without which there are no thirds."""

CELLS = SIDE * SIDE
WORST = cell(SIDE - 1, SIDE - 1)
"""The cell of areas in the worse class of both."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Two indicators by area, in the order in which they were given.

    `codes` is the cell of each area (`analysis.bivariate_palette.cell`, class 2 the worse end of each, or the
    higher where neither is worse) and 254 where a figure is missing; `counts` has one number a cell. `cuts`
    are the breaks of the two, as values; `thirds` says of each whether they are its tertiles. `expected` is
    how many areas would be in the worst cell if the two had nothing to do with each other.
    """

    codes: NDArray[np.uint8]
    counts: tuple[int, ...]
    cuts: tuple[Breaks, Breaks]
    thirds: tuple[bool, bool]
    expected: float
    notes: tuple[str, ...] = ()

    @property
    def areas(self) -> int:
        """How many areas have both figures."""
        return sum(self.counts)

    @property
    def missing(self) -> int:
        """How many areas lack a figure of one or of both."""
        return self.codes.size - self.areas

    @property
    def on_both(self) -> int:
        """How many areas are in the worse class of both."""
        return self.counts[WORST]


@dataclass(frozen=True, slots=True, eq=False)
class OnBoth:
    """Areas in the worse class of both, worst first: their places, and their two ranks from the worse end."""

    places: NDArray[np.intp]
    first_ranks: NDArray[np.int32]
    second_ranks: NDArray[np.int32]


def overlay(
    first: ArrayLike,
    second: ArrayLike,
    names: tuple[Named, Named],
    cuts: tuple[Sequence[float] | None, Sequence[float] | None] = (None, None),
) -> Overlay:
    """Return the cell of each area by its classes of `first` and `second`.

    Parameters
    ----------
    first, second : array of float
        One value an area; missing and infinite ones leave the area without a cell.
    names : pair of Named
        What the two are, in the same order.
    cuts : pair of sequences of two numbers, optional
        Breaks to use instead of tertiles, which are those of the areas that have both figures, moved to
        numbers that can be said aloud as on the map.

    Raises
    ------
    TooFewAreas
        Fewer than three areas have both figures.
    Constant
        One of the two is the same everywhere.
    BreaksError
        Cuts that are not two rising numbers.
    """
    given = [np.asarray(values, dtype=np.float64) for values in (first, second)]
    known = both_known(*given)
    need_areas(int(known.sum()), FEWEST, "A map of two indicators")
    sides = [
        _side(values, known, named, asked) for values, named, asked in zip(given, names, cuts, strict=True)
    ]
    codes = np.where(known, SIDE * sides[0][0] + sides[1][0], MISSING).astype(np.uint8)
    counts = np.bincount(codes[known], minlength=CELLS)
    notes = tuple(
        note
        for named, (_, found, asked) in zip(names, sides, strict=True)
        for note in _notes(named, found, asked)
    )
    return Overlay(
        codes,
        tuple(counts.tolist()),
        (sides[0][1], sides[1][1]),
        (_are_thirds(*sides[0][1:]), _are_thirds(*sides[1][1:])),
        _by_chance(counts),
        notes,
    )


def among(found: Overlay, shown: ArrayLike) -> Overlay:
    """Return an overlay with only the areas `shown` in it; the cuts stay those of all."""
    codes = np.where(np.asarray(shown, dtype=bool), found.codes, MISSING).astype(np.uint8)
    counts = np.bincount(codes[codes != MISSING], minlength=CELLS)
    return replace(found, codes=codes, counts=tuple(counts.tolist()), expected=_by_chance(counts))


def worst_on_both(found: Overlay, first: ArrayLike, second: ArrayLike, names: tuple[Named, Named]) -> OnBoth:
    """Return the areas in the worse class of both, in the order of the mean of their two ranks.

    Ranks are among all areas with both figures, 1 the worse end (or the higher, where neither is worse).
    Areas with the same mean stand in the order of the first indicator, then in that in which they were given.
    """
    known = found.codes != MISSING
    ranks = []
    for values, named in zip((first, second), names, strict=True):
        turned = -1.0 if named.polarity == "high_is_good" else 1.0
        ranks.append(rank(np.where(known, turned * np.asarray(values, dtype=np.float64), np.nan)))
    places = np.flatnonzero(found.codes == WORST)
    one, other = ranks[0][places], ranks[1][places]
    order = np.lexsort((places, one, one + other))
    return OnBoth(places[order], one[order], other[order])


def _side(
    values: NDArray[np.float64], known: NDArray[np.bool_], named: Named, asked: Sequence[float] | None
) -> tuple[NDArray[np.intp], Breaks, bool]:
    """Return the class of each area on one side, its breaks, and whether these were asked for."""
    refuse_constant(values[known], named)
    if asked is None:
        refuse_constant(displayed(values[known], named.decimals), named)
        found = breaks(values[known], "quantile", SIDE, decimals=named.decimals)
    else:
        found = _two(asked, named)
    classes = classify(values, found, missing=0, decimals=named.decimals).astype(np.intp)
    if len(found) < SIDE - 1:
        classes *= SIDE - 1
    turned = named.polarity == "high_is_good"
    return (SIDE - 1 - classes if turned else classes), found, asked is not None


def _by_chance(counts: NDArray[np.intp]) -> float:
    """Return how many areas the worst cell would have if its row and its column were independent."""
    grid = counts.reshape(SIDE, SIDE)
    return float(grid[-1].sum() * grid[:, -1].sum() / max(int(counts.sum()), 1))


def _two(asked: Sequence[float], named: Named) -> Breaks:
    found = manual_breaks(asked)
    if len(found) != SIDE - 1:
        raise BreaksError(f"{named.quoted} needs two cut points, for three classes.")
    return found


def _are_thirds(found: Breaks, asked: bool) -> bool:
    return not asked and len(found) == SIDE - 1


def _notes(named: Named, found: Breaks, asked: bool) -> tuple[str, ...]:
    if asked or len(found) == SIDE - 1:
        return ()
    return (
        f"So many areas share one figure of {named.quoted} that it makes two classes, not three: below "
        f"{named.say(found[0])}, and from there up.",
    )
