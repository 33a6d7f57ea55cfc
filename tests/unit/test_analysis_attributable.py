"""Population attributable and potential impact fractions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attributable import (
    ADJUSTED,
    EVERYBODY,
    IF_CAUSE,
    MAY_BE_NONE,
    NO_EFFECT,
    NO_INTERVAL,
    NOBODY,
    OF_RISK_ONLY,
    OTHER_MEASURES,
    PROTECTS,
    attributable_fraction,
    burden,
    exposed_share,
    impact_fraction,
)
from analysis.errors import NotUsable
from analysis.relative_risks import RelativeRisk

SHARES = st.floats(0, 1)
RISKS = st.floats(0.05, 50)


def risk(value, lower=math.nan, upper=math.nan, **more):
    return RelativeRisk(value, "a published study", lower, upper, **more)


def test_the_textbook_example_of_smoking_and_heart_disease():
    # L. Gordis (2014), *Epidemiology*, 5th edition, Elsevier, chapter 12: 28.0 cases of coronary heart
    # disease per 1,000 smokers a year and 17.4 per 1,000 others; 44 % smoke; "21.3 %", from the rounded 22.1.
    found = attributable_fraction(0.44, 28.0 / 17.4)
    total = 0.44 * 28.0 + 0.56 * 17.4
    assert found == pytest.approx((total - 17.4) / total)
    assert found == pytest.approx(0.213, abs=2e-3)


def test_smoking_and_dementia_in_the_united_states():
    # The worked example of the package deltapif 0.4 (MIT), from M. Lee and others (2022), JAMA Network
    # Open 5: 8.5 % smoke, relative risk 1.59, "PAF = 4.776%".
    assert attributable_fraction(0.085, 1.59) == pytest.approx(0.04776, abs=5e-6)


def test_limits_are_those_of_the_relative_risk_put_into_the_formula():
    found = burden(0.25, risk(2.0, 1.5, 3.0))
    assert (found.fraction, found.lower, found.upper) == (
        pytest.approx(0.25 / 1.25),
        pytest.approx(0.125 / 1.125),
        pytest.approx(0.5 / 1.5),
    )
    assert OF_RISK_ONLY in found.notes and NO_INTERVAL not in found.notes


def test_without_an_interval_none_is_made_up():
    found = burden(0.25, risk(2.0))
    assert math.isnan(found.lower) and math.isnan(found.impact_upper)
    assert NO_INTERVAL in found.notes


def test_cases_where_there_are_counts():
    found = burden(0.25, risk(2.0), reduction=0.5, cases=1_000)
    assert (found.cases, found.impact_cases) == (pytest.approx(200), pytest.approx(100))
    assert math.isnan(burden(0.25, risk(2.0)).cases)


def test_a_fall_of_the_exposure_is_a_change_of_who_is_exposed():
    # By its definition: (risk before − risk after) ÷ risk before, the risk of the unexposed being 1.
    before, after = 1 + 0.3 * 1.0, 1 + 0.3 * 0.8 * 1.0
    assert impact_fraction(0.3, 2.0, 0.2) == pytest.approx((before - after) / before)


def test_a_fall_to_nothing_takes_all_of_the_fraction_and_no_fall_none():
    whole, none = (burden(0.3, risk(2.0), reduction=part) for part in (1.0, 0.0))
    assert whole.impact == whole.fraction
    assert none.impact == 0


def test_exposures_that_protect_are_said_in_words():
    found = burden(0.4, risk(0.5))
    assert found.fraction == pytest.approx(-0.25)
    # 0.4 × (1 − 0.5): a fifth of the cases that there would be without the exposure (O. S. Miettinen, 1974,
    # *American Journal of Epidemiology* 99, 325–332).
    assert found.prevented == pytest.approx(0.2)
    assert PROTECTS in found.notes
    assert math.isnan(burden(0.4, risk(1.5)).prevented)


@pytest.mark.parametrize(
    ("exposed", "given_risk", "note"),
    [
        (0.2, risk(1.6, measure="hazard ratio"), OTHER_MEASURES["hazard ratio"]),
        (0.2, risk(1.6, measure="odds ratio"), OTHER_MEASURES["odds ratio"]),
        (0.2, risk(1.6, adjusted_for="age"), ADJUSTED.format(what="age")),
        (0.2, risk(1.1, 0.9, 1.3), MAY_BE_NONE),
        (0.2, risk(1.0), NO_EFFECT),
        (0.0, risk(1.6), NOBODY),
        (1.0, risk(1.6), EVERYBODY),
        (0.2, risk(1.6), IF_CAUSE),
    ],
)
def test_what_must_be_said_beside_it(exposed, given_risk, note):
    assert note in burden(exposed, given_risk).notes


def test_a_plain_relative_risk_needs_fewer_words():
    assert burden(0.2, risk(1.6, 1.2, 2.1)).notes == (IF_CAUSE, OF_RISK_ONLY)


@pytest.mark.parametrize("exposed", [-0.1, 1.2, 14.2, math.inf])
def test_an_exposure_is_a_share_of_people(exposed):
    with pytest.raises(NotUsable, match="between 0 and 100 %"):
        burden(exposed, risk(1.6))


def test_a_missing_exposure_is_said():
    with pytest.raises(NotUsable, match="no figure for the share of people exposed"):
        burden(math.nan, risk(1.6))


@pytest.mark.parametrize("reduction", [-0.01, 1.01])
def test_an_exposure_falls_by_nothing_to_everything(reduction):
    with pytest.raises(NotUsable, match="fall of the exposure"):
        burden(0.2, risk(1.6), reduction=reduction)


def test_cases_are_counted_from_nought():
    with pytest.raises(NotUsable, match="0 or more; -5 is not"):
        burden(0.2, risk(1.6), cases=-5)


def test_many_areas_at_once_with_what_is_missing_or_impossible_left_out():
    found = attributable_fraction([0.1, np.nan, 1.5, 0.1], [2.0, 2.0, 2.0, 0.0])
    assert found[0] == pytest.approx(0.1 / 1.1)
    assert np.isnan(found[1:]).all()


def test_figures_of_the_map_as_shares_of_people():
    assert exposed_share(14.2, "%", "proportion") == pytest.approx(0.142)
    assert exposed_share(142, "per 1,000", "proportion") == pytest.approx(0.142)
    assert math.isnan(exposed_share(math.nan, "%", "proportion"))


@pytest.mark.parametrize(
    ("unit", "measure"), [("score", "score"), ("per 100,000", "rate"), ("£", "median"), ("people", "count")]
)
def test_other_figures_are_no_exposure(unit, measure):
    with pytest.raises(NotUsable, match="Weekly pay is not a share of people"):
        exposed_share(5.0, unit, measure, "Weekly pay")


@given(exposed=SHARES, relative=st.floats(1, 50))
def test_a_share_of_cases_is_never_more_than_all_of_them(exposed, relative):
    assert 0 <= attributable_fraction(exposed, relative) < 1


@given(exposed=SHARES, limits=st.tuples(RISKS, RISKS, RISKS).map(sorted))
def test_an_interval_holds_its_estimate(exposed, limits):
    lower, middle, upper = limits
    found = burden(exposed, risk(middle, lower, upper), reduction=0.4)
    assert found.lower <= found.fraction <= found.upper
    assert found.impact_lower <= found.impact <= found.impact_upper


@given(exposed=st.floats(0.01, 1), relative=RISKS)
def test_swapping_who_is_called_exposed_tells_the_same_story(exposed, relative):
    # Cases per head are the same whichever group is the reference.
    there = 1 / (1 - attributable_fraction(exposed, relative))
    back = relative / (1 - attributable_fraction(1 - exposed, 1 / relative))
    assert there == pytest.approx(back)


@given(exposed=st.floats(0.01, 1), relative=st.floats(0.05, 0.99))
def test_prevented_and_attributable_are_two_sides_of_one(exposed, relative):
    found = burden(exposed, risk(relative))
    assert (1 - found.prevented) * (1 - found.fraction) == pytest.approx(1)
