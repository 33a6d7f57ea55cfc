"""Levels put together of what files brought: areas, outlines and neighbours, every join accounted for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from geodata.area_tables import load_areas
from geodata.brought import TYPES, Brought
from geodata.build.areas import COLUMNS, places
from geodata.build.coverage import dissolve
from geodata.build.drawn import draw, finest
from geodata.build.gathered import FINEST, Gathered, IncompleteGeography, joined
from geodata.build.held import embedded_polygons, held_areas, held_table, polygons_of
from geodata.build.neighbours import touching, touching_parents
from geodata.build.postcodes import nearest_area
from geodata.crosswalks import some
from geodata.levels import EMBEDDED

MADE_OF_LSOAS = "msoa21"
"""Drawn as unions of LSOAs, so that the edges of both coincide."""


@dataclass
class Parts:
    """What is written, by level: areas, polygons as drawn, pairs of neighbours."""

    lookup: pd.DataFrame | None
    areas: dict[str, pd.DataFrame]
    polygons: dict[str, pd.Series]
    neighbours: dict[str, pd.DataFrame]


def assembled(gathered: Gathered, held: Brought, notes: list[str]) -> Parts:
    """Return what is to be written: what files brought, and what is held of other levels.

    Sentences on what was joined, and what it lost, are added to `notes`.

    Raises
    ------
    GeographyError
        The files lose areas or boroughs, or contradict each other.
    """
    own = held_table(held, f"lookup_{FINEST}") if FINEST in held.lookups else None
    lookup = joined(gathered, own, notes)
    parts = Parts(lookup, {}, {}, {})
    for level in _levels(gathered, lookup, held):
        _draw(level, gathered, held, parts, notes)
        parts.areas[level] = _areas(level, gathered, held, parts)
    return parts


def _levels(gathered: Gathered, lookup: pd.DataFrame | None, held: Brought) -> list[str]:
    """Return the keys of the levels to write, finest first."""
    columns = [] if lookup is None else [str(column) for column in lookup]
    listed = [str(column) for table in gathered.lookups.values() for column in table]
    every = {key for key in (*columns, *listed, *gathered.polygons, *held.keys) if type_of(key)}
    keys = every - set(EMBEDDED)
    for key in keys & {"lsoa21", MADE_OF_LSOAS}:
        if key not in columns:
            raise IncompleteGeography(
                f"No lookup says where the {TYPES[type_of(key)]}s of 20{key[4:]} lie: load one with their "
                "codes and those of their districts too."
            )
    return sorted(keys, key=lambda key: (list(TYPES).index(type_of(key)), key))


def type_of(key: str) -> str:
    """Return the area type of a level's key; nothing for what is none, such as a column of names."""
    return key[:-2] if key[:-2] in TYPES and key[-2:].isdecimal() else ""


def _draw(level: str, gathered: Gathered, held: Brought, parts: Parts, notes: list[str]) -> None:
    """Add the level's polygons and neighbours, as far as there are any."""
    files = [_here(level, one, parts, notes) for one in gathered.polygons.get(level, ())]
    if level == MADE_OF_LSOAS and FINEST in parts.polygons:
        assert parts.lookup is not None
        holders = parts.lookup.set_index(FINEST)[level]
        parts.polygons[level] = dissolve(parts.polygons[FINEST], holders)
        parts.neighbours[level] = touching_parents(parts.neighbours[FINEST], holders)
    elif files:
        parts.polygons[level] = draw(files, type_of(level))
        parts.neighbours[level] = touching(finest(files).sort_index())
    elif any(one.key == level and one.on_map for one in held.levels):
        parts.polygons[level] = polygons_of(held, level)
        parts.neighbours[level] = held_table(held, f"neighbours_{level}")


def _here(level: str, polygons: pd.Series, parts: Parts, notes: list[str]) -> pd.Series:
    """Return the polygons of Greater Manchester; all of the lookup's areas must be among them."""
    known = set() if parts.lookup is None or level not in parts.lookup else set(parts.lookup[level].dropna())
    inside = polygons[_in_greater_manchester(polygons)]
    kept = polygons[polygons.index.isin(known)] if type_of(level) != "ward" else inside
    if lacking := sorted(known - set(kept.index)):
        raise IncompleteGeography(
            f"The boundaries lack {len(lacking):,} of {len(known):,} {TYPES[type_of(level)]}s of "
            f"20{level[-2:]} that the lookup has: {some(lacking)}."
        )
    if more := sorted(set(inside.index) - known) if known else []:
        notes.append(f"Of {level}, {len(more):,} areas with boundaries are in no lookup: {some(more)}.")
    if beyond := len(polygons) - len(kept):
        notes.append(f"Of {level}, {beyond:,} areas lie beyond Greater Manchester and are left out.")
    return kept


