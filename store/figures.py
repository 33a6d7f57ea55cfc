"""Tables of figures as they are handed out: their columns, flags, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from catalogue import Indicator
from geodata import LEVELS
from sources.schema import OBSERVATION_COLUMNS

Floats: TypeAlias = NDArray[np.float64]

COLUMNS = (*OBSERVATION_COLUMNS, "rounding_se")
"""Columns of every table of figures handed out, in their order.

`value` is in the unit of the catalogue. Missing and suppressed numbers are NaN, never 0. `lower_ci` and
`upper_ci` are the published 95 % interval; where none is published it is NaN, and may be computed from
`numerator` and `denominator`. `rounding_se` is the standard error that rounding of counts brings, or NaN.
"""

NUMBERS = ("value", "lower_ci", "upper_ci", "numerator", "denominator")

BEST_FIT = ("ward17", "ward25")
"""Levels whose areas are not exact unions of LSOAs."""

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
    low. Weighted means are flagged `derived`, or `estimated` where the weight is itself an estimate; whatever
    is of best-fit wards is `estimated`. `rounding_se` is √(2n) for a sum of n counts rounded to 5.

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
    columns |= _numbers(rows, indicator)
    columns |= _described(rows["parts"].to_numpy(), columns["rounded"].astype(bool), indicator, level)
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def _numbers(rows: pd.DataFrame, indicator: Indicator) -> dict[str, Floats]:
    """Return the number columns, NaN where a part is missing."""
    complete = (rows["present"] == rows["parts"]).to_numpy()
    found = {name: np.where(complete, _finite(rows[name]), np.nan) for name in NUMBERS if name in rows}
    if indicator.aggregation == "sum":
        found["value"] = found["numerator"]
        if indicator.denominator:
            base = np.where(found["denominator"] > 0, found["denominator"], np.nan)
            found["value"] = indicator.multiplier * found["numerator"] / base
    return {name: found.get(name, np.full(len(rows), np.nan)) for name in NUMBERS}


def _described(
    parts: Floats, rounded: NDArray[np.bool_], indicator: Indicator, level: str
) -> dict[str, NDArray[Any] | str]:
    flags, wanted = _flags(indicator, level), LEVELS[level]
    return {
        "area_type": wanted.area_type,
        "area_vintage": wanted.vintage,
        "flag": np.where(rounded, ",".join(["rounded", *flags]), ",".join(flags)),
        "rounding_se": np.where(rounded, np.sqrt(ROUNDING_VARIANCE * parts), np.nan),
    }


def _flags(indicator: Indicator, level: str) -> list[str]:
    weighted = indicator.aggregation == "weighted_mean"
    derived = ["derived"] if weighted and not indicator.estimated else []
    return derived + (["estimated"] if (weighted and indicator.estimated) or level in BEST_FIT else [])


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
