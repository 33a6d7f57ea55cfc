"""What somebody typed: one place, several, or none with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import GM, look_up
from geodata.looking_up import LONGEST, plain_borough, plain_name


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("m155jd", "postcode", "M15 5JD"),
        (" M15  5jd ", "postcode", "M15 5JD"),
        ("M10 6GF", "ended", "M10 6GF"),
        ("e05015244", "area", "E05015244"),
        ("E05000824", "area", "E05000824"),
        ("bucklow st martins", "area", "E05015244"),
        ("Bucklow-St. Martins Ward", "area", "E05015244"),
        ("Trafford", "area", "E08000009"),
        ("City of Manchester", "area", "E08000003"),
        ("Salford Council", "area", "E08000006"),
        ("Bolton 005A", "area", "E01004766"),
        ("greater manchester", "area", GM),
        ("Manor, Stockport", "area", "E05015028"),
        ("Manor (Trafford)", "area", "E05015252"),
        ("00T", "body", "E38000016"),
        ("E54000057", "body", "E54000057"),
    ],
)
def test_one_place(typed: str, kind: str, code: str) -> None:
    found = look_up(typed)
    assert found.place is not None and found.reason == ""
    assert (found.place.kind, found.place.code) == (kind, code)


def test_of_several_each_is_given_with_its_borough_and_none_is_guessed() -> None:
    found = look_up("Manor")
    assert found.place is None
    assert [one.label for one in found.exact] == [
        "Manor, Stockport (ward of 2025)",
        "Manor, Trafford (ward of 2025)",
    ]
    assert "2 areas" in found.reason


def test_a_former_name_is_found_where_no_current_ward_bears_it() -> None:
    labels = [one.label for one in look_up("St Mary's").exact]
    assert labels == [
        "St Mary's, Bury (ward of 2025)",
        "St. Mary's, Oldham (ward of 2025)",
        "St Mary's, Trafford (ward of 2017)",
    ]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Nothing is given"),
        ("M1 9ZZ", "It is newer, mistyped, or lies just outside"),
        ("SW1A 1AA", "lies outside Greater Manchester"),
        ("M15", "only the beginning of a postcode"),
        ("E05999999", "the code of a ward outside Greater Manchester, or of a year not held here"),
        ("E01034999", "one of the LSOAs of 2021, which are not held here"),
        ("E14001234", "a parliamentary constituency"),
        ("X99999999", "of a kind that is not held"),
        ("Atlantis", "is not the name of an area"),
        ("Manor, Atlantis", "is not the name of an area"),
        ("x" * (LONGEST + 1), "longer than any name"),
    ],
)
def test_the_reason_why_there_is_no_place(typed: str, reason: str) -> None:
    found = look_up(typed)
    assert found.exact == ()
    assert reason in found.reason


def test_the_beginning_of_a_name_or_a_postcode_has_places_near_it() -> None:
    assert any(one.code == "E05015244" for one in look_up("Bucklow").near)
    assert {one.kind for one in look_up("M15").near} == {"postcode"}
    assert look_up("M15", near=False).near == ()


@given(st.text(max_size=60))
def test_any_text_is_one_place_or_has_a_reason(text: str) -> None:
    found = look_up(text, near=False)
    assert (found.place is not None) == (found.reason == "")


def test_names_are_compared_plainly() -> None:
    assert plain_name("Saint Mary’s & All Saints Ward") == "st marys and all saints"
    assert plain_borough("Metropolitan Borough of Bury") == plain_borough("Bury MBC") == "bury"
