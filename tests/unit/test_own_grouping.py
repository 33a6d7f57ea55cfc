"""Groups of areas at other levels than their own, and which of them are an area that is known."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from tests.unit.own_groups import by_borough, grouping

BOROUGHS = dict(by_borough("borough"))


@pytest.mark.parametrize("level", geodata.MAP_LEVELS)
def test_groups_that_are_boroughs_are_so_at_every_level(level):
    found = grouping(by_borough("msoa11"))
    areas = geodata.load_areas(level)
    names = areas["name"] if level == "borough" else areas["parent_name"]
    assert [found.groups[place] for place in found.at(level)] == names.tolist()


def test_an_area_whose_parts_are_in_two_groups_is_in_neither():
    lsoas = geodata.children("E08000009", "lsoa11")
    found = grouping([(code, "A" if at < 50 else "B") for at, code in enumerate(lsoas)])
    at = dict(zip(geodata.load_areas("borough")["area_code"], found.at("borough"), strict=True))
    assert at.pop("E08000009") == -2
    assert set(at.values()) == {-1}
    assert np.array_equal(found.at("lsoa11"), found.member)


@pytest.mark.parametrize("level", ["lsoa11", "msoa11", "ward25", "ward17", "borough"])
def test_a_group_of_all_areas_of_a_borough_is_the_borough(level):
    found = grouping(by_borough(level))
    codes = {found.groups[place]: code for place, code in found.same_as("borough").items()}
    assert codes == {name: code for code, name in BOROUGHS.items()}
    assert found.same_as("combined_authority") == {}


def test_two_boroughs_are_none_and_all_are_greater_manchester():
    two = grouping([("E08000009", "West"), ("E08000006", "West"), ("E08000002", "North")])
    assert two.same_as("borough") == {0: "E08000002"}
    everything = grouping([(code, "GM") for code in BOROUGHS])
    assert everything.same_as("combined_authority") == {0: geodata.GM}
    assert everything.same_as("borough") == {}


def test_a_group_of_lsoas_is_never_a_ward_that_they_only_fit_best():
    ward = geodata.load_areas("ward25")["area_code"].iloc[0]
    assert grouping([(code, "A") for code in geodata.children(ward, "lsoa11")]).same_as("ward25") == {}
    assert grouping([(ward, "A")]).same_as("ward25") == {0: ward}
