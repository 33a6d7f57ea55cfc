"""Lookups of several files joined into one, and nothing lost by it unsaid."""

import pandas as pd
import pytest

from geodata.build.gathered import Gathered, IncompleteGeography, joined, ward_codes
from geodata.crosswalks import BrokenLookup
from tests.unit.brought_geography import gathered, pairs


def test_columns_of_several_files_stand_in_one_row():
    two = {"a.csv": pairs()[["lsoa21", "borough"]], "b.csv": pairs()[["lsoa21", "msoa21"]]}
    lookup = joined(Gathered(two, {}), None, [])
    assert {"lsoa21", "borough", "msoa21"} <= set(lookup)
    assert len(lookup) == len(pairs())


def test_the_same_codes_are_the_same_wards_in_another_year():
    notes = []
    lookup = joined(gathered(), None, notes)
    assert lookup["ward25"].equals(lookup["ward24"])
    assert lookup["ward23"].equals(lookup["ward24"])
    assert any("have the codes of those of 2024" in note for note in notes)
    assert "ward17" not in lookup


def test_a_file_that_lacks_areas_is_refused_by_name():
    two = {"a.csv": pairs(), "b.csv": pairs()[["lsoa21", "msoa21"]].iloc[3:]}
    with pytest.raises(IncompleteGeography, match=r"b\.csv lacks 3 of 1,673 LSOAs of 2021"):
        joined(Gathered(two, {}), None, [])


def test_a_lost_borough_is_named():
    without = pairs()[lambda rows: rows["borough"] != "E08000002"]
    with pytest.raises(IncompleteGeography, match="No LSOA of 2021 lies in Bury"):
        joined(Gathered({"a.csv": without}, {}), None, [])


def test_without_boroughs_nothing_can_be_made():
    with pytest.raises(IncompleteGeography, match="No lookup says which borough"):
        joined(Gathered({"a.csv": pairs()[["lsoa21", "msoa21"]]}, {}), None, [])


def test_an_area_in_two_places_is_a_contradiction():
    twice = pd.concat([pairs(), pairs().iloc[:1].assign(msoa21="E02009999")])
    with pytest.raises(BrokenLookup, match=r"a\.csv puts E\d+ into several areas of msoa21"):
        joined(Gathered({"a.csv": twice}, {}), None, [])


def test_areas_elsewhere_are_left_out():
    beyond = pd.DataFrame([{"lsoa21": "E01000001", "borough": "E09000001"}])
    lookup = joined(Gathered({"a.csv": pd.concat([pairs(), beyond])}, {}), None, [])
    assert "E01000001" not in set(lookup["lsoa21"])


def test_people_who_were_not_counted_are_said():
    notes = []
    some = pd.DataFrame({"residents_2021": [5.0]}, index=[pairs()["lsoa21"].iloc[0]])
    lookup = joined(gathered(people=some), None, notes)
    assert lookup["residents_2021"].notna().sum() == 1
    assert any(note.startswith("No number of residents of 2021 came for") for note in notes)


def test_boundaries_say_which_wards_there_are_before_lookups_do():
    assert ward_codes(gathered(), "ward23") == set(pairs()["ward24"])
