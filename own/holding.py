"""The figures of a session's own file, asked for as those of the store are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from catalogue import Indicator
from geodata import COMPARATORS, LEVELS, area
from own.figures import HELD_BACK, Figures
from own.origin import Origin

BEYOND = "The file says nothing of it."


class NotHeld(LookupError):
    """The file has no figures at a level; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Holding:
    """What a file gave: its indicators, the figures of each, and where they come from."""

    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figures]
    origin: Origin

    def observations(
        self,
        indicator_id: str,
        level: str,
        period: str | None = None,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return the figures at a level, a row an area and period; columns as those of the store.

        Raises
        ------
        NotHeld
            There are none at the level.
        """
        rows = self._table(indicator_id, level)
        wanted = {"period": period, "sex": sex, "age": age}
        for name, value in wanted.items():
            if value is not None:
                rows = rows[rows[name] == value]
        return rows.assign(indicator_id=indicator_id).reset_index(drop=True)

    def series(
        self,
        indicator_id: str,
        area_codes: Iterable[str],
        sex: str | None = None,
        age: str | None = None,
        level: str = "",
    ) -> pd.DataFrame:
        """Return all periods of the areas given, in their order, of whatever levels they are."""
        codes, figures = list(area_codes), self.figures[indicator_id]
        levels = [level, *figures.levels] if level in figures.tables else figures.levels
        parts = [figures.tables[one][figures.tables[one]["area_code"].isin(codes)] for one in levels]
        rows = pd.concat(parts).drop_duplicates(["area_code", "period"])
        order = {code: place for place, code in enumerate(codes)}
        ordered = rows.assign(place=rows["area_code"].map(order)).sort_values(
            ["place", "period_start"], kind="stable"
        )
        return ordered.drop(columns="place").assign(indicator_id=indicator_id).reset_index(drop=True)

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the labels of the periods, oldest first."""
        self._table(indicator_id, level)
        return [one.label for one in self.figures[indicator_id].periods]

    def dimensions(self, indicator_id: str, level: str) -> dict[str, object]:
        """Return that there is one sex and one age, and whether there are counts."""
        counts = self._table(indicator_id, level)["denominator"].notna().any()
        return {"sexes": ["all"], "ages": ["all"], "has_counts": bool(counts)}

    def comparators(
        self,
        indicator_id: str,
        area_codes: Sequence[str],
        period: str,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return the boroughs of the areas, GM and those beyond; `reason` says what is missing."""
        parents = [place.parent_code for code in area_codes if (place := area(code))]
        boroughs = [code for code in dict.fromkeys(parents) if code.startswith("E08")]
        codes = [*boroughs, *(code for code, _ in COMPARATORS)]
        series = self.series(indicator_id, codes)
        rows = pd.DataFrame(
            {"area_code": codes, "name": [place.name if (place := area(code)) else code for code in codes]}
        )
        rows = rows.merge(series[series["period"] == period], on="area_code", how="left")
        rows["reason"] = [
            _reason(known, flag) for known, flag in zip(rows["value"].notna(), rows["flag"], strict=True)
        ]
        filled = {"indicator_id": indicator_id, "period": period, "sex": "all", "age": "all", "flag": ""}
        return rows.fillna(filled)

    def breaks(
        self, indicator_id: str, level: str, period: str, sex: str | None = None, age: str | None = None
    ) -> dict[int, tuple[float, ...]]:
        """Return nothing: natural breaks are worked out when they are asked for."""
        return {}

    def provenance(self, source_id: str) -> Origin:
        """Return where the figures come from."""
        return self.origin

    def source_of(self, indicator_id: str, level: str, period: str) -> str:
        """Return the id of the one source."""
        return self.origin.source_id

    def sources(self) -> list[str]:
        """Return the id of the one source."""
        return [self.origin.source_id]

    @property
    def made_on(self) -> str:
        """Return the day on which the file was chosen."""
        return self.origin.retrieved_at.isoformat()

    def _table(self, indicator_id: str, level: str) -> pd.DataFrame:
        found = self.figures[indicator_id].tables.get(level)
        if found is None:
            reason = self.indicators[indicator_id].greyed.get(level, "")
            raise NotHeld(reason or f"The file has no figures for {LEVELS[level].plural}.")
        return found


def _reason(known: bool, flag: object) -> str:
    if known:
        return ""
    if isinstance(flag, str) and flag:
        return "Held back: the numbers are small." if HELD_BACK in flag else "Nobody there answered."
    return BEYOND
