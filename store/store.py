"""The one class through which everything asks for figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import Catalogue, Indicator, load_catalogue
from geodata import LEVELS, MAP_LEVELS, load_areas
from store.aggregate import FINEST, added_up, added_up_of, narrowed, published, published_of
from store.comparators import comparator_codes, comparator_rows
from store.connection import Connections
from store.contents import Contents, Dimensions
from store.errors import LevelUnavailable, UnknownIndicator, UnknownLevel, UnknownSource
from store.figures import added_up_figures, in_order, published_figures
from store.locks import Held
from store.places import codes_by_level
from store.provenance import Provenance
from store.snapshot import FOLDER, MANIFEST, check_snapshot

if TYPE_CHECKING:
    from ibis.expr.types import Table


class Store:
    """Figures at rest: DuckDB over the Parquet snapshot, or another database of the same tables.

    Safe to share between threads: each gets its own connection. Tables handed out are the caller's own.

    Parameters
    ----------
    folder
        The snapshot; by default the one in the project.
    url
        A database to ask instead, such as `postgres://…`, as Ibis understands it. It holds the tables
        `observations`, `provenance`, `breaks` and `lookup`.
    catalogue
        The catalogue that the figures belong to; by default the project's.

    Raises
    ------
    SnapshotMissing, SnapshotCorrupt
        A file of the snapshot is not there, or is not the one that was built.
    """

    def __init__(
        self, folder: Path | None = None, url: str | None = None, catalogue: Catalogue | None = None
    ) -> None:
        self._folder = folder or FOLDER
        self._manifest = {} if url else check_snapshot(self._folder)
        # No refresh removes the snapshot while this lives.
        self._held = None if url else Held(self._folder / MANIFEST)
        self._connections = Connections(self._folder, url)
        self._catalogue = catalogue or load_catalogue()
        self._contents = Contents.of(self._connections.tables.observations)

    @property
    def made_on(self) -> str:
        """Return the day of the snapshot's newest source table, as ISO 8601; "" for a database."""
        return str(self._manifest.get("made_on", ""))

    def observations(
        self,
        indicator_id: str,
        level: str,
        period: str | None = None,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return an indicator's figures at a level, by area code, oldest period first.

        Published figures where there are any at the level, else those added up from LSOAs as the catalogue
        says: never both in one level. `period`, `sex` and `age` pick one each; None keeps all.

        Returns
        -------
        DataFrame
            The columns of `COLUMNS`, and a row for every area of a map level. Empty if the snapshot has
            nothing of that period, sex or age.

        Raises
        ------
        UnknownIndicator, UnknownLevel
            There is no such indicator or level.
        LevelUnavailable
            The indicator has no values at the level; `reason` says why.
        """
        indicator, tables = self._indicator(indicator_id), self._connections.tables
        wanted = {"period": period, "sex": sex, "age": age}
        if self._available(indicator, level) == level:
            return published_figures(_fetched(published(tables, indicator, level), wanted))
        rows = _fetched(added_up(tables, indicator, level), wanted)
        return added_up_figures(rows, indicator, level, self._contents.of_level(indicator.id, FINEST.key))

    def areas(self, level: str) -> pd.DataFrame:
        """Return the areas of a level in canonical order; columns as `geodata.load_areas` says."""
        return load_areas(_checked(level))

    def series(
        self, indicator_id: str, area_codes: Iterable[str], sex: str | None = None, age: str | None = None
    ) -> pd.DataFrame:
        """Return all periods of the areas given, of whatever levels, in the order given.

        Columns as `observations`. Areas of levels at which the indicator has no values are left out.

        Raises
        ------
        UnknownArea
            A code is of no area held; the message says of which vintage it is, if that is known.
        """
        indicator, codes = self._indicator(indicator_id), list(area_codes)
        by_level, wanted = codes_by_level(codes), {"sex": sex, "age": age}
        origins = {level: self._origin(indicator, level) for level in by_level}
        held = {level: by_level[level] for level, origin in origins.items() if origin == level}
        summed = {level: by_level[level] for level, origin in origins.items() if origin not in (None, level)}
        parts = []
        if held:
            rows = published_of(self._connections.tables, indicator, chain.from_iterable(held.values()))
            parts.append(published_figures(_fetched(rows, wanted)))
        if summed:
            rows = added_up_of(self._connections.tables, indicator, chain.from_iterable(summed.values()))
            parts += self._added_up(indicator, _fetched(rows, wanted), summed)
        return in_order(parts, codes)

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the labels of an indicator's periods at a level, oldest first; errors as `observations`."""
        origin = self._available(self._indicator(indicator_id), level)
        return self._contents.periods(indicator_id, origin)

    def dimensions(self, indicator_id: str, level: str) -> Dimensions:
        """Return sexes and ages to choose from, and whether there are counts; errors as `observations`."""
        origin = self._available(self._indicator(indicator_id), level)
        return self._contents.dimensions(indicator_id, origin)

    def comparators(
        self,
        indicator_id: str,
        area_codes: Iterable[str],
        period: str,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame:
        """Return what stands beside the areas: their boroughs, GM, North West, England, UK, in this order.

        Columns as `observations`, with `name` and `reason`: "" where there is a value, else why there is
        none. One row each (one a sex, if `sex` is None and there are several).
        """
        codes = comparator_codes(area_codes)
        series = self.series(indicator_id, codes, sex, age)
        return comparator_rows(self._indicator(indicator_id), codes, series, period, sex)

    def breaks(
        self, indicator_id: str, level: str, period: str, sex: str = "all", age: str | None = None
    ) -> dict[int, tuple[float, ...]]:
        """Return the natural breaks in 3 to 9 classes, of values as displayed; empty if there are none."""
        found = self._breaks.get((indicator_id, level, period), ())
        return {
            row["classes"]: tuple(row["breaks"])
            for row in found
            if sex in (None, row["sex"]) and age in (None, row["age"])
        }

    @cached_property
    def _breaks(self) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
        """All natural breaks by indicator, level and period: a small table, asked for on every new map."""
        kept: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for row in self._connections.tables.breaks.to_pyarrow().to_pylist():
            kept.setdefault((row["indicator_id"], row["level"], row["period"]), []).append(row)
        return kept

    def provenance(self, source_id: str) -> Provenance:
        """Return where a source's figures come from.

        Raises
        ------
        UnknownSource
            The snapshot has no such source.
        """
        rows = self._connections.tables.provenance
        found = rows.filter(rows.source_id == source_id).to_pyarrow().to_pylist()
        if not found:
            raise UnknownSource(f"The snapshot has no source '{source_id}'.")
        return Provenance(**found[0])

    def source_of(self, indicator_id: str, level: str, period: str) -> str:
        """Return the id of the source that an indicator's figures of a period come from.

        Errors as `observations`; of a period that is not held, it is the source that the catalogue names.
        """
        indicator = self._indicator(indicator_id)
        rows = self._contents.of_level(indicator.id, self._available(indicator, level))
        found = rows.loc[rows["period"] == period, "source_id"]
        return str(found.iloc[0]) if len(found) else indicator.source

    def sources(self) -> list[str]:
        """Return the ids of the sources that there is provenance of, in alphabetical order."""
        return sorted(self._connections.tables.provenance.source_id.to_pyarrow().to_pylist())

    def _added_up(
        self, indicator: Indicator, rows: pd.DataFrame, codes: Mapping[str, Sequence[str]]
    ) -> list[pd.DataFrame]:
        """Return the figures of the rows, a table a level of `codes`."""
        contents = self._contents.of_level(indicator.id, FINEST.key)
        of_level = {level: rows[rows["area_code"].isin(own)] for level, own in codes.items()}
        return [added_up_figures(own, indicator, level, contents) for level, own in of_level.items()]

    def _indicator(self, indicator_id: str) -> Indicator:
        try:
            return self._catalogue.indicators[indicator_id]
        except KeyError as error:
            raise UnknownIndicator(f"The catalogue has no indicator '{indicator_id}'.") from error

    def _available(self, indicator: Indicator, level: str) -> str:
        """Return the level that the figures come from, or raise `LevelUnavailable`."""
        origin = self._origin(indicator, _checked(level))
        if origin is None:
            reason = indicator.greyed.get(level, "The snapshot does not hold any.")
            raise LevelUnavailable(indicator.title, LEVELS[level].plural, reason)
        return origin

    def _origin(self, indicator: Indicator, level: str) -> str | None:
        """Return the level that figures come from: itself if published, LSOAs if added up, None for none."""
        if level not in indicator.levels:
            return None
        if self._contents.published(indicator.id, level):
            return level
        within = level in MAP_LEVELS or level == "combined_authority"
        adds_up = within and indicator.aggregation != "none"
        return FINEST.key if adds_up and self._contents.published(indicator.id, FINEST.key) else None


def _fetched(rows: Table, wanted: dict[str, str | None]) -> pd.DataFrame:
    found: pd.DataFrame = narrowed(rows, **wanted).to_pyarrow().to_pandas()
    return found


def _checked(level: str) -> str:
    if level not in LEVELS:
        raise UnknownLevel(f"There is no level '{level}'; there are {', '.join(LEVELS)}.")
    return level
