"""How many people every area would need to move for all to reach one rate."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.attributable import check_share
from analysis.comparison import NO_VALUE
from analysis.errors import NotComparable, NotUsable

Floats = NDArray[np.float64]

NEUTRAL = "Neither more nor less of {title} is better, so there is no gap to close."
NO_TARGET = "There is no figure to aim at. Choose another target."
NO_AREAS = "No area has a figure, so there is no gap to close."
NO_BASE = "the number of people it is a rate of is not held here"
COUNTS_MAKE_RATE = 0.01
"""How far, as a share of itself, a rate may be from what its counts make: further off, as an age-standardised
rate is, the counts are not those of the rate."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates of one indicator, one an area, and what turns them into people.

    Attributes
    ----------
    values
        In units of `per` people: 14.2 for 14.2 %; NaN where missing.
    per
        People that a rate is expressed for: 100 for per cent.
    numerator, denominator
        The counts behind the rates, NaN where not held.
    base
        People that each rate is about, for where counts are not held.
    """

    values: ArrayLike
    polarity: str
    per: float = 100.0
    numerator: ArrayLike | None = None
    denominator: ArrayLike | None = None
    base: ArrayLike | None = None
    title: str = "this"


@dataclass(frozen=True, slots=True, eq=False)
class GapClosing:
    """People to move, one number an area.

    `people` is 0 where an area is already there and NaN where it cannot be counted, then with a reason;
    `rounded` marks the numbers that come from a rate and the nearest base instead of counts.
    """

    target: float
    people: Floats
    rounded: NDArray[np.bool_]
    reasons: NDArray[np.str_]

    @property
    def total(self) -> float:
        """People to move in all areas together."""
        return float(np.nansum(self.people))

    @property
    def behind(self) -> int:
        """How many areas have a gap."""
        return int((self.people > 0).sum())

    @property
    def there(self) -> int:
        """How many areas are already there."""
        return int((self.people == 0).sum())

    @property
    def missing(self) -> int:
        """How many areas cannot be counted."""
        return int(np.isnan(self.people).sum())


def close_gaps(rates: Rates, target: float, share: float = 1.0) -> GapClosing:
    """Return how many people each area needs to move to reach `target`, or to close a share of the gap.

    With counts, numerator − target × denominator; else (rate − target) × the base, called rounded. The base
    stays as it is: people move between states, nobody moves house, and no area gets worse.

    Parameters
    ----------
    rates : Rates
    target : float
        A rate in the same unit.
    share : float
        Share of each gap to close, 0 to 1.

    Raises
    ------
    NotComparable
        The indicator has no better side.
    NotUsable
        No target, no area with a figure, or a share outside 0 to 1.
    """
    if rates.polarity == "neutral":
        raise NotComparable(NEUTRAL.format(title=rates.title))
    values = np.asarray(rates.values, dtype=np.float64)
    if not math.isfinite(target):
        raise NotUsable(NO_TARGET)
    if not np.isfinite(values).any():
        raise NotUsable(NO_AREAS)
    sign = 1.0 if rates.polarity == "high_is_bad" else -1.0
    counted, base = _counted(rates, values), _column(rates.base, values)
    by_counts = sign * (_column(rates.numerator, values) - target / rates.per * _denominator(rates, values))
    by_rate = sign * (values - target) / rates.per * np.where(base > 0, base, np.nan)
    excess = np.where(counted, by_counts, by_rate)
    people = np.maximum(excess, 0.0) * check_share(share, "share of the gap")
    known = np.isfinite(people)
    reasons = np.select([~np.isfinite(values), ~known], [NO_VALUE, NO_BASE], "")
    return GapClosing(float(target), np.where(known, people, np.nan), known & ~counted, reasons)


def best_area(values: ArrayLike, names: Sequence[str], polarity: str) -> tuple[str, float]:
    """Return the area with the best rate; of equal ones the first.

    Raises
    ------
    NotComparable
        The indicator has no better side.
    NotUsable
        No area has a figure.
    """
    given = np.asarray(values, dtype=np.float64)
    if polarity == "neutral":
        raise NotComparable(NEUTRAL.format(title="this"))
    if not np.isfinite(given).any():
        raise NotUsable(NO_AREAS)
    known = np.where(np.isfinite(given), given, np.nan)
    place = int(np.nanargmin(known) if polarity == "high_is_bad" else np.nanargmax(known))
    return str(names[place]), float(given[place])


def totals(people: ArrayLike, groups: ArrayLike) -> pd.DataFrame:
    """Return people to move by group, most first.

    Columns: group, people (of the areas that can be counted), behind, areas, missing.
    """
    table = pd.DataFrame({"group": np.asarray(groups), "people": np.asarray(people, dtype=np.float64)})
    by = table.groupby("group", sort=True)["people"]
    found = by.agg(people="sum", areas="size", counted="count").reset_index()
    behind = (table["people"] > 0).groupby(table["group"], sort=True).sum().to_numpy()
    found = found.assign(behind=behind, missing=found["areas"] - found["counted"])
    ordered = found.sort_values("people", ascending=False, kind="stable", ignore_index=True)
    return ordered[["group", "people", "behind", "areas", "missing"]]


def _counted(rates: Rates, values: Floats) -> NDArray[np.bool_]:
    """Return where the counts held are those that make the rate."""
    made = _column(rates.numerator, values) / _denominator(rates, values) * rates.per
    return np.isfinite(made) & (np.abs(made - values) <= COUNTS_MAKE_RATE * np.abs(values) + 1e-9)


def _denominator(rates: Rates, values: Floats) -> Floats:
    given = _column(rates.denominator, values)
    return np.where(given > 0, given, np.nan)


def _column(given: ArrayLike | None, values: Floats) -> Floats:
    if given is None:
        return np.full(values.shape, np.nan)
    return np.asarray(given, dtype=np.float64)
