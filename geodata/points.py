"""Points on the National Grid: the areas that hold them, and the middle of areas. Metres throughout."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.area_tables import FINEST, load_areas, load_lookup
from geodata.boundary_files import boundary_path
from geodata.projection import to_metres

AT_THE_EDGE = 100.0
"""Metres from an area that still count as inside it, for outlines are generalised: 19 of the 72,135 live
postcodes of Greater Manchester lie outside those of its boroughs, one of them by more than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Centres:
    """The middle of every area of a level in canonical order: easting and northing.

    With `weighted` it is where its residents live: the mean of the points inside its LSOAs, weighted by their
    residents of the census. Without, it is a point inside the area.
    """

    metres: NDArray[np.float64]
    weighted: bool


def areas_holding(level: str, metres: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return the code of the area of a map level that holds each point, "" where none does.

    A point just outside (`AT_THE_EDGE`) is in the nearest area, one on a shared edge in the lower code's.

    Parameters
    ----------
    metres
        Easting and northing, shape (n, 2).

    Raises
    ------
    UnknownLevel
        The level has no boundaries.
    """
    import shapely  # only for the first file of places

    codes = load_areas(level)["area_code"].to_numpy(object)
    found = np.full(len(metres), "", dtype=object)
    if not len(metres):
        return found
    point, place = _tree(level).query_nearest(
        shapely.points(metres), max_distance=AT_THE_EDGE, all_matches=True
    )
    order = np.argsort(-place, kind="stable")  # written last stands: the lowest
    found[point[order]] = codes[place[order]]
    return found


@cache
def centres_of(level: str) -> Centres:
    """Return the middle of the areas of a map level. Shared: not to be written to."""
    areas = load_areas(level)
    for finest in FINEST:
        lookup = load_lookup(finest)
        people = lookup[f"residents_20{'11' if finest == 'lsoa11' else finest[-2:]}"].to_numpy(float)
        if level == finest or level not in lookup or np.isnan(people).any():
            continue
        points = _inside(finest)
        of = pd.Index(areas["area_code"]).get_indexer(pd.Index(lookup[level]))
        held = of >= 0
        total = np.bincount(of[held], people[held], len(areas))
        if (total > 0).all():
            sums = [np.bincount(of[held], (people * side)[held], len(areas)) for side in points.T]
            return Centres(_kept(np.column_stack(sums) / total[:, None]), weighted=True)
    return Centres(_inside(level), weighted=False)


@cache
def _inside(level: str) -> NDArray[np.float64]:
    """Return a point inside each area."""
    return _kept(to_metres(load_areas(level)[["lon", "lat"]].to_numpy(float)))


def _kept(pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    pairs.flags.writeable = False
    return pairs


@cache
def _tree(level: str) -> Any:
    """Return the areas of a level as a tree to be searched."""
    import shapely

    held = shapely.from_geojson(boundary_path(level).read_text(encoding="utf-8"))
    return shapely.STRtree(shapely.transform(shapely.get_parts(held), to_metres))
