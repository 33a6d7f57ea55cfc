"""Which rows are of an indicator's levels, and whether all areas are there."""

from dataclasses import replace

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas
from sources import Incomplete
from store.completeness import level_of, refuse_lacking, used

STROKE = load_catalogue().indicators["stroke_admissions"]
ROWS = pd.DataFrame(
    {
        "area_type": ["lsoa", "msoa", "borough", "parish"],
        "area_vintage": ["2011", "2011", "2025", "2025"],
    }
)


def test_levels_by_type_and_vintage():
    assert level_of("ward", "2017") == "ward17"
    assert level_of("ward", "1974") == ""


def test_small_areas_count_where_larger_ones_are_added_up_from_them():
    assert "lsoa11" not in STROKE.levels and STROKE.aggregation == "sum"
    assert used(ROWS, STROKE, adds_up=True).tolist() == [True, True, True, False]
    assert used(ROWS, STROKE, adds_up=False).tolist() == [False, True, True, False]
    alone = replace(STROKE, aggregation="none")
    assert used(ROWS, alone, adds_up=True).tolist() == [False, True, True, False]


def test_areas_that_may_be_absent():
    codes = load_areas("borough")["area_code"].tolist()[1:]
    rows = pd.DataFrame({"area_code": codes}).assign(
        indicator_id="x", area_type="borough", area_vintage="2025", period="2030", sex="all", age="all"
    )
    refuse_lacking(rows, allowed=1)
    with pytest.raises(Incomplete, match=r"x of 2030 comes without 1 of 10 boroughs \(Bolton\)"):
        refuse_lacking(rows, allowed=0)
