"""The levels of geography held here: an area type together with its vintage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geodata.brought import BROUGHT, BroughtLevel
from geodata.brought import TYPES as AREA_NAMES


@dataclass(frozen=True, slots=True)
class Level:
    """One set of areas.

    Attributes
    ----------
    key
        Short name used in tables, file names and addresses, such as ``ward25``.
    area_type
        ``lsoa``, ``msoa``, ``ward``, ``borough``, ``combined_authority``, ``region`` or ``country``.
    vintage
        Year of the boundaries; empty where the area has not changed within the data held.
    singular, plural
        What a reader calls one area, and several.
    on_map
        Whether boundaries are held, so that the level can be drawn.
    areas
        How many areas the level has. Every build and every load is held to it.
    """

    key: str
    area_type: str
    vintage: str
    singular: str
    plural: str
    on_map: bool
    areas: int


TYPES = ("lsoa", "msoa", "ward", "borough", "combined_authority", "region", "country")
"""Area types, finest first."""

EMBEDDED: dict[str, Level] = {
    level.key: level
    for level in (
        Level("lsoa11", "lsoa", "2011", "LSOA", "LSOAs", True, 1673),
        Level("msoa11", "msoa", "2011", "MSOA", "MSOAs", True, 346),
        Level("ward17", "ward", "2017", "ward (2017)", "wards of 2017", True, 215),
        Level("ward25", "ward", "2025", "ward", "wards", True, 215),
        Level("borough", "borough", "2025", "borough", "boroughs", True, 10),
        Level(
            "combined_authority",
            "combined_authority",
            "",
            "combined authority",
            "combined authorities",
            False,
            1,
        ),
        Level("region", "region", "", "region", "regions", False, 1),
        Level("country", "country", "", "country", "countries", False, 2),
    )
}
"""Levels whose areas come with the application."""


def brought_level(found: BroughtLevel) -> Level:
    """Return a level of the data folder, which always says its year."""
    name, year = AREA_NAMES[found.area_type], found.vintage
    return Level(
        found.key, found.area_type, year, f"{name} ({year})", f"{name}s of {year}", found.on_map, found.areas
    )


def in_order(levels: Iterable[Level]) -> dict[str, Level]:
    """Return levels by key, finest first, vintages of a type side by side, the oldest first."""
    found = sorted(levels, key=lambda level: (TYPES.index(level.area_type), level.vintage))
    return {level.key: level for level in found}


def drawn(levels: Mapping[str, Level]) -> tuple[str, ...]:
    """Return the keys of levels on the map, coarse to fine, vintages of a type newest first."""
    return tuple(reversed([key for key, level in levels.items() if level.on_map]))


LEVELS: dict[str, Level] = in_order([*EMBEDDED.values(), *map(brought_level, BROUGHT.levels)])
"""Every level by its key, finest first: those that come with the application, and the data folder's."""

MAP_LEVELS: tuple[str, ...] = drawn(LEVELS)
"""Keys of the levels that can be drawn, coarse to fine: the order in which a reader drills down."""

GM = "E47000001"
NORTH_WEST = "E12000002"
ENGLAND = "E92000001"
UNITED_KINGDOM = "K02000001"

COMPARATORS: tuple[tuple[str, str], ...] = (
    (GM, "Greater Manchester"),
    (NORTH_WEST, "North West"),
    (ENGLAND, "England"),
    (UNITED_KINGDOM, "United Kingdom"),
)
"""Code and name of the areas that stand beside every number, nearest first."""
