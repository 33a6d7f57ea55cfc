"""Averages with their spread."""

import numpy as np
import pandas as pd

from charts.range import Ranges, plot_range
from charts.svg import to_svg
from tests.unit.chart_figures import texts

ROWS = pd.DataFrame(
    [
        ("Bucklow-St. Martins", 20.1, 16.2, 27.2, "selected"),
        ("Greater Manchester", 13.4, 0.4, 44.9, "gm"),
        ("England", 10.4, np.nan, np.nan, "country"),
    ],
    columns=["name", "mean", "lowest", "highest", "kind"],
)


def test_every_row_has_its_name_and_value():
    said = texts(plot_range(ROWS, Ranges()))
    assert {"Bucklow-St. Martins", "20.1 %", "Greater Manchester", "13.4 %", "England", "10.4 %"} <= set(said)


def test_the_axis_holds_the_extremes():
    assert "40 %" in texts(plot_range(ROWS, Ranges()))


def test_a_row_without_a_spread_has_only_its_dot():
    alone = to_svg(plot_range(ROWS.iloc[2:], Ranges()), "")
    assert alone.count("var(--cmp-country)") == 1
    assert to_svg(plot_range(ROWS.iloc[1:2], Ranges()), "").count("var(--cmp-gm)") == 2


def test_a_missing_average_is_said_not_drawn():
    said = texts(plot_range(ROWS.iloc[2:].assign(mean=np.nan), Ranges()))
    assert "no figure" in said


def test_a_compared_area_is_ringed():
    compared = ROWS.iloc[:1].assign(kind="compared")
    assert "var(--panel)" in to_svg(plot_range(compared, Ranges()), "")
    assert "var(--panel)" not in to_svg(plot_range(ROWS.iloc[:1], Ranges()), "")


def test_no_rows_are_drawn_as_an_axis():
    assert "0" in texts(plot_range(ROWS.iloc[:0], Ranges()))[0]
