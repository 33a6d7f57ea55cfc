"""Where homes cost more years of pay than a threshold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from modules.housing import RATIO, THEME, YEARS, above_in_words, affordability, affordability_answer


def test_every_borough_stands_in_the_latest_period_dearest_first(views):
    rows, period = affordability(views, "")
    assert period == views.periods(RATIO, "borough")[-1]
    assert len(rows) == 10
    assert rows["value"].is_monotonic_decreasing
    assert rows["name"].iloc[0] == "Trafford"


def test_the_period_of_the_map_is_followed_where_it_is_held(views):
    assert affordability(views, "2010")[1] == "2010"
    assert affordability(views, "November 2018")[1] == affordability(views, "")[1]


def test_the_answer_counts_and_names_the_boroughs_above(views, words):
    rows, period = affordability(views, "")
    years = float(rows["value"].iloc[2])
    said = words(affordability_answer(views, round(years, 1)))
    above = rows[rows["value"].round(1) > round(years, 1)]["name"].tolist()
    assert said.startswith(f"In {period} two boroughs of 10 are above {years:.1f} years of pay: ")
    assert f"{above[0]} and {above[1]}." in said


PRICES = pd.DataFrame({"name": ["Bury", "Bolton", "Wigan"], "value": [7.04, 5.04, 4.9]})


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (8.0, "In 2024 no borough is above 8 years of pay."),
        (4.0, "In 2024 all 3 boroughs are above 4 years of pay."),
        # Displayed as 5.0: not above 5.
        (5.0, "In 2024 one borough of 3 is above 5 years of pay: Bury."),
        (4.9, "In 2024 two boroughs of 3 are above 4.9 years of pay: Bury and Bolton."),
    ],
)
def test_the_threshold_is_held_against_what_is_displayed(words, years, expected):
    assert words(above_in_words(PRICES, "2024", years)) == expected


def test_a_borough_without_a_figure_is_left_out(made_up):
    values = np.arange(10.0)
    values[4] = np.nan
    rows, _ = affordability(made_up({"borough": {"2024": values}}), "")
    assert len(rows) == 9


def test_a_snapshot_without_boroughs_says_so(made_up, words):
    said = words(affordability_answer(made_up({"ward25": {"2024": 1.0}}), 5.0))
    assert said == "House prices against pay are not held for boroughs. The snapshot does not hold any."


def test_medians_are_not_added_up(views, words):
    assert "a median cannot be added up" in words(affordability_answer(views, 5.0))
    assert "borough" in views.catalogue.indicators["house_price"].greyed


def test_the_slider_says_why_it_starts_where_it_does():
    assert YEARS.minimum < YEARS.default < YEARS.maximum
    assert "no agreed limit" in YEARS.why
    assert THEME.parameters == (YEARS,)
