"""How two indicators go together."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.association import (
    Association,
    Correlation,
    associate,
    correlations,
    effective_number,
    weight_below,
)
from analysis.errors import AnalysisError, Constant, TooFewAreas
from analysis.pairs import Named

NAMES = (Named("No qualifications"), Named("Out of work"))

# F. J. Anscombe (1973), "Graphs in statistical analysis", The American Statistician 27, 17–21,
# https://doi.org/10.1080/00031305.1973.10478966: his table of four data sets.
ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE = [
    (ANSCOMBE_X, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    (ANSCOMBE_X, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74]),
    (ANSCOMBE_X, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    ([8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8], [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89]),
]


@pytest.mark.parametrize(("x", "y"), ANSCOMBE)
def test_anscombes_quartet_has_the_published_line(x, y):
    # Published there for each of the four: 11 areas, y = 3 + 0.5 x, R² 0.667, residual sum of squares 13.75
    # on 9 degrees of freedom, standard error of the slope 0.118; r = 0.816 follows from R².
    found = associate(x, y, NAMES)
    assert found.areas == 11
    assert found.line.intercept == pytest.approx(3.0, abs=0.01)
    assert found.line.slope == pytest.approx(0.5, abs=0.001)
    assert found.line.r_squared == pytest.approx(0.667, abs=0.001)
    assert found.line.residual_sd**2 * 9 == pytest.approx(13.75, abs=0.03)
    # 2.262 is Student's t of 9 degrees of freedom for 95 %, in any table.
    assert (found.line.slope_upper - found.line.slope) / 2.262 == pytest.approx(0.118, abs=0.0005)
    assert found.pearson.value == pytest.approx(0.816, abs=0.001)


def test_the_interval_of_a_correlation_agrees_with_another_library():
    from scipy.stats import pearsonr

    theirs = pearsonr(*ANSCOMBE[0]).confidence_interval(0.9)
    ours = associate(*ANSCOMBE[0], NAMES, confidence=0.9).pearson
    assert (ours.lower, ours.upper) == pytest.approx((theirs.low, theirs.high))


def test_spearmans_interval_is_that_of_its_authors():
    # D. G. Bonett's package statpsych, help page of ci.spear: 0.8699639, limits 0.5840951 and 0.9638297.
    # https://dgbonett.github.io/statpsych/reference/ci.spear.html
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    found = associate(x, y, NAMES).spearman
    assert found.value == pytest.approx(0.8699639, abs=1e-7)
    assert (found.lower, found.upper) == pytest.approx((0.5840951, 0.9638297), abs=1e-6)


def test_a_weight_of_two_is_an_area_counted_twice():
    x, y = np.array(ANSCOMBE[0][0], dtype=float), np.array(ANSCOMBE[0][1])
    weights = np.array([1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 1])
    weighted = associate(x, y, NAMES, weights)
    repeated = associate(np.repeat(x, weights), np.repeat(y, weights), NAMES)
    assert weighted.line.slope == pytest.approx(repeated.line.slope)
    assert weighted.line.intercept == pytest.approx(repeated.line.intercept)
    assert weighted.pearson.value == pytest.approx(repeated.pearson.value)
    assert weighted.spearman.value == pytest.approx(repeated.spearman.value)
    # But eleven areas do not become fifteen.
    assert (weighted.areas, weighted.weighted) == (11, True)
    assert weighted.pearson.upper - weighted.pearson.lower > repeated.pearson.upper - repeated.pearson.lower


def test_the_weighted_line_agrees_with_another_library():
    from statsmodels.regression.linear_model import WLS

    rng = np.random.default_rng(7)
    x, weights = rng.gamma(3, 5, 60), rng.integers(800, 3000, 60).astype(float)
    y = 2 + 0.4 * x + rng.normal(0, 3, 60)
    theirs = WLS(y, np.column_stack((np.ones(60), x)), weights=weights).fit()
    ours = associate(x, y, NAMES, weights, confidence=0.9).line
    assert (ours.intercept, ours.slope) == pytest.approx(theirs.params)
    assert (ours.slope_lower, ours.slope_upper) == pytest.approx(theirs.conf_int(0.1)[1])
    assert ours.r_squared == pytest.approx(theirs.rsquared)
    at = np.array([0.0, 10.0, 50.0])
    band = theirs.get_prediction(np.column_stack((np.ones(3), at))).conf_int(alpha=0.1)
    assert np.column_stack(ours.band(at)) == pytest.approx(band)


def test_the_band_is_narrowest_at_the_mean_and_holds_the_line():
    line = associate(*ANSCOMBE[0], NAMES).line
    at = np.array([4.0, 9.0, 14.0])
    lower, upper = line.band(at)
    assert (lower < line.at(at)).all() and (line.at(at) < upper).all()
    assert (upper - lower)[1] == (upper - lower).min()


def test_kishs_effective_number():
    assert effective_number(np.full(10, 3.0)) == pytest.approx(10)
    # (1 + 1 + 2)² ÷ (1 + 1 + 4)
    assert effective_number(np.array([1.0, 1.0, 2.0])) == pytest.approx(16 / 6)


def test_ranks_by_weight_put_equal_values_halfway():
    assert weight_below(np.array([5.0, 5.0, 1.0, 9.0]), np.ones(4)).tolist() == [2.0, 2.0, 0.5, 3.5]


def test_areas_without_a_figure_are_left_out_and_counted():
    x, y = [1, 2, 3, 4, 5, np.nan, 7], [2, 1, 4, 3, 6, 5, np.inf]
    found = associate(x, y, NAMES)
    assert (found.areas, found.left_out, found.weighted) == (5, 2, False)
    assert np.isnan(found.residuals).tolist() == [False] * 5 + [True] * 2


def test_areas_without_residents_are_left_out_of_a_weighted_relation():
    x, y = np.arange(8.0), np.array([1, 3, 2, 5, 4, 6, 8, 7.0])
    found = associate(x, y, NAMES, [10, 20, 0, -5, np.nan, 30, 40, 50])
    assert (found.areas, found.left_out) == (5, 3)


def test_a_perfect_relation_has_no_width():
    found = associate(np.arange(6.0), 1 - 2 * np.arange(6.0), NAMES)
    assert found.pearson == Correlation(-1.0, -1.0, -1.0)
    assert (found.line.slope, found.line.r_squared) == (-2.0, 1.0)


def test_very_uneven_weights_leave_no_interval():
    found = associate([1, 2, 3, 4, 5], [2, 1, 4, 3, 6], NAMES, [1, 1, 1, 1, 1e6])
    assert found.effective == pytest.approx(1, abs=0.01)
    assert math.isnan(found.pearson.lower) and not found.pearson.clear


@pytest.mark.parametrize("areas", [0, 1, 2, 3])
def test_too_few_areas(areas):
    with pytest.raises(TooFewAreas, match="at least 4 areas"):
        associate(np.arange(float(areas)), np.arange(float(areas)), NAMES)


def test_all_missing_and_all_weights_zero_are_too_few_areas():
    with pytest.raises(TooFewAreas, match="no areas have"):
        associate(np.full(9, np.nan), np.arange(9.0), NAMES)
    with pytest.raises(TooFewAreas, match="no areas have"):
        associate(np.arange(9.0), np.arange(9.0), NAMES, np.zeros(9))


def test_a_constant_is_named():
    with pytest.raises(Constant, match="“No qualifications” is"):
        associate(np.full(9, 2.0), np.arange(9.0), NAMES)
    with pytest.raises(Constant, match="“Out of work” is"):
        associate(np.arange(9.0), np.full(9, 2.0), NAMES)


def test_figures_of_other_areas_do_not_fit():
    with pytest.raises(AnalysisError, match="same areas"):
        associate(np.arange(9.0), np.arange(9.0), NAMES, np.ones(8))


FIGURES = arrays(np.float64, 25, elements=st.integers(-50, 50).map(float))
PEOPLE = arrays(np.float64, 25, elements=st.integers(1, 9).map(float))


def related(x, y, weights=None) -> Association | None:
    try:
        return associate(x, y, NAMES, weights)
    except Constant:
        return None


def close(one: Correlation, other: Correlation) -> bool:
    return np.allclose((one.value, one.lower, one.upper), (other.value, other.lower, other.upper), atol=1e-6)


@given(FIGURES, FIGURES, PEOPLE, st.permutations(range(25)))
def test_the_order_of_the_areas_does_not_matter(x, y, weights, order):
    found, shuffled = related(x, y, weights), related(x[order], y[order], weights[order])
    if found is None or shuffled is None:
        assert found is shuffled
        return
    assert close(found.pearson, shuffled.pearson) and close(found.spearman, shuffled.spearman)
    assert np.allclose(found.residuals[order], shuffled.residuals, atol=1e-6)


@given(FIGURES, FIGURES, PEOPLE, st.floats(0.01, 100), st.floats(-100, 100))
def test_units_and_the_scale_of_weights_do_not_matter(x, y, weights, times, plus):
    found, scaled = related(x, y, weights), related(x * times + plus, y, weights * times)
    if found is None or scaled is None:
        assert found is scaled
        return
    assert close(found.pearson, scaled.pearson)
    assert np.isclose(scaled.line.slope * times, found.line.slope, atol=1e-6)
    assert np.allclose(found.residuals, scaled.residuals, atol=1e-6)


@given(FIGURES, FIGURES, PEOPLE)
def test_turning_an_indicator_round_turns_the_sign_and_nothing_else(x, y, weights):
    found, turned = related(x, y, weights), related(-x, y, weights)
    if found is None or turned is None:
        assert found is turned
        return
    pairs = ((found.pearson, turned.pearson), (found.spearman, turned.spearman))
    for one, other in pairs:
        assert close(one, Correlation(-other.value, -other.upper, -other.lower))


@given(FIGURES, FIGURES, PEOPLE)
def test_intervals_hold_their_estimates(x, y, weights):
    found = related(x, y, weights)
    if found is None:
        return
    for one in correlations(x, y, weights):
        assert -1 <= one.value <= 1
        assert math.isnan(one.lower) or one.lower <= one.value <= one.upper
    assert found.line.slope_lower <= found.line.slope <= found.line.slope_upper
    assert -1e-9 <= found.line.r_squared <= 1 + 1e-9
    assert np.isclose((weights * found.residuals).sum(), 0, atol=1e-6)
