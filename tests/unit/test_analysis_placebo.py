"""How an effect ranks among placebos."""

from datetime import date

import numpy as np
import pytest

from analysis.before_after import split_periods
from analysis.placebo import (
    CANNOT,
    DOES_NOT,
    NO_VERDICT,
    STANDS_OUT,
    effects_of,
    fits_of,
    gaps_from,
    placebo_gaps,
    rank_among,
    verdict_of,
)
from tests.unit.made_panels import panel_of

TIMING = split_periods(panel_of([np.zeros(4)]), date(2014, 1, 1))


def test_gaps_are_from_the_mean_before_the_start():
    gaps = gaps_from(np.array([1.0, 3.0, 5.0, 7.0]), TIMING)
    assert gaps.tolist() == [-1.0, 1.0, 3.0, 5.0]
    assert effects_of(gaps[None], TIMING).tolist() == [4.0]
    assert fits_of(gaps[None], TIMING).tolist() == [1.0]


def test_each_area_is_set_against_the_mean_of_the_others():
    values = np.array([[0, 0, 3, 3], [0, 0, 0, 0], [0, 0, 6, 6.0]])
    assert effects_of(placebo_gaps(values, TIMING), TIMING).tolist() == [0.0, -4.5, 4.5]
    assert placebo_gaps(values[:1], TIMING).shape == (0, 4)


def test_the_rank_is_by_size_and_equal_ones_count_as_larger():
    assert rank_among(-3.0, np.array([1.0, -2.0, 2.5])) == 1
    assert rank_among(-2.0, np.array([1.0, -2.0, 2.5])) == 3
    assert rank_among(0.0, np.array([1.0, -2.0, 2.5])) == 4


@pytest.mark.parametrize(
    ("rank", "areas", "verdict"),
    # The first is that of Abadie, Diamond and Hainmueller 2010: largest of 39 states, p = 1/39 = 0.026.
    [(1, 38, STANDS_OUT), (1, 19, STANDS_OUT), (2, 38, DOES_NOT), (1, 9, CANNOT), (2, 9, DOES_NOT),
     (None, 38, NO_VERDICT)],
)  # fmt: skip
def test_a_rank_stands_out_when_it_is_rare_enough(rank, areas, verdict):
    assert verdict_of(rank, areas, 0.05) == verdict
