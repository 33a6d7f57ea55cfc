"""Which side of a comparator."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sides import BETTER_SIDE, HIGHER_SIDE, LEVEL, LOWER_SIDE, NO_SIDE, WORSE_SIDE, sides, sign_of


@pytest.mark.parametrize(
    ("polarity", "found"),
    [
        ("high_is_bad", [BETTER_SIDE, LEVEL, WORSE_SIDE]),
        ("high_is_good", [WORSE_SIDE, LEVEL, BETTER_SIDE]),
        ("neutral", [LOWER_SIDE, LEVEL, HIGHER_SIDE]),
    ],
)
def test_polarity_decides_which_side_is_better(polarity, found):
    assert sides([3.0, 5.0, 8.0], 5.0, polarity).tolist() == found


def test_what_is_missing_has_no_side():
    assert sides([math.nan, math.inf], 5.0, "high_is_bad").tolist() == [NO_SIDE, NO_SIDE]
    assert sides([3.0], math.nan, "high_is_bad").tolist() == [NO_SIDE]


def test_the_last_digit_of_a_sum_is_no_difference():
    assert sides([0.1 + 0.2], 0.3, "high_is_bad").tolist() == [LEVEL]


@given(value=st.integers(-1_000, 1_000), comparator=st.integers(-1_000, 1_000))
def test_turned_around_the_sides_change_places(value, comparator):
    turned = {BETTER_SIDE: WORSE_SIDE, WORSE_SIDE: BETTER_SIDE, LEVEL: LEVEL}
    bad, good = (str(sides([value], comparator, one)[0]) for one in ("high_is_bad", "high_is_good"))
    assert turned[bad] == good


def test_up_is_the_better_or_the_higher_side():
    assert [sign_of(one) for one in ("high_is_bad", "high_is_good", "neutral")] == [-1, 1, 1]
