"""Tables of figures as they are handed out: their columns, flags, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from catalogue import Indicator
from geodata import LEVELS
from sources.schema import OBSERVATION_COLUMNS, join_flags

Floats: TypeAlias = NDArray[np.float64]

COLUMNS = (*OBSERVATION_COLUMNS, "rounding_se")
"""Columns of every table of figures handed out, in their order.

`value` is in the unit of the catalogue. Missing and suppressed numbers are NaN, never 0. `lower_ci` and
`upper_ci` are the published 95 % interval; where none is published it is NaN, and may be computed from
`numerator` and `denominator`. `rounding_se` is the standard error that rounding of counts brings, or NaN.
"""

NUMBERS = ("value", "lower_ci", "upper_ci", "numerator", "denominator")

BEST_FIT = "ward"
"""Type of the areas that are not exact unions of LSOAs."""

ENOUGH = 0.98
"""Least share of LSOAs whose counts are known where a rate is made of sums. Of a rate near nought the
publisher may withhold the number of people: such an LSOA is left out of both sums."""

RATIOS = ("proportion", "rate")
"""Measures that are a numerator over a denominator."""

ROUNDING_VARIANCE = 2
"""Variance that rounding to the nearest 5 adds to one count: that of -2, -1, 0, 1, 2, equally likely."""


def published_figures(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the snapshot with the columns of `COLUMNS`, in the order that they have."""
    columns: dict[str, Any] = {name: rows[name] for name in COLUMNS if name in rows}
    columns |= {name: _finite(rows[name]) for name in NUMBERS}
    rounded = ["rounded" in flag for flag in rows["flag"]]
    columns["rounding_se"] = np.where(rounded, ROUNDING_VARIANCE**0.5, np.nan)
    return pd.DataFrame(columns)[list(COLUMNS)]


def added_up_figures(
    rows: pd.DataFrame, indicator: Indicator, level: str, contents: pd.DataFrame
) -> pd.DataFrame:
    """Return sums or means of LSOAs with the columns of `COLUMNS`, by area and period.

    Rates are computed here, last. A figure that lacks one of its parts is missing: it would otherwise look
    low. Counts win over weights: where an area's LSOAs have numerator and denominator, a rate is that of
    their sums even if the catalogue would take a weighted mean (`ENOUGH` says how many may have a published
    rate whose counts are withheld). Such means are flagged `derived`, or `estimated` where the weight is
    itself an estimate; whatever is of best-fit wards is `estimated`.
    `rounding_se` is √(2n) for a sum of n counts rounded to 5.

    Parameters
    ----------
    rows
        As `store.aggregate.added_up` says, in any order.
    contents
        What is known of the LSOAs' rows by period, sex and age; as `Contents.of_level` says.
    """
    # Plain arrays: joins and sorts of data frames would take longer here than the query does.
    dimensions = zip(contents["period"], contents["sex"], contents["age"], strict=True)
    place = {dimension: number for number, dimension in enumerate(dimensions)}
    keys = zip(rows["period"], rows["sex"], rows["age"], strict=True)
    known = np.array([place[key] for key in keys], dtype=int)
    order = np.lexsort((known, rows["area_code"].to_numpy(dtype=str)))
    rows, known = rows.iloc[order], known[order]
    columns: dict[str, Any] = {str(name): contents[name].to_numpy()[known] for name in contents}
    columns |= {name: rows[name].to_numpy() for name in ("area_code", "period", "sex", "age")}
    summed = _from_counts(rows, indicator)
    columns |= _numbers(rows, indicator, summed)
    columns |= _described(rows["parts"].to_numpy(), columns["rounded"].astype(bool), summed, indicator, level)
    guessed = columns.pop("estimated").astype(bool)
    columns["flag"] = join_flags(pd.Series(columns["flag"]), guessed, "estimated").to_numpy()
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def _from_counts(rows: pd.DataFrame, indicator: Indicator) -> NDArray[np.bool_]:
    """Return which figures are those of summed counts, and no weighted means."""
    if indicator.aggregation == "sum":
        return np.ones(len(rows), dtype=bool)
    return (indicator.measure in RATIOS) & _enough(rows)


def _enough(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which areas have the counts of (almost) all their LSOAs."""
    return (rows["counted"] >= ENOUGH * rows["parts"]).to_numpy(dtype=bool)


def _numbers(rows: pd.DataFrame, indicator: Indicator, summed: NDArray[np.bool_]) -> dict[str, Floats]:
    """Return the number columns, NaN where a part is missing."""
    complete = (rows["present"] == rows["parts"]).to_numpy()
    usable = complete & _enough(rows) if indicator.denominator else complete
    found = {name: np.where(complete, _finite(rows[name]), np.nan) for name in NUMBERS if name in rows}
    counts = {name: np.where(summed & usable, found[name], np.nan) for name in ("numerator", "denominator")}
    value = counts["numerator"]
    if indicator.denominator:
        base = np.where(counts["denominator"] > 0, counts["denominator"], np.nan)
        value = indicator.multiplier * counts["numerator"] / base
    found |= counts | {"value": np.where(summed, value, found.get("value", np.nan))}
    return {name: found.get(name, np.full(len(rows), np.nan)) for name in NUMBERS}


def _described(
    parts: Floats,
    rounded: NDArray[np.bool_],
    summed: NDArray[np.bool_],
    indicator: Indicator,
    level: str,
) -> dict[str, NDArray[Any] | str]:
    wanted = LEVELS[level]
    sums, means = (",".join(_flags(indicator, level, mean=mean)) for mean in (False, True))
    flags = np.where(summed, sums, means).astype(object)
    return {
        "area_type": wanted.area_type,
        "area_vintage": wanted.vintage,
        "flag": np.where(rounded, [f"rounded,{flag}".rstrip(",") for flag in flags], flags),
        "rounding_se": np.where(rounded, np.sqrt(ROUNDING_VARIANCE * parts), np.nan),
    }


def _flags(indicator: Indicator, level: str, *, mean: bool) -> list[str]:
    guessed = (mean and indicator.estimated) or LEVELS[level].area_type == BEST_FIT
    derived = ["derived"] if mean and not indicator.estimated else []
    return derived + (["estimated"] if guessed else [])


def _finite(numbers: pd.Series) -> Floats:
    """Return the numbers with what is missing or infinite as NaN."""
    found = numbers.to_numpy(dtype="float64", na_value=np.nan)
    return np.where(np.isfinite(found), found, np.nan)


def in_order(parts: Sequence[pd.DataFrame], area_codes: Sequence[str]) -> pd.DataFrame:
    """Return the parts as one table, areas in the order of `area_codes`, each oldest period first."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return pd.DataFrame(columns=list(COLUMNS))
    place = {code: number for number, code in reversed(list(enumerate(area_codes)))}
    together = pd.concat(filled, ignore_index=True)
    return together.sort_values(
        ["area_code", "period_start", "sex", "age"],
        key=lambda column: column.map(place) if column.name == "area_code" else column,
        ignore_index=True,
    )
