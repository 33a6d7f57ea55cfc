"""Tables of figures as they are handed out: their columns, flags, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from catalogue import Indicator
from geodata import LEVELS

COLUMNS = (
    "indicator_id",
    "area_code",
    "area_type",
    "period",
    "period_start",
    "period_end",
    "sex",
    "age",
    "value",
    "lower_ci",
    "upper_ci",
    "numerator",
    "denominator",
    "flag",
    "source_id",
    "retrieved_at",
    "area_vintage",
    "rounding_se",
)
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
    """Return rows of the snapshot with the columns of `COLUMNS`."""
    rounded = rows["flag"].str.contains("rounded")
    figures = rows.assign(rounding_se=np.where(rounded, ROUNDING_VARIANCE**0.5, np.nan))
    return _finished(figures)


def added_up_figures(
    rows: pd.DataFrame, indicator: Indicator, level: str, contents: pd.DataFrame
) -> pd.DataFrame:
    """Return sums or means of LSOAs with the columns of `COLUMNS`; a rate is computed here, last.

    A figure that lacks one of its parts is missing: it would otherwise look low. Weighted means are flagged
    `derived`, or `estimated` where the weight is itself an estimate; whatever is of best-fit wards is
    `estimated`. `rounding_se` is √(2n) for a sum of n counts rounded to 5.

    Parameters
    ----------
    rows
        As `store.aggregate.added_up` says.
    contents
        What is known of the LSOAs' rows by period, sex and age; as `Contents.of_level` says.
    """
    figures = rows.merge(contents, on=["period", "sex", "age"], how="left", validate="many_to_one")
    figures = figures.reindex(columns=list(dict.fromkeys([*figures.columns, *COLUMNS])))
    if indicator.aggregation == "sum":
        base = figures["denominator"].where(figures["denominator"] > 0)
        rate = indicator.multiplier * figures["numerator"] / base
        figures["value"] = rate if indicator.denominator else figures["numerator"]
    incomplete = figures["present"] < figures["parts"]
    figures[list(NUMBERS)] = figures[list(NUMBERS)].astype("float64").mask(incomplete, np.nan)
    rounded, flags = figures["rounded"], _flags(indicator, level)
    figures["flag"] = np.where(rounded, ",".join(["rounded", *flags]), ",".join(flags))
    figures["rounding_se"] = np.sqrt(ROUNDING_VARIANCE * figures["parts"].where(rounded))
    wanted = LEVELS[level]
    return _finished(figures.assign(area_type=wanted.area_type, area_vintage=wanted.vintage))


def _flags(indicator: Indicator, level: str) -> list[str]:
    weighted = indicator.aggregation == "weighted_mean"
    derived = ["derived"] if weighted and not indicator.estimated else []
    return derived + (["estimated"] if (weighted and indicator.estimated) or level in BEST_FIT else [])


def _finished(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of `COLUMNS` by area and period; a number that is not finite is missing."""
    numbers = figures[list(NUMBERS)].astype("float64")
    figures = figures.assign(**numbers.where(np.isfinite(numbers)))
    return figures[list(COLUMNS)].sort_values(["area_code", "period_start", "sex", "age"], ignore_index=True)


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
