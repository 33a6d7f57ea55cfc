"""Natural breaks against the definition: the least squared deviation within classes."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.natural import natural_breaks, natural_ladder


def within_classes(values, breaks):
    ordered = np.sort(values)
    parts = np.split(ordered, np.searchsorted(ordered, breaks))
    return sum(((part - part.mean()) ** 2).sum() for part in parts if part.size)


def best_of_all(values, n):
    distinct = np.unique(values)[1:]
    return min(within_classes(values, chosen) for chosen in itertools.combinations(distinct, n - 1))


@given(st.lists(st.integers(-30, 30), min_size=6, max_size=14), st.integers(2, 4))
def test_no_partition_is_better(numbers, n):
    values = np.array(numbers, dtype=float)
    n = min(n, np.unique(values).size)
    found = natural_breaks(values, n)
    assert len(found) == n - 1
    assert within_classes(values, found) == pytest.approx(best_of_all(values, n), abs=1e-9)


def test_breaks_are_the_lowest_values_of_the_upper_classes():
    assert natural_breaks([1, 2, 3, 20, 21, 50, 51], 3) == (20.0, 50.0)


def test_large_values_close_together_keep_their_classes():
    values = 1e9 + np.array([0.0, 0.1, 0.2, 5.0, 5.1, 9.0, 9.1])
    assert natural_breaks(values, 3) == tuple(1e9 + np.array([5.0, 9.0]))


def test_the_ladder_equals_its_steps():
    values = np.random.default_rng(3).gamma(2, 6, 200)
    ladder = natural_ladder(values)
    assert list(ladder) == [3, 4, 5, 6, 7, 8, 9]
    assert all(ladder[n] == natural_breaks(values, n) for n in ladder)


def test_order_of_areas_makes_no_difference():
    values = np.random.default_rng(4).normal(size=150)
    assert natural_ladder(values) == natural_ladder(values[::-1])


@pytest.mark.parametrize(
    ("values", "found"),
    [([], ()), ([np.nan, np.inf], ()), ([4.0], ()), ([4.0, 4.0], ()), ([4.0, 6.0], (6.0,))],
)
def test_too_few_values_give_fewer_classes(values, found):
    assert natural_breaks(values, 5) == found
