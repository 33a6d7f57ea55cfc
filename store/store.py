"""The one class through which everything asks for figures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import Catalogue, Indicator, load_catalogue
from geodata import FINEST, LEVELS, load_areas
from store.aggregate import ORDER, added_up, added_up_of, narrowed, published, published_of
from store.comparators import comparator_codes, comparator_rows
from store.connection import Connections
from store.contents import Contents, Dimensions, dimensions_of, periods_of
from store.errors import LevelUnavailable, UnknownIndicator, UnknownLevel, UnknownSource
from store.figures import added_up_figures, in_order, published_figures
from store.locks import Held
from store.opened import Tables
from store.origins import Origin, Origins, together, why_not
from store.places import codes_by_level
from store.provenance import Provenance
from store.snapshot import FOLDER, MANIFEST

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
        A database to ask instead, such as `postgres://…`, to which `store.publish` has written a snapshot;
        or `pyspark://…`, which reads the snapshot's files. See `store.address`.
    catalogue
        The catalogue that the figures belong to; by default the project's.

    Raises
    ------
    SnapshotMissing, SnapshotCorrupt
        A file or table of the snapshot is not there, or is not the one that was built.
    UnknownStore, DriverMissing, StoreUnreachable
        The URL leads nowhere, a package is missing, or the database does not answer. Every question may
        raise the last; the next one is asked on a new connection.
    """

    def __init__(
        self, folder: Path | None = None, url: str | None = None, catalogue: Catalogue | None = None
    ) -> None:
        folder = folder or FOLDER
        self._connections = Connections(folder, url)
        # No refresh removes the snapshot while this lives.
        self._held = None if url else Held(folder / MANIFEST)
        self._catalogue = catalogue or load_catalogue()
        contents = Contents.of_rows(self._connections.ask(lambda tables: tables.contents))
        self._origins = Origins(contents).of

    @property
    def made_on(self) -> str:
        """Return the day of the snapshot's newest source table, as ISO 8601."""
        return str(self._connections.manifest["made_on"])

    @property
    def identity(self) -> str:
        """Return what tells this snapshot from every other: a SHA-256 of all that it says of itself."""
        said = json.dumps(dict(self._connections.manifest), sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()

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
        indicator, wanted = self._indicator(indicator_id), {"period": period, "sex": sex, "age": age}
        found = self._available(indicator, level)
        if found[0].level == level:
            rows = self._fetched(lambda tables: published(tables, indicator, level), wanted, ORDER)
            return published_figures(rows)
        parts = []
        for origin in found:
            question = partial(added_up, indicator=indicator, level=level, finest=origin.level)
            rows = self._fetched(question, wanted)
            parts.append(added_up_figures(_told(rows, origin), indicator, level, origin.contents))
        return parts[0] if len(parts) == 1 else in_order(parts, list(load_areas(level)["area_code"]))

    def areas(self, level: str) -> pd.DataFrame:
        """Return the areas of a level in canonical order; columns as `geodata.load_areas` says."""
        return load_areas(_checked(level))

    def series(
        self,
        indicator_id: str,
        area_codes: Iterable[str],
        sex: str | None = None,
        age: str | None = None,
        level: str = "",
    ) -> pd.DataFrame:
        """Return all periods of the areas given, of whatever levels, in the order given.

        Columns as `observations`. Areas of levels at which the indicator has no values are left out. `level`
        is the one that is meant where a code is of several.

        Raises
        ------
        UnknownArea
            A code is of no area held; the message says of which vintage it is, if that is known.
        """
        indicator, codes = self._indicator(indicator_id), list(area_codes)
        wanted = {"sex": sex, "age": age}
        by_level = codes_by_level(codes, level, lambda one: bool(self._origins(indicator, one)))
        found = {one: self._origins(indicator, one) for one in by_level}
        held = {one: by_level[one] for one, origins in found.items() if origins and origins[0].level == one}
        parts = []
        if held:
            own = list(chain.from_iterable(held.values()))
            rows = self._fetched(lambda tables: published_of(tables, indicator, own), wanted, ORDER)
            parts.append(published_figures(_of_levels(rows, held)))
        summed = {one: origins for one, origins in found.items() if origins and one not in held}
        for finest in FINEST:
            parts += self._summed(indicator, finest, summed, by_level, wanted)
        return in_order(parts, codes)

    def _summed(
        self,
        indicator: Indicator,
        finest: str,
        found: Mapping[str, Sequence[Origin]],
        codes: Mapping[str, Sequence[str]],
        wanted: dict[str, str | None],
    ) -> list[pd.DataFrame]:
        """Return the sums from LSOAs of one census, a table a level of `found`."""
        of_it = {
            level: origin for level, origins in found.items() for origin in origins if origin.level == finest
        }
        if not of_it:
            return []
        asked = {level: codes[level] for level in of_it}
        rows = self._fetched(partial(added_up_of, indicator=indicator, codes=asked, finest=finest), wanted)
        return [
            added_up_figures(_told(rows[rows["level"] == level], origin), indicator, level, origin.contents)
            for level, origin in of_it.items()
        ]

    def indicators(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the indicators with any figures, each with the levels at which there are some."""
        held = {
            name: tuple(level for level in one.levels if level in LEVELS and self._origins(one, level))
            for name, one in self._catalogue.indicators.items()
        }
        return {name: levels for name, levels in held.items() if levels}

    def periods(self, indicator_id: str, level: str) -> list[str]:
        """Return the labels of an indicator's periods at a level, oldest first; errors as `observations`."""
        return periods_of(together(self._available(self._indicator(indicator_id), level)))

    def held(self, indicator_id: str, level: str) -> pd.DataFrame:
        """Return a row a period, sex and age with figures, oldest first; errors as `observations`.

        Columns as `Contents` says. Shared: copy the table before changing it.
        """
        return together(self._available(self._indicator(indicator_id), level))

    def dimensions(self, indicator_id: str, level: str) -> Dimensions:
        """Return sexes and ages to choose from, and whether there are counts; errors as `observations`."""
        return dimensions_of(together(self._available(self._indicator(indicator_id), level)))

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
        rows = self._connections.ask(lambda tables: tables.breaks)
        for row in rows.sort_by([(name, "ascending") for name in ("sex", "age", "classes")]).to_pylist():
            kept.setdefault((row["indicator_id"], row["level"], row["period"]), []).append(row)
        return kept

    def provenance(self, source_id: str) -> Provenance:
        """Return where a source's figures come from.

        Raises
        ------
        UnknownSource
            The snapshot has no such source.
        """
        found = self._connections.ask(
            lambda tables: tables.provenance.filter(tables.provenance.source_id == source_id)
        ).to_pylist()
        if not found:
            raise UnknownSource(f"The snapshot has no source '{source_id}'.")
        return Provenance(**found[0])

    def source_of(self, indicator_id: str, level: str, period: str) -> str:
        """Return the id of the source that an indicator's figures of a period come from.

        Errors as `observations`; of a period that is not held, it is the source that the catalogue names.
        """
        indicator = self._indicator(indicator_id)
        rows = together(self._available(indicator, level))
        found = rows.loc[rows["period"] == period, "source_id"]
        return str(found.iloc[0]) if len(found) else indicator.source

    def sources(self) -> list[str]:
        """Return the ids of the sources that there is provenance of, in alphabetical order."""
        found = self._connections.ask(lambda tables: tables.provenance.select("source_id"))
        return sorted(found["source_id"].to_pylist())

    def _fetched(
        self, question: Callable[[Tables], Table], wanted: dict[str, str | None], order: Sequence[str] = ()
    ) -> pd.DataFrame:
        found = self._connections.ask(lambda tables: narrowed(question(tables), **wanted))
        # Ordered here: each database has an idea of its own of how texts follow one another.
        rows = found.sort_by([(name, "ascending") for name in order]) if order else found
        figures: pd.DataFrame = rows.to_pandas()
        return figures

    def _indicator(self, indicator_id: str) -> Indicator:
        try:
            return self._catalogue.indicators[indicator_id]
        except KeyError as error:
            raise UnknownIndicator(f"The catalogue has no indicator '{indicator_id}'.") from error

    def _available(self, indicator: Indicator, level: str) -> list[Origin]:
        """Return where the figures come from, or raise `LevelUnavailable`."""
        found = self._origins(indicator, _checked(level))
        if not found:
            raise LevelUnavailable(indicator.title, LEVELS[level].plural, why_not(indicator, level))
        return found


def _told(rows: pd.DataFrame, origin: Origin) -> pd.DataFrame:
    """Return the sums of the periods that are left to an origin."""
    return rows[rows["period"].isin(origin.contents["period"])]


def _of_levels(rows: pd.DataFrame, codes: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return the rows whose area is of the level that its code stands under: a code may be of several."""
    kinds = {
        (code, LEVELS[level].area_type, LEVELS[level].vintage) for level, own in codes.items() for code in own
    }
    given = zip(rows["area_code"], rows["area_type"], rows["area_vintage"], strict=True)
    return rows[[one in kinds for one in given]]


def _checked(level: str) -> str:
    if level not in LEVELS:
        raise UnknownLevel(f"There is no level '{level}'; there are {', '.join(LEVELS)}.")
    return level
