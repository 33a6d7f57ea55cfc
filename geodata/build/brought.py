"""The geography of a data folder, written from what files brought: whole beside the old one, then swapped."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.area_tables import LOOKUPS, load_areas, read_table
from geodata.brought import LIST, SCHEMA_VERSION, Brought, BroughtLevel, read_brought
from geodata.build.areas import COLUMNS
from geodata.build.assembled import Parts, assembled, holders_of, type_of
from geodata.build.gathered import FINEST, Gathered, IncompleteGeography
from geodata.build.held import held_table
from geodata.build.postcodes import nearest_area
from geodata.build.write import feature_collection, write_boundaries, write_table
from geodata.crosswalks import some
from geodata.data_folder import FRESH, NAME, OLD, geography_of
from geodata.levels import brought_level, in_order

NUMBERS = {
    name: "float64"
    for name in COLUMNS
    if name not in ("level", "area_code", "name", "area_type", "vintage", "parent_code", "parent_name")
}


@dataclass(frozen=True, slots=True)
class Written:
    """The geography that a data folder has now: its levels, and sentences on what every join did."""

    levels: tuple[BroughtLevel, ...]
    notes: tuple[str, ...]


def write_geography(gathered: Gathered, data: Path) -> Written:
    """Write the geography of the data folder `data`: what it has, with what files brought in the place of it.

    Raises
    ------
    GeographyError
        The geography there is damaged, or the files lose areas or contradict each other. It stays.
    """
    held = read_brought(geography_of(data) if geography_of(data).is_dir() else None)
    held.check()
    notes: list[str] = []
    parts = assembled(gathered, held, notes)
    if not parts.areas:
        return Written((), tuple(notes))
    fresh = data / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    levels = _write(fresh, parts, _crosswalk(gathered, parts, held, notes))
    _swap(fresh, data)
    return Written(levels, tuple(notes))


def _crosswalk(gathered: Gathered, parts: Parts, held: Brought, notes: list[str]) -> dict[str, pd.DataFrame]:
    """Return the tables between the LSOAs of 2011 and 2021, by name."""
    pairs = gathered.crosswalk
    if pairs is None and "crosswalk_lsoa11_lsoa21.parquet" in held.sha256:
        pairs = held_table(held, "crosswalk_lsoa11_lsoa21")
    tables = {} if pairs is None else {"crosswalk_lsoa11_lsoa21": pairs}
    if pairs is not None and parts.lookup is not None:
        lost = sorted(set(load_areas("lsoa11")["area_code"]) - set(pairs["from_code"]))
        lost += sorted(set(parts.lookup[FINEST]) - set(pairs["to_code"]))
        if lost:
            raise IncompleteGeography(f"The lookup of LSOAs from 2011 to 2021 lacks {some(lost)}.")
        notes.append(f"{len(pairs):,} pairs of LSOAs of 2011 and 2021, none of Greater Manchester lost.")
    if FINEST in parts.polygons:
        tables["postcodes21"] = _postcodes(parts.polygons[FINEST])
    return tables


def _postcodes(polygons: pd.Series) -> pd.DataFrame:
    """Return the LSOA of 2021 of the live postcodes whose LSOA of 2011 is none: by their coordinates."""
    table = read_table(LOOKUPS, "postcodes25")
    changed = table[table["lsoa11"].notna() & ~table["lsoa11"].isin(polygons.index)]
    found = nearest_area(changed["lon"].to_numpy(), changed["lat"].to_numpy(), polygons)
    return pd.DataFrame({"postcode": changed["postcode"].to_numpy(), FINEST: found})


def _write(fresh: Path, parts: Parts, tables: Mapping[str, pd.DataFrame]) -> tuple[BroughtLevel, ...]:
    """Write every file of a geography, the list of them last."""
    levels = tuple(
        BroughtLevel(key, type_of(key), f"20{key[-2:]}", key in parts.polygons, len(rows))
        for key, rows in parts.areas.items()
    )
    write_table(fresh / "areas.parquet", pd.concat(parts.areas.values(), ignore_index=True).astype(NUMBERS))
    for name, table in tables.items():
        write_table(fresh / f"{name}.parquet", table)
    if parts.lookup is not None:
        write_table(fresh / f"lookup_{FINEST}.parquet", parts.lookup)
    for key, pairs in parts.neighbours.items():
        write_table(fresh / f"neighbours_{key}.parquet", pairs)
    contents = {
        key: feature_collection(parts.areas[key], polygons, holders_of(key, parts), f"20{key[-2:]}")
        for key, polygons in parts.polygons.items()
    }
    write_boundaries(fresh / "boundaries", contents)
    files = sorted(path for path in fresh.rglob("*") if path.is_file())
    digests = (hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    names = (path.relative_to(fresh).as_posix() for path in files)
    known = in_order(map(brought_level, levels))
    by_key = {level.key: level for level in levels}
    listed = {
        "schema_version": SCHEMA_VERSION,
        "levels": [_plain(by_key[key]) for key in known],
        "lookups": [] if parts.lookup is None else [FINEST],
        "sha256": dict(zip(names, digests, strict=True)),
    }
    (fresh / LIST).write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    return tuple(by_key[key] for key in known)


def _plain(level: BroughtLevel) -> dict[str, object]:
    return {name: getattr(level, name) for name in ("key", "area_type", "vintage", "on_map", "areas")}


def _swap(fresh: Path, data: Path) -> None:
    """Put what was written in the place of what was there; a crash leaves one of them whole."""
    old = data / OLD
    if (data / NAME).exists():
        shutil.rmtree(old, ignore_errors=True)
        (data / NAME).rename(old)
    fresh.rename(data / NAME)
    shutil.rmtree(old, ignore_errors=True)
