"""Rates of which the number and its base come from two files: claimants of one, residents of another."""

from __future__ import annotations

from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from sources.schema import OBSERVATION_COLUMNS, join_flags

AREA = ["area_code", "area_type", "area_vintage", "sex"]
"""What number and base have in common: never areas of two vintages."""


def made_of_two(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the rates that can be made of the counts in `rows`, as tidy observations of LSOAs.

    The base is that of the same year; where there is none, of the latest year before that is near enough, and
    the rate is `estimated` then. Other flags are those of the number.

    Parameters
    ----------
    rows
        Observations of all indicators that are parts of a rate, with `retrieved_at`.
    """
    found = [_rates(rows, one, dict(one.parts)) for one in catalogue.indicators.values() if one.parts]
    filled = [part for part in found if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=[*OBSERVATION_COLUMNS])


def is_part(indicator_id: str, catalogue: Catalogue) -> bool:
    """Return whether a rate is made of an indicator and another."""
    parts = (one.parts for one in catalogue.indicators.values())
    return any(indicator_id in (part.get("numerator"), part.get("denominator")) for part in parts)


def _rates(rows: pd.DataFrame, indicator: Indicator, parts: dict[str, Any]) -> pd.DataFrame:
    small = rows[(rows["area_type"] == "lsoa") & rows["numerator"].notna()]
    counts = small[small["indicator_id"] == parts["numerator"]]
    bases = small[small["indicator_id"] == parts["denominator"]]
    if counts.empty or bases.empty:
        return pd.DataFrame(columns=list(OBSERVATION_COLUMNS))
    given = bases[AREA].assign(
        year=_years(bases["period_start"]), base=bases["numerator"], base_day=bases["retrieved_at"]
    )
    wanted = counts.assign(year=_years(counts["period_start"])).sort_values("year", kind="stable")
    near = pd.merge_asof(
        wanted,
        given.rename(columns={"year": "base_year"}).sort_values("base_year", kind="stable"),
        left_on="year",
        right_on="base_year",
        by=AREA,
        tolerance=int(parts.get("years", 0)),
    )
    known = near[near["base"] > 0]
    flags = join_flags(known["flag"], known["base_year"] < known["year"], "estimated")
    made: pd.DataFrame = known.assign(
        indicator_id=indicator.id,
        source_id=indicator.source,
        denominator=known["base"],
        value=indicator.multiplier * known["numerator"] / known["base"],
        age=indicator.age,
        flag=flags,
        lower_ci=float("nan"),
        upper_ci=float("nan"),
    )
    rates: pd.DataFrame = made[list(OBSERVATION_COLUMNS)].reset_index(drop=True)
    return rates


def _years(days: pd.Series) -> pd.Series:
    return pd.to_datetime(days).dt.year.astype("int64")
