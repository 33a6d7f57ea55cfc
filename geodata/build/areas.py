"""One row for every area of every level: names, parents, populations, places."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import shapely

from geodata.build.coverage import centres
from geodata.build.lookup import read_table
from geodata.levels import COMPARATORS, ENGLAND, GM, LEVELS, MAP_LEVELS, NORTH_WEST, UNITED_KINGDOM

COLUMNS = [
    "level",
    "area_code",
    "name",
    "area_type",
    "vintage",
    "parent_code",
    "parent_name",
    "residents_2011",
    "households_2011",
    "working_age_2017",
    "postcode_share",
    "lat",
    "lon",
    "south",
    "west",
    "north",
    "east",
]
COUNTS = ["residents_2011", "households_2011"]


@dataclass(frozen=True)
class Geography:
    """What the tables of areas are made from.

    Attributes
    ----------
    census
        As `packages.read_census`, England and Wales.
    lookup
        As `lookup.build_lookup`.
    fit
        As `bestfit.best_fit_wards`.
    polygons
        Polygons in degrees by code, for each map level, and for ``outline`` one.
    names
        Name by code for wards of both vintages, MSOAs, LSOAs and boroughs.
    """

    census: pd.DataFrame
    lookup: pd.DataFrame
    fit: pd.DataFrame
    polygons: dict[str, pd.Series]
    names: pd.Series


def build_areas(geography: Geography) -> pd.DataFrame:
    """Every area of every level with the columns `COLUMNS`, levels finest first, then in canonical order."""
    levels = [map_level_areas(geography, level) for level in reversed(MAP_LEVELS)]
    areas = pd.concat([*levels, comparator_areas(geography)], ignore_index=True)
    areas["area_type"] = areas["level"].map(lambda key: LEVELS[key].area_type)
    areas["vintage"] = areas["level"].map(lambda key: LEVELS[key].vintage)
    return areas[COLUMNS].astype(dict.fromkeys(COUNTS, "Int64"))


def map_level_areas(geography: Geography, level: str) -> pd.DataFrame:
    """Areas of a level that can be drawn; populations are those of their LSOAs unless published."""
    lookup = geography.lookup
    groups = lookup.groupby(level, sort=True)
    areas = groups[[*COUNTS, "working_age_2017"]].sum()
    areas["working_age_2017"] = (
        _published_working_age().reindex(areas.index).fillna(areas["working_age_2017"])
    )
    areas["parent_code"] = GM if level == "borough" else groups["borough"].first()
    areas["parent_name"] = areas["parent_code"].map({**geography.names, GM: dict(COMPARATORS)[GM]})
    areas["name"] = geography.names.reindex(areas.index)
    if level == "ward25":
        wards = geography.fit.groupby("ward25")[["postcodes_inside", "postcodes"]].sum()
        areas["postcode_share"] = wards["postcodes_inside"] / wards["postcodes"]
    areas = areas.join(places(geography.polygons[level]))
    return areas.rename_axis("area_code").reset_index().assign(level=level)


def places(polygons: pd.Series) -> pd.DataFrame:
    """Centre and bounds of each polygon in degrees: lat, lon, south, west, north, east."""
    bounds = pd.DataFrame(
        shapely.bounds(polygons.to_numpy()), index=polygons.index, columns=["west", "south", "east", "north"]
    )
    return centres(polygons).join(bounds)


def comparator_areas(geography: Geography) -> pd.DataFrame:
    """Greater Manchester, the region and the two countries.

    The census file covers England and Wales, so the United Kingdom has no population here; only Greater
    Manchester has a place.
    """
    names = dict(COMPARATORS)
    census = geography.census
    parts = {
        GM: census[census["lsoa11"].isin(geography.lookup["lsoa11"])],
        NORTH_WEST: census[census["region"] == NORTH_WEST],
        ENGLAND: census[census["lsoa11"].str.startswith("E")],
    }
    counts = pd.DataFrame({code: rows[COUNTS].sum() for code, rows in parts.items()}).T
    parents = {GM: NORTH_WEST, NORTH_WEST: ENGLAND, ENGLAND: UNITED_KINGDOM, UNITED_KINGDOM: ""}
    levels = {GM: "combined_authority", NORTH_WEST: "region", ENGLAND: "country", UNITED_KINGDOM: "country"}
    areas = counts.reindex(list(names)).join(places(geography.polygons["outline"]))
    areas["working_age_2017"] = _published_working_age().reindex(areas.index)
    areas["level"] = pd.Series(levels)
    areas["name"] = pd.Series(names)
    areas["parent_code"] = pd.Series(parents)
    areas["parent_name"] = areas["parent_code"].map({**names, "": ""})
    return areas.rename_axis("area_code").reset_index()


def _published_working_age() -> pd.Series:
    table = read_table("working_age_population_2017_ward17.csv")
    return table.set_index("area_code")["residents_16_64"].astype(float)
