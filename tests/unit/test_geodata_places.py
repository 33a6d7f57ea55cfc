"""Finding places from what somebody types."""

from __future__ import annotations

import pytest

from geodata import GM, find_place, load_lookup
from geodata.area_tables import LOOKUPS, read_table


def test_a_postcode_is_found_however_it_is_typed() -> None:
    for typed in ("M15 5JD", "m155jd", " M15  5jd "):
        (place,) = find_place(typed)
        assert (place.kind, place.code, place.level) == ("postcode", "M15 5JD", "lsoa11")
        assert place.label == "M15 5JD, Hulme, Manchester"
        assert place.ancestors["ward25"] == "E05011368"
        assert place.ancestors["combined_authority"] == GM


def test_the_beginning_of_a_postcode_offers_the_nearest_reading_first() -> None:
    assert {place.code.split()[0] for place in find_place("M1")} == {"M1"}
    assert {place.code.split()[0] for place in find_place("M11")} == {"M11"}
    assert all(place.code.startswith("M1 1") for place in find_place("M1 1"))


def test_letters_alone_are_the_beginning_of_a_name() -> None:
    assert {place.kind for place in find_place("BL")} == {"area"}
    assert {place.kind for place in find_place("BL1")} == {"postcode"}


def test_the_postcode_that_straddles_the_border_leads_to_its_ward() -> None:
    (place,) = find_place("WA12 0HU")
    assert (place.level, place.ancestors["ward25"]) == ("ward25", "E05014997")
    assert "lsoa11" not in place.ancestors


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Bowdon", "E05015241"),
        ("bucklow st martins", "E05015244"),
        ("Bucklow-St. Martins", "E05015244"),
        ("ancoats and beswick", "E05011350"),
        ("Trafford", "E08000009"),
        ("Bolton 005A", "E01004766"),
        ("greater manchester", GM),
    ],
)
def test_names_are_found_whatever_their_punctuation(typed: str, code: str) -> None:
    assert find_place(typed)[0].code == code


def test_wards_that_share_a_name_are_told_apart() -> None:
    labels = [place.label for place in find_place("St Mary's")]
    assert "St Mary's, Bury (ward)" in labels
    assert "St. Mary's, Oldham (ward)" in labels


def test_an_exact_name_comes_before_longer_ones_and_coarse_before_fine() -> None:
    assert [place.level for place in find_place("Bury", limit=4)] == ["borough", "ward25", "ward25", "msoa11"]


def test_names_lead_to_current_areas_and_codes_to_any_vintage() -> None:
    assert {place.level for place in find_place("Altrincham")} == {"ward25"}
    (former,) = find_place("e05000819")
    assert (former.level, former.label) == ("ward17", "Altrincham, Trafford (ward of 2017)")


def test_an_area_knows_what_holds_it() -> None:
    (lsoa,) = find_place("E01033672")
    row = load_lookup().set_index("lsoa11").loc["E01033672"]
    assert all(lsoa.ancestors[level] == row[level] for level in ("msoa11", "ward17", "ward25", "borough"))


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "E05999999", "M99 9ZZ", "’", "(", "\\"])
def test_nothing_found_is_an_empty_list(typed: str) -> None:
    assert find_place(typed) == []


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_than_asked_for(limit: int) -> None:
    assert len(find_place("M1", limit)) == limit
    assert len(find_place("Manchester", limit)) == limit


def test_every_live_postcode_is_held() -> None:
    postcodes = read_table(LOOKUPS, "postcodes25")
    assert len(postcodes) == 72_135
    assert postcodes["postcode"].is_unique
    assert postcodes["postcode"].str.fullmatch(r"[A-Z]{1,2}\d[0-9A-Z]? \d[A-Z]{2}").all()
    assert postcodes["estimated"].sum() == 953
    assert postcodes["ward25"].nunique() == 215
    assert postcodes["borough"].nunique() == 10
    # The ONS lookup puts these two in an LSOA of St Helens, which is not held.
    assert postcodes.loc[postcodes["lsoa11"].isna(), "postcode"].tolist() == ["WA12 0HU", "WA3 3QP"]
