"""Ranks among peers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import UNRANKED, rank, rank_within, ranked


def test_the_highest_is_first_and_ties_share():
    assert rank([5.0, 9.0, 5.0, 1.0]).tolist() == [2, 1, 2, 4]


def test_missing_areas_have_no_rank_and_take_none():
    values = [np.nan, 3.0, np.inf, 4.0]
    assert rank(values).tolist() == [UNRANKED, 2, UNRANKED, 1]
    assert ranked(values) == 2


def test_the_last_digits_of_a_mean_break_no_tie():
    assert rank([0.1 + 0.2, 0.3]).tolist() == [1, 1]


def test_ranks_within_each_parent():
    ranks, sizes = rank_within([1.0, 2.0, 7.0, np.nan], ["a", "a", "b", "b"])
    assert ranks.tolist() == [2, 1, 1, UNRANKED]
    assert sizes.tolist() == [2, 2, 1, 1]


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=30))
def test_a_rank_is_one_more_than_the_areas_above(numbers):
    expected = [1 + sum(other > number for other in numbers) for number in numbers]
    assert rank(numbers).tolist() == expected
