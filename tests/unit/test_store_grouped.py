"""Figures of groups of areas: sums checked by hand, and the application's own figures of boroughs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import geodata
from catalogue import load_catalogue
from store import Store
from store.figures import COLUMNS
from store.grouped import grouped_figures

CATALOGUE = load_catalogue()
RATE = CATALOGUE.indicators["social_rented"]
MEAN = CATALOGUE.indicators["health_deprivation"]


def parts(**columns) -> pd.DataFrame:
    """Return four made-up areas with homes of which some are rented."""
    rows = {
        "indicator_id": "social_rented",
        "area_code": ["a", "b", "c", "d"],
        "area_type": "lsoa",
        "area_vintage": "2011",
        "period": "2011",
        "period_start": pd.Timestamp("2011-03-27"),
        "period_end": pd.Timestamp("2011-03-27"),
        "sex": "all",
        "age": "all",
        "value": [10.0, 20.0, 30.0, 40.0],
        "numerator": [10.0, 40.0, 90.0, 160.0],
        "denominator": [100.0, 200.0, 300.0, 400.0],
        "flag": "",
        "source_id": "census",
        "retrieved_at": pd.Timestamp("2026-01-01"),
    }
    return pd.DataFrame({**rows, **columns})


def members(*groups: str) -> pd.DataFrame:
    named = {"area_code": ["a", "b", "c", "d"], "group": groups, "weight": [1.0, 3.0, 1.0, 1.0]}
    return pd.DataFrame(named)


def test_counts_are_summed_and_the_rate_is_computed_last():
    found = grouped_figures(parts(), members("N", "N", "S", "S"), RATE)
    assert tuple(found.columns) == COLUMNS
    assert found["area_code"].tolist() == ["N", "S"]
    assert found["numerator"].tolist() == [50.0, 250.0]
    assert found["denominator"].tolist() == [300.0, 700.0]
    assert found["value"].tolist() == pytest.approx([100 * 50 / 300, 100 * 250 / 700])
    assert found["flag"].tolist() == ["", ""]


def test_areas_in_no_group_are_in_no_sum():
    found = grouped_figures(parts(), members("N", "N", "S", "S").iloc[:3], RATE)
    assert found["numerator"].tolist() == [50.0, 90.0]


def test_a_group_that_lacks_a_part_is_missing_and_not_low():
    gone = parts(value=[np.nan, 20.0, 30.0, 40.0], numerator=[np.nan, 40.0, 90.0, 160.0])
    found = grouped_figures(gone, members("N", "N", "S", "S"), RATE)
    assert found[["value", "numerator", "denominator"]].iloc[0].isna().all()
    assert found["value"].iloc[1] == pytest.approx(100 * 250 / 700)


def test_without_counts_it_is_the_weighted_mean_and_says_so():
    scores = parts(numerator=np.nan, denominator=np.nan)
    found = grouped_figures(scores, members("N", "N", "S", "S"), MEAN)
    assert found["value"].tolist() == [(10 + 3 * 20) / 4, 35.0]
    assert found["flag"].tolist() == ["derived", "derived"]
    guessed = grouped_figures(scores, members("N", "N", "S", "S"), replace(MEAN, estimated=True))
    assert guessed["flag"].tolist() == ["estimated", "estimated"]


def test_best_fits_and_rounded_parts_are_flagged():
    found = grouped_figures(parts(flag="rounded"), members("N", "N", "S", "S"), RATE, best_fit=True)
    assert found["flag"].tolist() == ["rounded,estimated"] * 2
    assert found["rounding_se"].tolist() == pytest.approx([2.0, 2.0])


def test_figures_that_were_pooled_stay_derived():
    found = grouped_figures(parts(flag="derived"), members("N", "N", "S", "S"), RATE)
    assert set(found["flag"]) == {"derived"}


def test_the_order_of_parts_and_members_makes_no_difference():
    first = grouped_figures(parts(), members("N", "S", "N", "S"), RATE)
    other = grouped_figures(parts().iloc[::-1], members("N", "S", "N", "S").iloc[[2, 0, 3, 1]], RATE)
    pd.testing.assert_frame_equal(first, other)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store()


@pytest.mark.parametrize("level", ["borough", "msoa11", "ward25"])
def test_groups_that_are_areas_of_a_level_have_its_figures(store, level):
    held = store.indicators()
    both = {"lsoa11", level}
    added_up = [one for name, one in CATALOGUE.indicators.items() if both <= {*held.get(name, ())}]
    assert len(added_up) >= 12
    lookup = geodata.load_lookup("lsoa11")
    for indicator in added_up:
        weight = lookup[indicator.weight] if indicator.weight else np.nan
        table = pd.DataFrame({"area_code": lookup["lsoa11"], "group": lookup[level], "weight": weight})
        expected = store.observations(indicator.id, level)
        lsoas = store.observations(indicator.id, "lsoa11")
        found = grouped_figures(lsoas, table, indicator, best_fit=level.startswith("ward"))
        exact = ["area_code", "period", "flag", "value", "numerator", "denominator"]
        pd.testing.assert_frame_equal(found[exact], expected[exact], check_dtype=False, rtol=1e-12)
