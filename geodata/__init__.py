"""Boundaries, lookups and names of the areas of Greater Manchester, every vintage side by side."""

from geodata.area_tables import Area, area, children, load_areas, load_lookup, load_neighbours
from geodata.boundary_files import BOUNDARIES, boundary_url_name
from geodata.codes import check_codes
from geodata.errors import GeographyError, GeographyMissing, UnknownLevel, WrongVintage
from geodata.levels import COMPARATORS, ENGLAND, GM, LEVELS, MAP_LEVELS, NORTH_WEST, UNITED_KINGDOM, Level
from geodata.places import Place, find_place

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
    "Place",
    "UnknownLevel",
    "WrongVintage",
    "area",
    "boundary_url_name",
    "check_codes",
    "children",
    "find_place",
    "load_areas",
    "load_lookup",
    "load_neighbours",
]
