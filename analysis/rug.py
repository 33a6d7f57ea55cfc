"""A tartan rug: areas side by side, indicators below one another, a verdict in every cell."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.comparison import BETTER, NOT_COMPARED, WORSE, compare_all
from analysis.errors import AnalysisError
from analysis.ranking import rank
from analysis.sides import sides

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class RugRow:
    """One indicator over all areas: figures, verdicts, sides of the comparator and ranks, one an area.

    `ranks` are 1 for the highest value and 0 where missing; `period` and `comparator` are of the row.
    """

    indicator_id: str
    title: str
    unit: str
    decimals: int
    polarity: str
    values: Floats
    comparator: float
    verdicts: NDArray[np.str_]
    sides: NDArray[np.str_]
    ranks: NDArray[np.int32]
    theme: str = ""
    period: str = ""

    @property
    def tested(self) -> bool:
        """Whether any cell could be called better, similar or worse."""
        return self.polarity != "neutral" and bool((self.verdicts != NOT_COMPARED).any())


@dataclass(frozen=True, slots=True)
class Rug:
    """The rug: names of the areas, left to right, and its rows.

    `missing` are the titles of indicators without a figure for any of the areas.
    """

    areas: tuple[str, ...]
    rows: tuple[RugRow, ...]
    missing: tuple[str, ...] = ()

    def count(self, verdict: str) -> NDArray[np.int64]:
        """Return in how many rows each area has a verdict."""
        found = [row.verdicts == verdict for row in self.rows]
        return np.sum(found, axis=0, dtype=np.int64) if found else np.zeros(len(self.areas), dtype=np.int64)

    @property
    def tested(self) -> int:
        """How many rows have such a verdict for any area; those of which neither end is better have none."""
        return sum(row.tested for row in self.rows)

    def by_verdict(self) -> tuple[int, ...]:
        """Return the places of the areas, most rows worse and fewest better first."""
        score = self.count(WORSE) - self.count(BETTER)
        return tuple(np.argsort(-score, kind="stable").tolist())


def rug_row(
    indicator_id: str,
    title: str,
    values: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    comparator: float,
    polarity: str,
    *,
    unit: str = "%",
    decimals: int = 1,
    theme: str = "",
    period: str = "",
) -> RugRow:
    """Return one row: each area's interval against the comparator, and on which side of it the value lies."""
    given = np.asarray(values, dtype=np.float64)
    return RugRow(
        indicator_id=indicator_id,
        title=title,
        unit=unit,
        decimals=decimals,
        polarity=polarity,
        values=given,
        comparator=comparator if math.isfinite(comparator) else math.nan,
        verdicts=compare_all(given, lower, upper, comparator, polarity),
        sides=sides(given, comparator, polarity),
        ranks=rank(given),
        theme=theme,
        period=period,
    )


def weave(areas: Sequence[str], rows: Sequence[RugRow]) -> Rug:
    """Return the rug of rows that all have one figure an area.

    Raises
    ------
    AnalysisError
        No area, no row with a figure, or a row of another length; the message names it.
    """
    if not areas:
        raise AnalysisError("There are no areas to set side by side.")
    for row in rows:
        if row.values.shape != (len(areas),):
            raise AnalysisError(f"{row.title} has {row.values.size} figures for {len(areas)} areas.")
    held = tuple(row for row in rows if np.isfinite(row.values).any())
    if not held:
        raise AnalysisError("No indicator has a figure for any of these areas.")
    return Rug(tuple(areas), held, tuple(row.title for row in rows if row not in held))
