"""The slope index over independent periods."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import CLAIMANT_RULES
from analysis.gradient_trend import Moment, gradient_trend, independent
from analysis.inequality import Steps
from tests.unit.reference_groups import moment


def test_the_slope_of_each_period_and_the_change_between_the_ends():
    found = gradient_trend([moment(2012, 4), moment(2013, 5), moment(2014, 7)])
    assert [point.period for point in found.points] == ["2012", "2013", "2014"]
    assert [point.inequality.slope.value for point in found.points] == pytest.approx([4, 5, 7])
    assert found.change.absolute == pytest.approx(3)
    assert found.change.lower < 3 < found.change.upper
    assert (found.overlapping, found.without) == ((), ())


def test_a_reverse_gradient_that_closes_is_a_rising_one():
    found = gradient_trend([moment(2012, -4), moment(2013, -1)])
    assert found.change.absolute == pytest.approx(3)


def test_overlapping_windows_are_left_out_from_the_latest_back():
    windows = [moment(year, 2, years=3) for year in range(2009, 2018)]
    found = gradient_trend(windows)
    assert [point.period for point in found.points] == ["2011 to 2013", "2014 to 2016", "2017 to 2019"]
    assert len(found.overlapping) == 6
    assert "2016 to 2018" in found.overlapping


def test_the_order_given_does_not_matter():
    mixed = [moment(2014, 7), moment(2012, 4), moment(2013, 5)]
    assert [point.period for point in gradient_trend(mixed).points] == ["2012", "2013", "2014"]


def test_a_period_without_a_gradient_says_why():
    hole = moment(2013, 5)
    lacking = Moment(
        hole.period, hole.start, hole.end, Steps(hole.steps.population, np.array([1, np.nan, 3]), np.ones(3))
    )
    found = gradient_trend([moment(2012, 4), lacking, moment(2014, 7)])
    assert [point.period for point in found.points] == ["2012", "2014"]
    assert found.without[0][0] == "2013"
    assert "group 2 has no value" in found.without[0][1]


def test_one_period_has_no_change_and_none_has_no_points():
    assert gradient_trend([moment(2012, 4)]).change is None
    assert gradient_trend([]).points == ()


def test_periods_without_intervals_have_a_change_without_one():
    found = gradient_trend([moment(2012, 4, error=np.nan), moment(2013, 5, error=np.nan)])
    assert (found.change.absolute, found.change.lower) == (pytest.approx(1), None)


def test_claimants_across_the_new_rules_say_so():
    found = gradient_trend([moment(2014, 4), moment(2019, 5)], claimants=True)
    assert found.change.notes == (CLAIMANT_RULES,)


@dataclass(frozen=True)
class Window:
    start: date
    end: date


WINDOWS = st.lists(
    st.tuples(st.integers(2000, 2012), st.integers(0, 4)).map(
        lambda made: Window(date(made[0], 1, 1), date(made[0] + made[1], 12, 31))
    ),
    max_size=8,
)


def apart(windows):
    return all(one.end < other.start or other.end < one.start for one, other in combinations(windows, 2))


@given(WINDOWS)
def test_as_many_independent_periods_as_there_can_be(windows):
    kept = independent(windows)
    assert apart(kept)
    assert kept == sorted(kept, key=lambda one: one.start)
    most = max(
        (
            len(some)
            for size in range(len(windows) + 1)
            for some in combinations(windows, size)
            if apart(some)
        ),
        default=0,
    )
    assert len(kept) == most
