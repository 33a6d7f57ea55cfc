"""Areas and lookups at rest, and how they are asked for. Each table is read once in a process.

Data frames returned here are shared: copy one before changing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from geodata.errors import GeographyMissing, UnknownLevel
from geodata.levels import GM, LEVELS, MAP_LEVELS

LOOKUPS = Path(__file__).parent / "lookups"


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `lat` and `lon` are a point inside it, NaN for areas beyond Greater Manchester."""

    code: str
    name: str
    level: str
    area_type: str
    vintage: str
    parent_code: str
    parent_name: str
    lat: float
    lon: float


def load_areas(level: str) -> pd.DataFrame:
    """Areas of a level in canonical order: by GSS code, as in the boundary file.

    Columns: level, area_code, name, area_type, vintage, parent_code, parent_name (the borough),
    residents_2011, households_2011 (Census 2011), working_age_2017 (residents aged 16–64 in mid-2017:
    published for wards of 2017, boroughs and Greater Manchester, estimated below and for wards of 2025),
    postcode_share (wards of 2025: share of the live postcodes of the ward's LSOAs that lie in the ward),
    lat, lon (a point inside), south, west, north, east (degrees). What is not known is NaN.

    Raises
    ------
    UnknownLevel
        There is no such level.
    GeographyMissing
        The table is absent, unreadable or incomplete.
    """
    if level not in LEVELS:
        raise UnknownLevel(f"There is no level “{level}”: choose one of {', '.join(LEVELS)}.")
    return _load_level(LOOKUPS, level)


def load_lookup() -> pd.DataFrame:
    """Every LSOA of 2011, by code, with the areas that hold it.

    Columns: lsoa11, lsoa11_name, msoa11, msoa11_name, ward25 (best fit), ward25_share (share of the LSOA's
    live postcodes inside that ward), ward17 (best fit), borough, sub_icb, sub_icb_name, police_force, region,
    residents_2011, households_2011 (Census 2011), working_age_2017 (residents aged 16–64 in mid-2017: the
    published number of the ward of 2017 shared out by residents of 2011; an estimate, not whole).

    Raises
    ------
    GeographyMissing
        The table is absent, unreadable or incomplete.
    """
    return read_table(LOOKUPS, "lsoa11", LEVELS["lsoa11"].areas)


def load_neighbours(level: str) -> pd.DataFrame:
    """Pairs of touching areas of a map level: area_code, neighbour_code, each pair in both directions."""
    if level not in MAP_LEVELS:
        raise UnknownLevel(f"No neighbours are held for “{level}”: choose one of {', '.join(MAP_LEVELS)}.")
    return read_table(LOOKUPS, f"neighbours_{level}")


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


@cache
def _load_level(folder: Path, level: str) -> pd.DataFrame:
    table = read_table(folder, "areas", sum(known.areas for known in LEVELS.values()))
    rows = table[table["level"] == level].reset_index(drop=True)
    if len(rows) != LEVELS[level].areas:
        raise GeographyMissing(f"{len(rows):,} {LEVELS[level].plural} held of {LEVELS[level].areas:,}.")
    counts = [column for column in ("residents_2011", "households_2011") if rows[column].notna().all()]
    return rows.astype(dict.fromkeys(counts, "int64"))


@cache
def areas_by_code() -> dict[str, Area]:
    """Every area of every level by its GSS code, finest level first."""
    columns = [
        "area_code",
        "name",
        "level",
        "area_type",
        "vintage",
        "parent_code",
        "parent_name",
        "lat",
        "lon",
    ]
    return {
        row[0]: Area(*row)
        for level in LEVELS
        for row in load_areas(level)[columns].itertuples(index=False, name=None)
    }


def area(code: str) -> Area | None:
    """The area of a GSS code, of whichever level and vintage; None for a code that is not held."""
    return areas_by_code().get(code)


def children(code: str, level: str) -> tuple[str, ...]:
    """Codes of the areas of a map level that an area is made of, in canonical order.

    Where areas do not nest (MSOAs and wards, wards of two years), those that share an LSOA with it. The area
    itself at its own level; nothing for a code that is not held.

    Raises
    ------
    UnknownLevel
        The level is not on the map.
    """
    if level not in MAP_LEVELS:
        raise UnknownLevel(f"“{level}” is not on the map: choose one of {', '.join(MAP_LEVELS)}.")
    found = area(code)
    if found is None:
        return ()
    lookup = load_lookup()
    if found.level in MAP_LEVELS:
        lookup = lookup[lookup[found.level] == code]
    elif code != GM:
        return ()
    return tuple(sorted(lookup[level].unique()))
