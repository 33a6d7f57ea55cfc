"""Class breaks and classes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.classification import (
    METHODS,
    MISSING,
    breaks,
    class_counts,
    classify,
    displayed,
    equal_interval,
    ladder,
    manual_breaks,
    natural_ladder,
    quantile,
    standard_deviation,
)
from analysis.errors import BreaksError

COMPUTED = [method for method in METHODS if method != "manual"]
VALUES = np.random.default_rng(7).gamma(3, 4, 215)


def test_quantiles_fill_classes_evenly():
    classes = classify(np.arange(100.0), quantile(np.arange(100.0), 5))
    assert class_counts(classes, 5) == (20, 20, 20, 20, 20)


def test_equal_intervals_cut_the_range():
    assert equal_interval([0, 3, 10], 5) == (2.0, 4.0, 6.0, 8.0)


def test_standard_deviations_stand_around_the_mean():
    values = np.array([0.0, 2.0, 4.0, 6.0, 8.0])
    spread = values.std()
    assert standard_deviation(values, 3) == pytest.approx((4 - spread / 2, 4 + spread / 2))


@pytest.mark.parametrize("method", COMPUTED)
@pytest.mark.parametrize("values", [[], [np.nan] * 4, [7.0], [7.0] * 30, [np.inf, -np.inf, 3.0]])
def test_nothing_to_divide_is_one_class_not_a_failure(method, values):
    assert breaks(values, method, 5) == ()


@pytest.mark.parametrize("method", COMPUTED)
@given(
    values=st.lists(st.floats(-1e6, 1e6) | st.just(np.nan), min_size=1, max_size=60),
    n=st.integers(3, 9),
    decimals=st.integers(0, 2),
)
def test_breaks_always_rise_and_are_at_most_one_fewer_than_classes(method, values, n, decimals):
    found = breaks(values, method, n, decimals=decimals)
    assert len(found) <= n - 1
    assert list(found) == sorted(set(found))


@given(values=st.lists(st.integers(0, 300), min_size=2, max_size=80), n=st.integers(3, 9))
@pytest.mark.parametrize("method", ["natural", "quantile"])
def test_no_class_of_natural_or_quantile_breaks_is_empty(method, values, n):
    tenths = np.array(values) / 10
    found = breaks(tenths, method, n)
    assert 0 not in class_counts(classify(tenths, found, decimals=1), len(found) + 1)


def test_a_break_belongs_to_the_class_above_it():
    assert classify([7.9, 8.0, 8.1], (8.0,)).tolist() == [0, 1, 1]


def test_values_are_classified_as_displayed():
    assert classify([7.96, 7.94], (8.0,), decimals=1).tolist() == [1, 0]


def test_missing_and_infinite_values_have_no_class():
    assert classify([np.nan, np.inf, -np.inf, 1.0], (2.0,)).tolist() == [MISSING, MISSING, MISSING, 0]


def test_missing_areas_are_not_counted():
    assert class_counts(classify([1.0, np.nan, 5.0], (3.0,)), 2) == (1, 1)


def test_natural_breaks_computed_beforehand_are_used():
    assert breaks([1.0, 2.0, 30.0, 40.0], "natural", 3, natural={3: (2.0, 30.0)}) == breaks(
        [1.0, 2.0, 30.0, 40.0], "natural", 3, natural={3: (2.0, 30.0), 4: ()}
    )
    assert breaks([1.0, 2.0, 30.0, 40.0], "natural", 3, natural={3: (30.0,)}) == (30.0,)


def test_the_ladder_holds_every_method_and_number_of_classes():
    found = ladder(VALUES, natural_ladder(VALUES))
    assert sorted(found) == sorted(COMPUTED)
    assert all(list(found[method]) == [3, 4, 5, 6, 7, 8, 9] for method in found)
    assert found["natural"][5] == breaks(VALUES, "natural", 5, natural_ladder(VALUES))


def test_halves_are_displayed_away_from_zero():
    assert displayed([0.25, -0.25, 2.5, 0.285, np.nan], 1).tolist()[:3] == [0.3, -0.3, 2.5]
    assert displayed([2.5, 0.285], 2).tolist() == [2.5, 0.29]
    assert displayed([2.5, -0.4], 0).tolist() == [3.0, 0.0]


def test_manual_breaks_come_back_as_given():
    assert breaks(VALUES, "manual", 5, manual=(5, 7.5)) == (5.0, 7.5)


@pytest.mark.parametrize(
    ("given_breaks", "sentence"),
    [
        ((), "at least one"),
        ((8, 8), "8 follows 8"),
        ((12, 8), "8 follows 12"),
        (("eight",), "must be numbers"),
        ((1, np.nan), "missing or infinite"),
        (range(9), "the most is 9"),
    ],
)
def test_manual_breaks_that_cannot_be_used_say_why(given_breaks, sentence):
    with pytest.raises(BreaksError, match=sentence):
        manual_breaks(given_breaks)


def test_an_unknown_method_names_the_known_ones():
    with pytest.raises(BreaksError, match="quantile, natural"):
        breaks(VALUES, "guess", 5)
