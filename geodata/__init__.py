"""Boundaries, lookups and names of the areas of Greater Manchester, every vintage side by side."""

from geodata.boundary_files import BOUNDARIES, boundary_url_name
from geodata.errors import GeographyError, GeographyMissing, UnknownLevel, WrongVintage
from geodata.levels import COMPARATORS, ENGLAND, GM, LEVELS, MAP_LEVELS, NORTH_WEST, UNITED_KINGDOM, Level
from geodata.area_tables import Area, area, children, load_areas, load_lookup, load_neighbours

__all__ = [
    "BOUNDARIES",
    "COMPARATORS",
    "ENGLAND",
    "GM",
    "LEVELS",
    "MAP_LEVELS",
    "NORTH_WEST",
    "UNITED_KINGDOM",
    "Area",
    "GeographyError",
    "GeographyMissing",
    "Level",
    "UnknownLevel",
    "WrongVintage",
    "area",
    "boundary_url_name",
    "children",
    "load_areas",
    "load_lookup",
    "load_neighbours",
]
