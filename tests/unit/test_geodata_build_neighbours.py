"""Touching areas, found once and both ways."""

from __future__ import annotations

import pandas as pd
import shapely

from geodata.build.neighbours import touching, touching_parents

# About 66 m by 111 m each; D stands a step of about 7 m east of C.
ROW = pd.Series(
    {
        "A": shapely.box(-2.200, 53.400, -2.199, 53.401),
        "B": shapely.box(-2.199, 53.400, -2.198, 53.401),
        "C": shapely.box(-2.198, 53.401, -2.197, 53.402),
        "D": shapely.box(-2.1969, 53.401, -2.196, 53.402),
    },
    dtype=object,
)


def pairs(table: pd.DataFrame) -> list[str]:
    return [f"{one}{other}" for one, other in table.itertuples(index=False)]


def test_edges_and_corners_touch_both_ways_and_nothing_touches_itself() -> None:
    assert pairs(touching(ROW)) == ["AB", "BA", "BC", "CB"]


def test_the_tolerance_is_in_metres() -> None:
    assert "CD" not in pairs(touching(ROW, tolerance=5))
    assert "CD" in pairs(touching(ROW, tolerance=8))


def test_parents_touch_where_their_parts_do() -> None:
    parents = pd.Series({"A": "P", "B": "P", "C": "Q", "D": "R"})
    assert pairs(touching_parents(touching(ROW), parents)) == ["PQ", "QP"]
