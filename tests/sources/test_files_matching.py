"""From a publisher's series to the catalogue's indicators."""

from dataclasses import replace

import pandas as pd
import pytest

from catalogue import load_catalogue
from sources import OBSERVATION_COLUMNS
from sources.files.areas import KnownAreas
from sources.files.errors import NothingHere
from sources.files.matching import load_matches, match
from sources.files.reading import Reading, figures_of

CATALOGUE = load_catalogue()
BOLTON = "E08000001"


def reading(family, series, period="2019", code=BOLTON, **numbers):
    rows = pd.DataFrame({"area_code": [code], "series": [series], "period": [period], **numbers}, dtype="str")
    return Reading("ONS", "a table", family, figures_of(rows, "file.csv"))


def matched(read, indicator=""):
    return match(read, KnownAreas.held().place(read.figures["area_code"]), CATALOGUE, indicator)


def test_every_match_is_an_indicator_of_the_catalogue():
    entries = [one.indicator for family in load_matches().values() for one in family]
    assert set(entries) <= set(CATALOGUE.indicators)
    assert len(entries) > 20


def test_a_series_becomes_observations():
    found = matched(reading("explore_local_statistics", "Employment rate", value=["70.1"], lower_ci=["66.4"]))
    assert list(found.observations.columns) == list(OBSERVATION_COLUMNS)
    row = found.observations.iloc[0]
    assert (row["indicator_id"], row["area_type"], row["area_vintage"]) == (
        "employment_rate",
        "borough",
        "2025",
    )
    assert (row["value"], row["lower_ci"], row["age"]) == (70.1, 66.4, "16–64")
    assert row["source_id"] == CATALOGUE.indicators["employment_rate"].source


def test_a_value_is_brought_to_the_indicator_s_unit():
    read = reading("indices_of_deprivation", "employment", code="E01004766", value=["0.126"])
    assert matched(read).observations["value"].tolist() == [12.6]


def test_another_release_is_another_thing():
    read = reading("indices_of_deprivation", "employment", "2025", code="E01004766", value=["0.126"])
    assert matched(read).observations["indicator_id"].tolist() == ["employment_deprivation_2025"]


def test_a_release_that_the_catalogue_lacks_is_no_other_one():
    read = reading("indices_of_deprivation", "employment", "2015", code="E01004766", value=["0.126"])
    assert matched(read).observations.empty
    assert matched(read).unmatched_series == {"employment": 1}


def test_a_year_s_reference_date_is_labelled_as_the_source_says():
    read = reading(
        "explore_local_statistics",
        "Housing affordability ratio (residence-based)",
        "2016-04-01",
        value=["7.72"],
    )
    assert matched(read).observations["period"].tolist() == ["2016"]


def test_a_count_is_its_own_numerator_and_is_rounded_as_its_source_rounds():
    read = reading("nomis query tool", "Claimant count by sex and age", "2018-11", "E01004766", value=["15"])
    row = matched(read).observations.iloc[0]
    assert (row["value"], row["numerator"], row["flag"]) == (15, 15, "rounded")


def test_a_value_that_rests_on_its_interval_is_unreliable_without():
    read = reading("explore_local_statistics", "No qualifications", "2022", value=["6.6"])
    assert matched(read).observations["flag"].tolist() == ["unreliable"]


def test_the_people_of_a_rate_alone_are_no_observation():
    read = reading("indices_of_deprivation", "employment", code="E01004766", numerator=["126"])
    assert matched(read).observations.empty
    assert matched(read).valueless == {"employment_deprivation": 1}


def test_a_missing_value_with_its_reason_is_kept():
    found = matched(reading("explore_local_statistics", "Employment rate", value=["*"])).observations
    assert found["value"].isna().all()
    assert found["flag"].tolist() == ["suppressed"]


def test_whoever_loads_it_may_say_what_it_is():
    read = replace(reading("data_cube", "percent, persons", "2018-11", value=["2.5"]), unnamed=True)
    assert matched(read).observations.empty
    assert matched(read, "claimant_rate").observations["indicator_id"].tolist() == ["claimant_rate"]


def test_what_a_file_says_itself_is_not_said_otherwise():
    read = reading("explore_local_statistics", "Employment rate", value=["70.1"])
    assert matched(read, "claimant_rate").observations["indicator_id"].tolist() == ["employment_rate"]


def test_many_series_are_not_one_indicator():
    several = reading("data_cube", "percent", value=["1"]).figures
    both = pd.concat([several, several.assign(series="count")], ignore_index=True)
    with pytest.raises(NothingHere, match="holds 2 series"):
        matched(Reading("", "a table", "data_cube", both, unnamed=True), "claimant_rate")
