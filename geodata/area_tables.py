"""Areas and lookups at rest, and how they are asked for. Each table is read once in a process.

Data frames returned here are shared: copy one before changing it.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.brought import BROUGHT, Brought, unusable
from geodata.errors import GeographyMissing, UnknownLevel
from geodata.levels import EMBEDDED, GM, LEVELS, MAP_LEVELS

LOOKUPS = Path(__file__).parent / "lookups"

FINEST = tuple(level for level in LEVELS if level == "lsoa11" or level in BROUGHT.lookups)
"""Levels that larger areas are made of, each with a lookup; the oldest vintage first."""

COUNTS_2021 = ("residents_2021", "households_2021")
"""Columns of counts that are added up from the LSOAs of 2021."""


def load_areas(level: str) -> pd.DataFrame:
    """Areas of a level in canonical order: by GSS code, as in the boundary file.

    Columns: level, area_code, name, area_type, vintage, parent_code, parent_name (the borough),
    residents_2011, households_2011 (Census 2011), working_age_2017 (residents aged 16–64 in mid-2017:
    published for wards of 2017, boroughs and Greater Manchester, estimated below and for wards of 2025),
    residents_2021, households_2021 (Census 2021, where files of the data folder say them of LSOAs of 2021),
    postcode_share (wards of 2025: share of the live postcodes of the ward's LSOAs that lie in the ward),
    lat, lon (a point inside), south, west, north, east (degrees). What is not known is NaN.

    Raises
    ------
    UnknownLevel
        There is no such level.
    GeographyMissing
        The table is absent, unreadable or incomplete.
    """
    if BROUGHT.fault:
        raise BROUGHT.fault
    if level not in LEVELS:
        raise UnknownLevel(f"There is no level “{level}”: choose one of {', '.join(LEVELS)}.")
    return _load_level(LOOKUPS, level)


def load_lookup(finest: str = "lsoa11") -> pd.DataFrame:
    """Every LSOA of a census, by code, with the areas that hold it.

    Columns for LSOAs of 2011: lsoa11, lsoa11_name, msoa11, msoa11_name, ward25 (best fit), ward25_share
    (share of the LSOA's live postcodes inside that ward), ward17 (best fit), borough, sub_icb, sub_icb_name,
    police_force, region, residents_2011, households_2011 (Census 2011), working_age_2017 (residents aged
    16–64 in mid-2017: the published number of the ward of 2017 shared out by residents of 2011; an estimate,
    not whole).

    For LSOAs of 2021: lsoa21, lsoa21_name, borough, residents_2021 and households_2021 (NaN where no file
    said them), and as files brought them msoa21 and the wards of some years (best fit).

    Raises
    ------
    UnknownLevel
        There is no lookup of that level.
    GeographyMissing
        The table is absent, unreadable or incomplete.
    """
    if finest not in FINEST:
        raise UnknownLevel(f"There is no lookup of “{finest}”: choose one of {', '.join(FINEST)}.")
    if finest in EMBEDDED:
        return read_table(LOOKUPS, finest, LEVELS[finest].areas)
    return brought_table(BROUGHT, f"lookup_{finest}", LEVELS[finest].areas)


def load_neighbours(level: str) -> pd.DataFrame:
    """Pairs of touching areas of a map level: area_code, neighbour_code, each pair in both directions."""
    if level not in MAP_LEVELS:
        raise UnknownLevel(f"No neighbours are held for “{level}”: choose one of {', '.join(MAP_LEVELS)}.")
    name = f"neighbours_{level}"
    return read_table(LOOKUPS, name) if level in EMBEDDED else brought_table(BROUGHT, name)


@cache
def neighbours(level: str) -> NDArray[np.intp]:
    """Pairs of touching areas of a map level by their places in canonical order, as in `load_areas`.

    Two columns, a row a pair, each pair in both directions, sorted by the first and then the second; corners
    count as well as edges. An area that touches none is in no row. Shared, and so not to be written to.

    Raises
    ------
    UnknownLevel
        There is no such level, or it is not drawn.
    GeographyMissing
        A table is absent or unreadable, or names an area that the level does not have.
    """
    pairs, codes = load_neighbours(level), pd.Index(load_areas(level)["area_code"])
    places = np.column_stack([codes.get_indexer(pairs[column]) for column in pairs.columns])
    if (places < 0).any():
        strange = pairs.to_numpy()[places < 0][0]
        raise GeographyMissing(
            f"The neighbours of {LEVELS[level].plural} name {strange}, which is none of them."
        )
    places = places[np.lexsort(places.T[::-1])]
    places.flags.writeable = False
    return places


@cache
def read_table(folder: Path, name: str, rows: int | None = None) -> pd.DataFrame:
    """A table of the lookups folder, held to its number of rows if one is given.

    Raises
    ------
    GeographyMissing
        The file is absent, is not Parquet, or has another number of rows.
    """
    path = folder / f"{name}.parquet"
    try:
        table = pd.read_parquet(path)
    except (OSError, ValueError) as problem:
        raise GeographyMissing(
            f"{path.name} cannot be read ({problem}). Run: python -m geodata.build"
        ) from problem
    if rows is not None and len(table) != rows:
        raise GeographyMissing(f"{path.name} has {len(table):,} rows and should have {rows:,}.")
    return table


def brought_table(brought: Brought, name: str, rows: int | None = None) -> pd.DataFrame:
    """A table of the data folder's geography; errors as `read_table`, with what to do about them."""
    assert brought.folder is not None
    try:
        return read_table(brought.folder, name, rows)
    except GeographyMissing as problem:
        why = f"cannot be used: {problem.__cause__ or problem}".rstrip(".")
        raise GeographyMissing(unusable(brought.folder / f"{name}.parquet", why)) from problem


@cache
def _load_level(folder: Path, level: str) -> pd.DataFrame:
    if level in EMBEDDED:
        table = read_table(folder, "areas", sum(known.areas for known in EMBEDDED.values()))
    else:
        table = brought_table(BROUGHT, "areas", sum(known.areas for known in BROUGHT.levels))
    rows = table[table["level"] == level].reset_index(drop=True)
    if len(rows) != LEVELS[level].areas:
        raise GeographyMissing(f"{len(rows):,} {LEVELS[level].plural} held of {LEVELS[level].areas:,}.")
    counts = [column for column in ("residents_2011", "households_2011") if rows[column].notna().all()]
    return _with_counts_of_2021(rows.astype(dict.fromkeys(counts, "int64")), level)


def _with_counts_of_2021(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return the areas with their people of Census 2021, added up from LSOAs where these are held."""
    rows = rows.assign(**dict.fromkeys(COUNTS_2021, math.nan))
    if "lsoa21" not in FINEST:
        return rows
    lookup = load_lookup("lsoa21").assign(combined_authority=GM)
    if level in lookup:
        sums = lookup.groupby(level)[list(COUNTS_2021)].sum(min_count=1)
        return rows.assign(**{name: rows["area_code"].map(sums[name]) for name in COUNTS_2021})
    return rows
