"""Scales on which a gradient's line is fitted."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.variants import (
    VARIANTS,
    NotOnThisScale,
    check_scale,
    default_variant,
    errors_from_limits,
    errors_on,
    has_ratio,
    transformed,
    turned_back,
)


@pytest.mark.parametrize(
    ("measure", "variant"),
    [("proportion", "logit"), ("rate", "log"), ("mean", "none"), ("score", "none"), ("index", "none")],
)
def test_each_kind_of_measure_has_its_default(measure, variant):
    assert default_variant(measure) == variant


def test_a_score_has_no_ratio_but_a_price_to_earnings_ratio_has():
    assert not has_ratio("score")
    assert not has_ratio("index", "score")
    assert has_ratio("index", "ratio")
    assert has_ratio("mean", "years")


def test_the_log_odds_of_half_are_nothing():
    assert transformed("logit", [50.0, 80.0], 100) == pytest.approx([0.0, math.log(4)])


@given(st.sampled_from(VARIANTS), st.floats(0.01, 99.9))
def test_turning_back_gives_the_value_again(variant, value):
    assert float(turned_back(variant, transformed(variant, value, 100), 100)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("variant", "value", "what"),
    [("log", 0.0, "no logarithm"), ("logit", 0.0, "no logarithm"), ("logit", 100.0, "no odds")],
)
def test_values_without_a_place_are_refused_in_words(variant, value, what):
    with pytest.raises(NotOnThisScale, match=what):
        check_scale(variant, [20.0, value], 100)


def test_every_finite_value_has_a_place_as_it_is():
    assert check_scale("none", [-1.0, 0.0, 200.0], 100) is None


def test_no_other_variant():
    with pytest.raises(AnalysisError, match="none, log, logit"):
        transformed("probit", [1.0])


# Standard errors that accompany UKHSA's PHEindicatormethods (December 2024) with these limits.
@pytest.mark.parametrize(
    ("scale", "lower", "upper", "error"),
    [
        ("none", 72.7220530546453, 79.1448649659708, 1.638472426358545),
        ("log", 5.614959662410748, 6.183085357576154, 0.02458749781093432),
        ("logit", 0.207830499225555, 0.216476300812899, 0.013197018471840493),
    ],
)
def test_errors_from_limits_match_the_reference(scale, lower, upper, error):
    # The reference divides by 2 × 1.96, we by the normal quantile to all its digits.
    assert errors_from_limits(scale, lower, upper) == pytest.approx(error, rel=2e-5)


def test_limits_at_the_ends_give_no_error():
    assert np.isnan(errors_from_limits("log", [0.0], [3.0])).all()
    assert np.isnan(errors_from_limits("logit", [90.0], [100.0], 100)).all()


def test_an_error_on_another_scale_follows_its_slope_there():
    small = 1e-6
    for scale in VARIANTS:
        moved = transformed(scale, 20.0 + small, 100) - transformed(scale, 20.0, 100)
        assert errors_on(scale, [20.0], [small], 100) == pytest.approx(float(moved), rel=1e-4)
    assert np.isnan(errors_on("log", [0.0], [1.0])).all()
