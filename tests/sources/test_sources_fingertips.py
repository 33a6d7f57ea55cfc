"""Fingertips: rows of whole areas, each once, and values that their notes let stand."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, fingertips
from sources.errors import NotUnderstood, SourceUnavailable
from tests.sources.faulty_server import FAULTS, Reply, text

BOROUGHS = load_areas("borough")["area_code"].tolist()
AREAS = [*BOROUGHS, "E12000002", "E92000001"]
CATALOGUE = load_catalogue()
PATH = "/api/all_data/csv/by_indicator_id"
LEVELS = ("borough", "region", "country")


def source(server_url="https://fingertips.phe.org.uk", **changes):
    fetch = {"address": server_url + PATH, "area_types": (502, 6), "indicator_ids": (90366,)}
    given = {"file": "fingertips.csv", "table": {"levels": LEVELS}, "fetch": fetch, "reader": "fingertips"}
    return replace(CATALOGUE.sources["life_expectancy"], id="fingertips", **(given | changes))


def indicator(**query):
    entry = CATALOGUE.indicators["healthy_life_expectancy"]
    return replace(entry, source="fingertips", query={"indicator": 90366} | query)


def table(areas=AREAS, **columns):
    """Rows as the publisher lays them out, a column or two of today's names included."""
    rows = {
        "Indicator ID": "90366",
        "Indicator Name": "Life expectancy at birth",
        "Parent Code": "E92000001",
        "Area Code": areas,
        "Sex": "Persons",
        "Age": "All ages",
        "Category Type": "",
        "Category": "",
        "Time period": "2021 - 23",
        "Value": "80.5",
        "Lower CI 95.0 limit": "80.1",
        "Upper CI 95.0 limit": "80.9",
        "Count": "",
        "Denominator": "",
        "Value note": "",
        "Compared to England value or percentiles": "Better",
    }
    return pd.DataFrame(rows | {name.replace("_", " "): column for name, column in columns.items()})


def read(rows, **query):
    return fingertips.tidy(rows, indicator(**query), source())


def test_values_come_with_their_interval_and_pooled_period():
    tidied = read(table())
    assert len(tidied) == 12
    first = tidied.iloc[0]
    assert (first["value"], first["lower_ci"], first["upper_ci"]) == (80.5, 80.1, 80.9)
    assert (first["period"], str(first["period_start"])) == ("2021–23", "2021-01-01")
    assert tidied["numerator"].isna().all()


def test_sexes_are_told_apart():
    both = pd.concat([table(Sex="Male"), table(Sex="Female", Value="83"), table(Sex="Persons", Value="82")])
    tidied = read(both, sex={"female": "Female", "male": "Male"})
    assert tidied.groupby("sex")["value"].unique().map(list).to_dict() == {"female": [83.0], "male": [80.5]}


def test_an_area_under_several_parents_counts_once():
    again = table(Parent_Code="E12000002")
    assert len(read(pd.concat([table(), again]))) == 12


def test_an_area_with_two_values_is_refused():
    with pytest.raises(SchemaChanged, match="twice in 2021–23"):
        read(pd.concat([table(), table(Value="79")]))


def test_rows_of_a_category_are_left_out():
    decile = {"Category_Type": "Deprivation deciles", "Category": "Most deprived decile", "Value": "74"}
    assert set(read(pd.concat([table(), table(**decile)]))["value"]) == {80.5}


def test_several_ages_need_a_name():
    both = pd.concat([table(), table(Age="65", Value="19")])
    assert set(read(both, age="65")["value"]) == {19.0}
    with pytest.raises(SchemaChanged, match="indicator 90366 at several ages, 65, All ages: name one"):
        read(both)


def test_single_and_pooled_years_are_told_apart():
    both = pd.concat([table(), table(Time_period="2021", Value="79")])
    assert set(read(both, years=3)["period"]) == {"2021–23"}
    assert set(read(both, years=1)["value"]) == {79.0}
    with pytest.raises(SchemaChanged, match="twice"):
        read(both)
    with pytest.raises(Incomplete, match="there is no period of 5 years"):
        read(both, years=5)


def test_counts_are_kept():
    tidied = read(table(Count="1,200", Denominator="20000"))
    assert (tidied["numerator"].iloc[0], tidied["denominator"].iloc[0]) == (1200.0, 20000.0)


@pytest.mark.parametrize(
    ("note", "value", "shown", "flag"),
    [
        ("Value suppressed for disclosure control due to small count", "", False, "suppressed"),
        ("Value suppressed for disclosure control due to small count", "3", False, "suppressed"),
        ("Value cannot be calculated as number of cases is too small", "", False, "suppressed"),
        ("Value missing in source data", "", False, "not_collected"),
        ("Value not published for data quality reasons", "9", False, "not_collected"),
        ("There is a data quality issue with this value", "9", True, "unreliable"),
        ("Value estimated", "9", True, "estimated"),
        ("Aggregated from all known lower geography values", "9", True, "derived"),
        ("Aggregated from all known lower geography values", "", False, ""),
        ("", "", False, ""),
    ],
)
def test_a_note_says_whether_a_value_counts(note, value, shown, flag):
    rows = table()
    rows.loc[0, ["Value", "Value note"]] = [value, note]
    tidied = read(rows)
    assert tidied["value"].notna().tolist() == [shown, *[True] * 11]
    assert tidied["flag"].tolist() == [flag, *[""] * 11]
    assert shown or pd.isna(tidied["lower_ci"].iloc[0]) or flag == ""


