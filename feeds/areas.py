"""Areas of every level: names, parents, people, and the codes of other vintages that share their ground."""

from __future__ import annotations

from functools import cache

import pandas as pd

import geodata
from feeds.columns import Column, Rows
from feeds.places import areas_asked
from feeds.questions import Question, page_of

HOLDERS = tuple(key for key, level in geodata.LEVELS.items() if level.area_type in ("msoa", "ward"))
"""Levels whose areas hold LSOAs: a column each."""

AREA_COLUMNS = (
    Column("area_code", "text", "GSS code"),
    Column("name", "text", "Name"),
    Column("level", "text", "Key of the level: /levels lists them"),
    Column("area_type", "text", "Type of the area"),
    Column("area_vintage", "text", "Year of the boundaries; empty where they have not changed"),
    Column("parent_code", "text", "GSS code of the borough or larger area that holds it", may_lack=True),
    Column("parent", "text", "Name of the borough or larger area that holds it", may_lack=True),
    *(
        Column(key, "text", f"Code of the {geodata.LEVELS[key].singular} that an LSOA lies in", may_lack=True)
        for key in HOLDERS
    ),
    Column("former_codes", "texts", "Codes of older vintages of the type that share LSOAs with it"),
    Column("later_codes", "texts", "Codes of newer vintages of the type that share LSOAs with it"),
    Column("residents_2011", "number", "Usual residents, Census 2011"),
    Column("residents_2021", "number", "Usual residents, Census 2021, where that is held"),
    Column("lat", "number", "Latitude of a point inside, degrees"),
    Column("lon", "number", "Longitude of a point inside, degrees"),
)


def areas(question: Question) -> Rows:
    """Return a page of areas: by level, finest first, then by code; errors as `areas_asked`."""
    masks = areas_asked(question, question["level"] or tuple(geodata.LEVELS))
    parts = [lambda level=level, mask=mask: areas_of(level)[mask] for level, mask in masks.items()]
    return page_of(question, AREA_COLUMNS, parts)


@cache
def areas_of(level: str) -> pd.DataFrame:
    """Return the areas of a level with the columns of `AREA_COLUMNS`, in canonical order. Shared."""
    held = geodata.load_areas(level)
    table = held.rename(columns={"vintage": "area_vintage", "parent_name": "parent"})
    table = table.assign(**dict.fromkeys(HOLDERS))
    if level in geodata.FINEST:
        lookup = geodata.load_lookup(level).set_index(level)
        known = [key for key in HOLDERS if key in lookup]
        table = table.assign(**{key: held["area_code"].map(lookup[key]) for key in known})
    order = list(geodata.LEVELS)
    older: list[str] = []
    newer: list[str] = []
    for other, one in geodata.LEVELS.items():
        if one.area_type == geodata.LEVELS[level].area_type and other != level:
            (older if order.index(other) < order.index(level) else newer).append(other)
    for name, others in (("former_codes", older), ("later_codes", newer)):
        shared = [sharing(level, other) for other in others]
        table[name] = [
            sorted({code for found in shared for code in found.get(own, ())}) for own in held["area_code"]
        ]
    return table[[column.name for column in AREA_COLUMNS]]


def sharing(level: str, other: str) -> dict[str, tuple[str, ...]]:
    """Return for each area of a level those of another vintage that share an LSOA with it, by best fit."""
    for finest in geodata.FINEST:
        lookup = geodata.load_lookup(finest)
        if level in lookup and other in lookup:
            groups = lookup.dropna(subset=[level, other]).groupby(level)[other].unique()
            return {str(code): tuple(found) for code, found in groups.items()}
    return {}
