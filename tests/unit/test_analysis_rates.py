"""Rates from counts."""

import numpy as np
import pytest

from analysis.rates import interval, rate, weighted_mean


def test_a_rate_is_divided_last():
    assert rate([5, 10], [50, 200], 100).tolist() == [10.0, 5.0]


@pytest.mark.parametrize(("cases", "base"), [(1, 0), (np.nan, 5), (1, np.nan), (1, -2), (np.inf, 5)])
def test_no_base_or_no_count_is_no_rate(cases, base):
    assert np.isnan(rate(cases, base))


def test_no_cases_among_people_is_a_rate_of_nothing():
    assert rate(0, 5) == 0


def test_the_named_interval_holds_the_rate():
    for way in ("wilson", "byar"):
        lower, upper = interval(way, 12, 80, 100)
        assert lower < 15 < upper


def test_another_name_has_no_interval():
    assert np.isnan(interval("none", [1, 2], [3, 4])).all()


def test_means_are_weighted_by_the_people_of_known_areas():
    assert weighted_mean([10, 20, np.nan, 99], [300, 100, 50, np.nan]) == 12.5
    assert np.isnan(weighted_mean([np.nan], [5]))
