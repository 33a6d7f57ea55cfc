"""The plain reader, on small tables of boroughs."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import WrongVintage, load_areas
from sources import OBSERVATION_COLUMNS, Incomplete, SchemaChanged
from sources.tables import tidy

CATALOGUE = load_catalogue()
BOROUGHS = load_areas("borough")["area_code"].tolist()
LAYOUT = {"levels": ["borough"], "area": "code", "period_column": "year"}


def table(**columns):
    return pd.DataFrame({"code": BOROUGHS, "year": ["2019"] * len(BOROUGHS), **columns})


def read(rows, query, layout=LAYOUT, **changes):
    indicator = replace(CATALOGUE.indicators["employment_rate"], query=query, **changes)
    return tidy(rows, indicator, replace(CATALOGUE.sources["iod2019"], file="small.csv", table=layout))


def test_a_published_value_with_its_interval_is_scaled():
    rows = table(rate=["0.126"] * 10, low=["0.12"] * 10, high=["0.13"] * 10)
    tidied = read(rows, {"value": "rate", "scale": 100, "lower": "low", "upper": "high"})
    assert tuple(tidied.columns) == OBSERVATION_COLUMNS
    first = tidied.iloc[0]
    assert (first["value"], first["lower_ci"], first["upper_ci"]) == (12.6, 12.0, 13.0)
    assert (first["area_type"], first["area_vintage"], first["period"]) == ("borough", "2025", "2019")
    assert (first["period_start"], first["period_end"]) == (date(2019, 1, 1), date(2019, 12, 31))
    assert tidied["numerator"].isna().all()


def test_a_rate_is_made_from_counts_with_thousands_commas():
    rows = table(cases=["1,000"] * 10, people=["20,000"] * 10)
    tidied = read(rows, {"numerator": "cases", "denominator": "people"}, multiplier=100)
    assert tidied["value"].tolist() == [5.0] * 10
    assert tidied["numerator"].tolist() == [1000.0] * 10


def test_a_base_that_the_table_lacks_comes_from_the_geography():
    query = {"numerator": "cases", "denominator": "residents_2011"}
    tidied = read(table(cases=["1"] * 10), query, multiplier=1000)
    assert tidied["denominator"].tolist() == load_areas("borough")["residents_2011"].tolist()


def test_a_base_that_nobody_has_is_refused():
    with pytest.raises(SchemaChanged, match="has a column 'dogs'"):
        read(table(cases=["1"] * 10), {"numerator": "cases", "denominator": "dogs"})


def test_yearly_averages_become_the_counts_of_all_years():
    tidied = read(
        table(cases=["3.333333333"] * 10, people=["100"] * 10),
        {"numerator": "cases", "denominator": "people", "years": 3},
        multiplier=1000,
    )
    assert tidied["numerator"].tolist() == [10.0] * 10
    assert tidied["denominator"].tolist() == [300.0] * 10
    assert tidied["value"].iloc[0] == pytest.approx(1000 * 10 / 300)


def test_rounded_counts_are_flagged():
    tidied = read(table(cases=["5"] * 10), {"numerator": "cases"}, LAYOUT | {"rounded_to": 5})
    assert set(tidied["flag"]) == {"rounded"}


def test_an_empty_cell_is_missing_and_never_zero():
    tidied = read(table(rate=["1", "", *["2"] * 8]), {"value": "rate"})
    assert tidied["value"].isna().tolist() == [False, True, *[False] * 8]
    assert tidied["flag"].iloc[1] == ""


@pytest.mark.parametrize("infinite", ["inf", "-inf", "Infinity"])
def test_an_infinite_value_is_missing_and_flagged(infinite):
    tidied = read(table(rate=[infinite, *["2"] * 9]), {"value": "rate"})
    assert pd.isna(tidied["value"].iloc[0])
    assert tidied["flag"].iloc[0] == "unreliable"
    assert set(tidied["flag"].iloc[1:]) == {""}


def test_a_rate_without_people_is_missing():
    rows = table(cases=["3"] * 10, people=["0", *["10"] * 9])
    assert pd.isna(read(rows, {"numerator": "cases", "denominator": "people"})["value"].iloc[0])


def test_few_cases_behind_a_value_make_it_unreliable():
    rows = table(price=["100"] * 10, sales=["4", *["5"] * 9])
    tidied = read(rows, {"value": "price", "base": "sales", "unreliable_base": 5})
    assert tidied["flag"].tolist() == ["unreliable", *[""] * 9]
    assert tidied["denominator"].iloc[0] == 4


def test_a_value_without_its_interval_can_be_unreliable():
    rows = table(rate=["1"] * 10, low=["", *["0"] * 9], high=["", *["2"] * 9])
    query = {"value": "rate", "lower": "low", "upper": "high", "unreliable_without_interval": True}
    assert read(rows, query)["flag"].tolist() == ["unreliable", *[""] * 9]


def test_a_lost_borough_stops_the_build():
    with pytest.raises(Incomplete, match=r"lacks 1 of 10 boroughs in 2019, among them E08000001; 0 may"):
        read(table(rate=["1"] * 10).iloc[1:], {"value": "rate"})


def test_an_area_that_may_lack_gets_a_row_without_a_value():
    tidied = read(table(rate=["1"] * 10).iloc[1:], {"value": "rate"}, LAYOUT | {"may_lack": 1})
    assert len(tidied) == 10
    assert pd.isna(tidied.set_index("area_code")["value"]["E08000001"])


def test_an_absent_area_can_stand_for_none_at_all():
    layout = LAYOUT | {"may_lack": 1}
    tidied = read(table(sales=["7"] * 10).iloc[1:], {"numerator": "sales", "absent": 0}, layout)
    assert tidied.set_index("area_code")["value"]["E08000001"] == 0


def test_a_missing_column_is_named_with_those_there_are():
    with pytest.raises(SchemaChanged, match=r"no column 'rate' .*; it has code, year, percent"):
        read(table(percent=["1"] * 10), {"value": "rate"})


def test_a_word_in_place_of_a_number_is_named():
    with pytest.raises(SchemaChanged, match="column 'rate': 'low' is not a number"):
        read(table(rate=["low", *["1"] * 9]), {"value": "rate"})


def test_codes_of_another_vintage_are_refused():
    rows = table(rate=["1"] * 10).assign(code=["E05000650", *BOROUGHS[1:]])
    with pytest.raises(WrongVintage, match=r"E05000650.*2017"):
        read(rows, {"value": "rate"})


def test_an_area_that_comes_twice_is_refused():
    rows = pd.concat([table(rate=["1"] * 10), table(rate=["1"] * 10).head(1)], ignore_index=True)
    with pytest.raises(SchemaChanged, match="E08000001 twice in 2019"):
        read(rows, {"value": "rate"})


def test_a_misspelt_query_is_refused_by_its_entry():
    with pytest.raises(CatalogueError, match=r"entry \[employment_rate.query\]: unknown key 'vaule'"):
        read(table(rate=["1"] * 10), {"vaule": "rate"})


def test_rows_come_in_one_order():
    shuffled = table(rate=[str(number) for number in range(10)]).sample(frac=1, random_state=1)
    assert read(shuffled, {"value": "rate"})["area_code"].tolist() == BOROUGHS
