"""Slope and relative index of inequality: closed forms, signs, properties; see also …_reference.py."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.inequality import BELOW_ZERO, NO_RATIO, Line, NoSlope, Steps, inequality
from analysis.variants import NotOnThisScale
from tests.unit.reference_groups import obesity

STANDARD_ERRORS = 4


# ---- closed forms


def test_a_straight_gradient_gives_its_ends():
    # Five equal groups from 18 down to 2 stand at 0.1, 0.3 …: the line runs from 20 to 0.
    steps = Steps(np.full(5, 100.0), np.array([18.0, 14, 10, 6, 2]), np.full(5, np.nan))
    found = inequality(steps)
    assert (found.most, found.least, found.slope.value) == pytest.approx((20, 0, 20))
    assert found.ridits == pytest.approx((0.1, 0.3, 0.5, 0.7, 0.9))
    assert found.line.at([0.5]) == pytest.approx([10])


def test_weighted_least_squares_by_statsmodels():
    from statsmodels.api import WLS, add_constant

    steps = obesity()
    weight = steps.population / steps.population.sum()
    fitted = WLS(steps.value, add_constant(np.cumsum(weight) - weight / 2), weights=weight).fit()
    found = inequality(steps)
    assert found.slope.value == pytest.approx(-fitted.params[1])
    assert found.most == pytest.approx(fitted.params[0])


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_simulated_limits_agree_with_the_exact_ones(confidence):
    # Without a transformation the slope is a weighted sum of normal values, and so normal itself.
    steps = Steps(np.array([3.0, 2, 4, 1]), np.array([9.0, 7, 6, 2]), np.array([0.5, 0.4, 0.3, 0.9]))
    weight = steps.population / 10
    ridits = np.cumsum(weight) - weight / 2 - 0.5
    across = weight * ridits / (weight @ ridits**2)
    exact = NormalDist(-float(across @ steps.value), float(np.hypot.reduce(across * steps.error)))
    found = inequality(steps, confidence=confidence, draws=100_000).slope
    tail = (1 - confidence) / 2
    for limit, place in ((found.lower, tail), (found.upper, 1 - tail)):
        error = math.sqrt(tail * (1 - tail) / 100_000) / exact.pdf(exact.inv_cdf(place))
        assert limit == pytest.approx(exact.inv_cdf(place), abs=STANDARD_ERRORS * error)
        assert found.simulation_error == pytest.approx(error, rel=0.5)


def test_both_ways_of_drawing_agree():
    # Small errors on log odds are nearly normal as they are, so drawing on either scale is nearly the same.
    near = obesity()
    as_it_is = Steps(near.population, near.value, near.error * near.value * (1 - near.value))
    one, other = inequality(near), inequality(as_it_is)
    assert one.slope.lower == pytest.approx(other.slope.lower, rel=0.01)
    assert one.ratio.upper == pytest.approx(other.ratio.upper, rel=0.01)


# ---- sign


def test_positive_is_worse_for_the_most_deprived_whatever_the_polarity():
    bad = inequality(obesity())
    good = inequality(
        Steps(obesity().population, 1 - obesity().value, obesity().error, "logit"), polarity="high_is_good"
    )
    assert good.slope.value == pytest.approx(bad.slope.value)
    assert good.slope.value > 0
    assert good.turned


def test_a_reverse_gradient_stays_negative_and_its_ratio_below_one():
    found = inequality(obesity(turn=-1), variant="logit")
    assert found.slope.value == pytest.approx(-inequality(obesity(), variant="logit").slope.value)
    assert found.ratio.value < 1
    assert found.slope.lower < found.slope.value < found.slope.upper < 0
    assert found.clear


def test_turning_the_polarity_turns_the_sign_and_the_limits():
    # The simulated limits change places; they are not quite mirrored, because draws are not.
    one, other = inequality(obesity()), inequality(obesity(), polarity="high_is_good")
    assert other.slope.value == -one.slope.value
    assert other.slope.lower == pytest.approx(-one.slope.upper)
    assert other.ratio.value == pytest.approx(1 / one.ratio.value)


# ---- properties

STEPS = st.integers(3, 10).flatmap(
    lambda n: st.tuples(
        st.lists(st.floats(1, 1e6), min_size=n, max_size=n),
        st.lists(st.floats(0.5, 95), min_size=n, max_size=n),
        st.lists(st.floats(0.001, 0.3), min_size=n, max_size=n),
    )
)


@given(STEPS, st.sampled_from(["none", "log", "logit"]))
def test_an_interval_holds_its_estimate(made, variant):
    population, value, error = map(np.array, made)
    found = inequality(Steps(population, value, error, variant, 100), variant=variant, draws=1000)
    assert found.slope.lower <= found.slope.value <= found.slope.upper


@given(STEPS, st.sampled_from([1e-3, 1000.0]))
def test_units_change_the_slope_alike_and_the_ratio_not(made, unit):
    population, value, error = map(np.array, made)
    one = inequality(Steps(population, value, error, "log"), variant="log", draws=1000)
    other = inequality(Steps(population * 7, value * unit, error, "log"), variant="log", draws=1000)
    assert other.slope.value == pytest.approx(one.slope.value * unit, rel=1e-6, abs=1e-6 * unit)
    assert other.ratio.value == pytest.approx(one.ratio.value)
    assert other.ratio.lower == pytest.approx(one.ratio.lower)


@given(st.floats(0.1, 99), st.sampled_from(["none", "log", "logit"]))
def test_no_gradient_gives_nothing(value, variant):
    steps = Steps(np.array([2.0, 3, 4]), np.full(3, value), np.full(3, np.nan), "none", 100)
    found = inequality(steps, variant=variant)
    assert found.slope.value == pytest.approx(0, abs=1e-9 * value)
    assert found.ratio.value == pytest.approx(1)


# ---- what is asked again, and what cannot be answered


def test_the_same_seed_gives_the_same_limits():
    assert inequality(obesity(), draws=1000, seed=5) == inequality(obesity(), draws=1000, seed=5)
    assert inequality(obesity(), draws=1000, seed=5).slope != inequality(obesity(), draws=1000, seed=6).slope


def test_values_known_exactly_have_an_interval_of_no_width():
    steps = Steps(np.full(3, 10.0), np.array([3.0, 2, 1]), np.zeros(3))
    found = inequality(steps, draws=1000)
    assert found.slope.lower == found.slope.upper == pytest.approx(found.slope.value)


def test_a_line_below_zero_has_no_ratio():
    # From 10 to −2: at the least deprived end the straight line says less than nothing.
    steps = Steps(np.full(3, 100.0), np.array([8.0, 4, 0]), np.full(3, 0.01))
    found = inequality(steps)
    assert found.least < 0
    assert (found.ratio.value, found.ratio.reason) == (None, BELOW_ZERO)


def test_draws_below_zero_leave_the_ratio_without_limits():
    steps = Steps(np.full(3, 100.0), np.array([8.0, 5, 3]), np.full(3, 2.0))
    found = inequality(steps).ratio
    assert (found.value > 1, found.lower, found.reason) == (True, None, BELOW_ZERO)


def test_a_score_has_no_ratio():
    assert inequality(obesity(), ratio=False).ratio.reason == NO_RATIO


def test_without_an_interval_nothing_is_called_clear():
    steps = Steps(np.full(3, 1.0), np.array([3.0, 2, 1]), np.full(3, np.nan))
    assert inequality(steps).clear is None
    wide = Steps(np.full(3, 1.0), np.array([3.0, 2, 1]), np.full(3, 9.0))
    assert inequality(wide).clear is False


def test_two_groups_are_too_few():
    with pytest.raises(NoSlope, match="3 groups at least; there are 2"):
        inequality(Steps(np.ones(2), np.ones(2), np.ones(2)))


@pytest.mark.parametrize("people", [0.0, -1.0, math.inf, math.nan])
def test_a_group_without_people_is_named(people):
    with pytest.raises(NoSlope, match="group 4 has no people"):
        inequality(Steps(np.array([5, people, 5]), np.ones(3), np.ones(3), numbers=(2, 4, 6)))


@pytest.mark.parametrize("draws", [10, 10_000_000])
def test_draws_have_limits(draws):
    with pytest.raises(NoSlope, match="1,000 to 100,000"):
        inequality(obesity(), draws=draws)


def test_a_confidence_is_a_share():
    with pytest.raises(AnalysisError, match="between 0 and 1"):
        inequality(obesity(), confidence=95)


def test_a_group_without_cases_has_no_logarithm():
    steps = Steps(np.full(3, 10.0), np.array([3.0, 2, 0]), np.full(3, np.nan))
    with pytest.raises(NotOnThisScale, match="leaves values as they are"):
        inequality(steps, variant="log")
    assert inequality(steps).slope.value > 0


def test_a_line_of_log_odds_stays_below_the_whole():
    ends = Line(middle=3.0, slope=-40.0, variant="logit", whole=100).at([0, 0.5, 1])
    assert (ends >= 0).all()
    assert (ends <= 100).all()
