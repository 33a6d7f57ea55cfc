"""Postcodes are placed by the published lookup, and by their coordinates only when they are newer."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from geodata.build.postcodes import ended_postcodes, nearest_area, place_postcodes
from geodata.projection import to_metres

POLYGONS = pd.Series(
    {"L1": shapely.box(-2.3, 53.4, -2.2, 53.5), "L2": shapely.box(-2.2, 53.4, -2.1, 53.5)}, dtype=object
)


def live(**places: tuple[float, float]) -> pd.DataFrame:
    grid = to_metres(np.array(list(places.values())))
    return pd.DataFrame({"postcode": list(places), "easting": grid[:, 0], "northing": grid[:, 1]})


def test_the_published_lsoa_wins_over_the_coordinate() -> None:
    placed = place_postcodes(live(A=(-2.25, 53.45)), pd.Series({"A": "L2"}), POLYGONS)
    assert placed[["lsoa11", "estimated"]].to_numpy().tolist() == [["L2", False]]


def test_a_newer_postcode_takes_the_lsoa_of_its_coordinate_and_says_so() -> None:
    placed = place_postcodes(live(A=(-2.25, 53.45), B=(-2.15, 53.45)), pd.Series({"A": "L1"}), POLYGONS)
    assert placed.loc[placed["postcode"] == "B", ["lsoa11", "estimated"]].to_numpy().tolist() == [
        ["L2", True]
    ]
    assert placed["lon"].tolist() == [-2.25, -2.15]


def test_a_postcode_of_an_lsoa_beyond_the_border_has_none() -> None:
    placed = place_postcodes(live(A=(-2.25, 53.45)), pd.Series({"A": "L9"}), POLYGONS)
    assert placed["lsoa11"].isna().all()
    assert not placed["estimated"].any()


def test_a_point_just_outside_goes_to_the_nearest_and_one_on_an_edge_to_the_lower_code() -> None:
    found = nearest_area(np.array([-2.301, -2.2]), np.array([53.45, 53.45]), POLYGONS)
    assert found.tolist() == ["L1", "L1"]


def test_ended_postcodes_are_those_that_lay_here_and_are_no_longer_live() -> None:
    published = pd.DataFrame(
        {
            "lsoa11": ["E01000001", "E01000001", "E01000002", "E01009999"],
            "ended": ["", "", "2014-06", "2014-06"],
        },
        index=["M1 1AA", "M1 1AB", "M1 1AC", "B1 1AA"],
    )
    live = pd.DataFrame({"postcode": ["M1 1AA"]})
    found = ended_postcodes(published, live, pd.Series(["E01000001", "E01000002"]))
    assert found.to_dict("records") == [
        {"postcode": "M1 1AB", "lsoa11": "E01000001", "ended": ""},
        {"postcode": "M1 1AC", "lsoa11": "E01000002", "ended": "2014-06"},
    ]
