"""The long table of borough series, in the publisher's layout."""

from dataclasses import replace

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged
from sources.explore_local_statistics import tidy

CATALOGUE = load_catalogue()
BOROUGHS = load_areas("borough")["area_code"].tolist()
SOURCE = CATALOGUE.sources["life_expectancy"]
LIVED = CATALOGUE.indicators["healthy_life_expectancy"]


def table(series="years_female", codes=(*BOROUGHS, "E92000001"), period="2021-01-01/P3Y"):
    numbers = {"value": "64.46", "lower_95": "61.39", "upper_95": "67.53"}
    return pd.DataFrame({"area_code": codes}).assign(series=series, unit="years", period=period, **numbers)


def test_a_series_a_sex_becomes_one_indicator():
    both = pd.concat([table("years_male"), table("years_female"), table("another")], ignore_index=True)
    indicator = replace(LIVED, query={"series": {"female": "years_female", "male": "years_male"}})
    tidied = tidy(both, indicator, SOURCE)
    assert tidied.groupby("sex").size().to_dict() == {"female": 11, "male": 11}
    assert set(tidied["period"]) == {"2021–23"}
    assert tidied["lower_ci"].iloc[0] == 61.39


def test_areas_of_every_level_stand_in_one_table():
    tidied = tidy(table(), replace(LIVED, query={"series": "years_female"}), SOURCE)
    assert tidied.groupby("area_type").size().to_dict() == {"borough": 10, "country": 1}
    assert set(tidied["sex"]) == {"all"}


def test_a_larger_area_may_be_absent_and_a_borough_may_not():
    indicator = replace(LIVED, query={"series": "years_female"})
    assert len(tidy(table(codes=BOROUGHS), indicator, SOURCE)) == 10
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs"):
        tidy(table(codes=BOROUGHS[1:]), indicator, SOURCE)


def test_a_series_that_is_not_there_is_named():
    with pytest.raises(Incomplete, match="no row of the series 'years_of_joy'"):
        tidy(table(), replace(LIVED, query={"series": "years_of_joy"}), SOURCE)


def test_a_table_without_series_is_another_table():
    with pytest.raises(SchemaChanged, match="no column 'series'"):
        tidy(table().drop(columns="series"), LIVED, SOURCE)


def test_a_source_may_label_reference_dates_by_year():
    affordability = CATALOGUE.sources["affordability"]
    indicator = replace(LIVED, query={"series": "years_female"})
    assert set(tidy(table(period="2024-04-01"), indicator, affordability)["period"]) == {"2024"}
