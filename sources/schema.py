"""The tidy table that every reader hands over: one row per indicator, area, period, sex and age."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Observations: TypeAlias = pd.DataFrame

OBSERVATION_COLUMNS = (
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
)
"""Columns in their order. `flag` is "" or flags joined by commas; `retrieved_at` is filled by the build."""

FLAGS = ("suppressed", "not_collected", "rounded", "provisional", "estimated", "derived", "unreliable")

NUMBERS = ("value", "lower_ci", "upper_ci", "numerator", "denominator")

KEY = ("indicator_id", "area_type", "area_vintage", "area_code", "period_start", "sex", "age")
"""What makes a row unique, and the order in which rows are kept."""


def join_flags(flags: pd.Series, marked: pd.Series | NDArray[np.bool_] | bool, flag: str) -> pd.Series:
    """Return `flags` with `flag` added where `marked`, comma-joined, never twice."""
    already = flags.str.split(",").map(lambda words: flag in words)
    longer = (flags + "," + flag).str.lstrip(",")
    return flags.where(already | ~pd.Series(marked, index=flags.index), longer)
