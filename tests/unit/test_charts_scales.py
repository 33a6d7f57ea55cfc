"""Axes and labels that stay apart."""

import itertools
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.scales import days_since, make_axis, spread_out, tick_texts


def texts(values, unit, **more):
    return [text.replace("\u00a0", " ") for text in tick_texts(make_axis(values, 0, 100, **more), unit)]


def test_ticks_are_round_and_start_at_zero_where_that_is_near():
    assert texts([1.1, 27.8], "%") == ["0", "5", "10", "15", "20", "25 %"]


def test_values_far_from_zero_keep_their_own_range():
    assert texts([65.0, 79.0], "%", ticks=4) == ["65", "70", "75", "80 %"]


def test_negative_scores_keep_their_sign():
    assert texts([-2.4, 1.7], "score") == ["−2", "−1", "0", "1", "2"]


def test_prices_are_in_thousands():
    assert texts([100_000, 420_000], "£")[:3] == ["£0", "£100k", "£200k"]


@pytest.mark.parametrize("values", [[], [math.nan], [5.0], [5.0, 5.0], [0.0], [-3.0]])
def test_an_axis_has_a_length_whatever_the_values(values):
    axis = make_axis(values, 10, 90)
    assert axis.high > axis.low
    assert len(axis.ticks) >= 2


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_every_value_lies_on_the_axis(values):
    axis = make_axis(values, 10, 90)
    nothing = (axis.high - axis.low) * 1e-9
    assert axis.low <= min(values) + nothing and max(values) <= axis.high + nothing
    assert all(10 <= axis.at(value) <= 90 for value in values)
    assert axis.many(values).tolist() == pytest.approx([axis.at(value) for value in values])


def test_labels_with_room_stay_where_they_are():
    assert spread_out([10.0, 50.0], [8, 8], 0, 100, 2) == [10.0, 50.0]


def test_labels_too_close_move_apart_equally():
    assert spread_out([50.0, 50.0], [10, 10], 0, 100, 2) == [44.0, 56.0]


def test_the_order_given_is_kept():
    assert spread_out([50.0, 49.0], [10, 10], 0, 100, 0) == [54.5, 44.5]


def test_no_labels_need_no_room():
    assert spread_out([], [], 0, 100, 2) == []


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_never_overlap_and_never_leave_the_sheet(at):
    centres = sorted(spread_out(at, [20.0] * len(at), 0, 300, 5))
    assert centres[0] >= 10 - 1e-6 and centres[-1] <= 290 + 1e-6
    assert all(high - low >= 25 - 1e-6 for low, high in itertools.pairwise(centres))


def test_days_count_from_1970():
    assert days_since([date(1970, 1, 2), date(1971, 1, 1)]).tolist() == [1, 365]
