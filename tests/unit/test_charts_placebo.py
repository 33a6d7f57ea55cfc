"""An effect among placebos."""

import numpy as np
import pandas as pd
import pytest

from charts.placebo import Placebos, alt_placebos, plot_placebos, title_placebos
from charts.svg import to_svg
from tests.unit.chart_figures import texts

OTHERS = pd.DataFrame({"effect": [0.4, -0.2, 1.5, np.nan, -2.6]})
OURS = Placebos("Trafford", -2.0)


def read(text):
    return text.replace("\u00a0", " ")


def test_ours_is_marked_and_named_on_an_axis_around_nought():
    figure = plot_placebos(OTHERS, OURS)
    said = texts(figure)
    assert "Trafford −2.0 points" in said and "0" in said
    assert to_svg(figure, "").count("var(--dot)") == 1


@pytest.mark.parametrize(
    ("effect", "said"),
    [(-2.0, "Trafford’s difference is 2nd largest of 5"), (3.0, "Trafford’s difference is the largest of 5"),
     (0.2, "Trafford’s difference is 5th largest of 5")],
)  # fmt: skip
def test_the_title_is_the_rank(effect, said):
    assert title_placebos(OTHERS, Placebos("Trafford", effect)) == said


def test_in_words():
    assert read(alt_placebos(OTHERS, OURS)) == (
        "Trafford’s difference is 2nd largest of 5: −2.0 points. The same calculation for four comparison "
        "areas gives −2.6 points to +1.5 points."
    )


def test_without_comparison_areas_or_any_effect():
    assert "There is no comparison area." in alt_placebos(OTHERS.iloc[3:4], OURS)
    assert texts(plot_placebos(OTHERS.iloc[:0], Placebos("Trafford", 0.0)))


def test_many_areas_stay_on_the_sheet():
    many = pd.DataFrame({"effect": np.random.default_rng(1).normal(size=1673)})
    figure = plot_placebos(many, OURS)
    height = figure.get_figheight() * 72
    paths = [one for one in figure.artists if hasattr(one, "get_path")]
    assert max(one.get_path().vertices[:, 1].max() for one in paths) <= height
