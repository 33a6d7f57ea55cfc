"""Titles are findings."""

import numpy as np
import pandas as pd
import pytest

from charts.distribution import Distribution
from charts.marks import Chosen, Series
from charts.range import Ranges
from charts.ranked import Ranked
from charts.titles import (
    NOTHING,
    subtitle_distribution,
    title_distribution,
    title_range,
    title_ranked,
    title_trend,
)
from charts.trend import Trend
from charts.words import Words
from tests.unit.chart_figures import series

WORDS = Words("Employment deprivation", "2019", "ward", "wards", "Trafford")
AREAS = pd.DataFrame(
    {
        "area_code": ["a", "b", "c", "d"],
        "name": ["Hale", "Bowdon", "Ardwick", "Gorton"],
        "parent_code": ["T", "T", "M", "M"],
        "value": [9.0, 5.0, 20.0, np.nan],
    }
)
TRAFFORD, GM = Series("E08000009", "Trafford", "selected"), Series("E47000001", "Greater Manchester", "gm")
ENGLAND = Series("E92000001", "England", "country")


def read(text):
    return text.replace("\u00a0", " ")


def chosen(code, name):
    return Distribution(chosen=(Chosen(code, name),), parent_code="T")


def test_where_the_selected_area_stands_in_its_borough_and_in_all():
    title = title_distribution(AREAS, chosen("a", "Hale"), WORDS)
    assert title == "Hale is highest of Trafford’s 2 wards and 2nd of 3 in GM"


def test_an_area_of_another_borough_stands_among_all():
    assert title_distribution(AREAS, chosen("c", "Ardwick"), WORDS) == "Ardwick is highest of 3 wards in GM"


def test_a_missing_figure_is_said():
    assert title_distribution(AREAS, chosen("d", "Gorton"), WORDS) == "There is no figure for Gorton"
    assert title_distribution(AREAS, chosen("z", "Nowhere"), WORDS) == "There is no figure for Nowhere"


def test_without_a_selection_the_ends_are_the_finding():
    title = read(title_distribution(AREAS, Distribution(), WORDS))
    assert title == "Wards range from 5.0 % in Bowdon to 20.0 % in Ardwick"
    assert title_distribution(AREAS.iloc[3:], Distribution(), WORDS) == NOTHING


def test_the_subtitle_says_what_a_dot_is():
    assert subtitle_distribution(chosen("a", "Hale"), WORDS) == (
        "One dot for each ward, Trafford’s darker. Employment deprivation, %, 2019"
    )


def test_the_rank_of_the_selected_area():
    options = Ranked(chosen=(Chosen("b", "Bowdon"),))
    assert title_ranked(AREAS, options, WORDS) == "Bowdon is lowest of 3 wards in GM"


@pytest.mark.parametrize(
    ("own", "other", "title"),
    [
        ([3, 2, 3], [4, 4, 5], "Trafford was below Greater Manchester in every year from 2012 to 2014"),
        ([6, 6, 6], [4, 4, 5], "Trafford was above Greater Manchester in every year from 2012 to 2014"),
        ([3, 5, 6], [4, 4, 5], "Trafford rose from 3.0 % in 2012 to 6.0 % in 2014"),
        ([6, 3, 3], [4, 4, 5], "Trafford fell from 6.0 % in 2012 to 3.0 % in 2014"),
        ([4, 9, 4], [5, 5, 5], "Trafford was at 4.0 % in 2012 and again in 2014"),
        ([3], [4], "Trafford: 3.0 % in 2012, one period only"),
        ([], [4], "There is no figure for Trafford"),
    ],
)
def test_how_the_selected_area_went(own, other, title):
    rows = pd.concat([series(own), series(other, "E47000001")])
    assert read(title_trend(rows, Trend((TRAFFORD, GM)), WORDS)) == title


def test_another_comparator_takes_the_place_of_a_missing_one():
    rows = pd.concat([series([3, 2]), series([4, 4], "E92000001")])
    assert "below England in every year" in title_trend(rows, Trend((TRAFFORD, GM, ENGLAND)), WORDS)


def test_only_shared_years_are_compared():
    rows = pd.concat([series([9, 3, 2]), series([4, 4], "E47000001", first=2013)])
    assert "in every year from 2013 to 2014" in title_trend(rows, Trend((TRAFFORD, GM)), WORDS)


@pytest.mark.parametrize(
    ("lowest", "highest", "title"),
    [
        (16.2, 27.2, "Even its lowest LSOA is above the GM rate"),
        (2.0, 12.0, "Even its highest LSOA is below the GM rate"),
        (2.0, 27.2, "LSOAs in Hale range from 2.0 % to 27.2 %"),
        (np.nan, np.nan, "The LSOAs inside are not published"),
    ],
)
def test_what_the_spread_shows(lowest, highest, title):
    rows = pd.DataFrame(
        [("Hale", 10.0, lowest, highest, "selected"), ("Greater Manchester", 13.4, 0.4, 44.9, "gm")],
        columns=["name", "mean", "lowest", "highest", "kind"],
    )
    words = Words("Employment deprivation", singular="LSOA", plural="LSOAs", noun="rate")
    assert read(title_range(rows, Ranges(), words)) == title
