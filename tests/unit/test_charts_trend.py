"""Lines over time."""

import itertools
from datetime import date

import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D

from charts.marks import Break, Series
from charts.svg import to_svg
from charts.trend import NOTHING, Trend, plot_trend
from tests.unit.chart_figures import series, texts

TRAFFORD = Series("E08000009", "Trafford", "selected")
GM = Series("E47000001", "Greater Manchester", "gm")


def lines(figure):
    """How many points each line has, of lines over time, not leaders to labels."""
    lengths = [len(line.get_xdata()) for line in figure.artists if isinstance(line, Line2D)]
    return [length for length in lengths if length > 2]


def test_each_line_is_named_and_valued_at_its_end():
    rows = pd.concat([series([3.3, 2.9, 3.0]), series([4.8, 4.4, 4.9], "E47000001")])
    said = texts(plot_trend(rows, Trend((TRAFFORD, GM))))
    assert {"Trafford 3.0", "GM 4.9"} <= set(said)


def test_labels_of_lines_that_end_together_stand_apart():
    rows = pd.concat([series([3.0, 3.0], code) for code in ("E1", "E2", "E3")])
    figure = plot_trend(rows, Trend(tuple(Series(code, code, "gm") for code in ("E1", "E2", "E3"))))
    heights = sorted(text.get_position()[1] for text in figure.texts if text.get_text().startswith("E"))
    assert np.diff(heights).min() >= 14.9


def test_a_missing_year_breaks_the_line():
    assert lines(plot_trend(series([1, 2, 3, 4, 5, 6, 7]), Trend((TRAFFORD,)))) == [7]
    assert lines(plot_trend(series([1, 2, 3, None, 5, 6, 7]), Trend((TRAFFORD,)))) == [3, 3]


def test_a_missing_value_breaks_the_line():
    rows = series([1, 2, 3, np.nan, 5, 6, 7])
    assert lines(plot_trend(rows, Trend((TRAFFORD,)))) == [3, 3]


def test_an_area_without_figures_is_left_out():
    said = texts(plot_trend(series([1, 2, 3]), Trend((TRAFFORD, GM))))
    assert not any("GM" in text for text in said)


def test_the_selected_areas_interval_is_a_band():
    with_band = to_svg(plot_trend(series([1, 2, 3]), Trend((TRAFFORD,))), "")
    without = to_svg(plot_trend(series([1, 2, 3]).assign(lower_ci=np.nan), Trend((TRAFFORD,))), "")
    assert "opacity" in with_band and "opacity" not in without


def test_a_change_of_method_is_marked_inside_the_time_shown():
    inside, outside = Break(date(2013, 1, 1), "new method"), Break(date(1999, 1, 1), "too early")
    said = texts(plot_trend(series([1, 2, 3]), Trend((TRAFFORD,), breaks=(inside, outside))))
    assert "new method" in said and "too early" not in said


def test_the_last_period_is_always_labelled_and_labels_do_not_overlap():
    figure = plot_trend(series(list(range(1, 15))), Trend((TRAFFORD,)))
    labels = [text for text in figure.texts if text.get_text().startswith("20")]
    assert "2025" in [text.get_text() for text in labels]
    boxes = sorted((text.get_window_extent() for text in labels), key=lambda box: box.x0)
    assert all(left.x1 <= right.x0 for left, right in itertools.pairwise(boxes))


@pytest.mark.parametrize("values", [[5.0], [5.0, 5.0], [0.0, 0.0]])
def test_one_period_or_equal_values(values):
    assert f"Trafford {values[-1]:.1f}" in texts(plot_trend(series(values), Trend((TRAFFORD,))))


def test_nothing_to_draw_is_said():
    assert texts(plot_trend(series([]), Trend((TRAFFORD,)))) == [NOTHING]