def test_a_year_of_schools_is_not_a_year_of_taxes():
    rows = table(Time_period="2022/23")
    assert str(read(rows)["period_start"].iloc[0]) == "2022-04-01"
    school = read(rows, year_starts="08-01")
    assert (school["period"].iloc[0], str(school["period_start"].iloc[0])) == ("2022/23", "2022-08-01")


@pytest.mark.parametrize(
    ("rows", "kind", "words"),
    [
        (
            table().drop(columns="Value note"),
            SchemaChanged,
            r"fingertips\.csv has no column Value note; it has",
        ),
        (table(Indicator_ID="1"), Incomplete, "no row of indicator 90366"),
        (table(Sex="Male"), Incomplete, "Persons: there is no row of indicator 90366"),
        (table(areas=AREAS[1:]), Incomplete, "lacks 1 of 10 boroughs in 2021–23"),
        (table(Value="high"), SchemaChanged, "'high' is not a number"),
        (table(Time_period="spring"), SchemaChanged, "'spring' is not a period"),
    ],
)
def test_a_table_that_lacks_something_is_named(rows, kind, words):
    with pytest.raises(kind, match=words):
        read(rows)


def test_an_unknown_key_is_named():
    with pytest.raises(CatalogueError, match=r"\[healthy_life_expectancy.query\]: unknown key 'sexes'"):
        read(table(), sexes={})


@pytest.fixture
def fetch(server, open_client):
    def fetch_with(*replies, indicators=(), areas=AREAS, **changes):
        server.on(PATH, *replies)
        entry = source(server.url)
        entry = replace(entry, fetch=dict(entry.fetch) | changes)
        return fingertips.fetch(entry, areas, client=open_client(), indicators=indicators)

    return fetch_with


def page(rows):
    return text(rows.to_csv(index=False))


def test_our_areas_are_kept_from_each_kind_of_area(fetch, server):
    everyone = table(areas=[*BOROUGHS, "E06000001", "E92000001"])
    fetched = fetch(page(everyone), page(table(areas=["E12000002", "E12000001", "E92000001"])))
    assert sorted(fetched.table["Area Code"]) == sorted(AREAS)
    assert "Compared to England value or percentiles" not in fetched.table
    assert server.asked[0].parameters == {
        "indicator_ids": "90366",
        "child_area_type_id": "502",
        "parent_area_type_id": "15",
    }
    assert [one.parameters["child_area_type_id"] for one in server.asked] == ["502", "6"]
    assert len(fetched.urls) == 2


def test_indicators_of_the_catalogue_are_asked_for_too(fetch, server):
    mine, others = indicator(indicator=848), replace(indicator(indicator=1), source="another")
    both = pd.concat([table(), table(Indicator_ID="848")])
    fetch(page(both), indicators=[mine, others])
    assert server.asked[0].parameters["indicator_ids"] == "848,90366"


def test_twenty_indicators_are_asked_for_at_a_time(fetch, server):
    def answer(asking):
        numbers = asking.parameters["indicator_ids"].split(",")
        return page(pd.concat([table(areas=BOROUGHS[:1], Indicator_ID=number) for number in numbers]))

    fetched = fetch(answer, indicator_ids=tuple(range(1, 51)), area_types=(502,))
    assert [len(one.parameters["indicator_ids"].split(",")) for one in server.asked] == [20, 20, 10]
    assert fetched.table["Indicator ID"].nunique() == 50


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (page(table(Indicator_ID="848")), Incomplete, "sent no row of our areas for indicator 90366"),
        (page(table(areas=["E06000001"])), Incomplete, "sent no row of our areas for indicator 90366"),
        (
            page(table().rename(columns={"Value": "Score"})),
            SchemaChanged,
            "no column Value; it has Indicator ID",
        ),
        (
            FAULTS["HTML"],
            NotUnderstood,
            "a web page instead of the table for 1 indicators, areas of type 502",
        ),
        (FAULTS["empty"], NotUnderstood, "an empty answer"),
        (FAULTS["500"], SourceUnavailable, "answered 500"),
    ],
)
def test_what_is_not_the_table_is_named(fetch, reply, kind, words):
    with pytest.raises(kind, match=words):
        fetch(reply)


def test_nothing_to_ask_for_is_a_mistake_of_the_entry(fetch):
    with pytest.raises(CatalogueError, match=r"\[fingertips.fetch\]: no indicator is taken from it"):
        fetch(page(table()), indicator_ids=())


def test_a_recorded_answer_is_fetched_and_read(fetch):
    name = "indicators-DistrictUApre419.data.csv"
    path = Path(__file__).parents[3] / "shared" / "api-samples" / "fingertips" / name
    if not path.is_file():
        pytest.skip("../shared/api-samples is not beside the project")
    fetched = fetch(Reply(path.read_bytes()), indicator_ids=(92661, 92659), area_types=(101,))
    assert set(fetched.table["Area Code"]) == set(AREAS)
    depression = fingertips.tidy(fetched.table, indicator(indicator=92661), source()).set_index("area_code")
    assert depression["value"]["E08000001"] == 16.59402018
    assert depression["lower_ci"]["E08000001"] == 15.17137656
    assert len(depression) == 12
    assert depression["value"]["E12000002":"E12000002"].isna().all()
    assert set(depression["period"]) == {"2015"}
