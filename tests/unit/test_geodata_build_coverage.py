"""Rounding and dissolving keep shared edges shared."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from geodata.build.coverage import (
    BrokenCoverage,
    area_square_metres,
    centres,
    check_coverage,
    dissolve,
    round_coverage,
)

SIDE = 0.01


def squares(columns: int, rows: int, nudge: float = 0.0) -> pd.Series:
    """A grid of squares near Manchester; `nudge` puts corners off the five-decimal grid."""
    shapes = {
        f"E{row}{column}": shapely.box(
            -2.2 + column * SIDE + nudge,
            53.4 + row * SIDE + nudge,
            -2.2 + (column + 1) * SIDE + nudge,
            53.4 + (row + 1) * SIDE + nudge,
        )
        for row in range(rows)
        for column in range(columns)
    }
    return pd.Series(shapes, dtype=object)


def test_rounding_leaves_five_decimals_and_no_gap() -> None:
    rounded = round_coverage(squares(3, 3, nudge=0.000_003_3))
    corners = shapely.get_coordinates(rounded.to_numpy())
    assert (corners == corners.round(5)).all()
    assert shapely.coverage_is_valid(rounded.to_numpy())


def test_dissolving_keeps_every_corner_on_the_outline() -> None:
    parts = squares(2, 2)
    merged = dissolve(parts, pd.Series({"E00": "A", "E01": "A", "E10": "B", "E11": "B"}))
    assert merged.index.tolist() == ["A", "B"]
    # Two squares side by side: six corners, of which two lie on a straight edge.
    assert len(set(merged["A"].exterior.coords)) == 6
    assert area_square_metres(merged).sum() == pytest.approx(area_square_metres(parts).sum())


def test_parts_that_do_not_touch_become_one_area_in_two_pieces() -> None:
    merged = dissolve(squares(3, 1), pd.Series({"E00": "A", "E01": "B", "E02": "A"}))
    assert len(merged["A"].geoms) == 2


def test_an_overlap_is_refused_by_name() -> None:
    overlapping = squares(2, 1)
    overlapping["E01"] = shapely.box(-2.195, 53.4, -2.18, 53.41)
    with pytest.raises(BrokenCoverage, match="E00"):
        check_coverage(overlapping, area_square_metres(overlapping).sum())


def test_an_invalid_polygon_is_refused_by_name() -> None:
    bow_tie = pd.Series({"E99": shapely.Polygon([(-2.2, 53.4), (-2.1, 53.5), (-2.1, 53.4), (-2.2, 53.5)])})
    with pytest.raises(BrokenCoverage, match="Invalid polygons: E99"):
        check_coverage(bow_tie, 1.0)


def test_lost_area_is_refused() -> None:
    whole = squares(2, 2)
    with pytest.raises(BrokenCoverage, match="Total area"):
        check_coverage(whole.drop("E11"), area_square_metres(whole).sum())


def test_a_centre_lies_inside_a_bent_area() -> None:
    bent = shapely.Polygon([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10)])
    horseshoe = shapely.transform(bent, lambda corners: corners * 0.001 + [-2.2, 53.4])
    assert not horseshoe.contains(horseshoe.centroid)
    centre = centres(pd.Series({"E1": horseshoe}, dtype=object)).loc["E1"]
    assert horseshoe.contains(shapely.Point(centre["lon"], centre["lat"]))