def _in_greater_manchester(polygons: pd.Series) -> np.ndarray:
    outline = shapely.union_all(embedded_polygons("outline").to_numpy())
    return np.asarray(shapely.contains(outline, shapely.point_on_surface(polygons.to_numpy())))


def _areas(level: str, gathered: Gathered, held: Brought, parts: Parts) -> pd.DataFrame:
    """Return the rows of a level for the table of areas."""
    polygons, boroughs = parts.polygons.get(level), _boroughs(level, gathered, held, parts)
    names = _names(level, gathered, held, parts)
    rows = pd.DataFrame({"area_code": sorted(boroughs)})
    rows["level"], rows["area_type"], rows["vintage"] = level, type_of(level), f"20{level[-2:]}"
    rows["name"] = rows["area_code"].map(names)
    if rows["name"].isna().any():
        raise IncompleteGeography(f"No file names {some(tuple(rows.loc[rows['name'].isna(), 'area_code']))}.")
    rows["parent_code"] = rows["area_code"].map(boroughs)
    known = load_areas("borough").set_index("area_code")["name"]
    rows["parent_name"] = rows["parent_code"].map(known)
    if lost := sorted(set(known) - set(rows["parent_name"])):
        raise IncompleteGeography(f"No area of {level} lies in {', '.join(lost)}.")
    if polygons is not None:
        rows = rows.join(places(polygons), on="area_code")
    return rows.reindex(columns=COLUMNS)


def _boroughs(level: str, gathered: Gathered, held: Brought, parts: Parts) -> dict[str, str]:
    """Return the borough of every area of a level by its code: as lookups say, else where it lies."""
    tables = [one for one in gathered.lookups.values() if level in one and "borough" in one]
    if parts.lookup is not None and level in parts.lookup:
        tables.append(parts.lookup)
    here = set(load_areas("borough")["area_code"])
    said = {
        str(code): str(borough)
        for table in tables
        for code, borough in table[[level, "borough"]].dropna().itertuples(index=False)
        if borough in here
    }
    polygons = parts.polygons.get(level)
    if polygons is None:
        return said or _column(held_areas(held, level), "parent_code")
    unsaid = polygons[~polygons.index.isin(list(said))]
    embedded = embedded_polygons("borough")
    points = shapely.get_coordinates(shapely.point_on_surface(unsaid.to_numpy()))
    found = nearest_area(points[:, 0], points[:, 1], embedded) if len(unsaid) else unsaid.index
    lies = said | dict(zip(unsaid.index, found, strict=True))
    return {str(code): str(lies[code]) for code in polygons.index}


def _names(level: str, gathered: Gathered, held: Brought, parts: Parts) -> dict[str, str]:
    names = _column(held_areas(held, level), "name") | dict(gathered.names)
    tables = [*gathered.lookups.values(), *([] if parts.lookup is None else [parts.lookup])]
    for table in tables:
        if level in table and f"{level}_name" in table:
            pairs = table[[level, f"{level}_name"]].dropna().drop_duplicates()
            names |= dict(pairs.itertuples(index=False, name=None))
    # The same code is the same ward: a year whose files have no names has those of another.
    same = load_areas("ward25") if type_of(level) == "ward" else load_areas("borough")
    return _column(same, "name") | names


def _column(areas: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(areas["area_code"], areas[column], strict=True))


def holders_of(level: str, parts: Parts) -> dict[str, list[str]]:
    """Return the codes of the areas that hold each area of a level, coarse to fine, each once."""
    rows, lookup = parts.areas[level], parts.lookup
    held = {code: [parent] for code, parent in zip(rows["area_code"], rows["parent_code"], strict=True)}
    if lookup is None or level not in lookup or type_of(level) == "ward":
        return held
    holders = sorted((str(one) for one in lookup if type_of(str(one)) == "ward"), reverse=True)
    holders += [MADE_OF_LSOAS] if level == FINEST and MADE_OF_LSOAS in lookup else []
    for holder in holders:
        pairs = lookup[[level, holder]].dropna().drop_duplicates().sort_values([level, holder])
        for code, found in pairs.itertuples(index=False):
            if found not in held[code]:
                held[code].append(found)
    return held
