"""What a briefing asks of the store: each question is asked once, however many areas are written about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

import geodata
from analysis.sentences import Measure
from analysis.view import Settings, View, build_view
from briefing.places import Place
from catalogue import Catalogue, Indicator
from store import Provenance, Store

Rows = Mapping[str, Mapping[str, Any]]


class Figures:
    """The figures of one snapshot, as the page shows them: newest period, all ages that are published.

    Attributes
    ----------
    catalogue
        The indicators of which there are figures, with the levels that have some.
    """

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self.store = store
        self.catalogue = catalogue.holding(store.indicators())
        self.view = cache(self._view)
        self.series = cache(self._series)
        self.origin = cache(self._origin)

    def indicators(self, theme: str = "") -> list[Indicator]:
        """Return the indicators that are rates or scores, of one theme or of all."""
        every = self.catalogue.indicators.values()
        return [one for one in every if one.mapped and theme in ("", one.theme)]

    def newest(self, indicator: Indicator, level: str) -> str:
        """Return the label of the newest period with figures at a level."""
        return self.store.periods(indicator.id, level)[-1]

    def sexes(self, indicator: Indicator, level: str) -> tuple[str, ...]:
        """Return the sexes to tell apart: none where there are figures for all."""
        found = self.store.dimensions(indicator.id, level)["sexes"]
        return ("all",) if "all" in found else tuple(found)

    def course(self, indicator: Indicator, place: Place, sex: str) -> pd.DataFrame:
        """Return all periods of an area, its borough and the comparators, oldest first. Shared.

        The boroughs are asked for together: whoever writes about one often writes about the next.
        """
        codes = {place.code, place.borough} - {""}
        codes |= set(geodata.load_areas("borough")["area_code"]) if place.large else set()
        codes |= {code for code, _ in geodata.COMPARATORS}
        return self.series(indicator.id, tuple(sorted(codes)), sex, place.peers)

    def at(self, indicator: Indicator, place: Place, sex: str, period: str) -> Rows:
        """Return the rows of `course` of one period, by code."""
        rows = self.course(indicator, place, sex)
        records: list[dict[str, Any]] = rows[rows["period"] == period].to_dict("records")  # type: ignore[assignment]
        return {str(row["area_code"]): row for row in records}

    def _age(self, indicator_id: str, level: str) -> str:
        return str(self.store.dimensions(indicator_id, level)["ages"][0])

    def _view(self, indicator_id: str, level: str, period: str, sex: str) -> View:
        """Return values, intervals, ranks and classes of a level, as on the map."""
        indicator, age = self.catalogue.indicators[indicator_id], self._age(indicator_id, level)
        settings = Settings(
            natural=self.store.breaks(indicator_id, level, period, sex, age) or None,
            decimals=indicator.decimals,
            how=indicator.interval,
            multiplier=indicator.multiplier,
        )
        rows = self.store.observations(indicator_id, level, period, sex, age)
        return build_view(rows, geodata.load_areas(level)["area_code"].to_numpy(str), level, settings)

    def _series(self, indicator_id: str, codes: tuple[str, ...], sex: str, level: str) -> pd.DataFrame:
        rows = self.store.series(indicator_id, codes, sex, self._age(indicator_id, level), level)
        return rows.sort_values("period_start", kind="stable", ignore_index=True)

    def _origin(self, indicator_id: str, level: str, period: str) -> Provenance:
        """Return where an indicator's figures of a period come from."""
        return self.store.provenance(self.store.source_of(indicator_id, level, period))


def measure_of(indicator: Indicator, sex: str = "all") -> Measure:
    """Return what sentences need to know of an indicator; figures of one sex say so."""
    of_whom = f" ({sex}s)" if sex in ("female", "male") else ""
    return Measure(indicator.sentence + of_whom, indicator.unit, indicator.decimals, indicator.measure)
