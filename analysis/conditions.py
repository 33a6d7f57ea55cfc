"""Several conditions at once: which areas meet them all, how many people live there, what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.classification import displayed
from analysis.errors import AnalysisError

Mask = NDArray[np.bool_]

ABOVE, BELOW = "above", "below"
SIDES = (ABOVE, BELOW)


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """That an area's figure lies above or below a threshold, both rounded as a reader sees them.

    `values` is one figure an area in canonical order, NaN where missing.
    """

    values: ArrayLike
    side: str
    threshold: float
    decimals: int = 1

    def met(self) -> Mask:
        """Return which areas meet it; a figure equal to the threshold, or missing, does not."""
        if self.side not in SIDES:
            raise AnalysisError(f"A figure lies {ABOVE} or {BELOW} a threshold; '{self.side}' is neither.")
        shown = displayed(np.asarray(self.values, dtype=np.float64), self.decimals)
        limit = float(displayed(self.threshold, self.decimals))
        return np.asarray(shown > limit if self.side == ABOVE else shown < limit)

    def unknown(self) -> Mask:
        """Return which areas have no figure."""
        return ~np.isfinite(np.asarray(self.values, dtype=np.float64))


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """Which areas meet all conditions, and which might.

    Attributes
    ----------
    areas
        Those that meet every condition.
    unknown
        Those that lack a figure and fail none of the conditions they have figures for: nobody can say.
    each
        How many areas meet each condition taken alone.
    people, people_unknown
        Residents of either; areas without a number of residents add nothing.
    """

    areas: Mask
    unknown: Mask
    each: tuple[int, ...]
    people: float
    people_unknown: float

    @property
    def count(self) -> int:
        """How many areas meet every condition."""
        return int(self.areas.sum())

    @property
    def count_unknown(self) -> int:
        """For how many areas it is not known."""
        return int(self.unknown.sum())


def meet_all(conditions: Sequence[Condition], residents: ArrayLike, among: ArrayLike | None = None) -> Met:
    """Return the areas that meet all conditions.

    Parameters
    ----------
    conditions : sequence of Condition
        At least one; each with a figure an area in the same canonical order.
    residents : array of float
        People of each area; NaN where not known.
    among : array of bool, optional
        The areas asked about; all by default.

    Raises
    ------
    AnalysisError
        No condition, or conditions about different numbers of areas.
    """
    people = np.asarray(residents, dtype=np.float64)
    if not conditions:
        raise AnalysisError("Choose at least one condition.")
    if any(np.shape(one.values) != people.shape for one in conditions):
        raise AnalysisError("Conditions are about the same areas: one has figures for others.")
    here = np.ones(people.shape, bool) if among is None else np.asarray(among, dtype=bool)
    met = np.stack([one.met() & here for one in conditions])
    gone = np.stack([one.unknown() & here for one in conditions])
    areas: Mask = np.asarray(met.all(axis=0))
    unknown: Mask = np.asarray((met | gone).all(axis=0) & ~areas)
    return Met(
        areas=areas,
        unknown=unknown,
        each=tuple(met.sum(axis=1).tolist()),
        people=float(np.nansum(people[areas])),
        people_unknown=float(np.nansum(people[unknown])),
    )
