"""Whether figures went one way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from analysis.errors import AnalysisError, OverlappingPeriods, TooFewPeriods
from analysis.trend_test import area_trend, exact_p, trend_test
from tests.unit.made_panels import panel_of

# Hollander and Wolfe 1999, example 9.1: cloud seeding, ratio of rainfall in five years.
RAIN = [1.26, 1.27, 1.12, 1.16, 1.03]
# EPA QA/G-9S, page 109: eleven figures, four of them equal and two more.
EPA = [10, 10, 10, 5, 10, 20, 18, 17, 15, 24, 15]
DISTINCT = st.lists(st.integers(-1000, 1000), min_size=5, max_size=12, unique=True)


@pytest.mark.parametrize(
    ("points", "s", "one_sided"),
    # Kendall 1975, table 1, as in Gilbert 1987, table A18.
    [(4, 6, 0.042), (5, 8, 0.042), (5, 10, 0.0083), (6, 11, 0.028), (7, 13, 0.035), (8, 16, 0.031),
     (9, 18, 0.038), (10, 23, 0.023)],
)  # fmt: skip
def test_exact_p_is_that_of_the_published_table(points, s, one_sided):
    assert exact_p(points, s) / 2 == pytest.approx(one_sided, abs=6e-4)


def test_the_slope_of_the_textbook_example():
    points, s, p, exact, slope, lower, upper = trend_test(range(5), RAIN)
    assert (points, s, exact) == (5, -6, True)
    assert p / 2 == pytest.approx(0.117, abs=5e-4)
    assert slope == pytest.approx(-0.056, abs=5e-4)
    assert (lower, upper) == pytest.approx((-0.15, 0.04))


def test_equal_figures_take_the_normal_distribution():
    points, s, p, exact, *_ = trend_test(range(11), EPA)
    assert (points, s, exact) == (11, 22, False)
    # The published z is 1.685.
    assert p == pytest.approx(0.092, abs=5e-4)


def test_sens_own_example():
    # Sen 1968, section 7: seven points at uneven times; the slope is 4.
    _, s, _, _, slope, lower, upper = trend_test([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78])
    assert (s, slope) == (21, 4.0)
    assert lower < 4 < upper


@given(DISTINCT)
def test_scipy_counts_the_same_p(values):
    expected = kendalltau(range(len(values)), values, method="exact").pvalue
    assert trend_test(range(len(values)), values)[2] == pytest.approx(expected)


@given(DISTINCT)
def test_the_interval_leaves_out_nought_exactly_when_the_test_is_clear(values):
    _, _, p, _, slope, lower, upper = trend_test(range(len(values)), values)
    assert lower <= slope <= upper
    assert (lower > 0 or upper < 0) == (p < 0.05)


@given(DISTINCT, st.floats(0.1, 10), st.floats(-50, 50))
def test_units_and_levels_change_nothing_but_the_slope(values, scale, shift):
    given_values = np.array(values, dtype=float)
    first, second = (
        trend_test(range(len(values)), given_values),
        trend_test(range(len(values)), given_values * scale),
    )
    assert second[1:4] == first[1:4]
    assert second[4] == pytest.approx(first[4] * scale)
    turned = trend_test(range(len(values)), -given_values)
    assert (turned[1], turned[2]) == (-first[1], first[2])


def test_a_straight_line_has_its_slope_without_doubt():
    _, _, p, _, slope, lower, upper = trend_test(range(8), 3 + 0.5 * np.arange(8))
    assert (slope, lower, upper) == (0.5, 0.5, 0.5)
    assert p == exact_p(8, 28)


def test_a_constant_has_no_trend():
    _, s, p, _, slope, lower, upper = trend_test(range(6), [4.0] * 6)
    assert (s, p, slope, lower, upper) == (0, 1.0, 0.0, 0.0, 0.0)


def test_fewer_than_five_figures_are_refused():
    with pytest.raises(TooFewPeriods, match="at least five independent figures: there are four figures"):
        trend_test(range(5), [1, 2, np.nan, 3, 4])
    with pytest.raises(TooFewPeriods, match="there is one figure"):
        area_trend(panel_of([[1.0]]), "E00000000")


def test_overlapping_windows_are_refused():
    with pytest.raises(OverlappingPeriods, match="share years"):
        area_trend(panel_of([np.arange(11)], window=36), "E00000000")


def test_an_areas_trend_is_a_year_and_names_its_periods():
    found = area_trend(panel_of([np.arange(8), np.arange(8) * 2.0], months=3), "E00000001")
    # Quarters differ by a day or two.
    assert found.slope == pytest.approx(8.0, rel=0.02)
    assert (found.first_period, found.last_period, found.points) == ("January 2012", "October 2013", 8)


def test_missing_figures_are_left_out():
    assert area_trend(panel_of([[1, np.nan, 2, 3, 4, 5]]), "E00000000").points == 5


@pytest.mark.parametrize(("first", "ruled"), [(2012, True), (2019, False)])
def test_claimants_across_the_new_rules_are_marked(first, ruled):
    assert (
        area_trend(panel_of([np.arange(6)], first=first), "E00000000", claimants=True).claimant_rules is ruled
    )


def test_an_unknown_area_is_refused():
    with pytest.raises(AnalysisError, match="no figures for this area"):
        area_trend(panel_of([np.arange(6)]), "E99999999")
