"""Areas are summed from their LSOAs, unless the number is published."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from geodata import GM, load_areas, load_lookup
from geodata.area_tables import COUNTS_2021
from geodata.build.areas import COLUMNS, Geography, comparator_areas, map_level_areas, places


@pytest.fixture
def geography() -> Geography:
    """Greater Manchester's real lookup over invented squares, one an area."""
    lookup = load_lookup()
    census = lookup[["lsoa11", "region", "residents_2011", "households_2011"]]
    beyond = pd.DataFrame(
        {
            "lsoa11": ["E01000001", "W01000001"],
            "region": ["E12000007", "W92000004"],
            "residents_2011": [7, 9],
            "households_2011": [3, 4],
        }
    )
    fit = lookup.groupby("lsoa11")[["ward25"]].first().assign(postcodes_inside=9, postcodes=12)
    square = shapely.box(-2.3, 53.4, -2.2, 53.5)
    polygons = {
        level: pd.Series(square, index=sorted(lookup[level].unique())) for level in ("borough", "ward25")
    }
    polygons["outline"] = pd.Series({GM: square}, dtype=object)
    names = pd.Series({code: f"Name of {code}" for level in polygons for code in polygons[level].index})
    return Geography(pd.concat([census, beyond]), lookup, fit, polygons, names)


def test_a_borough_has_the_sum_of_its_lsoas_and_the_published_working_age(geography: Geography) -> None:
    areas = map_level_areas(geography, "borough").set_index("area_code")
    trafford = geography.lookup.query("borough == 'E08000009'")
    assert areas.loc["E08000009", "residents_2011"] == trafford["residents_2011"].sum()
    assert areas.loc["E08000009", "working_age_2017"] == 144_826
    assert (areas["parent_code"] == GM).all()
    assert (areas["parent_name"] == "Greater Manchester").all()


def test_a_ward_of_2025_carries_its_share_of_postcodes(geography: Geography) -> None:
    areas = map_level_areas(geography, "ward25").set_index("area_code")
    assert (areas["postcode_share"] == 0.75).all()
    assert areas.loc["E05015241", "parent_code"] == "E08000009"


def test_england_leaves_out_wales_and_the_region_the_rest(geography: Geography) -> None:
    areas = comparator_areas(geography).set_index("area_code")["residents_2011"]
    assert areas["E92000001"] - areas["E12000002"] == 7
    assert areas["E12000002"] == areas[GM]
    assert pd.isna(areas["K02000001"])


def test_places_are_in_degrees(geography: Geography) -> None:
    found = places(geography.polygons["outline"]).loc[GM]
    assert found[["south", "west", "north", "east"]].tolist() == [53.4, -2.3, 53.5, -2.2]
    assert found["lat"] == pytest.approx(53.45, abs=0.03)


def test_the_committed_table_has_the_promised_columns() -> None:
    assert load_areas("ward25").columns.tolist() == [*COLUMNS, *COUNTS_2021]
