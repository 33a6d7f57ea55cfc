"""Areas beside their neighbours."""

import numpy as np
import pandas as pd
import pytest

from charts.marks import PROJECTOR, Chosen
from charts.moran_scatter import (
    NOTHING,
    MoranScatter,
    alt_moran_scatter,
    plot_moran_scatter,
    title_moran_scatter,
)
from charts.svg import to_svg
from charts.words import Words
from tests.unit.chart_figures import texts

WORDS = Words("Employment deprivation", "2019", "LSOA", "LSOAs")
AREAS = pd.DataFrame(
    {
        "area_code": ["a", "b", "c", "d", "e"],
        "score": [2.0, -1.0, -0.5, 1.0, 0.5],
        "neighbour_mean": [1.5, -0.8, 0.6, -0.2, np.nan],
        "found": [True, True, False, False, False],
    }
)
BOWDON = Chosen("a", "Bowdon")


def test_the_quarters_are_named_and_the_axes_told():
    said = texts(plot_moran_scatter(AREAS, MoranScatter(0.5)))
    assert {"high, neighbours high", "low, neighbours low", "low, neighbours high"} <= set(said)
    assert "mean of its neighbours" in said
    assert "0" in said


def test_found_areas_are_darker_and_chosen_ones_lettered():
    drawn = to_svg(plot_moran_scatter(AREAS, MoranScatter(0.5, (BOWDON,))), "")
    assert "var(--dot)" in drawn
    assert "var(--ink-2)" in drawn
    assert "A" in texts(plot_moran_scatter(AREAS, MoranScatter(0.5, (BOWDON,))))
    assert "var(--select)" not in to_svg(plot_moran_scatter(AREAS, MoranScatter(0.5)), "")


def test_a_chosen_area_without_neighbours_has_no_letter():
    assert "A" not in texts(plot_moran_scatter(AREAS, MoranScatter(0.5, (Chosen("e", "Hale"),))))


@pytest.mark.parametrize("slope", [0.9, 5.0, 0.0, -0.7])
def test_a_slope_of_any_size_stays_on_the_sheet(slope):
    assert "var(--cmp-country)" in to_svg(plot_moran_scatter(AREAS, MoranScatter(slope)), "")


def test_nothing_tested_is_said():
    assert texts(plot_moran_scatter(AREAS.iloc[4:], MoranScatter(0.0))) == [NOTHING]


def test_a_projector_gets_a_larger_sheet():
    usual, large = (
        plot_moran_scatter(AREAS, one) for one in (MoranScatter(0.5), MoranScatter(0.5, (), PROJECTOR))
    )
    assert large.get_figwidth() > usual.get_figwidth()


@pytest.mark.parametrize(
    ("slope", "p_value", "title"),
    [
        (0.62, 1e-9, "LSOAs are like their neighbours: Moran’s I 0.62"),
        (-0.3, 0.01, "LSOAs are unlike their neighbours: Moran’s I −0.30"),
        (0.1, 0.3, "LSOAs are no more like their neighbours than chance makes them"),
    ],
)
def test_the_title_is_the_finding(slope, p_value, title):
    assert title_moran_scatter(MoranScatter(slope), p_value, WORDS) == title


def test_the_alternative_text_counts_the_quarters():
    said = alt_moran_scatter(AREAS, MoranScatter(0.5, (BOWDON, Chosen("e", "Hale", "B"))), WORDS)
    assert said == (
        "Employment deprivation, 2019: each of four LSOAs beside the mean of its neighbours. 1 high with "
        "high neighbours, 1 low with low ones, 1 low with high ones, 1 high with low ones; 2 found as "
        "clusters or outliers. The slope is 0.50. Bowdon: 2.0 standard deviations above the mean, its "
        "neighbours 1.5 standard deviations above the mean. Hale: not tested."
    )


def test_the_alternative_text_of_nothing():
    assert alt_moran_scatter(AREAS.iloc[4:], MoranScatter(0.0), Words("Health")) == (
        "Health: each of no areas beside the mean of its neighbours."
    )
