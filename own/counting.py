"""Answers added up by area of a level and period, weighted where the file has weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from own.dates import Period
from own.measures import Measure
from own.prepared import Prepared


def periods_of(given: Iterable[Period]) -> list[Period]:
    """Return the periods of rows, oldest first, each once."""
    return sorted(set(given))


def counted(prepared: Prepared, measure: Measure, level: str, use: NDArray[np.bool_]) -> pd.DataFrame:
    """Return what the answers in each area and period add up to, by period and code.

    Columns: answers (how many), weights, weights2 (of their squares), weighted and weighted2 (of weighted
    answers and their squares). Without weights each row has a weight of 1.
    """
    codes = prepared.placed.at(level)
    use = use & (codes != "")
    weight = prepared.weight[use] if prepared.weight is not None else np.ones(int(use.sum()))
    value = measure.value[use]
    rows = pd.DataFrame(
        {
            "period": [one.label for one in prepared.periods[use]],
            "area_code": codes[use],
            "answers": 1.0,
            "weights": weight,
            "weights2": weight**2,
            "weighted": weight * value,
            "weighted2": weight * value**2,
        }
    )
    return rows.groupby(["period", "area_code"], sort=True).sum()


def of_period(column: pd.Series, period: str, codes: Sequence[str]) -> NDArray[np.float64]:
    """Return the sums of one period for the areas given, 0 where nobody answered."""
    if period not in column.index.get_level_values("period"):
        return np.zeros(len(codes))
    found: NDArray[np.float64] = column.xs(period).reindex(list(codes), fill_value=0.0).to_numpy(float)
    return found
