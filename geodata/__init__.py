"""Boundaries, lookups and names of the areas of Greater Manchester, every vintage side by side."""

from geodata.area_tables import FINEST, load_areas, load_lookup, load_neighbours, neighbours
from geodata.boundary_files import BOUNDARIES, SERVED, boundary_path, boundary_url, boundary_url_name
from geodata.checking import check_geography
from geodata.codes import check_codes
from geodata.crosswalk_tables import crosswalk_of, pairs_of
from geodata.errors import GeographyError, GeographyMissing, UnknownLevel, WrongVintage
from geodata.identifiers import identify
from geodata.identity import Identifier, Identity, Parts, share_words
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
from geodata.looking_up import Found, LookedUp, look_up
from geodata.matching import MOST_LINES, Matched, TooManyLines, match_lines
from geodata.nesting import Area, area, children, holder, holds, levels_of, lookups_of, made_of_same
from geodata.overlaps import SCHEMES, Overlap, joined, kind_of, overlaps_of
from geodata.places import Place, find_place
from geodata.points import areas_holding, centres_of
from geodata.postcodes import districts, load_postcodes, normal_postcode
from geodata.projection import to_degrees, to_metres
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
    "MOST_LINES",
    "NORTH_WEST",
    "PARENT",
    "SCHEMES",
    "SERVED",
    "UNITED_KINGDOM",
    "WHOLE",
    "Area",
    "Found",
    "GeographyError",
    "GeographyMissing",
    "Identifier",
    "Identity",
    "Level",
    "LookedUp",
    "Matched",
    "Overlap",
    "Parts",
    "Place",
    "Shapes",
    "TooManyLines",
    "UnknownLevel",
    "WrongVintage",
    "area",
    "areas_holding",
    "borough_holding",
    "boundary_path",
    "boundary_url",
    "boundary_url_name",
    "centres_of",
    "check_codes",
    "check_geography",
    "children",
    "comparator_of",
    "crosswalk_of",
    "districts",
    "find_place",
    "holder",
    "holds",
    "identify",
    "joined",
    "kind_of",
    "levels_of",
    "load_areas",
    "load_lookup",
    "load_neighbours",
    "load_postcodes",
    "load_shapes",
    "look_up",
    "lookups_of",
    "made_of_same",
    "match_lines",
    "neighbours",
    "normal_postcode",
    "overlaps_of",
    "pairs_of",
    "peer_level",
    "share_words",
    "stand_ins",
    "to_degrees",
    "to_metres",
]
