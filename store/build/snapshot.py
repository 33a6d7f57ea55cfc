"""From source tables to the snapshot's Parquet files, the same bytes every time."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.classification import displayed
from analysis.natural import natural_ladder
from catalogue import Catalogue, Indicator
from catalogue.vocabulary import WEIGHTS
from geodata import EMBEDDED, FINEST, GM, LEVELS, MAP_LEVELS, load_lookup, lookups_of
from sources import Incomplete, observe
from store.build.tables import TableOrigin
from store.snapshot import file_of, write_manifest
from store.store import Store

OBSERVATIONS = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator_id", "area_code", "area_type", "period")),
        *((name, pa.date32()) for name in ("period_start", "period_end")),
        *((name, pa.string()) for name in ("sex", "age")),
        *((name, pa.float64()) for name in ("value", "lower_ci", "upper_ci", "numerator", "denominator")),
        *((name, pa.string()) for name in ("flag", "source_id")),
        ("retrieved_at", pa.date32()),
        ("area_vintage", pa.string()),
    ]
)

MEMBERS = pa.schema(
    [
        *((name, pa.string()) for name in ("level", "area_code", "lsoa", "origin")),
        *((name, pa.float64()) for name in WEIGHTS),
    ]
)

PROVENANCE = pa.schema(
    [
        *((name, pa.string()) for name in ("source_id", "publisher", "dataset", "query", "link")),
        *((name, pa.string()) for name in ("licence", "attribution", "note", "file", "sha256")),
        ("rows", pa.int64()),
        ("retrieved_at", pa.date32()),
        ("origin", pa.string()),
    ]
)

BREAKS = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator_id", "level", "period", "sex", "age")),
        ("classes", pa.int64()),
        ("breaks", pa.list_(pa.float64())),
    ]
)


def build(catalogue: Catalogue, origins: dict[str, TableOrigin], tables: Path, folder: Path) -> None:
    """Write the snapshot of the source tables in `tables` beside `folder`, and put it in its place.

    Raises
    ------
    SourceError, CatalogueError, geodata.GeographyError
        A table cannot be tidied. The snapshot in place stays as it is.
    """
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    made_on = max(origin.taken for origin in origins.values()).isoformat()
    write_table(observations(catalogue, origins, tables), OBSERVATIONS, file_of(fresh, "observations"))
    # What comes with the application knows nothing of a data folder that happens to be in use.
    write_table(members(EMBEDDED), MEMBERS, file_of(fresh, "members"))
    write_table(provenance(catalogue, origins), PROVENANCE, file_of(fresh, "provenance"))
    # Breaks are those of what the store hands out, sums and means included: it opens what there is so far.
    write_table([], BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)
    write_table(breaks(catalogue, Store(fresh, catalogue=catalogue)), BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)
    _swap(fresh, folder)


def observations(catalogue: Catalogue, origins: dict[str, TableOrigin], tables: Path) -> pd.DataFrame:
    """Return the observations of every indicator, in the order of their ids."""
    parts = []
    for name in sorted(catalogue.indicators):
        indicator = catalogue.indicators[name]
        source = catalogue.sources[indicator.source]
        tidy = observe(indicator, source, tables)
        parts.append(tidy.assign(retrieved_at=_origin(origins, source.file).taken))
    return pd.concat(parts, ignore_index=True)


def members(levels: Collection[str] = tuple(LEVELS)) -> pd.DataFrame:
    """Return every LSOA of each census under every area of `levels` that holds it, with its weights.

    By the level of the LSOAs (`origin`), then by level and code.
    """
    return pd.concat([_members_of(one, levels) for one in FINEST if one in levels], ignore_index=True)


def _members_of(finest: str, levels: Collection[str]) -> pd.DataFrame:
    lookup = load_lookup(finest).assign(combined_authority=GM).rename(columns={finest: "lsoa"})
    lookup = lookup.reindex(columns=[*lookup, *(name for name in WEIGHTS if name not in lookup)])
    larger = [level for level in levels if level != finest and finest in lookups_of(level)]
    parts = [lookup[["lsoa", *WEIGHTS]].assign(level=level, area_code=lookup[level]) for level in larger]
    rows = pd.concat(parts, ignore_index=True).dropna(subset="area_code").assign(origin=finest)
    return rows.sort_values(["level", "area_code", "lsoa"], ignore_index=True)


def provenance(catalogue: Catalogue, origins: dict[str, TableOrigin]) -> list[dict[str, Any]]:
    """Return what there is to know of every source, in the order of their ids."""
    rows = []
    for name in sorted(catalogue.sources):
        source, origin = catalogue.sources[name], _origin(origins, catalogue.sources[name].file)
        said = {key: getattr(source, key) for key in PROVENANCE.names if hasattr(source, key)}
        known = {"sha256": origin.sha256, "rows": origin.rows, "origin": origin.origin}
        rows.append({"source_id": name, "retrieved_at": origin.taken} | said | known)
    return rows


def breaks(catalogue: Catalogue, store: Store) -> list[dict[str, Any]]:
    """Return the natural breaks of every indicator that is mapped, at embedded level, period and sex."""
    held = store.indicators()
    return [
        row
        for name in sorted(held)
        for level in MAP_LEVELS
        if catalogue.indicators[name].mapped and level in held[name] and level in EMBEDDED
        for row in breaks_of(catalogue.indicators[name], level, store)
    ]


def breaks_of(indicator: Indicator, level: str, store: Store) -> list[dict[str, Any]]:
    """Return an indicator's natural breaks at a level, a row a period, sex, age and number of classes."""
    figures = store.observations(indicator.id, level)
    rows = []
    for (_, period, sex, age), found in figures.groupby(["period_start", "period", "sex", "age"]):
        ladder = natural_ladder(displayed(found["value"], indicator.decimals))
        key = {"indicator_id": indicator.id, "level": level, "period": period, "sex": sex, "age": age}
        rows += [key | {"classes": classes, "breaks": list(found)} for classes, found in ladder.items()]
    return rows


def _origin(origins: dict[str, TableOrigin], file: str) -> TableOrigin:
    if file not in origins:
        raise Incomplete(f"There is no source table {file} beside the others.")
    return origins[file]


def write_table(rows: pd.DataFrame | Sequence[Mapping[Any, Any]], schema: pa.Schema, path: Path) -> None:
    """Write the rows as Parquet: the same rows give the same bytes."""
    if isinstance(rows, pd.DataFrame):
        table = pa.Table.from_pandas(rows, schema=schema, preserve_index=False)
    else:
        table = pa.Table.from_pylist(list(rows), schema=schema)
    # Without the data frame's own notes, which name library versions.
    pq.write_table(table.replace_schema_metadata(None), path, compression="zstd")


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`; a crash leaves one of them whole."""
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
