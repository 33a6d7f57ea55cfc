"""Where rows lie, and the reason where they do not."""

from __future__ import annotations

import pandas as pd
import pytest

import geodata
from own.places import climbed, of_code, of_name, of_postcode, place_rows


def placed(kind: str, *cells: str, boroughs: list[str] | None = None):
    beside = None if boroughs is None else pd.Series(boroughs, dtype="str")
    return place_rows(pd.Series(cells, dtype="str"), kind, beside)


@pytest.mark.parametrize("written", ["M1 1AE", "m11ae", "M11AE", " m1 1ae ", "M1-1AE"])
def test_postcodes_are_read_however_they_are_written(written):
    assert of_postcode(written) == ("lsoa11", "E01033659", "")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("SW1A 1AA", "“SW1A 1AA” lies outside Greater Manchester"),
        ("M1 1ZZ", "“M1 1ZZ” is not among the live postcodes of Greater Manchester of 2025: it ended, is "
         "newer, is mistyped or lies just outside"),
        ("M1", "“M1” is the beginning of a postcode only, which many areas share"),
        ("M1 1", "“M1 1” is the beginning of a postcode only, which many areas share"),
        ("hello", "“hello” is no postcode"),
    ],
)  # fmt: skip
def test_a_postcode_that_leads_nowhere_says_why(cell, reason):
    assert of_postcode(cell) == ("", "", reason)


@pytest.mark.parametrize(
    ("code", "level"),
    [("E01005014", "lsoa11"), ("E05000650", "ward17"), ("E05014818", "ward25"), ("E08000003", "borough")],
)
def test_codes_of_every_vintage_are_known(code, level):
    assert of_code(code) == (level, code, "")
    assert of_code(f"{code} : somewhere") == (level, code, "")


@pytest.mark.skipif("lsoa21" in geodata.LEVELS, reason="The data folder holds the LSOAs of 2021.")
def test_a_code_of_a_vintage_that_is_not_held_says_so():
    assert of_code("E01035000")[2] == "“E01035000” is an LSOA of 2021, whose boundaries are not held here"


def test_a_code_from_elsewhere_says_what_it_is():
    assert of_code("E09000001")[2].startswith("“E09000001” is a London borough outside Greater Manchester")


@pytest.mark.parametrize(
    "written",
    ["Heaton, Lostock & Chew Moor", "heaton lostock and chew moor", "Heaton, Lostock and Chew Moor Ward",
     "HEATON  LOSTOCK & CHEW MOOR"],
)  # fmt: skip
def test_names_are_read_in_four_ways(written):
    assert of_name(written, "ward25") == ("ward25", "E05014826", "")


@pytest.mark.parametrize("written", ["Bucklow-St. Martins", "Bucklow-St Martin's", "Bucklow Saint Martins"])
def test_saints_have_no_full_stop_or_apostrophe_of_their_own(written):
    assert of_name(written, "ward25")[1] == "E05015244"


def test_a_name_of_two_wards_is_never_one_of_them_unless_the_borough_is_told():
    assert of_name("Manor", "ward25")[2] == (
        "“Manor” is the name of 2 wards of 2025, in Stockport and in Trafford: say the borough in a column"
    )
    assert of_name("Manor", "ward25", "Trafford MBC")[1] == "E05015252"
    assert (
        of_name("Manor (Stockport)", "ward25")[1] == of_name("Manor, Stockport", "ward25")[1] == "E05015028"
    )
    assert of_name("Manor", "ward25", "Bury")[2] == "“Manor” is not the name of a ward of 2025 in Bury"


def test_names_are_of_the_year_that_most_are_of_and_others_are_told():
    rows = placed("name", "Ancoats and Clayton", "Hulme", "Heaton and Lostock", "Horwich and Blackrod")
    assert set(rows.level) == {"ward17"}
    rows = placed("name", "Ancoats and Clayton", "Hulme", "Piccadilly", "Deansgate")
    assert (
        rows.reason[0] == "“Ancoats and Clayton” is the name of a ward of 2017, where most are wards of 2025"
    )


@pytest.mark.parametrize("written", ["Salford", "City of Salford", "SALFORD CITY COUNCIL"])
def test_councils_are_known_by_the_names_they_give_themselves(written):
    assert placed("name", written, "Bury").code[0] == "E08000006"


def test_rows_climb_to_the_areas_that_hold_them_and_no_others():
    rows = placed("code", "E01005014", "E05000650", "E08000003", "x")
    assert rows.levels == ("borough", "ward25", "ward17", "msoa11", "lsoa11")
    assert rows.at("borough").tolist() == ["E08000002", "E08000001", "E08000003", ""]
    assert rows.at("ward25").tolist()[1:] == ["", "", ""]
    assert rows.reasons() == [("is no area code such as E08000003", 1)]


def test_every_small_area_lies_in_the_borough_of_its_ward():
    codes = geodata.load_areas("lsoa11")["area_code"].to_numpy(object)
    wards = climbed(codes, "lsoa11", "ward25")
    assert (climbed(wards, "ward25", "borough") == climbed(codes, "lsoa11", "borough")).all()
