"""Rates of which the number and its base came in two files."""

from datetime import date

import pandas as pd
import pytest

from catalogue import load_catalogue
from sources.schema import OBSERVATION_COLUMNS
from store.ratios import is_part, made_of_two

CATALOGUE = load_catalogue()


def counts(indicator, year, number, vintage="2011", code="E01004766", **more):
    row = dict.fromkeys(OBSERVATION_COLUMNS) | {
        "indicator_id": indicator, "area_code": code, "area_type": "lsoa", "area_vintage": vintage,
        "period": f"June {year}", "period_start": date(year, 6, 30), "period_end": date(year, 6, 30),
        "sex": "all", "age": "all", "numerator": number, "value": number, "flag": "",
        "retrieved_at": date(2026, 1, 1),
    }  # fmt: skip
    return row | more


def made(*rows):
    return made_of_two(pd.DataFrame(rows), CATALOGUE)


def test_the_base_of_the_same_year_makes_an_exact_rate():
    rates = made(counts("claimants", 2018, 5.0, flag="rounded"), counts("residents_16_64", 2018, 200.0))
    row = rates.iloc[0]
    assert (row["indicator_id"], row["value"], row["flag"]) == ("claimant_rate_monthly", 2.5, "rounded")
    assert (row["numerator"], row["denominator"], row["period"]) == (5.0, 200.0, "June 2018")


def test_the_base_of_the_year_before_makes_an_estimate_and_an_older_one_none():
    people = counts("residents_16_64", 2017, 200.0)
    assert made(counts("claimants", 2018, 5.0), people)["flag"].tolist() == ["estimated"]
    assert made(counts("claimants", 2019, 5.0), people).empty
    assert made(counts("claimants", 2016, 5.0), people).empty


def test_areas_of_two_vintages_never_make_a_rate():
    assert made(counts("claimants", 2018, 5.0), counts("residents_16_64", 2018, 200.0, "2021")).empty


@pytest.mark.parametrize("people", [0.0, float("nan")])
def test_without_people_there_is_no_rate(people):
    assert made(counts("claimants", 2018, 5.0), counts("residents_16_64", 2018, people)).empty


def test_parts_are_known_by_the_catalogue():
    assert is_part("claimants", CATALOGUE) and is_part("residents_16_64", CATALOGUE)
    assert not is_part("crime", CATALOGUE)
