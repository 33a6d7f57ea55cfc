"""Polygons that tile the plane: rounding and dissolving without opening a gap or an overlap."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from geodata.errors import GeographyError
from geodata.projection import to_degrees, to_metres

DECIMALS = 5
"""About 1 m in Greater Manchester."""

AREA_TOLERANCE = 1e-4
"""Largest share of the total area that rounding may gain or lose."""


class BrokenCoverage(GeographyError):
    """Polygons that overlap, leave slivers, are invalid or lost area."""


def round_coverage(polygons: pd.Series) -> pd.Series:
    """The same polygons on a grid of five decimals.

    A corner that two areas share is the same pair of numbers in both, so both round to the same place and
    shared edges stay shared. No corner is dropped: the publisher has generalised these outlines already
    (about nine corners an LSOA), and dropping more would save a few kilobytes and move edges that a reader
    compares with streets.
    """
    rounded = shapely.transform(polygons.to_numpy(), lambda corners: np.round(corners, DECIMALS))
    result = pd.Series(rounded, index=polygons.index, dtype=object)
    check_coverage(result, area_square_metres(polygons).sum())
    return result


def dissolve(polygons: pd.Series, parents: pd.Series) -> pd.Series:
    """Unions of the polygons by parent code, sorted by it.

    Corners of the parts are kept where they lie on the outline, so a parent's edge coincides with the edges
    of its parts to the last digit.
    """
    total = area_square_metres(polygons).sum()
    groups = polygons.groupby(parents.reindex(polygons.index).to_numpy(), sort=True)
    merged = {code: shapely.coverage_union_all(parts.to_numpy()) for code, parts in groups}
    result = pd.Series(merged, dtype=object)
    check_coverage(result, total)
    return result


def check_coverage(
    polygons: pd.Series, expected_square_metres: float, may_change: float = AREA_TOLERANCE
) -> None:
    """Raise `BrokenCoverage` unless the polygons are valid, tile without overlap and keep their area.

    `may_change` is the largest share of the total area that may be gained or lost.
    """
    shapes = polygons.to_numpy()
    invalid = polygons.index[~shapely.is_valid(shapes)]
    if len(invalid):
        raise BrokenCoverage(f"Invalid polygons: {', '.join(invalid[:5])}.")
    bad_edges = polygons.index[~shapely.is_empty(shapely.coverage_invalid_edges(shapes))]
    if len(bad_edges):
        raise BrokenCoverage(f"Edges overlap or do not meet in {', '.join(bad_edges[:5])}.")
    total = area_square_metres(polygons).sum()
    if abs(total / expected_square_metres - 1) > may_change:
        raise BrokenCoverage(f"Total area is {total:,.0f} m² and should be {expected_square_metres:,.0f} m².")


def in_metres(polygons: pd.Series) -> np.ndarray:
    """The polygons on the National Grid, as an array."""
    return np.asarray(shapely.transform(polygons.to_numpy(), to_metres))


def area_square_metres(polygons: pd.Series) -> np.ndarray:
    """Area of each polygon, measured on the National Grid."""
    return np.asarray(shapely.area(in_metres(polygons)), dtype=float)


def centres(polygons: pd.Series) -> pd.DataFrame:
    """A point well inside each polygon, for labels: columns lat, lon in degrees.

    It is the centre of the largest circle that fits, which unlike a centroid never falls outside a bent or
    two-part area.
    """
    metres = in_metres(polygons)
    radii = [shapely.maximum_inscribed_circle(shape, tolerance=1.0) for shape in metres]
    inside = np.array([shapely.get_coordinates(radius)[0] for radius in radii])
    lon, lat = np.round(to_degrees(inside), DECIMALS).T
    points = shapely.points(lon, lat)
    outside = polygons.index[~shapely.contains(polygons.to_numpy(), points)]
    if len(outside):
        raise BrokenCoverage(f"No centre found inside {', '.join(outside[:5])}.")
    return pd.DataFrame({"lat": lat, "lon": lon}, index=polygons.index)
