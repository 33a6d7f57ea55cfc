"""Several years as one: counts are summed, the rate is computed last."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.errors import NotPoolable
from analysis.rates import rate

KEYS = ["indicator_id", "area_code", "area_type", "sex", "age"]
COUNTS = ["numerator", "denominator"]


def pool_years(observations: pd.DataFrame, periods: Sequence[str], multiplier: float = 1.0) -> pd.DataFrame:
    """Return one row an area for `periods` taken together.

    An area that lacks a count in one of the periods stays missing: the rest would speak for other years.
    Published intervals do not survive; they are computed from the pooled counts.

    Parameters
    ----------
    observations : DataFrame
        Observation columns, of one indicator; other periods may be in it.
    periods : sequence of str
        Labels to pool, oldest first.
    multiplier : float
        What the rate is multiplied by, 100 for per cent.

    Raises
    ------
    NotPoolable
        No such period, periods that overlap, or no counts to sum.
    """
    chosen = observations[observations["period"].isin(list(periods))]
    _check(chosen, periods)
    sums = chosen.groupby(KEYS, sort=False, dropna=False)[COUNTS].sum(min_count=len(periods)).reset_index()
    value = rate(sums["numerator"], sums["denominator"], multiplier)
    return sums.assign(
        value=value,
        lower_ci=np.nan,
        upper_ci=np.nan,
        period=pooled_label(periods),
        period_start=chosen["period_start"].min(),
        period_end=chosen["period_end"].max(),
        flag=np.where(np.isfinite(value), "derived", "not_collected"),
        source_id=chosen["source_id"].iloc[0],
        retrieved_at=chosen["retrieved_at"].max(),
    )


def pooled_label(periods: Sequence[str]) -> str:
    """Return the label of periods taken together: "2017 to 2019"."""
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def _check(chosen: pd.DataFrame, periods: Sequence[str]) -> None:
    absent = [label for label in periods if label not in set(chosen["period"])]
    if absent or not periods:
        raise NotPoolable(f"There are no figures for {', '.join(absent) or 'no period at all'}.")
    if chosen[COUNTS].isna().all().any():
        raise NotPoolable("Years cannot be pooled: only rates are published, without the counts behind them.")
    if _overlap(chosen):
        raise NotPoolable("These periods overlap already, so the same years would be counted twice.")


def _overlap(chosen: pd.DataFrame) -> bool:
    spans = chosen[["period_start", "period_end"]].drop_duplicates().sort_values("period_start")
    return bool((spans["period_start"].iloc[1:].to_numpy() <= spans["period_end"].iloc[:-1].to_numpy()).any())
