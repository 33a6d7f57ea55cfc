"""Outlines made lighter with their shared edges kept."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geodata.build.coverage import BrokenCoverage
from geodata.build.drawn import draw, finest, mended
from tests.unit.brought_geography import shapes_of

WARDS = shapes_of("ward25")


def dense(shapes):
    """Return the shapes with a corner in the middle of every edge, at the same place in both neighbours."""
    polygons = [
        shapely.union_all([shapely.Polygon(with_middles(part.exterior)) for part in shapely.get_parts(shape)])
        for shape in shapes
    ]
    return pd.Series(polygons, index=shapes.index, dtype=object)


def with_middles(ring):
    corners = shapely.get_coordinates(ring)[:-1]
    return np.stack([corners, (corners + np.roll(corners, -1, axis=0)) / 2], axis=1).reshape(-1, 2)


def test_corners_are_dropped_and_neighbours_still_meet():
    drawn = draw([dense(WARDS)], "ward")
    count = shapely.get_num_coordinates
    assert count(drawn.to_numpy()).sum() < count(dense(WARDS).to_numpy()).sum()
    assert shapely.coverage_is_valid(drawn.to_numpy())
    corners = shapely.get_coordinates(drawn.to_numpy())
    assert np.array_equal(corners, np.round(corners, 5))


def test_the_finest_file_is_drawn_and_another_where_it_is_broken():
    overlapping = dense(WARDS).copy()
    overlapping.iloc[0] = shapely.buffer(overlapping.iloc[0], 0.01)
    assert finest([WARDS, dense(WARDS)]).equals(dense(WARDS))
    assert draw([overlapping, WARDS], "ward").index.equals(WARDS.index.sort_values())
    with pytest.raises(BrokenCoverage):
        draw([overlapping], "ward")


def test_an_outline_that_touches_itself_is_mended():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    fixed = mended(np.array([bow_tie, shapely.box(5, 5, 6, 6)], dtype=object))
    assert shapely.is_valid(fixed).all()
