"""Polygons that files brought, made as light as the embedded ones, shared edges kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import shapely

from geodata.build.coverage import (
    DECIMALS,
    BrokenCoverage,
    area_square_metres,
    check_coverage,
    in_metres,
)
from geodata.projection import to_degrees

TOLERANCES = (0, 10, 20, 40, 60, 80, 100, 130, 160, 200)
"""Metres, of which the largest is about that of super generalised boundaries."""

CORNERS = {"lsoa": 14, "msoa": 20, "ward": 20}
"""Corners of an area, on average, above which its outline is simplified further."""

MENDED_AT_MOST = 3

MAY_CHANGE = 0.002
"""Largest share of the whole area that simplifying may gain or lose along the outer edge."""


def finest(files: Sequence[pd.Series]) -> pd.Series:
    """Return the polygons with the most corners: those that neighbours are told from."""
    return max(files, key=lambda polygons: int(shapely.get_num_coordinates(polygons.to_numpy()).sum()))


def draw(files: Sequence[pd.Series], area_type: str) -> pd.Series:
    """Return one level's polygons as they are served, by code: the finest that stay whole when simplified.

    Parameters
    ----------
    files
        The level's polygons in degrees as each file has them.

    Raises
    ------
    BrokenCoverage
        The polygons of no file tile the plane.
    """
    fault: BrokenCoverage | None = None
    for polygons in sorted(files, key=_corners, reverse=True):
        try:
            return _simplified(polygons.sort_index(), CORNERS[area_type])
        except BrokenCoverage as problem:
            fault = fault or problem
    assert fault is not None
    raise fault


def _corners(polygons: pd.Series) -> int:
    return int(shapely.get_num_coordinates(polygons.to_numpy()).sum())


def _simplified(polygons: pd.Series, corners: int) -> pd.Series:
    metres = mended(in_metres(polygons))
    shapes = metres
    for tolerance in TOLERANCES:
        shapes = shapely.coverage_simplify(metres, tolerance) if tolerance else metres
        if shapely.get_num_coordinates(shapes).sum() <= corners * len(polygons):
            break
    degrees = shapely.transform(shapes, to_degrees)
    drawn = pd.Series(mended(_rounded(degrees), _rounded), index=polygons.index, dtype=object)
    check_coverage(drawn, area_square_metres(polygons).sum(), MAY_CHANGE)
    return drawn


def _rounded(shapes: np.ndarray) -> np.ndarray:
    return np.asarray(shapely.transform(shapes, lambda places: np.round(places, DECIMALS)))


def mended(shapes: np.ndarray, after: Callable[[np.ndarray], np.ndarray] = np.asarray) -> np.ndarray:
    """Return polygons of which some touch themselves, as they do when corners are rounded, as a coverage.

    `after` is done to what was mended, and may break it again: then it is mended once more, a few times.
    """
    for _ in range(MENDED_AT_MOST):
        broken = ~shapely.is_valid(shapes)
        if not broken.any():
            break
        shapes = shapes.copy()
        shapes[broken] = shapely.buffer(shapes[broken], 0)
        shapes = after(shapely.coverage_clean(shapes))
    return shapes
