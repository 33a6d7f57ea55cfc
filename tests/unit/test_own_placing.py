"""The rows of a file of places: placed, or told why not."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from own import Refused
from tests.unit.own_places_files import MIXED, points


def test_every_row_is_a_place_or_a_problem_with_row_and_column():
    found = points(MIXED)
    assert found.names == ("Alpha", "Beta", "Delta")
    assert found.how.tolist() == ["coordinates", "postcode", "coordinates"]
    assert [(one.line, one.column, one.given, one.reason) for one in found.problems] == [
        (4, "Postcode", "SW1A 1AA", "lies outside Greater Manchester"),
        (6, "Long", "-0.12, 51.5", "lies outside Greater Manchester"),
        (
            7,
            "Long",
            "2.2, 53.4",
            "lies outside Greater Manchester: is the minus sign of the longitude missing?",
        ),
        (8, "Long", "abc", "is no longitude"),
        (9, "Postcode", "", "no postcode is given"),
    ]
    assert len(found) + len(found.problems) == found.rows


@pytest.mark.parametrize(
    ("cells", "column", "given", "reason"),
    [
        ("north,", "Lat", "north", "is no latitude, and no longitude is given"),
        (",east", "Long", "east", "is no longitude, and no latitude is given"),
        ("north,east", "Long", "east, north", "is no longitude and no latitude"),
        ("40.7,", "Lat", "40.7", "is no latitude in Great Britain, and no longitude is given"),
        ("40.7,east", "Long", "east, 40.7", "is no longitude and no latitude in Great Britain"),
        ("53.4,", "Long", "", "no longitude is given"),
        ("53.4,east", "Long", "east", "is no longitude"),
        ("40.7,-74.0", "Long", "-74.0, 40.7", "is no place in Great Britain"),
    ],
)
def test_everything_that_is_wrong_with_coordinates_is_said(cells, column, given, reason):
    good = "53.48,-2.24\n" * 9
    (problem,) = points(f"Lat,Long\n{good}{cells}\n").problems
    assert (problem.line, problem.column, problem.given, problem.reason) == (11, column, given, reason)


def test_exchanged_coordinates_are_said():
    assert points(MIXED).remarks == (
        "Longitude and latitude stood the other way round in row 5: they were exchanged.",
    )
    assert points(MIXED).degrees[2] == pytest.approx([-2.3, 53.5], abs=1e-6)


def test_the_grid_and_degrees_lead_to_the_same_point():
    grid = points("Site,Easting,Northing\nA,383800,398000\n")
    lon, lat = grid.degrees[0]
    same = points(f"Site,Lon,Lat\nA,{lon:.6f},{lat:.6f}\n")
    assert np.abs(grid.metres - same.metres).max() < 0.2


def test_a_postcode_is_drawn_where_it_lies_and_counted_in_its_published_areas():
    found = points("Site,Postcode\nA,m11ae\n")
    row = geodata.load_postcodes().loc["M1 1AE"]
    assert found.degrees[0] == pytest.approx([row["lon"], row["lat"]], abs=1e-5)
    for level in ("lsoa11", "ward25", "borough"):
        assert found.at(level).tolist() == [row[level]]


def test_a_postcode_that_ended_is_in_the_middle_of_its_lsoa_and_that_is_said():
    from geodata.identifier_tables import load_ended_postcodes

    ended = load_ended_postcodes()
    found = points(f"Site,Postcode\nA,M1 1AE\nB,{ended.index[0]}\n")
    assert found.how.tolist() == ["postcode", "ended postcode"]
    assert found.at("lsoa11")[1] == ended["lsoa11"].iloc[0]
    assert found.remarks == ("The postcode of row 3 ended: drawn in the middle of the LSOA that held it.",)


def test_categories_the_most_frequent_first():
    found = points("Site,Type,Postcode\nA,Hub,M1 1AE\nB,,M1 1AE\nC,Café,M1 1AE\nD,Café,M1 1AE\n")
    assert found.kinds == ("Café", "Hub", "No category")
    assert found.of_kind(1).tolist() == [False, False, True, True]
    assert found.of_kind(0).all()
    assert found.of_kind(9).all()


def test_rows_that_repeat_are_said_and_counted():
    found = points("Site,Postcode\nA,M1 1AE\nA,M1 1AE\nB,M1 1AE\n")
    assert found.remarks == ("1 row repeats the name and place of another, and counts all the same.",)
    assert len(found) == 3


def test_a_file_without_a_place_here_is_refused_with_the_first_reason():
    with pytest.raises(Refused) as refused:
        points("Site,Postcode\nA,SW1A 1AA\nB,SW1A 1AA\n")
    assert str(refused.value) == (
        "No row of places.csv could be placed in Greater Manchester. The first, row 2, column “Postcode”: it "
        "lies outside Greater Manchester."
    )


def test_a_role_can_be_chosen():
    found = points("Site,Ref,Postcode\nA,x1,M1 1AE\nB,x2,M1 1AE\n", A="leave", B="name")
    assert found.names == ("x1", "x2")
