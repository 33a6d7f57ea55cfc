from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from catalogue import load_catalogue
from store.figures import COLUMNS, added_up_figures, in_order, published_figures

SUMMED = load_catalogue().indicators["social_rented"]

CONTENTS = pd.DataFrame(
    {
        "indicator_id": "social_rented",
        "period": ["2001", "2011"],
        "period_start": ["2001-01-01", "2011-01-01"],
        "period_end": ["2001-12-31", "2011-12-31"],
        "sex": "all",
        "age": "all",
        "source_id": "census",
        "retrieved_at": "2026-01-01",
        "rounded": [False, True],
        "estimated": False,
    }
)


def sums(**columns):
    rows = pd.DataFrame(
        {
            "area_code": ["b", "a", "a"],
            "period": ["2011", "2011", "2001"],
            "sex": "all",
            "age": "all",
            "numerator": [1.0, 2.0, 3.0],
            "denominator": [10.0, 10.0, 10.0],
            "parts": [4, 4, 4],
            "present": [4, 4, 4],
            "counted": [4, 4, 4],
        }
    )
    return rows.assign(**columns)


def test_sums_become_rates_by_area_and_period():
    figures = added_up_figures(sums(), SUMMED, "borough", CONTENTS)
    assert tuple(figures.columns) == COLUMNS
    assert list(zip(figures["area_code"], figures["period"], strict=True)) == [
        ("a", "2001"),
        ("a", "2011"),
        ("b", "2011"),
    ]
    assert figures["value"].tolist() == [30.0, 20.0, 10.0]


def test_rounding_is_that_of_its_own_period():
    figures = added_up_figures(sums(), SUMMED, "ward25", CONTENTS)
    assert figures["flag"].tolist() == ["estimated", "rounded,estimated", "rounded,estimated"]
    assert figures["rounding_se"].tolist() == pytest.approx([np.nan, 8**0.5, 8**0.5], nan_ok=True)


def test_an_incomplete_sum_is_missing_with_its_counts():
    figures = added_up_figures(sums(present=[3, 4, 4]), SUMMED, "borough", CONTENTS)
    assert figures[["value", "numerator", "denominator"]].iloc[2].isna().all()
    assert figures["value"].iloc[:2].notna().all()


MEAN = replace(SUMMED, aggregation="weighted_mean", weight="residents_2011")


def test_counts_win_over_weights():
    figures = added_up_figures(sums(value=7.0), MEAN, "borough", CONTENTS)
    assert figures["value"].tolist() == [30.0, 20.0, 10.0]
    assert figures["flag"].tolist() == ["", "rounded", "rounded"]


def test_without_their_counts_areas_have_the_mean_and_its_flag():
    figures = added_up_figures(sums(value=7.0, counted=[3, 4, 4]), MEAN, "borough", CONTENTS)
    assert figures["value"].tolist() == [30.0, 20.0, 7.0]
    assert figures["flag"].tolist() == ["", "rounded", "rounded,derived"]
    assert figures["numerator"].isna().tolist() == [False, False, True]


def test_a_score_is_never_a_rate_of_counts():
    score = replace(MEAN, measure="score")
    assert added_up_figures(sums(value=7.0), score, "borough", CONTENTS)["value"].tolist() == [7.0] * 3


def test_one_area_in_fifty_may_withhold_its_counts_and_no_more():
    many = sums(parts=[100] * 3, present=[100] * 3, counted=[98, 97, 100])
    figures = added_up_figures(many, SUMMED, "borough", CONTENTS)
    assert figures["value"].isna().tolist() == [False, True, False]


def test_infinite_published_values_are_missing():
    rows = pd.DataFrame({name: ["x", "y"] for name in COLUMNS if name != "rounding_se"})
    rows = rows.assign(value=[np.inf, 1.0], lower_ci=np.nan, upper_ci=-np.inf, numerator=1.0, denominator=2.0)
    figures = published_figures(rows.assign(flag=["", "rounded"]))
    assert figures["value"].isna().tolist() == [True, False]
    assert figures["upper_ci"].isna().all()
    assert figures["rounding_se"].tolist() == pytest.approx([np.nan, 2**0.5], nan_ok=True)


def test_parts_are_put_in_the_order_asked_for():
    figures = added_up_figures(sums(), SUMMED, "borough", CONTENTS)
    ordered = in_order(
        [figures[figures["area_code"] == "a"], figures[figures["area_code"] == "b"]], ["b", "a"]
    )
    assert ordered["area_code"].tolist() == ["b", "a", "a"]
    assert ordered["period"].tolist() == ["2011", "2001", "2011"]
    assert tuple(in_order([], ["a"]).columns) == COLUMNS
