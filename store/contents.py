"""What the snapshot holds, read once: which levels are published, which periods, sexes and ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

import pandas as pd

from geodata import LEVELS

if TYPE_CHECKING:
    from ibis.expr.types import Table


class Dimensions(TypedDict):
    """What can be chosen for an indicator at a level."""

    sexes: list[str]
    ages: list[str]
    has_counts: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The distinct periods, sexes and ages of every indicator and published level.

    `table` has indicator_id, area_type, area_vintage, period, period_start, sex, age and `counted`, whether
    there are both a numerator and a denominator.
    """

    table: pd.DataFrame

    @classmethod
    def of(cls, observations: Table) -> Contents:
        """Return the contents of a table of observations."""
        columns = ["indicator_id", "area_type", "area_vintage", "period", "period_start", "sex", "age"]
        counted = (observations.numerator.notnull() & observations.denominator.notnull()).any()
        return cls(observations.group_by(columns).aggregate(counted=counted).execute())

    def published(self, indicator_id: str, level: str) -> bool:
        """Return whether the snapshot holds published figures of the indicator at the level."""
        return not self._of(indicator_id, level).empty

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the labels of the periods held, oldest first."""
        return list(dict.fromkeys(self._of(indicator_id, level).sort_values("period_start")["period"]))

    def dimensions(self, indicator_id: str, level: str) -> Dimensions:
        """Return the sexes and ages held, and whether there are counts to compute with."""
        rows = self._of(indicator_id, level)
        return Dimensions(
            sexes=sorted(rows["sex"].unique()),
            ages=sorted(rows["age"].unique()),
            has_counts=bool(rows["counted"].any()),
        )

    def _of(self, indicator_id: str, level: str) -> pd.DataFrame:
        wanted, rows = LEVELS[level], self.table
        return rows[
            (rows["indicator_id"] == indicator_id)
            & (rows["area_type"] == wanted.area_type)
            & (rows["area_vintage"] == wanted.vintage)
        ]
