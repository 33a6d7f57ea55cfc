"""Groups of areas at other levels than their own, and which of them are an area that is known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import geodata
from geodata.build.brought import write_geography
from tests.unit.brought_geography import shapes_of, split_lsoa
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


CARRIED = """
import json
from tests.unit.own_groups import grouping
rows = [("E01090001", "Small"), ("E01090002", "Large"), ("E01004767", "Small"), ("E01004768", "Large")]
found = grouping(rows)
old = found.carried("lsoa11")
print(json.dumps({
    "level": [found.level, old.level],
    "estimated": [found.best_fit, old.best_fit],
    "areas": [found.areas.tolist(), old.areas.tolist()],
    "groups": [old.groups[place] for place in old.member[:3]],
    "note": old.notes[-1],
    "same": found.carried("lsoa21"),
}))
"""


def split_shapes() -> pd.Series:
    """Return the LSOAs of 2021 as polygons: the one that was split has the smaller part as a hole."""
    shapes = shapes_of("lsoa11")
    old = shapes.pop("E01004766")
    inner = old.representative_point().buffer(0.0005, cap_style="square")
    return pd.concat([shapes, pd.Series({"E01090001": inner, "E01090002": old - inner}, dtype=object)])


def test_groups_of_lsoas_of_2021_are_carried_over_to_2011_and_say_what_was_cut(tmp_path):
    write_geography(replace(split_lsoa(), polygons={"lsoa21": [split_shapes()]}), tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", CARRIED],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "EXPLORER_DATA": str(tmp_path)},
    )
    seen = json.loads(run.stdout)
    assert seen["level"] == ["lsoa21", "lsoa11"]
    assert seen["estimated"] == [False, True]
    assert seen["areas"] == [[2, 2], [2, 1]]
    assert seen["groups"] == ["Large", "Small", "Large"]
    assert "LSOAs of 2021 are carried over to LSOAs of 2011: 1 of these lie in more than one" in seen["note"]
    assert seen["same"] is None


def test_without_a_lookup_nothing_is_carried_over():
    assert grouping(by_borough("lsoa11")).carried("lsoa11") is None
    assert grouping(by_borough("ward25")).carried("lsoa11") is None
