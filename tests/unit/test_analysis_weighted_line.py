"""The weighted line through areas."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import NotUsable, TooFewAreas
from analysis.weighted_line import fit_line, student_quantile

NAN = math.nan
# F. J. Anscombe (1973), Graphs in statistical analysis, *The American Statistician* 27, 17–21, data set 1.
EXPOSURE = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
OUTCOME = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
EQUAL = [1] * 11
NORRIS = [
    (0.1, 0.2), (338.8, 337.4), (118.1, 118.2), (888.0, 884.6), (9.2, 10.1), (228.1, 226.5), (668.5, 666.3),
    (998.5, 996.3), (449.1, 448.6), (778.9, 777.0), (559.2, 558.2), (0.3, 0.4), (0.1, 0.6), (778.1, 775.5),
    (668.8, 666.9), (339.3, 338.0), (448.9, 447.5), (10.8, 11.6), (557.7, 556.0), (228.3, 228.1),
    (998.0, 995.8), (888.8, 887.6), (119.6, 120.2), (0.3, 0.3), (0.6, 0.3), (557.6, 556.8), (339.3, 339.1),
    (888.0, 887.2), (998.5, 999.0), (778.9, 779.0), (10.2, 11.1), (117.6, 118.3), (228.9, 229.2),
    (668.4, 669.1), (449.2, 448.9), (0.2, 0.5),
]  # fmt: skip


def test_equal_weights_are_ordinary_least_squares():
    # Anscombe, page 17: slope 0.5, its standard error 0.118, intercept 3, R² 0.667, 11 observations.
    line = fit_line(EXPOSURE, OUTCOME)
    assert line.slope == pytest.approx(0.500, abs=5e-4)
    assert line.error == pytest.approx(0.118, abs=5e-4)
    assert line.intercept == pytest.approx(3.0, abs=5e-3)
    assert line.r_squared == pytest.approx(0.667, abs=5e-4)
    assert (line.areas, line.effective, line.lowest, line.highest) == (11, pytest.approx(11), 4, 14)


def test_the_certified_line():
    # NIST/ITL Statistical Reference Datasets, "Norris" (calibration of ozone monitors), certified values:
    # https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml
    y, x = np.array(NORRIS).T
    line = fit_line(x, y)
    assert line.slope == pytest.approx(1.00211681802045, rel=1e-12)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-9)
    assert line.error == pytest.approx(0.429796848199937e-3, rel=1e-9)
    assert line.r_squared == pytest.approx(0.999993745883712, rel=1e-12)


def test_weights_as_statsmodels_has_them():
    api = pytest.importorskip("statsmodels.api", reason="statsmodels checks the weighted line")
    weights = np.arange(1.0, 12.0)
    fitted = api.WLS(OUTCOME, api.add_constant(np.array(EXPOSURE, dtype=float)), weights).fit()
    line = fit_line(EXPOSURE, OUTCOME, weights)
    assert line.slope == pytest.approx(fitted.params[1])
    assert line.intercept == pytest.approx(fitted.params[0])
    assert line.r_squared == pytest.approx(fitted.rsquared)
    # Unequal areas tell as much as fewer equal ones, so the error is larger by √((n − 2) ÷ (nₑ − 2)).
    assert line.effective == pytest.approx(66**2 / 506)
    assert line.error == pytest.approx(fitted.bse[1] * math.sqrt(9 / (line.effective - 2)))


def test_student_quantiles_as_tables_have_them():
    # W. S. Gosset's t in any table: 2.262 with 9 degrees of freedom, 2.228 with 10.
    assert student_quantile(0.95, 9) == pytest.approx(2.262, abs=5e-4)
    assert student_quantile(0.95, 10) == pytest.approx(2.228, abs=5e-4)
    with pytest.raises(NotUsable, match="between 0 and 1"):
        student_quantile(95, 9)


def test_areas_without_figures_are_left_out():
    line = fit_line([*EXPOSURE, NAN, 3, 3], [*OUTCOME, 5, NAN, 5], [*EQUAL, 1, 1, 0])
    assert line == fit_line(EXPOSURE, OUTCOME, EQUAL)


@pytest.mark.parametrize(
    ("exposure", "outcome", "weights", "error", "said"),
    [
        ([1, 2, 3], [1, 2, 3], [1, 1, 1], TooFewAreas, "at least 4 areas with both figures; 3 have"),
        ([1], [1], [1], TooFewAreas, "1 have"),
        ([NAN] * 5, [1] * 5, [1] * 5, TooFewAreas, "none have"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [1, 1, 1, 1e9], TooFewAreas, "nearly all the people"),
        ([5] * 6, [1, 2, 3, 4, 5, 6], [1] * 6, NotUsable, "same in every area"),
        ([0.1] * 6, [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], NotUsable, "same in every area"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [-1] * 4, TooFewAreas, "none have"),
    ],
)
def test_no_line_without_differences(exposure, outcome, weights, error, said):
    with pytest.raises(error, match=said):
        fit_line(exposure, outcome, weights)


def test_a_constant_outcome_has_a_flat_line():
    line = fit_line(EXPOSURE, [7.0] * 11)
    assert (line.slope, line.error) == (pytest.approx(0, abs=1e-12), pytest.approx(0, abs=1e-12))
    assert math.isnan(line.r_squared)


POINTS = st.lists(
    st.tuples(st.floats(0, 100), st.floats(-100, 100), st.floats(1, 1_000)), min_size=6, max_size=40
).filter(lambda points: np.ptp([x for x, _, _ in points]) > 1)


@given(points=POINTS, factor=st.floats(0.1, 10))
def test_weights_that_scale_together_change_nothing(points, factor):
    x, y, w = map(np.array, zip(*points, strict=True))
    if (w.sum() ** 2 / (w**2).sum()) < 2.5:
        return
    one, other = fit_line(x, y, w), fit_line(x, y, w * factor)
    assert (other.slope, other.error) == (pytest.approx(one.slope), pytest.approx(one.error))


@given(points=POINTS, seed=st.randoms())
def test_the_order_of_areas_changes_nothing(points, seed):
    x, y, w = map(np.array, zip(*points, strict=True))
    if (w.sum() ** 2 / (w**2).sum()) < 2.5:
        return
    one = fit_line(x, y, w)
    seed.shuffle(points)
    x, y, w = map(np.array, zip(*points, strict=True))
    assert fit_line(x, y, w).slope == pytest.approx(one.slope, rel=1e-6, abs=1e-9)
