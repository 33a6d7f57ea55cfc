"""Least squares with errors that may be related."""

import numpy as np
import pytest

from analysis.errors import AnalysisError, TooFewPeriods
from analysis.newey_west import checked_lags, default_lags, fit_series


def test_without_lags_they_are_whites_errors():
    # The mean of n figures with HC1 errors: Σ(x − mean)² ÷ (n (n − 1)), as any textbook has it.
    values = np.array([1.0, 2.0, 4.0, 9.0])
    found = fit_series(np.ones((4, 1)), values, lags=0).term(np.ones(1))
    assert (found.value, found.error) == pytest.approx((4.0, (38 / 12) ** 0.5))
    # Student's t with three degrees of freedom: 3.182.
    assert found.upper - found.value == pytest.approx(3.182 * found.error, rel=1e-3)


def test_one_lag_adds_half_of_what_neighbours_share():
    # Bartlett's weight of the first of one lag is 1 − 1/2, and it counts twice.
    values = np.array([1.0, 2.0, 4.0, 9.0])
    errors = values - 4.0
    shared = (errors**2).sum() + 2 * 0.5 * (errors[1:] * errors[:-1]).sum()
    found = fit_series(np.ones((4, 1)), values, lags=1).term(np.ones(1))
    assert found.error == pytest.approx((shared / 16 * 4 / 3) ** 0.5)


@pytest.mark.parametrize(("points", "lags"), [(12, 2), (13, 2), (31, 3), (100, 4), (5, 2), (1, 1)])
def test_the_rule_of_thumb_for_lags(points, lags):
    assert default_lags(points) == lags
    assert checked_lags(points, None) == lags


def test_lags_outside_the_series_are_refused():
    assert checked_lags(12, 0) == 0
    with pytest.raises(AnalysisError, match="0 to 11 periods; 12"):
        checked_lags(12, 12)


@pytest.mark.parametrize("design", [np.ones((3, 2)), np.eye(3)])
def test_a_singular_design_or_one_without_freedom_is_refused(design):
    with pytest.raises(TooFewPeriods, match="too few periods"):
        fit_series(design, np.arange(3.0), 1)


def test_a_term_is_clear_when_its_interval_leaves_out_nought():
    fit = fit_series(
        np.column_stack((np.ones(8), np.arange(8.0))), 1 + np.arange(8) + 0.1 * np.sin(np.arange(8)), 1
    )
    assert fit.term(np.array([0.0, 1.0])).clear
    assert not fit.term(np.array([1.0, -1.0])).clear
