"""Totals, and answers where there are two."""

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from own.disclosure_counts import secure_counts
from own.disclosure_possible import Ranges
from own.linked_table import linked_table

AREAS = pd.DataFrame(
    {
        "whole": ["x"] * 4,
        "row": ["r1", "r1", "r2", "r2"],
        "column": ["c1", "c2"] * 2,
        "part": list("abcd"),
    }
)


def secured(counts, threshold=5):
    ranges = Ranges(linked_table(AREAS, AREAS, counts))
    secure_counts(ranges, threshold, 3 * threshold)
    return ranges


def test_large_counts_stay():
    assert not secured([20, 30, 40, 50]).hidden.any()


def test_the_cycle_around_a_small_count_is_held_back_and_larger_areas_stay():
    ranges = secured([3, 10, 10, 10])
    held = {
        code for (_, code), hidden in zip(ranges.table.places, ranges.hidden[:, 0], strict=True) if hidden
    }
    assert held == {"a", "b", "c", "d"}


def test_of_two_answers_none_is_held_back_alone():
    ranges = secured([[2, 40], [20, 30], [20, 30], [20, 30]])
    assert (ranges.hidden[:, 0] == ranges.hidden[:, 1]).all()
    assert not ranges.hidden[:, 2].any()


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.integers(0, 20), min_size=2, max_size=2), min_size=4, max_size=4))
def test_every_small_count_could_be_many_numbers(counts):
    ranges = secured(counts)
    secret = (ranges.counts < 5) & (ranges.counts[:, ranges.table.totals] > 0)
    assert (ranges.width()[secret] >= 5).all()
    assert ranges.hidden[ranges.counts < 5].all()
    assert np.array_equal(ranges.least[~ranges.hidden], ranges.counts[~ranges.hidden])
