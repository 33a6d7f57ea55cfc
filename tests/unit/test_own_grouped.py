"""Rows of a file as groups of areas: what is put together, what is left over, what is refused."""

from __future__ import annotations

import random

import pytest

import geodata
from own import Refused, grouping_of, groups_draft
from tests.unit.own_groups import by_borough, file_of, grouping

LSOAS = list(geodata.load_areas("lsoa11")["area_code"])
WARDS = list(geodata.load_areas("ward25")["area_code"])


def refused(rows, **headings) -> str:
    with pytest.raises(Refused) as found:
        grouping(rows, **headings)
    return str(found.value)


def test_areas_are_put_together_by_the_group_of_their_row():
    found = grouping([(WARDS[0], "North"), (WARDS[1], "North"), (WARDS[2], "South")])
    assert (found.level, found.groups, found.heading) == ("ward25", ("North", "South"), "Locality")
    assert found.member[:4].tolist() == [0, 0, 1, -1]
    assert found.areas.tolist() == [2, 1]
    people = geodata.load_areas("ward25")["residents_2011"].to_numpy()
    assert found.people.tolist() == [people[0] + people[1], people[2]]
    assert found.outside[:2] == (212, float(people[3:].sum()))


def test_the_order_of_the_rows_makes_no_difference():
    rows = [(code, name.lower() if at % 3 else name) for at, (code, name) in enumerate(by_borough("ward25"))]
    first = grouping(rows)
    random.Random(4).shuffle(rows)
    other = grouping(rows)
    assert (first.groups, first.member.tolist()) == (other.groups, other.member.tolist())


@pytest.mark.parametrize(("code", "level"), [("E05000650", "ward17"), ("E05014818", "ward25")])
def test_wards_are_of_the_year_that_their_codes_are_of(code, level):
    assert grouping([(code, "North")]).level == level


def test_names_of_areas_will_do():
    found = grouping([("Harpurhey", "North"), ("Moston", "North")], areas="Ward")
    assert (found.level, found.areas.tolist()) == ("ward25", [2])


def test_what_is_not_known_is_listed_with_its_row_and_the_reason():
    rows = [(WARDS[0], "North"), ("E05009999", "North"), (WARDS[1], ""), (WARDS[2], "South"), ("", "South")]
    found = grouping(rows)
    assert [(one.line, one.column, one.given) for one in found.problems] == [
        (3, "Code", "E05009999"),
        (4, "Locality", WARDS[1]),
        (6, "Code", ""),
    ]
    assert found.problems[0].reason == "is a ward outside Greater Manchester, or of a year that is not held"
    assert found.problems[1].reason == "no group is given"
    assert found.problems[2].reason == "no area is given"


def test_an_area_in_two_groups_is_refused_naming_both_rows():
    said = refused([(WARDS[0], "North"), (WARDS[1], "South"), (WARDS[0], "South")])
    assert said == (
        f"Column A (“Code”): row 4 puts {WARDS[0]} in “South”, and row 2 puts it in “North”. An area can be "
        "in one group only."
    )


def test_an_area_and_a_part_of_it_in_two_groups_are_refused_naming_both_rows():
    lookup = geodata.load_lookup("lsoa11")
    part, whole = lookup["lsoa11"].iloc[0], lookup["borough"].iloc[0]
    said = refused([(part, "North"), (whole, "South")])
    assert said.startswith(f"Column A (“Code”): row 3 puts {whole} in “South”, and row 2 puts {part}, which")


def test_an_area_given_twice_in_one_group_counts_once():
    assert grouping([(WARDS[0], "North"), (WARDS[0], "north ")]).areas.tolist() == [1]


def test_a_name_in_several_ways_is_one_group_and_said():
    found = grouping([(WARDS[0], "North"), (WARDS[1], "NORTH"), (WARDS[2], "North"), (WARDS[3], "South")])
    assert found.groups == ("North", "South")
    assert found.notes == ("“NORTH” was taken for “North”.",)


def test_more_groups_than_can_be_shown_are_refused():
    rows = [(code, f"Group {at}") for at, code in enumerate(LSOAS[:201])]
    assert grouping(rows[:200]).areas.tolist() == [1] * 200
    assert refused(rows).startswith("Column B (“Locality”) has 201 groups; at most 200 are shown.")


def test_a_single_group_is_said():
    assert grouping([(WARDS[0], "North")]).notes[0].startswith("The file has one group")


def test_a_file_of_areas_elsewhere_is_refused_with_the_first_row():
    said = refused([("E09000001", "North"), ("E09000002", "South")])
    assert said == (
        "No row of localities.csv has both an area that is known (column A, “Code”) and a group (column B, "
        "“Locality”). Row 2: “E09000001” is a London borough outside Greater Manchester, or of a year that "
        "is not held."
    )


def test_areas_of_several_kinds_are_made_of_the_finest_that_makes_them_all():
    lookup = geodata.load_lookup("lsoa11")
    trafford = lookup[lookup["borough"] == "E08000009"]["lsoa11"]
    bury = lookup[lookup["borough"] == "E08000002"]
    found = grouping([("E08000009", "West"), (bury["lsoa11"].iloc[0], "North")])
    assert (found.level, found.given) == ("lsoa11", ("lsoa11", "borough"))
    assert found.areas.tolist() == [1, len(trafford)]
    assert "LSOAs of 2011 and boroughs" in found.notes[0]


def test_msoas_and_wards_meet_in_lsoas_and_are_estimates():
    msoa = geodata.load_lookup("lsoa11").query("borough == 'E08000009'")["msoa11"].iloc[0]
    bolton = geodata.children("E08000001", "ward25")[0]
    found = grouping([(msoa, "West"), (bolton, "North")])
    assert (found.level, found.best_fit) == ("lsoa11", True)
    assert any("best" in one for one in found.notes)


def test_two_columns_that_are_one_are_refused():
    draft = groups_draft(file_of([(WARDS[0], "North")]), "a.csv")
    with pytest.raises(Refused, match=r"Column A .* cannot be both"):
        grouping_of(draft, "A", "A")


def test_a_column_that_says_nothing_of_areas_is_refused():
    draft = groups_draft(file_of([(WARDS[0], "North")]), "a.csv")
    with pytest.raises(Refused, match=r"Column B .* says nothing of areas"):
        grouping_of(draft, "B", "A")


@pytest.mark.skipif("lsoa21" in geodata.LEVELS, reason="The data folder holds the LSOAs of 2021.")
def test_areas_of_2021_that_are_not_held_are_said():
    found = grouping([(LSOAS[0], "North"), ("E01035000", "North"), ("E01035001", "South")])
    assert found.notes[-1] == (
        "2 rows have areas of 2021 that were split or merged since 2011: those in their place are in no "
        "group."
    )
