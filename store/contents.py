"""What the snapshot holds, read once: which levels are published, which periods, sexes and ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

import pandas as pd

from geodata import LEVELS

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

OF_A_PERIOD = (
    "indicator_id",
    "area_type",
    "area_vintage",
    "period",
    "period_start",
    "period_end",
    "sex",
    "age",
    "source_id",
    "retrieved_at",
)
"""Columns that are the same for all areas of a level in a period."""


OLDEST_FIRST = ("period_start", "sex", "age", "period", "period_end", "source_id", "retrieved_at")
"""Their order here, which databases would each give in another way."""


NOTHING = pd.DataFrame(columns=[*OF_A_PERIOD, "counted", "whole", "rounded", "estimated"])
"""What is known of a level without figures. One table for all: a start asks for hundreds."""


def summary(observations: Table) -> Table:
    """Return what a table of observations holds: the columns that `Contents` describes."""
    both = observations.numerator.notnull() & observations.denominator.notnull()
    marked = {flag: observations.flag.contains(flag).any() for flag in ("rounded", "estimated")}
    groups = observations.group_by(list(OF_A_PERIOD))
    return groups.aggregate(counted=both.any(), whole=both.cast("int64").mean(), **marked)


class Dimensions(TypedDict):
    """What can be chosen for an indicator at a level."""

    sexes: list[str]
    ages: list[str]
    has_counts: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What is known of every indicator, published level, period, sex and age.

    `by_level` holds tables under (indicator, area type, vintage), oldest period first, with the columns
    `OF_A_PERIOD` and four more: `counted`, whether any area has both a numerator and a denominator, `whole`,
    the share of the areas that have, `rounded` and `estimated`, whether any has that flag.
    """

    by_level: dict[tuple[str, str, str], pd.DataFrame]

    @classmethod
    def of(cls, observations: Table) -> Contents:
        """Return the contents of a table of observations."""
        return cls.of_rows(summary(observations).to_pyarrow())

    @classmethod
    def of_rows(cls, rows: pa.Table) -> Contents:
        """Return the contents that the rows of a summary describe, in whatever order."""
        table = rows.to_pandas().sort_values(list(OLDEST_FIRST), ignore_index=True)
        groups = table.groupby(["indicator_id", "area_type", "area_vintage"])
        return cls({key: found.reset_index(drop=True) for key, found in groups})

    def of_level(self, indicator_id: str, level: str) -> pd.DataFrame:
        """Return what is known of the indicator's periods at a level; without rows if none is published."""
        wanted = LEVELS[level]
        return self.by_level.get((indicator_id, wanted.area_type, wanted.vintage), NOTHING)

    def published(self, indicator_id: str, level: str) -> bool:
        """Return whether the snapshot holds published figures of the indicator at the level."""
        return len(self.of_level(indicator_id, level)) > 0

    def levels(self, indicator_id: str) -> list[str]:
        """Return the keys of the levels at which the snapshot holds published figures of the indicator."""
        return [level for level in LEVELS if self.published(indicator_id, level)]


def periods_of(rows: pd.DataFrame) -> list[str]:
    """Return the labels of the periods in rows of contents, oldest first."""
    return list(dict.fromkeys(rows["period"]))


def dimensions_of(rows: pd.DataFrame) -> Dimensions:
    """Return the sexes and ages in rows of contents, and whether there are counts to compute with."""
    return Dimensions(
        sexes=sorted(rows["sex"].unique()),
        ages=sorted(rows["age"].unique()),
        has_counts=bool(rows["counted"].any()),
    )
