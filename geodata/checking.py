"""Whether the geography is whole, asked once when the application starts."""

from __future__ import annotations

from geodata.area_tables import FINEST, load_areas, load_lookup, load_neighbours
from geodata.boundary_files import boundary_path
from geodata.brought import BROUGHT
from geodata.levels import LEVELS, MAP_LEVELS


def check_geography() -> None:
    """Read what every page needs of the geography, which is otherwise read with the first page.

    Raises
    ------
    GeographyError
        A table or a boundary file is missing or cannot be read, or is not the one that was written; the
        message names it and says what to do.
    """
    BROUGHT.check()
    for level in LEVELS:
        load_areas(level)
    for finest in FINEST:
        load_lookup(finest)
    for level in MAP_LEVELS:
        load_neighbours(level)
        boundary_path(level)
