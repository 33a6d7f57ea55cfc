"""Which areas lie in which, and of which levels a code is.

One code may be of several levels: most LSOAs of 2011 are LSOAs of 2021, and wards that were not redrawn keep
their codes from year to year. Whoever knows the level that is shown says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geodata.area_tables import FINEST, load_areas, load_lookup
from geodata.errors import UnknownLevel
from geodata.levels import EMBEDDED, GM, LEVELS, MAP_LEVELS, TYPES


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


BEYOND = ("region", "country")
"""Levels of which Greater Manchester is a part: its LSOAs do not make them up."""

COLUMNS = ["area_code", "name", "level", "area_type", "vintage", "parent_code", "parent_name", "lat", "lon"]
"""Columns of a table of areas that make an `Area`."""


@cache
def areas_by_code() -> dict[str, tuple[Area, ...]]:
    """Every area of every level by its GSS code, finest level first and the oldest vintage before others."""
    found: dict[str, tuple[Area, ...]] = {}
    for level in LEVELS:
        for row in load_areas(level)[COLUMNS].itertuples(index=False, name=None):
            found[row[0]] = (*found.get(row[0], ()), Area(*row))
    return found


def area(code: str, near: str = "") -> Area | None:
    """The area of a GSS code; None for a code that is not held.

    Parameters
    ----------
    near
        The level that is shown. Of the levels that the code is of, it is taken if it is among them, else one
        that is made of the same small areas. Levels that come with the application go before others.
    """
    found = sorted(areas_by_code().get(code, ()), key=lambda one: one.level not in EMBEDDED)
    fitting = [one for one in found if one.level == near] or [
        one for one in found if near and made_of_same(one.level, near)
    ]
    return next(iter([*fitting, *found]), None)


def levels_of(code: str) -> tuple[str, ...]:
    """Levels that a code is of, the oldest vintage first; none for a code that is not held."""
    return tuple(one.level for one in areas_by_code().get(code, ()))


@cache
def lookups_of(level: str) -> tuple[str, ...]:
    """Finest levels whose areas make up those of a level, the oldest vintage first."""
    if level == "combined_authority":
        return FINEST
    if level in BEYOND:
        return ()
    return tuple(finest for finest in FINEST if level in load_lookup(finest))


@cache
def made_of_same(one: str, other: str) -> tuple[str, ...]:
    """Finest levels that both levels are made of: none for LSOAs of two censuses, or wards of two vintages.

    Two vintages of a type never are, even where both are best fits of the same LSOAs.
    """
    if one == other:
        return lookups_of(one)
    if LEVELS[one].area_type == LEVELS[other].area_type:
        return ()
    return tuple(finest for finest in lookups_of(one) if finest in lookups_of(other))


def holds(coarser: str, finer: str) -> bool:
    """Whether areas of one level are made of areas of the other, or share LSOAs with them as MSOAs do."""
    order = TYPES.index(LEVELS[coarser].area_type) > TYPES.index(LEVELS[finer].area_type)
    return order and bool(made_of_same(coarser, finer))


def holder(code: str, level: str, coarser: str) -> str:
    """The area of `coarser` that holds most of the LSOAs of an area of `level`; "" where none is known."""
    if coarser == "combined_authority":
        return GM
    for finest in made_of_same(level, coarser):
        lookup = load_lookup(finest)
        holders = lookup.loc[lookup[level] == code, coarser].mode()
        if len(holders):
            return str(holders.iat[0])
    return ""


def children(code: str, level: str) -> tuple[str, ...]:
    """Codes of the areas of a map level that an area is made of, in canonical order.

    Where areas do not nest (MSOAs and wards, wards of two years), those that share an LSOA with it. The area
    itself at its own level; nothing for a code that is not held, and where no lookup holds both levels.

    Raises
    ------
    UnknownLevel
        The level is not on the map.
    """
    if level not in MAP_LEVELS:
        raise UnknownLevel(f"“{level}” is not on the map: choose one of {', '.join(MAP_LEVELS)}.")
    if code == GM:
        return tuple(load_areas(level)["area_code"])
    own = tuple(one for one in levels_of(code) if one not in BEYOND)
    if level in own:
        return (code,)
    for finest in FINEST:
        lookup = load_lookup(finest)
        shared = next((one for one in own if one in lookup and level in lookup), None)
        if shared:
            return tuple(sorted(lookup.loc[lookup[shared] == code, level].dropna().unique()))
    return ()
