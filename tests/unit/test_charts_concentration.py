"""The concentration curve, drawn."""

import numpy as np
import pytest

from analysis.concentration import concentration
from charts.canvas import Canvas
from charts.concentration import Shares, alt_concentration, plot_concentration, title_concentration
from tests.unit.chart_figures import texts

# A quarter of the people hold half of the cases.
FOUND = concentration([2, 1], [25, 75], [6.0, 2.0])


def test_the_point_that_is_read_off_is_said_and_marked():
    said = texts(plot_concentration(FOUND, Shares(0.25)))
    assert {"50 %", "100 %", "equal shares", "Share of people, most deprived first"} <= set(said)
    title = title_concentration(FOUND, Shares(0.25)).replace("\u00a0", " ")
    assert title == "The most deprived 25 % have 50 % of it"


def test_the_curve_runs_from_corner_to_corner(monkeypatch):
    lines = []
    real = Canvas.line
    monkeypatch.setattr(
        Canvas, "line", lambda self, x, y, *rest: (lines.append((x, y)), real(self, x, y, *rest))
    )
    plot_concentration(FOUND, Shares())
    (diagonal_x, diagonal_y), (x, y) = lines
    assert (x[0], x[-1]) == pytest.approx((diagonal_x[0], diagonal_x[1]))
    assert (y[0], y[-1]) == pytest.approx((diagonal_y[0], diagonal_y[1]))
    assert len(x) == 3


def test_a_curve_of_many_areas_is_drawn_in_fewer_steps(monkeypatch):
    many = concentration(np.arange(1673.0), np.ones(1673), np.arange(1673.0))
    lines = []
    monkeypatch.setattr(Canvas, "line", lambda self, x, y, *rest: lines.append(x))
    plot_concentration(many, Shares())
    assert len(lines[1]) == 200


def test_a_curve_below_the_diagonal_has_its_label_below():
    below = concentration([1, 2], [25, 75], [6.0, 2.0])
    assert "13 %" in [text.replace("\u00a0", " ") for text in texts(plot_concentration(below, Shares()))]


def test_the_alternative_text_reads_the_curve():
    said = alt_concentration(FOUND, Shares(0.2), "Obesity").replace("\u00a0", " ")
    assert said == (
        "Concentration of Obesity: the most deprived 20 % of people have 40 %, the most deprived 25 % of "
        "people have 50 %, the most deprived 50 % of people have 67 %, the most deprived 75 % of people have "
        "83 %. Equal shares would be equal numbers. Index 0.25."
    )
