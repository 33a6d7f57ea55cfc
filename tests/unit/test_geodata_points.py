"""Points on the National Grid: the areas that hold them, and the middle of areas."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from geodata.points import AT_THE_EDGE

TOWN_HALL = [383_800.0, 398_000.0]
"""Manchester Town Hall, on the National Grid."""


def test_a_point_is_in_the_area_whose_outline_holds_it():
    found = geodata.areas_holding("borough", np.array([TOWN_HALL, [530_000.0, 180_000.0]]))
    assert found.tolist() == ["E08000003", ""]


def test_no_points_are_in_no_area():
    assert geodata.areas_holding("borough", np.empty((0, 2))).tolist() == []


@pytest.mark.parametrize(("level", "agree"), [("borough", 0.995), ("ward17", 0.96), ("lsoa11", 0.85)])
def test_most_postcodes_lie_in_the_outline_of_their_published_area(level, agree):
    table = geodata.load_postcodes().dropna()[::20]
    published = geodata.load_lookup().set_index("lsoa11")
    wanted = table["lsoa11"] if level == "lsoa11" else table["lsoa11"].map(published[level])
    found = geodata.areas_holding(level, geodata.to_metres(table[["lon", "lat"]].to_numpy()))
    assert (found == wanted.to_numpy()).mean() > agree


def test_just_outside_an_outline_is_inside_and_further_is_not():
    areas = geodata.load_areas("borough")
    north = geodata.to_metres(areas[["lon", "north"]].to_numpy())[:, 1].max()
    column = np.array([[392_000.0, north + step] for step in range(-12_000, 2_000, 20)])
    found = geodata.areas_holding("borough", column)
    last = int(np.flatnonzero(found != "").max())
    assert (found[:last] != "").all()
    assert (found[last + 1 :] == "").all()
    assert AT_THE_EDGE == 100


def test_the_middle_of_a_borough_is_where_its_residents_live():
    found = geodata.centres_of("borough")
    assert found.weighted
    lookup = geodata.load_lookup().set_index("lsoa11")
    areas = geodata.load_areas("lsoa11").set_index("area_code")
    mine = lookup[lookup["borough"] == "E08000001"].index
    points = geodata.to_metres(areas.loc[mine, ["lon", "lat"]].to_numpy())
    wanted = np.average(points, axis=0, weights=areas.loc[mine, "residents_2011"])
    assert found.metres[0] == pytest.approx(wanted)


def test_the_middle_of_an_lsoa_is_a_point_inside_it():
    found = geodata.centres_of("lsoa11")
    assert not found.weighted
    assert (geodata.areas_holding("lsoa11", found.metres) == geodata.load_areas("lsoa11")["area_code"]).all()
