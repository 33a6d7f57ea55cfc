"""Figures of text: numbers, flags and periods in their columns, repeats once."""

import pandas as pd
import pytest

from sources import SchemaChanged
from sources.files.reading import drop_repeats, figures_of


def rows(**more):
    columns = {"area_code": ["E08000001 : Bolton"], "series": ["claimants"], "period": ["2018-11"]} | more
    return pd.DataFrame(columns, dtype="str")


def test_text_becomes_a_figure():
    figures = figures_of(
        rows(value=["1,234"], sex=["Females"], age=["16-64 yrs"], lower_ci=["*"]), "file.csv"
    )
    found = figures.iloc[0]
    assert found["area_code"] == "E08000001"
    assert (found["value"], found["sex"], found["age"]) == (1234, "female", "16–64")
    assert found["flag"] == "suppressed"
    assert pd.isna(found["numerator"])


def test_a_bad_number_names_the_file_and_the_column():
    with pytest.raises(SchemaChanged, match=r"file\.csv, lower ci: “many”"):
        figures_of(rows(lower_ci=["many"]), "file.csv")


def test_a_table_needs_a_period():
    with pytest.raises(SchemaChanged, match="no period"):
        figures_of(rows(value=["1"]).drop(columns="period"), "file.csv")


def test_the_same_figure_again_is_dropped_and_counted():
    twice = pd.concat([figures_of(rows(value=["5"]), "file.csv")] * 2, ignore_index=True)
    once, repeats = drop_repeats(twice, "file.csv")
    assert (len(once), repeats) == (1, 1)


def test_two_numbers_for_one_figure_are_refused():
    both = pd.concat([figures_of(rows(value=[value]), "file.csv") for value in ("5", "6")], ignore_index=True)
    with pytest.raises(SchemaChanged, match="“claimants” of E08000001 in November 2018 comes twice"):
        drop_repeats(both, "file.csv")
