"""The nearest valid thing to a wish, and the sentence about it."""

from __future__ import annotations

import pytest

import geodata
from geodata import holder, holds
from modules.parts.nearest import (
    Notices,
    any_number,
    area_within,
    areas_at,
    class_limits,
    kind_of,
    named,
    nearest_level,
    number,
    one_of,
)


@pytest.fixture
def notices() -> Notices:
    return Notices()


def test_a_sentence_is_kept_once(notices):
    notices.add("Once.")
    notices.add("Once.")
    notices.add_quietly("Quietly.")
    notices.add_quietly("Quietly.")
    assert (notices.sentences, notices.quiet) == (["Once."], ["Quietly."])


def test_long_wishes_are_cut_in_sentences():
    assert named("short") == "‘short’"
    assert named("x" * 10_000) == f"‘{'x' * 40}…’"


def test_numbers_in_bounds_are_taken_as_they_are(notices):
    assert number("7", 5, 3, 9, "classes", notices) == 7
    assert number("", 5, 3, 9, "classes", notices) == 5
    assert any_number("-2.5", "highlight", notices) == -2.5
    assert any_number("", "highlight", notices) is None
    assert notices == Notices()


def test_numbers_out_of_bounds_go_to_the_nearer_end(notices):
    assert number("1000", 5, 3, 9, "classes", notices) == 9
    assert number("-1", 5, 3, 9, "classes", notices, quietly=True) == 3
    assert notices.sentences == ["The setting ‘classes’ was ‘1000’, outside 3 to 9; using 9."]
    assert notices.quiet == ["The setting ‘classes’ was ‘-1’, outside 3 to 9; using 3."]


@pytest.mark.parametrize("wish", ["five", "nan", "inf", "1e999", "<script>", "5,5", "--5"])
def test_what_is_no_number_gives_the_default(notices, wish):
    assert number(wish, 5, 3, 9, "classes", notices) == 5
    assert notices.sentences == [
        f"The setting ‘classes’ was ‘{wish}’, which is not a number; using its default."
    ]


def test_one_of_the_offered(notices):
    assert one_of("male", ["female", "male"], "female", "No.", notices) == "male"
    assert one_of("", ["female", "male"], "female", "No.", notices) == "female"
    assert notices.quiet == []
    assert one_of("other", ["female", "male"], "female", "No.", notices) == "female"
    assert notices.quiet == ["No."]


def test_class_limits_rise_and_are_at_most_eight(notices):
    assert class_limits("30, 10;20,20", notices) == (10.0, 20.0, 30.0)
    assert class_limits("", notices) == ()
    assert notices.sentences == []
    assert len(class_limits("1,2,3,4,5,6,7,8,9", notices)) == 8
    assert class_limits("1,nan", notices) == class_limits("a", notices) == class_limits("1e12", notices) == ()
    assert len(notices.sentences) == 4


def test_the_nearest_level_is_the_finer_of_two(notices):
    def only(*levels: str):
        return lambda level: "" if level in levels else "Not published."

    assert nearest_level("ward17", "ward25", "Rent", only("ward25", "msoa11"), notices) == "ward25"
    assert nearest_level("msoa11", "ward25", "Rent", only("ward17", "lsoa11"), notices) == "lsoa11"
    assert nearest_level("", "ward25", "Rent", only("borough", "lsoa11"), notices) == "borough"
    assert nearest_level("lsoa11", "ward25", "Rent", only(), notices) == ""
    assert notices.sentences == [
        "Rent by ward (2017): Not published. Showing wards.",
        "Rent by MSOA: Not published. Showing LSOAs.",
    ]


def test_an_area_holds_only_finer_areas_and_wards_of_two_years_never(notices):
    assert holds("borough", "ward25")
    assert not holds("msoa11", "ward25")
    assert not holds("ward25", "ward17")
    assert area_within("E08000009", "lsoa11", notices) == "E08000009"
    assert area_within("E05015244", "lsoa11", notices) == "E05015244"


def test_areas_at_a_level_keep_their_order_and_come_once(notices):
    lsoas = geodata.children("E05015244", "lsoa11")
    found = areas_at(["E05015241", "", *lsoas, "E05015241"], "ward25", notices)
    assert found == ["E05015241", "E05015244"]
    assert notices == Notices()


def test_trap_05_no_ward_is_lifted_into_a_ward_of_another_year(notices):
    assert areas_at(["E05000829"], "ward25", notices) == []
    assert "‘E05000829’ (ward of 2017)" in notices.sentences[0]


def test_a_code_is_named_with_its_vintage():
    assert kind_of("E05000829") == "ward of 2017"
    assert kind_of("E05015244") == "ward of 2025"
    assert kind_of("E01004766") == "LSOA of 2011"
    assert kind_of("E12000002") == "region"
    assert kind_of("nonsense") == "not held here"


def test_an_area_lies_where_most_of_its_lsoas_lie():
    assert holder("E05015244", "ward25", "borough") == "E08000009"
