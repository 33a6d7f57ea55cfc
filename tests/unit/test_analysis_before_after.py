"""Periods before a start date and after it."""

from datetime import date

import numpy as np
import pytest

from analysis.before_after import split_periods
from analysis.errors import AnalysisError, StartOutsideSeries
from tests.unit.made_panels import panel_of

YEARS = panel_of([np.arange(6)])


def test_a_start_at_the_turn_of_a_year_divides_the_years():
    timing = split_periods(YEARS, date(2015, 1, 1))
    assert timing.before.tolist() == [True] * 3 + [False] * 3
    assert timing.after.tolist() == [False] * 3 + [True] * 3
    assert not timing.neither.any()


def test_the_year_that_a_start_falls_into_is_in_neither():
    timing = split_periods(YEARS, date(2015, 7, 1))
    assert timing.neither.tolist() == [False, False, False, True, False, False]


def test_a_lag_leaves_out_the_first_periods_after():
    timing = split_periods(YEARS, date(2015, 1, 1), lag=2)
    assert timing.after.tolist() == [False] * 5 + [True]
    assert timing.used.tolist() == [True] * 3 + [False, False, True]


def test_windows_that_share_years_count_once():
    timing = split_periods(panel_of([np.arange(13)], first=2010, window=36), date(2017, 1, 1))
    assert (timing.before.sum(), timing.independent_before) == (5, 2)
    assert (timing.after.sum(), timing.independent_after) == (6, 2)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (date(2009, 5, 1), "No period lies before 1 May 2009: the figures are of 2012 to 2017"),
        (date(2012, 1, 1), "No period lies before 1 January 2012"),
        (date(2017, 6, 1), "No period lies after 1 June 2017"),
        (date(2030, 1, 1), "Choose a start date between them"),
    ],
)
def test_a_start_outside_the_series_is_refused(start, said):
    with pytest.raises(StartOutsideSeries, match=said):
        split_periods(YEARS, start)


def test_one_period_has_no_before_and_after():
    with pytest.raises(StartOutsideSeries, match="one period only, 2012"):
        split_periods(panel_of([[1.0]]), date(2012, 6, 1))


def test_a_lag_that_leaves_nothing_is_refused():
    with pytest.raises(StartOutsideSeries, match="A lag of 2 leaves none of the two periods"):
        split_periods(YEARS, date(2016, 1, 1), lag=2)
    with pytest.raises(AnalysisError, match="0 or more"):
        split_periods(YEARS, date(2016, 1, 1), lag=-1)
