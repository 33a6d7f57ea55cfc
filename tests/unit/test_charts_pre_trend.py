"""Gaps from the course of the comparison."""

from datetime import date

import numpy as np
from matplotlib.lines import Line2D

from charts.inks import DOT, SELECT
from charts.pre_trend import MOST_LINES, Gaps, alt_gaps, plot_gaps, title_gaps
from charts.svg import to_svg
from tests.unit.chart_figures import series, texts

ROWS = series([0.3, -0.4, 0.1, -2.0, -2.4]).rename(columns={"value": "gap"})
OPTIONS = Gaps("Trafford", date(2015, 1, 1))
PLACEBOS = np.random.default_rng(2).normal(size=(9, 5))


def lines(figure, ink):
    return sum(isinstance(one, Line2D) and one.get_color() == ink for one in figure.artists)


def read(text):
    return text.replace("\u00a0", " ")


def test_a_line_for_each_area_and_ours_over_them():
    figure = plot_gaps(ROWS, PLACEBOS, OPTIONS)
    assert (lines(figure, DOT), lines(figure, SELECT)) == (9, 1)
    assert {"Trafford", "start", "0"} <= set(texts(figure))


def test_of_many_areas_the_middle_nine_in_ten_are_a_band():
    many = np.random.default_rng(2).normal(size=(MOST_LINES + 1, 5))
    figure = plot_gaps(ROWS, many, OPTIONS)
    assert lines(figure, DOT) == 0
    assert "opacity" in to_svg(figure, "") and "nine in ten others" in texts(figure)


def test_the_title_says_how_parallel_the_courses_were():
    assert read(title_gaps(ROWS, OPTIONS)) == (
        "Before the start Trafford stayed within 0.4 points of the course of the comparison"
    )
    assert title_gaps(ROWS.iloc[3:], OPTIONS) == "No figures before the start"


def test_in_words():
    said = read(alt_gaps(ROWS, PLACEBOS, OPTIONS))
    assert "Gap in each period: 2012 +0.3 points, 2013 −0.4 points, 2014 +0.1 points" in said
    assert said.endswith("Behind it the gaps of nine comparison areas from the others.")
    assert "Behind it" not in alt_gaps(ROWS, PLACEBOS[:0], OPTIONS)


def test_without_placebos_or_any_figure():
    assert lines(plot_gaps(ROWS, PLACEBOS[:0], OPTIONS), SELECT) == 1
    empty = plot_gaps(ROWS.assign(gap=np.nan), PLACEBOS[:0], OPTIONS)
    assert lines(empty, SELECT) == 0
