"""Groups of a gradient, drawn."""

import numpy as np
import pandas as pd
import pytest

from analysis.inequality import Line, inequality
from charts.canvas import Canvas
from charts.gradient import Gradient, alt_gradient, plot_gradient, title_gradient
from charts.marks import PROJECTOR
from charts.svg import to_svg
from tests.unit.chart_figures import texts
from tests.unit.reference_groups import POPULATION, obesity

TENTHS = pd.DataFrame(
    {
        "number": range(1, 11),
        "population": POPULATION,
        "value": obesity().value * 100,
        "lower": obesity().value * 100 - 0.4,
        "upper": obesity().value * 100 + 0.4,
    }
)
LINE = inequality(obesity(), variant="logit").line
OPTIONS = Gradient(line=Line(LINE.middle, LINE.slope, "logit", 100))
YEARS = pd.DataFrame(
    {
        "number": [1, 2, 3],
        "population": [5, 4, 6],
        "value": [70.5, 75.0, 81.0],
        "lower": [70.0, np.nan, 80.0],
        "upper": [71.0, np.nan, 82.0],
    }
)


def drawn(monkeypatch, method, rows, options):
    """Return the arguments of every call of a method of the canvas."""
    calls = []
    real = getattr(Canvas, method)

    def noted(self, *given, **named):
        calls.append(given)
        real(self, *given, **named)

    monkeypatch.setattr(Canvas, method, noted)
    plot_gradient(rows, options)
    return calls


def test_every_group_has_its_number_and_value_and_the_ends_their_names():
    said = texts(plot_gradient(TENTHS, OPTIONS))
    assert {"21.2", "12.1", "1", "10", "Most deprived", "Least deprived", "20 %"} <= set(said)


def test_columns_are_as_wide_as_the_share_of_people(monkeypatch):
    uneven = YEARS.assign(population=[100, 200, 100], value=[4.0, 3.0, 1.0])
    boxes = [call[0][0] for call in drawn(monkeypatch, "bars", uneven, Gradient())]
    widths = [right - left for left, _, right, _ in boxes]
    assert widths[1] == pytest.approx(2 * widths[0] + 3)  # the gap between columns
    assert [foot for _, _, _, foot in boxes] == pytest.approx([170.0] * 3)


def test_values_far_from_zero_are_dots_near_their_axis(monkeypatch):
    assert drawn(monkeypatch, "bars", YEARS, Gradient("years")) == []
    said = texts(plot_gradient(YEARS, Gradient("years")))
    assert "70" in said
    assert "0" not in said


def test_negative_values_hang_from_zero(monkeypatch):
    scores = YEARS.assign(value=[1.0, 0.5, -0.8], lower=np.nan, upper=np.nan)
    boxes = [call[0][0] for call in drawn(monkeypatch, "bars", scores, Gradient("score", 2))]
    assert boxes[0][3] == boxes[2][1]
    assert "−0.80" in texts(plot_gradient(scores, Gradient("score", 2)))


def test_a_group_without_an_interval_has_no_whisker(monkeypatch):
    strokes = drawn(monkeypatch, "segments", YEARS, Gradient("years"))
    assert len(strokes) == 1 + 2  # the grid, and two of three groups


def test_a_missing_value_is_not_drawn(monkeypatch):
    holes = TENTHS.assign(value=[np.nan, *TENTHS["value"][1:]])
    assert len(drawn(monkeypatch, "bars", holes, OPTIONS)) == 9
    assert "no figure" not in texts(plot_gradient(holes, OPTIONS))


def test_the_group_of_the_selected_area_is_marked():
    svg = to_svg(plot_gradient(TENTHS, Gradient(selected=3)), "")
    assert "var(--select)" in svg
    assert "var(--select)" not in to_svg(plot_gradient(TENTHS, OPTIONS), "")


def test_the_line_ends_where_it_was_fitted(monkeypatch):
    lines = drawn(monkeypatch, "line", TENTHS, OPTIONS)
    x, y = lines[0][0], lines[0][1]
    assert x[-1] == pytest.approx(348.0)
    assert y[0] < y[-1]  # downwards on the sheet is a lower value


def test_a_column_too_narrow_for_its_value_has_none():
    narrow = TENTHS.assign(population=[1, *[10_000] * 9])
    said = texts(plot_gradient(narrow, OPTIONS))
    assert "21.2" not in said
    assert "21.4" in said


def test_prices_carry_their_sign():
    prices = YEARS.assign(value=[90_000, 150_000, 300_000], lower=np.nan, upper=np.nan)
    assert "£150,000" in texts(plot_gradient(prices, Gradient("£", 0, sheet=PROJECTOR)))


def test_the_title_is_the_finding():
    assert title_gradient(YEARS, Gradient("years")).replace("\u00a0", " ") == (
        "From 70.5 years at the most deprived end to 81.0 years at the least deprived"
    )
    assert title_gradient(YEARS.assign(value=np.nan), Gradient()) == "No figures for these groups"


def test_the_alternative_text_has_every_number_that_is_drawn():
    said = alt_gradient(YEARS, Gradient("years", line=Line(75.0, 12.0)), "Life expectancy")
    assert said.replace("\u00a0", " ") == (
        "Life expectancy by groups from most deprived to least deprived. Group 1: 70.5 years (interval "
        "70.0 to 71.0 years). Group 2: 75.0 years. Group 3: 81.0 years (interval 80.0 to 82.0 years). The "
        "fitted line runs from 69.0 years to 81.0 years."
    )


def test_a_sheet_for_a_room_is_larger():
    assert (
        plot_gradient(TENTHS, Gradient(sheet=PROJECTOR)).get_figwidth()
        > plot_gradient(TENTHS, OPTIONS).get_figwidth()
    )


def test_no_groups_are_drawn_as_an_axis():
    assert "Most deprived" in texts(plot_gradient(TENTHS.iloc[:0], Gradient()))
