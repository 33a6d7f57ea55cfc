"""Which of many p-values are finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import fdrcorrection

from analysis.errors import AnalysisError
from analysis.false_discovery import adjusted, discoveries, least_alike

# Benjamini and Hochberg (1995), page 295: p-values of fifteen comparisons in a trial of thrombolysis.
TRIAL = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000),
]
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_the_published_example_finds_the_first_four():
    found = discoveries(TRIAL, 0.05)
    assert found.found.tolist() == [True] * 4 + [False] * 11
    assert (found.tests, found.cut) == (15, 0.0095)


def test_a_larger_p_value_carries_the_smaller_ones_with_it():
    # The first two miss their own limits of 0.025 and 0.05 / 2 · 2; the step-up looks from above.
    assert discoveries([0.03, 0.04], 0.05).found.all()


def test_tests_that_were_not_done_are_neither_found_nor_counted():
    found = discoveries([np.nan, 0.04], 0.05)
    assert (found.found.tolist(), found.tests) == ([False, True], 1)
    assert np.isnan(adjusted([np.nan, 0.04])[0])


def test_nothing_to_test_finds_nothing():
    found = discoveries([np.nan], 0.05)
    assert (found.found.any(), found.tests, np.isnan(found.cut)) == (False, 0, True)


@given(P_VALUES)
def test_adjusted_p_values_are_those_of_statsmodels(p_values):
    assert adjusted(p_values) == pytest.approx(fdrcorrection(p_values)[1])


@given(P_VALUES, st.floats(0.001, 0.5))
def test_a_find_has_an_adjusted_p_value_within_the_rate(p_values, rate):
    found = discoveries(p_values, rate).found
    assert (adjusted(p_values)[found] <= rate * (1 + 1e-9)).all()
    assert (adjusted(p_values)[~found] > rate * (1 - 1e-9)).all()


@given(P_VALUES, st.randoms())
def test_the_order_of_tests_does_not_matter(p_values, random):
    order = list(range(len(p_values)))
    random.shuffle(order)
    whole = discoveries(p_values, 0.1).found
    assert (discoveries(np.array(p_values)[order], 0.1).found == whole[order]).all()


def test_how_many_must_stand_out_before_anything_is_found():
    # 999 permutations give no p-value under 0.002: 67 of 1,673 areas must have it, for 67 · 5 % ÷ 1,673.
    assert least_alike(np.full(1673, 0.002), 0.05) == 67
    assert not discoveries(np.r_[np.full(66, 0.002), np.ones(1607)], 0.05).found.any()
    assert discoveries(np.r_[np.full(67, 0.002), np.ones(1606)], 0.05).found.sum() == 67


def test_p_values_too_large_for_any_find():
    assert least_alike(np.full(10, 0.06), 0.05) is None
    assert least_alike([], 0.05) is None


@pytest.mark.parametrize("rate", [0, 1, -0.1, 5])
def test_a_rate_is_a_share(rate):
    with pytest.raises(AnalysisError, match="between 0 and 100 %"):
        discoveries([0.1], rate)


def test_a_p_value_is_a_probability():
    with pytest.raises(AnalysisError, match="from 0 to 1"):
        discoveries([1.2], 0.05)
