"""From files that were read to the geography of the data folder: lookups, boundaries, people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import Catalogue
from geodata import FINEST, load_lookup
from sources.files.areas import AREA_TYPES, Key
from sources.files.boundaries import Boundaries
from sources.files.loading import Loaded
from sources.files.lookups import Lookup

if TYPE_CHECKING:
    from geodata.build.gathered import Gathered

CENSUS_DAY = datetime.date(2021, 3, 21)
PEOPLE = ("residents_2021", "households_2021")
"""Columns of the geography that Census 2021 fills, as the catalogue names them."""


def brings_geography(loaded: Loaded, catalogue: Catalogue) -> bool:
    """Return whether files say anything of areas: which there are, where they lie, how many live there."""
    if loaded.lookups or loaded.boundaries:
        return True
    found = people(loaded.observations, catalogue)
    if "lsoa21" not in FINEST or found.empty:
        return False
    held = load_lookup("lsoa21").set_index("lsoa21")[list(found)]
    return not held.equals(found.reindex(held.index).astype("float64"))


def gather(loaded: Loaded, catalogue: Catalogue) -> Gathered:
    """Return what the files say of areas, in the words of the geography."""
    from geodata.build.gathered import Gathered

    polygons: dict[str, list[pd.Series]] = {}
    for one in loaded.boundaries:
        polygons.setdefault(_level_of(one, loaded), []).append(_polygons(one))
    polygons.pop("", None)
    pairs = loaded.crosswalks[-1].pairs if loaded.crosswalks else None
    return Gathered(
        lookups={one.name: _renamed(one) for one in loaded.lookups},
        polygons=polygons,
        names={code: name for one in loaded.boundaries for code, name in one.names.items()},
        people=people(loaded.observations, catalogue),
        crosswalk=pairs,
    )


def people(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return how many lived in each LSOA of 2021 on census day, by code: those of `PEOPLE` that are known.

    They are the bases of the figures of that day whose indicator says that its base is just these people.
    """
    rows = observations[
        (observations["area_type"] == "lsoa")
        & (observations["area_vintage"] == "2021")
        & (observations["period_start"] == CENSUS_DAY)
    ]
    bases = rows["indicator_id"].map({name: one.people_base for name, one in catalogue.indicators.items()})
    found = {
        name: rows[bases == name].dropna(subset="denominator").groupby("area_code")["denominator"].max()
        for name in PEOPLE
    }
    return pd.DataFrame({name: counts for name, counts in found.items() if len(counts)})


def _renamed(one: Lookup) -> pd.DataFrame:
    """Return the lookup with its columns called by the level that their codes are of, names beside them."""
    table: dict[str, pd.Series] = {}
    for key, column in sorted(one.columns.items()):
        level = level_key(key)
        table[level] = one.table[column].where(one.table[column] != "")
        if (named := _name_column(one, column)) and level != "borough":
            table[f"{level}_name"] = one.table[named]
    return pd.DataFrame(table)


def _name_column(one: Lookup, column: str) -> str:
    wanted = column.lower().removesuffix("code").removesuffix("cd")
    return next(
        (str(name) for name in one.table if str(name).lower() in (f"{wanted}nm", f"{wanted}name")), ""
    )


def level_key(key: Key) -> str:
    """Return the key of a level: its type and the last two digits of its year; boroughs have no year."""
    area_type, vintage = key
    return area_type if area_type == "borough" else f"{area_type}{vintage[2:]}"


def _level_of(one: Boundaries, loaded: Loaded) -> str:
    """Return the level whose areas most of the shapes are; nothing for what is not drawn anew."""
    codes = one.shapes["area_code"]
    kind = AREA_TYPES.get(str(codes.iloc[0])[:3], "")
    if kind not in ("lsoa", "msoa", "ward"):
        return ""
    return level_key((kind, loaded.known.place(codes, one.vintage).vintages.get(kind, "")))


def _polygons(one: Boundaries) -> pd.Series:
    return pd.Series(one.shapes.geometry.to_numpy(), index=one.shapes["area_code"].to_numpy(), dtype=object)
