"""Better, similar, worse."""

import math

import numpy as np
import pytest

from analysis.comparison import NO_COMPARATOR, NO_INTERVAL, NO_VALUE, compare, compare_all


@pytest.mark.parametrize(
    ("polarity", "comparator", "verdict"),
    [
        ("high_is_bad", 5.0, "worse"),
        ("high_is_bad", 10.0, "similar"),
        ("high_is_bad", 15.0, "better"),
        ("high_is_good", 5.0, "better"),
        ("high_is_good", 15.0, "worse"),
        ("neutral", 5.0, "higher"),
        ("neutral", 9.0, "similar"),
        ("neutral", 15.0, "lower"),
    ],
)
def test_the_interval_decides_by_polarity(polarity, comparator, verdict):
    assert compare(10.0, 8.0, 12.0, comparator, polarity).verdict == verdict


def test_a_comparator_on_the_limit_is_similar():
    assert compare(10.0, 8.0, 12.0, 12.0, "high_is_bad").verdict == "similar"


@pytest.mark.parametrize(
    ("value", "lower", "comparator", "reason"),
    [
        (math.nan, 8.0, 9.0, NO_VALUE),
        (10.0, 8.0, math.nan, NO_COMPARATOR),
        (10.0, math.nan, 9.0, NO_INTERVAL),
    ],
)
def test_what_cannot_be_compared_says_why(value, lower, comparator, reason):
    found = compare(value, lower, 12.0, comparator, "high_is_bad")
    assert (found.verdict, found.reason) == ("not compared", reason)


def test_difference_and_ratio_are_given_even_without_an_interval():
    found = compare(10.0, math.nan, math.nan, 4.0, "high_is_bad")
    assert (found.difference, found.ratio) == (6.0, 2.5)


@pytest.mark.parametrize(("value", "comparator"), [(1.0, 0.0), (-0.4, 0.2), (0.3, -0.3)])
def test_no_ratio_at_or_below_zero(value, comparator):
    assert compare(value, -1, 1, comparator, "high_is_bad").ratio is None


def test_every_area_at_once():
    found = compare_all([3.0, 9.0, np.nan], [2.0, 8.0, np.nan], [4.0, 10.0, np.nan], 5.0, "high_is_good")
    assert found.tolist() == ["worse", "better", "not compared"]
