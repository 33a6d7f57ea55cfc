"""Axes of charts over time."""

from datetime import date

import numpy as np
import pytest

from charts.canvas import Canvas
from charts.scales import Axis
from charts.time_axis import draw_day, draw_periods, middle_days, stretches, time_axis
from tests.unit.chart_figures import series, texts

VALUES = Axis(0, 10, 150, 14, (0, 5, 10))


def test_periods_stand_at_their_middle():
    days = middle_days(series([1, 2]))
    assert np.diff(days).tolist() == [365.5]
    axis = time_axis(series([1, 2, 3]), 30, 300)
    assert axis.many(middle_days(series([1, 2, 3])))[[0, 2]].tolist() == [30, 300]


def test_a_single_period_or_none_still_has_an_axis():
    assert time_axis(series([1]), 0, 100).high > time_axis(series([1]), 0, 100).low
    assert time_axis(series([]), 0, 100).high == 1


def test_the_last_period_is_always_labelled():
    canvas = Canvas(348, 172)
    rows = series(range(1, 20))
    draw_periods(canvas, rows, time_axis(rows, 30, 300))
    assert "2030" in texts(canvas.figure)
    assert len(texts(canvas.figure)) < 19


@pytest.mark.parametrize(("day", "drawn"), [(date(2013, 6, 1), True), (date(1999, 1, 1), False)])
def test_a_day_is_drawn_inside_the_time_shown(day, drawn):
    canvas = Canvas(348, 172)
    since = (day - date(1970, 1, 1)).days
    draw_day(canvas, since, "start", time_axis(series([1, 2, 3, 4]), 30, 300), VALUES)
    assert texts(canvas.figure) == (["start"] if drawn else [])


def test_a_day_near_the_edge_is_named_on_the_left():
    canvas = Canvas(348, 172)
    draw_day(
        canvas,
        (date(2015, 6, 1) - date(1970, 1, 1)).days,
        "a long name",
        time_axis(series([1, 2, 3, 4]), 30, 345),
        VALUES,
    )
    assert canvas.figure.texts[0].get_ha() == "right"


def test_missing_values_break_a_line():
    found = stretches(np.array([np.nan, 1, 2, np.nan, 3, np.nan]))
    assert [(one.start, one.stop) for one in found] == [(1, 3), (4, 5)]
    assert stretches(np.array([np.nan])) == []
    assert stretches(np.array([])) == []
