"""Boundaries, lookups and names of the areas of Greater Manchester, every vintage side by side."""

from geodata.area_tables import FINEST, load_areas, load_lookup, load_neighbours, neighbours
from geodata.boundary_files import BOUNDARIES, SERVED, boundary_path, boundary_url, boundary_url_name
from geodata.checking import check_geography
from geodata.codes import check_codes
from geodata.errors import GeographyError, GeographyMissing, UnknownLevel, WrongVintage
from geodata.levels import (
    COMPARATORS,
    EMBEDDED,
    ENGLAND,
    GM,
    LEVELS,
    MAP_LEVELS,
    NORTH_WEST,
    UNITED_KINGDOM,
    Level,
)
from geodata.nesting import Area, area, children, holder, holds, levels_of, lookups_of, made_of_same
from geodata.places import Place, find_place
from geodata.postcodes import districts, load_postcodes, normal_postcode
from geodata.shapes import Shapes, load_shapes
from geodata.standing import PARENT, WHOLE, borough_holding, comparator_of, peer_level, stand_ins

__all__ = [
    "BOUNDARIES",
    "COMPARATORS",
    "EMBEDDED",
    "ENGLAND",
    "FINEST",
    "GM",
    "LEVELS",
    "MAP_LEVELS",
    "NORTH_WEST",
    "PARENT",
    "SERVED",
    "UNITED_KINGDOM",
    "WHOLE",
    "Area",
    "GeographyError",
    "GeographyMissing",
    "Level",
    "Place",
    "Shapes",
    "UnknownLevel",
    "WrongVintage",
    "area",
    "borough_holding",
    "boundary_path",
    "boundary_url",
    "boundary_url_name",
    "check_codes",
    "check_geography",
    "children",
    "comparator_of",
    "districts",
    "find_place",
    "holder",
    "holds",
    "levels_of",
    "load_areas",
    "load_lookup",
    "load_neighbours",
    "load_postcodes",
    "load_shapes",
    "lookups_of",
    "made_of_same",
    "neighbours",
    "normal_postcode",
    "peer_level",
    "stand_ins",
]
