"""Alternative texts come from the figures."""

import numpy as np
import pandas as pd

from charts.alt import alt_distribution, alt_range, alt_ranked, alt_trend
from charts.distribution import Distribution
from charts.marks import Chosen, Comparator, Series
from charts.range import Ranges
from charts.ranked import Ranked
from charts.trend import Trend
from charts.words import Words
from tests.unit.chart_figures import series

WORDS = Words("Employment deprivation", "2019", "ward", "wards")
AREAS = pd.DataFrame(
    {
        "area_code": ["a", "b", "c", "d"],
        "name": ["Hale", "Bowdon", "Ardwick", "Gorton"],
        "value": [9.0, 5.0, 20.0, np.nan],
        "lower": [8.0, np.nan, np.nan, np.nan],
        "upper": [10.0, np.nan, np.nan, np.nan],
    }
)
CHOSEN = (Chosen("a", "Hale"), Chosen("d", "Gorton", "B"))


def read(text):
    return text.replace("\u00a0", " ")


def test_a_distribution_in_words():
    options = Distribution(chosen=CHOSEN, comparators=(Comparator("England", 10.4, "country"),))
    assert read(alt_distribution(AREAS, options, WORDS)) == (
        "Distribution of Employment deprivation, 2019: three wards, from Bowdon 5.0 % to Ardwick 20.0 %, "
        "median 9.0 %. Hale: 9.0 % (interval 8.0 to 10.0 %), 2nd of 3. Gorton: no figure. England: 10.4 %."
    )


def test_a_ranking_in_words():
    options = Ranked(chosen=CHOSEN[:1], comparator=Comparator("England", 10.4, "country"))
    assert read(alt_ranked(AREAS, options, WORDS)) == (
        "Ranking of Employment deprivation, 2019: three wards, highest Ardwick 20.0 %, lowest Bowdon 5.0 %. "
        "Hale: 9.0 % (interval 8.0 to 10.0 %), 2nd of 3. England: 10.4 %."
    )


def test_nothing_drawn_is_said():
    for alt, options in ((alt_distribution, Distribution()), (alt_ranked, Ranked())):
        assert alt(AREAS.iloc[3:], options, WORDS).endswith("no wards with figures.")


def test_a_trend_in_words():
    rows = pd.concat([series([3.3, None, 3.0]), series([4.8, 4.4, 4.9], "E47000001")])
    shown = (
        Series("E08000009", "Trafford", "selected"),
        Series("E47000001", "Greater Manchester", "gm"),
        Series("E92000001", "England", "country"),
    )
    assert read(alt_trend(rows, Trend(shown), WORDS)) == (
        "Employment deprivation over time. Trafford: 2012 3.3 %, 2014 3.0 %. "
        "Greater Manchester: 2012 4.8 % to 2014 4.9 %. England: no figures."
    )


def test_a_long_trend_gives_its_ends():
    shown = (Series("E08000009", "Trafford", "selected"),)
    assert "Trafford: 2012 1.0 % to 2031 20.0 %." in read(
        alt_trend(series(range(1, 21)), Trend(shown), WORDS)
    )


def test_ranges_in_words():
    rows = pd.DataFrame(
        [("Hale", 9.0, 2.0, 12.0, "selected"), ("England", 10.4, np.nan, np.nan, "country")],
        columns=["name", "mean", "lowest", "highest", "kind"],
    )
    words = Words("Employment deprivation", singular="LSOA")
    assert read(alt_range(rows, Ranges(), words)) == (
        "Employment deprivation: average, and lowest to highest LSOA. "
        "Hale: 9.0 %, 2.0 to 12.0 %. England: 10.4 %."
    )
