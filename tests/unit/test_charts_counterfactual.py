"""What happened beside what would have happened."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from charts.counterfactual import (
    NOTHING,
    Counterfactual,
    alt_counterfactual,
    plot_counterfactual,
    title_counterfactual,
)
from charts.inks import GM, INK_2, SELECT
from charts.marks import PROJECTOR
from charts.svg import to_svg
from tests.unit.chart_figures import series, texts

OBSERVED = [70.0, 71.0, 72.0, 73.0, 70.0, 69.0]
EXPECTED = [70.2, 70.8, 72.1, 72.9, 74.0, 75.0]
OPTIONS = Counterfactual("Trafford", date(2016, 1, 1), "as the others", "Nine others")


def rows(**more):
    table = series(OBSERVED).rename(columns={"value": "observed"}).drop(columns=["lower_ci", "upper_ci"])
    return table.assign(counterfactual=EXPECTED, **more)


def course(figure, ink):
    """The points and dashes of the lines of one colour that go over time."""
    found = [one for one in figure.artists if isinstance(one, Line2D) and one.get_color() == ink]
    return [(len(one.get_xdata()), one.is_dashed()) for one in found]


def read(text):
    return text.replace("\u00a0", " ")


def test_each_line_is_named_and_valued_at_its_end():
    said = texts(plot_counterfactual(rows(comparison=np.linspace(60, 64, 6)), OPTIONS))
    assert {"Trafford 69.0", "as the others 75.0", "Nine others 64.0", "start"} <= set(said)


def test_the_counterfactual_is_dashed_and_runs_before_the_start_too():
    figure = plot_counterfactual(rows(comparison=60.0), OPTIONS)
    assert course(figure, INK_2) == [(6, True)]
    assert course(figure, SELECT) == course(figure, GM) == [(6, False)]


def test_a_fitted_course_is_two_lines_with_the_figures_as_dots():
    figure = plot_counterfactual(rows(fitted=OBSERVED), OPTIONS)
    assert course(figure, SELECT) == [(4, False), (2, False)]
    # Before the start the fitted line is the counterfactual.
    assert course(figure, INK_2) == [(2, True)]


def test_the_interval_of_the_counterfactual_is_a_band():
    after = np.array([np.nan] * 4 + [72.0, 72.5])
    banded = plot_counterfactual(rows(fitted=OBSERVED, lower=after, upper=after + 4), OPTIONS)
    assert "opacity" in to_svg(banded, "")
    assert "opacity" not in to_svg(plot_counterfactual(rows(), OPTIONS), "")


def test_the_lag_is_shaded():
    def shaded(counted_from):
        options = Counterfactual("Trafford", date(2016, 1, 1), "as the others", counted_from=counted_from)
        figure = plot_counterfactual(rows(), options)
        return sum(isinstance(one, PathPatch) and one.get_fill() for one in figure.artists)

    assert (shaded(date(2017, 1, 1)), shaded(None), shaded(date(2016, 1, 1))) == (1, 0, 0)


def test_a_missing_figure_breaks_the_line():
    table = rows()
    table.loc[table.index[2], "observed"] = np.nan
    assert course(plot_counterfactual(table, OPTIONS), SELECT) == [(2, False), (3, False)]


@pytest.mark.parametrize(
    ("last", "said"),
    [(69.0, "Trafford ended 6.0 points below the course “as the others”"),
     (75.5, "Trafford ended 0.5 points above the course “as the others”"),
     (75.01, "Trafford ended on the course “as the others”")],
)  # fmt: skip
def test_the_title_is_the_finding(last, said):
    table = rows()
    table.loc[table.index[-1], "observed"] = last
    assert read(title_counterfactual(table, OPTIONS)) == said


def test_in_words():
    table = rows(comparison=np.linspace(60, 64, 6), lower=73.0, upper=77.0)
    assert read(alt_counterfactual(table, OPTIONS, "Employment rate")) == (
        "Employment rate over time, start 1 January 2016. Trafford: 2012 70.0 %, 2015 73.0 %, 2017 69.0 %. "
        "On the dashed course, as the others: 75.0 % (interval 73.0 to 77.0 %). "
        "Nine others: 60.0 % to 64.0 %."
    )


def test_nothing_to_draw_is_said():
    empty = rows().assign(observed=np.nan)
    assert texts(plot_counterfactual(empty, OPTIONS)) == [NOTHING]
    assert title_counterfactual(empty, OPTIONS) == NOTHING
    assert alt_counterfactual(empty, OPTIONS, "Employment rate") == "Employment rate: no figures over time."


def test_long_names_leave_most_of_the_sheet_to_the_lines():
    named = Counterfactual("Bucklow-St. Martins and nine further wards", date(2016, 1, 1), "as the others")
    figure = plot_counterfactual(rows(), named)
    assert any(text.endswith("…") for text in texts(figure))
    assert figure.get_figwidth() == plot_counterfactual(rows(), OPTIONS).get_figwidth()


def test_for_a_room_it_is_larger():
    large = Counterfactual("Trafford", date(2016, 1, 1), "as the others", sheet=PROJECTOR)
    assert (
        plot_counterfactual(rows(), large).get_figheight()
        > plot_counterfactual(rows(), OPTIONS).get_figheight()
    )


def test_rows_may_come_in_any_order():
    mixed = pd.concat([rows().iloc[3:], rows().iloc[:3]])
    assert texts(plot_counterfactual(mixed, OPTIONS)) == texts(plot_counterfactual(rows(), OPTIONS))
