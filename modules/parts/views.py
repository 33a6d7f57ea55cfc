"""What is on the map, computed once in a process and shared by every session.

The figures of one indicator, level and period do not depend on who looks. So they are cached here, by keys
that say all that they depend on; a slider step then costs the parts that it changes and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from analysis.classification import CLASS_COUNTS, breaks
from analysis.pooling import pool_years
from analysis.view import OF_EVERYTHING, View, build_view
from analysis.view import Settings as ViewSettings
from catalogue import Catalogue, Indicator

from .state import Settings, Subject

HIDDEN, MISSING, PLAIN, EXCLUDED = 255, 254, 253, 252
Key = tuple[str, str, str, str, str, int]


class ObservationStore(Protocol):
    """The questions that the page asks of the store.

    Where the snapshot holds nothing of an indicator at a level, each raises an error whose `reason` says why.
    """

    def observations(
        self,
        indicator_id: str,
        level: str,
        period: str | None = None,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame: ...

    def series(
        self, indicator_id: str, area_codes: Sequence[str], sex: str | None = None, age: str | None = None
    ) -> pd.DataFrame: ...

    def periods(self, indicator_id: str, level: str) -> list[str]: ...

    def dimensions(self, indicator_id: str, level: str) -> Mapping[str, Any]: ...

    def comparators(
        self,
        indicator_id: str,
        area_codes: Sequence[str],
        period: str,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame: ...

    def breaks(
        self, indicator_id: str, level: str, period: str, sex: str | None = None, age: str | None = None
    ) -> Mapping[int, tuple[float, ...]]: ...

    def provenance(self, source_id: str) -> Any: ...

    def source_of(self, indicator_id: str, level: str, period: str) -> str: ...

    def sources(self) -> list[str]: ...

    @property
    def made_on(self) -> str: ...


class Views:
    """The process's figures: one object for all sessions, safe to call from several threads."""

    def __init__(self, store: ObservationStore, catalogue: Catalogue) -> None:
        self.store = store
        self.catalogue = catalogue
        self.observations = lru_cache(maxsize=256)(self._observations)
        self.natural = lru_cache(maxsize=512)(self._natural)
        self.provenance = lru_cache(maxsize=256)(store.provenance)
        self._source_of = lru_cache(maxsize=512)(store.source_of)
        self.ladder = lru_cache(maxsize=256)(self._ladder)
        self.comparators = lru_cache(maxsize=1024)(self._comparators)
        self.periods = lru_cache(maxsize=512)(store.periods)
        self.dimensions = lru_cache(maxsize=512)(store.dimensions)
        self.absent = lru_cache(maxsize=512)(self._absent)
        self.series = lru_cache(maxsize=512)(self._series)
        self._cached_view = lru_cache(maxsize=512)(self._view)

    def view(self, subject: Subject, settings: Settings) -> View:
        """Return the view of the subject: values, intervals, ranks, classes in canonical order."""
        return self._cached_view(
            subject.key,
            subject.population,
            settings.method,
            settings.classes,
            settings.manual,
            settings.confidence,
        )

    def origin(self, subject: Subject) -> Any:
        """Return where the subject's figures come from: those of one indicator may be of several sources."""
        return self.provenance(self._source_of(subject.indicator.id, subject.level, subject.period))

    def indicator(self, key: Key) -> Indicator:
        """Return the indicator that a key names."""
        return self.catalogue.indicators[key[0]]

    def _absent(self, indicator_id: str, level: str) -> str:
        """Return why the snapshot holds nothing at a level, "" where it has figures."""
        try:
            held = self.store.periods(indicator_id, level)
        except Exception as fault:
            # The store's errors are its own affair; the one that means "not held here" has a reason.
            reason = getattr(fault, "reason", "")
            if not reason:
                raise
            return str(reason)
        return "" if held else "The snapshot holds no period of it."

    def _observations(self, key: Key) -> pd.DataFrame:
        indicator_id, level, period, sex, age, pool = key
        if pool <= 1:
            return self.store.observations(indicator_id, level, period, sex or None, age or None)
        periods = self.periods(indicator_id, level)
        upto = periods.index(period) + 1
        chosen = periods[max(0, upto - pool) : upto]
        each = [self.store.observations(indicator_id, level, one, sex or None, age or None) for one in chosen]
        return pool_years(pd.concat(each), chosen, self.indicator(key).multiplier)

    def _natural(self, key: Key) -> Mapping[int, tuple[float, ...]]:
        indicator_id, level, period, sex, age, pool = key
        if pool > 1:
            return {}  # the breaks kept beside the figures are those of single periods
        return self.store.breaks(indicator_id, level, period, sex=sex or None, age=age or None)

    def _view(
        self,
        key: Key,
        population: int,
        method: str,
        classes: int,
        manual: tuple[float, ...],
        confidence: float,
    ) -> View:
        indicator, areas = self.indicator(key), geodata.load_areas(key[1])
        settings = ViewSettings(
            method=method if method != "manual" or manual else "natural",
            n=classes,
            natural=self.natural(key) or None,
            manual=manual,
            decimals=indicator.decimals,
            how=indicator.interval,
            confidence=confidence,
            multiplier=indicator.multiplier,
            minimum_population=population,
            population=residents(key[1]),
        )
        return build_view(self.observations(key), areas["area_code"].to_numpy(str), key[1], settings)

    def _ladder(self, key: Key, population: int, method: str) -> dict[str, dict[str, list[float]]]:
        """Return the breaks of a method for 3 to 9 classes, for the page to recolour by itself."""
        if method == "manual":
            return {}
        view = self._cached_view(key, population, method, 5, (), 0.95)
        values = view.everything if method in OF_EVERYTHING else view.values
        known, decimals = self.natural(key) or None, self.indicator(key).decimals
        steps = {n: breaks(values, method, n, known, decimals) for n in CLASS_COUNTS}
        return {method: {str(n): [float(limit) for limit in limits] for n, limits in steps.items()}}

    def _comparators(self, key: Key, area_codes: tuple[str, ...]) -> tuple[dict[Any, Any], ...]:
        indicator_id, _, period, sex, age, _ = key
        rows = self.store.comparators(
            indicator_id, list(area_codes), period, sex=sex or None, age=age or None
        )
        return tuple(rows.to_dict("records"))

    def _series(self, indicator_id: str, area_codes: tuple[str, ...], sex: str, age: str) -> pd.DataFrame:
        return self.store.series(indicator_id, list(area_codes), sex=sex or None, age=age or None)


