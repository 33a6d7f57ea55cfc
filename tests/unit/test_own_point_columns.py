"""What the columns of a file of places are."""

from __future__ import annotations

import pytest

from own.point_columns import place_faults, recognised_places
from reading import read_sheet


def roles(content: str) -> dict[str, str]:
    found = recognised_places(read_sheet(content.encode(), "a.csv"))
    return {one.name: one.role for one in found}


ROWS = "{head}\nAlpha,Hub,{x},{y}\nBeta,Hub,{x},{y}\nGamma,Café,{x},{y}\nDelta,Hub,{x},{y}\n"


def test_name_category_and_postcode():
    found = roles("Service,Type,Postcode\nAlpha,Hub,M1 1AE\nBeta,Hub,M1 1AE\nGamma,Hub,M2 5DB\n")
    assert found == {"Service": "name", "Type": "category", "Postcode": "postcode"}


@pytest.mark.parametrize(
    ("head", "x", "y", "wanted"),
    [
        ("Name,Type,Longitude,Latitude", "-2.24", "53.48", ["longitude", "latitude"]),
        ("Name,Type,lng,lat", "-2.24", "53.48", ["longitude", "latitude"]),
        ("Name,Type,Latitude,Longitude", "-2.24", "53.48", ["longitude", "latitude"]),
        ("Name,Type,X,Y", "-2.24", "53.48", ["longitude", "latitude"]),
        ("Name,Type,X,Y", "383800", "398000", ["easting", "northing"]),
        ("Name,Type,Easting,Northing", "383800", "398000", ["easting", "northing"]),
        ("Name,Type,p,q", "-2.2412", "53.4812", ["longitude", "latitude"]),
        ("Name,Type,p,q", "383800", "398000", ["easting", "northing"]),
        ("Name,Type,Longitude,Latitude", "383800", "398000", ["easting", "northing"]),
        ("Name,Type,Beds,Staff", "12", "53", ["leave", "leave"]),
    ],
)
def test_coordinates_are_known_by_heading_and_by_range(head, x, y, wanted):
    assert list(roles(ROWS.format(head=head, x=x, y=y)).values())[2:] == wanted


def test_a_heading_that_contradicts_its_numbers_is_said():
    content = ROWS.format(head="Name,Type,Latitude,Longitude", x="-2.24", y="53.48")
    found = recognised_places(read_sheet(content.encode(), "a.csv"))
    assert found[2].note == "its heading says latitude, but its numbers are longitudes: taken as longitude"


def test_long_texts_are_not_kept():
    found = recognised_places(read_sheet(f"Postcode,Notes\nM1 1AE,{'word ' * 40}\n".encode(), "a.csv"))
    assert (found[1].role, found[1].offered) == ("leave", ())


def test_roles_that_do_not_fit_together_are_said():
    columns = recognised_places(read_sheet(b"Name,Type\nAlpha,Hub\nBeta,Hub\n", "a.csv"))
    assert place_faults(columns, {"A": "name", "B": "category"})[0].startswith("No column says where")
    content = ROWS.format(head="Name,Type,Longitude,Latitude", x="-2.24", y="53.48")
    columns = recognised_places(read_sheet(content.encode(), "a.csv"))
    half = {"A": "name", "B": "name", "C": "longitude", "D": "leave"}
    assert place_faults(columns, half) == [
        "Column A (“Name”) and column B (“Type”) are each “Name of the place”: one column at most can be.",
        "Column C (“Longitude”) is the longitude: choose the column with the latitude too.",
    ]
