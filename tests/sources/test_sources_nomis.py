"""Nomis: from cells coded by dimension to observations."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from catalogue import CatalogueError
from geodata import WrongVintage
from sources import OBSERVATION_COLUMNS, Incomplete, SchemaChanged, load_table
from sources.nomis import tidy
from tests.sources.nomis_tables import BOROUGHS, indicator, numbered, rows, source

CLAIMANTS = {"numerator": {"measure": 1}, "where": {"measures": 20100}}


def read(table, query, table_keys=None, **changes):
    keys = {"levels": ("borough",), "rounded_to": 5} | (table_keys or {})
    return tidy(table, indicator(query, **changes), source(table=keys))


def test_counts_come_by_sex_and_age():
    table = rows(gender=[0, 1, 2], age=[0, 2], measure=[1, 2])
    table["OBS_VALUE"] = np.where(table["GENDER"] == "2", "40", np.where(table["AGE"] == "2", "30", "100"))
    people = {
        "sex": {"gender": {"all": 0, "female": 2}},
        "age": {"age": {"16 and over": 0, "16–24": 2}},
    }
    tidied = read(table, CLAIMANTS | people)
    assert tuple(tidied.columns) == OBSERVATION_COLUMNS
    assert len(tidied) == 40
    values = tidied.groupby(["sex", "age"])["value"].unique().map(list).to_dict()
    assert values == {
        ("all", "16 and over"): [100.0],
        ("all", "16–24"): [30.0],
        ("female", "16 and over"): [40.0],
        ("female", "16–24"): [40.0],
    }
    assert set(tidied["period"]) == {"January 2026"}


def test_a_published_rate_is_taken_as_it_is():
    table = rows(measure=[1, 2])
    table.loc[table["MEASURE"] == "2", "OBS_VALUE"] = "4.2"
    tidied = read(table, {"value": {"measure": 2}})
    assert tidied["value"].tolist() == [4.2] * 10
    assert set(tidied["flag"]) == {""}


def test_census_cells_are_added_up_and_divided():
    table = rows(dates=["2021"], c2021_health_6=[0, 1, 4, 5])
    table["OBS_VALUE"] = table["C2021_HEALTH_6"].map({"0": "200", "1": "170", "4": "20", "5": "10"})
    query = {"numerator": {"c2021_health_6": [4, 5]}, "denominator": {"c2021_health_6": 0}}
    day = pd.Timestamp("2021-03-21").date()
    census = {"period": {"label": "March 2021", "start": day, "end": day}, "rounded_to": 0}
    tidied = read(table, query, census, multiplier=100)
    assert tidied["value"].tolist() == [15.0] * 10
    assert (tidied["numerator"].iloc[0], tidied["denominator"].iloc[0]) == (30.0, 200.0)
    assert set(tidied["period"]) == {"March 2021"}


def test_a_survey_has_its_interval_and_its_year():
    table = rows(dates=["2024-12", "2024-03"], variable=[45], measures=[20599, 21001, 21002, 21003])
    cells = {"20599": "72.5", "21001": "145000", "21002": "200000", "21003": "3.1"}
    table["OBS_VALUE"] = table["MEASURES"].map(cells)
    query = {
        "where": {"variable": 45},
        "value": {"measures": 20599},
        "numerator": {"measures": 21001},
        "denominator": {"measures": 21002},
        "margin": {"measures": 21003},
    }
    tidied = read(table, query, {"year_ending": True, "rounded_to": 0})
    first = tidied.iloc[0]
    assert (first["value"], first["lower_ci"], first["upper_ci"]) == (72.5, 69.4, 75.6)
    assert (first["numerator"], first["denominator"]) == (145000.0, 200000.0)
    assert list(tidied["period"].unique()) == ["2023/24", "2024"]
    assert str(tidied["period_start"].iloc[0]) == "2023-04-01"


def test_an_estimate_without_its_margin_can_be_unreliable():
    table = rows(measures=[20599, 21003], dates=["2024"])
    table.loc[(table["MEASURES"] == "21003") & (table["GEOGRAPHY_CODE"] == BOROUGHS[0]), "OBS_VALUE"] = ""
    query = {"value": {"measures": 20599}, "margin": {"measures": 21003}, "unreliable_without_interval": True}
    tidied = read(table, query, {"rounded_to": 0})
    assert tidied["flag"].tolist() == ["unreliable", *[""] * 9]
    assert pd.isna(tidied["lower_ci"].iloc[0])


@pytest.mark.parametrize(
    ("mark", "flag"),
    [
        ({"OBS_STATUS": "Q", "OBS_VALUE": ""}, "suppressed"),
        ({"OBS_STATUS": "Q", "OBS_VALUE": "7"}, "suppressed"),
        ({"OBS_STATUS": "M", "OBS_VALUE": "0"}, "not_collected"),
        ({"OBS_CONF": "C", "OBS_VALUE": "3"}, "suppressed"),
        ({"OBS_CONF": "False", "OBS_VALUE": "3"}, "suppressed"),
    ],
)
def test_a_number_under_a_mark_is_no_number(mark, flag):
    table = rows(measure=[1])
    table.loc[0, list(mark)] = list(mark.values())
    tidied = read(table, CLAIMANTS)
    assert pd.isna(tidied["value"].iloc[0])
    assert tidied["flag"].tolist() == [flag, *[""] * 9]


def test_a_sum_with_a_missing_part_is_missing():
    table = rows(measure=[1], band=[1, 2])
    table.loc[0, ["OBS_STATUS", "OBS_VALUE"]] = ["Q", ""]
    tidied = read(table, {"numerator": {"measure": 1, "band": [1, 2]}})
    assert pd.isna(tidied["value"].iloc[0])
    assert tidied["value"].iloc[1] == 200
    assert tidied["flag"].iloc[0] == "suppressed"
    lacking = table.drop(index=1)
    assert pd.isna(read(lacking, {"numerator": {"measure": 1, "band": [1, 2]}})["value"].iloc[0])


@pytest.mark.parametrize(("status", "flag"), [("E", "estimated"), ("P", "provisional")])
def test_a_mark_that_qualifies_a_number_leaves_it(status, flag):
    table = rows(measure=[1]).assign(OBS_STATUS=status)
    tidied = read(table, CLAIMANTS)
    assert set(tidied["flag"]) == {flag}
    assert set(tidied["value"]) == {100.0}


def test_counts_below_borough_are_rounded():
    from geodata import load_areas

    areas = [*BOROUGHS, *load_areas("lsoa11")["area_code"]]
    tidied = read(rows(areas=areas, measure=[1]), CLAIMANTS, {"levels": ("borough", "lsoa11")})
    assert tidied.groupby("area_type")["flag"].unique().map(list).to_dict() == {
        "borough": [""],
        "lsoa": ["rounded"],
    }


def test_an_area_listed_under_two_kinds_of_area_counts_once():
    table = rows(measure=[1])
    both = numbered(pd.concat([table, table.assign(GEOGRAPHY_TYPE="counties", GEOGRAPHY_TYPECODE="432")]))
    assert read(both, CLAIMANTS)["value"].tolist() == [100.0] * 10


def test_two_numbers_for_one_cell_are_refused():
    table = rows(measure=[1])
    both = numbered(pd.concat([table, table.assign(OBS_VALUE="105")]))
    with pytest.raises(
        SchemaChanged, match="several rows of one area and period with MEASURES 20100, MEASURE 1"
    ):
        read(both, CLAIMANTS)


def test_a_dimension_left_open_is_refused():
    table = rows(gender=[0, 1], measure=[1])
    table.loc[table["GENDER"] == "1", "OBS_VALUE"] = "60"
    with pytest.raises(SchemaChanged, match="several rows"):
        read(table, CLAIMANTS)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda table: table.rename(columns={"OBS_VALUE": "VALUE"}),
            r"nomis\.csv has no column OBS_VALUE; it has",
        ),
        (lambda table: table.rename(columns={"MEASURE": "KIND"}), "no column MEASURE"),
        (lambda table: table.assign(MEASURE="9"), "no row with MEASURES 20100, MEASURE 1"),
        (lambda table: table.assign(OBS_VALUE="n/a"), "OBS_VALUE 'n/a' is not a number"),
        (lambda table: table.assign(OBS_STATUS="Z"), "OBS_STATUS 'Z' is a mark that we do not know"),
        (lambda table: table.assign(DATE="spring"), "'spring' is not a period"),
    ],
)
def test_a_table_of_another_layout_is_named(change, words):
    with pytest.raises(SchemaChanged, match=words):
        read(change(rows(measure=[1])), CLAIMANTS)


def test_a_lost_borough_stops_it():
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs in January 2026"):
        read(rows(areas=BOROUGHS[1:], measure=[1]), CLAIMANTS)


def test_codes_of_another_vintage_stop_it():
    with pytest.raises(WrongVintage, match=r"E05000650.*2017"):
        read(rows(areas=[*BOROUGHS, "E05000650"], measure=[1]), CLAIMANTS)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"numerater": {"measure": 1}}, r"\[claimants.query\]: unknown key 'numerater'"),
        (CLAIMANTS | {"sex": {"gender": {"all": 0}, "c_sex": {"all": 0}}}, "key 'sex': is one dimension"),
    ],
)
def test_a_query_that_makes_no_sense_is_named(query, words):
    with pytest.raises(CatalogueError, match=words):
        read(rows(measure=[1]), query)


def test_a_year_ends_in_a_month():
    with pytest.raises(SchemaChanged, match="'autumn' is not the last month"):
        read(rows(measure=[1], dates=["autumn"]), CLAIMANTS, {"year_ending": True})


def test_a_real_table_is_read():
    path = Path(__file__).parents[3] / "shared" / "datapack" / "population" / "nomis_NM_2002_1_lad.csv"
    if not path.is_file():
        pytest.skip("../shared/datapack is not beside the project")
    query = {"numerator": {"c_age": 200, "measures": 20100}, "sex": {"gender": {"all": 0}}}
    levels = {"levels": ("borough", "combined_authority", "region"), "rounded_to": 0}
    tidied = read(load_table(path), query, levels).set_index("area_code")
    assert tidied["value"]["E12000002"] == 7422295
    assert tidied["value"][BOROUGHS].sum() == tidied["value"]["E47000001"]
    assert set(tidied["period"]) == {"2021"}
    assert set(tidied["flag"]) == {""}