def residents(level: str) -> NDArray[np.float64]:
    """Return the usual residents of every area of a level, which a minimum population is held against."""
    return geodata.load_areas(level)["residents_2011"].to_numpy(float)


def inside(level: str, within: str) -> NDArray[np.bool_]:
    """Return which areas of a level lie in `within`; all of them when it is empty."""
    codes = geodata.load_areas(level)["area_code"].to_numpy(str)
    if not within:
        return np.ones(codes.size, dtype=bool)
    return np.isin(codes, _members(within, level))


@lru_cache(maxsize=4096)
def _members(code: str, level: str) -> tuple[str, ...]:
    return geodata.children(code, level)


def in_window(level: str, window: tuple[float, float, float, float] | None) -> NDArray[np.bool_]:
    """Return which areas have their point inside a window of south, west, north, east degrees."""
    areas = geodata.load_areas(level)
    if window is None:
        return np.ones(len(areas), dtype=bool)
    south, west, north, east = window
    lat, lon = areas["lat"].to_numpy(float), areas["lon"].to_numpy(float)
    return (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)


def bounds_of(level: str, shown: NDArray[np.bool_]) -> list[float]:
    """Return south, west, north, east of the areas shown, degrees."""
    areas = geodata.load_areas(level)[shown]
    return [
        float(areas["south"].min()),
        float(areas["west"].min()),
        float(areas["north"].max()),
        float(areas["east"].max()),
    ]


def map_codes(view: View, indicator: Indicator, shown: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return one byte an area for the map: its class, or plain, left out, no data, hidden."""
    codes = view.classes.copy()
    if not indicator.mapped:
        codes[codes != MISSING] = PLAIN
    codes[view.left_out] = EXCLUDED
    codes[~shown] = HIDDEN
    return codes


def finer_words(levels: tuple[str, ...], level: str) -> str:
    """Return what a double click leads to, such as "LSOAs"; empty when there is nothing finer."""
    finer = next_level(levels, level)
    return geodata.LEVELS[finer].plural if finer else ""


def next_level(levels: tuple[str, ...], level: str) -> str:
    """Return the next finer level that has figures: boroughs lead to wards, wards and MSOAs to LSOAs."""
    small = ("lsoa11",) if level != "lsoa11" else ()
    wanted = ("ward25", "ward17", "msoa11", "lsoa11") if level == "borough" else small
    return next((one for one in wanted if one in levels), "")
