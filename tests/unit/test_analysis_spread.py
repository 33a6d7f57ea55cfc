"""Spread across deprivation groups and inside an area."""

import numpy as np
import pytest

from analysis.errors import AnalysisError
from analysis.spread import deprivation_groups, extremes, spread_across


def test_group_1_is_the_most_deprived():
    groups = deprivation_groups([10.0, 50.0, 30.0], [100, 100, 100], 3)
    assert groups.tolist() == [3, 1, 2]


def test_groups_hold_equal_numbers_of_people():
    rng = np.random.default_rng(2)
    score, people = rng.gamma(2, 10, 1673), rng.integers(1000, 3000, 1673)
    for n in range(3, 11):
        groups = deprivation_groups(score, people, n)
        share = np.bincount(groups, weights=people)[1:] / people.sum()
        assert share == pytest.approx(np.full(n, 1 / n), abs=0.002)


def test_missing_areas_belong_to_no_group():
    groups = deprivation_groups([5.0, np.nan, 3.0, 2.0, 9.0], [10, 10, 10, np.nan, 10], 3)
    assert groups.tolist() == [2, 0, 3, 0, 1]


@pytest.mark.parametrize("n", [2, 11])
def test_the_number_of_groups_has_limits(n):
    with pytest.raises(AnalysisError, match="3 to 10"):
        deprivation_groups(np.arange(20.0), np.ones(20), n)


def test_more_groups_than_areas_are_refused():
    with pytest.raises(AnalysisError, match="need at least 5 areas; 3 have"):
        deprivation_groups([1.0, 2.0, 3.0], [1, 1, 1])


def test_groups_have_weighted_means_and_their_ends():
    table = spread_across([10.0, 20.0, 5.0, np.nan], [1, 1, 2, 2], [300, 100, 50, 60])
    assert table.iloc[0].tolist() == [1, 2, 400, 12.5, 10, 20]
    assert table.iloc[1].tolist() == [2, 1, 50, 5, 5, 5]


def test_a_group_without_figures_is_missing_not_zero():
    table = spread_across([np.nan], [1], [100])
    assert table[["mean", "lowest", "highest"]].isna().all(axis=None)


def test_the_extremes_of_the_small_areas():
    found = extremes([4.0, np.nan, 28.9, 1.0], ["a", "b", "c", "d"])
    assert found is not None
    assert (found.areas, found.lowest_code, found.lowest) == (3, "d", 1.0)
    assert (found.highest_code, found.highest) == ("c", 28.9)


def test_no_small_areas_have_no_extremes():
    assert extremes([np.nan, np.inf], ["a", "b"]) is None
