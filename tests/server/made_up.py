"""A store whose figures are made up for a test, so that every oddity of data can be shown to the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

import app
import geodata


class NotHere(Exception):
    """What a store raises where the snapshot lacks a level."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class MadeUpStore:
    """A store whose figures are made up: one number an area in canonical order, by level and period.

    `spans` gives the first and last day of a period. `counts` adds numerators and denominators, `limits`
    lower and upper limits, `beside` the comparators' values, `flags` flags by area. Each indicator has the
    same figures.
    """

    figures: Mapping[str, Mapping[str, Any]]
    counts: Mapping[tuple[str, str], tuple[Any, Any]] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], tuple[Any, Any]] = field(default_factory=dict)
    spans: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    beside: Mapping[str, float] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    sexes: tuple[str, ...] = ("all",)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the periods in the order given."""
        if level not in self.figures:
            raise NotHere("The snapshot does not hold any.")
        return list(self.figures[level])

    def dimensions(self, indicator_id: str, level: str) -> dict[str, Any]:
        """Return one age, and whether counts were given."""
        self.periods(indicator_id, level)
        counted = any(held == level for held, _ in self.counts)
        return {"sexes": list(self.sexes), "ages": ["all"], "has_counts": counted}

    def observations(
        self,
        indicator_id: str,
        level: str,
        period: str | None = None,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return a row an area."""
        self.asked.append((indicator_id, level, period))
        period = period or self.periods(indicator_id, level)[-1]
        codes = geodata.load_areas(level)["area_code"]
        size = len(codes)
        numerator, denominator = self.counts.get((level, period), (np.nan, np.nan))
        lower, upper = self.limits.get((level, period), (np.nan, np.nan))
        start, end = self.spans.get(period, ("2019-01-01", "2019-12-31"))
        return pd.DataFrame(
            {
                "indicator_id": indicator_id,
                "area_code": codes,
                "area_type": geodata.LEVELS[level].area_type,
                "period": period,
                "period_start": pd.Timestamp(start),
                "period_end": pd.Timestamp(end),
                "sex": sex or "all",
                "age": age or "all",
                "value": np.broadcast_to(np.asarray(self.figures[level][period], dtype=float), size),
                "lower_ci": np.broadcast_to(np.asarray(lower, dtype=float), size),
                "upper_ci": np.broadcast_to(np.asarray(upper, dtype=float), size),
                "numerator": np.broadcast_to(np.asarray(numerator, dtype=float), size),
                "denominator": np.broadcast_to(np.asarray(denominator, dtype=float), size),
                "flag": codes.map(lambda code: self.flags.get(code, "")),
                "source_id": "iod_2019",
                "retrieved_at": pd.Timestamp("2024-01-01"),
            }
        )

    def series(
        self, indicator_id: str, area_codes: Any, sex: str | None = None, age: str | None = None
    ) -> pd.DataFrame:
        """Return all periods of the areas."""
        parts = [
            self.observations(indicator_id, level, period, sex, age)
            for level in self.figures
            for period in self.figures[level]
        ]
        rows = pd.concat(parts)
        return rows[rows["area_code"].isin(list(area_codes))]

    def comparators(
        self,
        indicator_id: str,
        area_codes: Any,
        period: str,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return the boroughs of the areas and the four beyond, as the store does."""
        parents = [geodata.area(code).parent_code for code in area_codes]
        codes = [*(code for code in parents if code.startswith("E08")), *dict(geodata.COMPARATORS)]
        values = [self.beside.get(code, np.nan) for code in codes]
        reasons = ["" if np.isfinite(value) else "Not in this snapshot." for value in values]
        return pd.DataFrame(
            {
                "area_code": codes,
                "value": values,
                "lower_ci": np.nan,
                "upper_ci": np.nan,
                "flag": "",
                "reason": reasons,
            }
        )

    def breaks(self, *_: Any, **__: Any) -> dict[int, tuple[float, ...]]:
        """Return none: they are computed where they are missing."""
        return {}

    def provenance(self, source_id: str) -> Any:
        """Return the real provenance."""
        return app.SHELF.newest().views.store.provenance(source_id)

    def source_of(self, indicator_id: str, *_: str) -> str:
        """Return the source that the catalogue names."""
        return app.CATALOGUE.indicators[indicator_id].source

    def sources(self) -> list[str]:
        """Return the sources of the real figures."""
        return app.SHELF.newest().views.store.sources()

    made_on = "2030-01-01"
