"""Interrupted time series."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import CLAIMANT_RULES
from analysis.difference import CLAIMANTS_NO_VERDICT
from analysis.errors import GroupMissing, OverlappingPeriods, StartOutsideSeries, TooFewPeriods
from analysis.interrupted import CHANGED, NOT_CLEAR, TOO_NARROW, interrupted_series
from analysis.placebo import NO_VERDICT
from analysis.seasons import NOT_TWO_YEARS
from tests.unit.made_panels import panel_of

FIRST = "E00000000"
# Packs of cigarettes a head sold in California, 1970 to 2000 (Orzechowski and Walker, *The Tax Burden on
# Tobacco*), as in A. Abadie, A. Diamond and J. Hainmueller 2010.
PACKS = [
    123.0, 121.0, 123.5, 124.4, 126.7, 127.1, 128.0, 126.4, 126.1, 121.9, 120.2, 118.6, 115.4, 110.8, 104.8,
    102.8, 99.7, 97.5, 90.1, 82.4, 77.8, 68.7, 67.5, 63.4, 58.6, 56.4, 54.5, 53.8, 52.3, 47.2, 41.6,
]  # fmt: skip
YEARS = np.arange(14.0)
COURSE = 20 + 0.5 * YEARS + np.where(YEARS >= 9, 3 - 1.5 * (YEARS - 9), 0)
WOBBLE = 0.1 * np.sin(np.arange(14) * 2.4)


def run(values, year=2021, **how):
    return interrupted_series(panel_of(values, first=2012), [FIRST], start=date(year, 1, 1), **how)


def test_the_published_example_of_proposition_99():
    # A. Linden 2015, *Stata Journal* 15, 480–500, section 4.1: one series, start 1989, one lag.
    found = interrupted_series(panel_of([PACKS], first=1970), [FIRST], start=date(1989, 1, 1), error_lags=1)
    # A year of ours has 365.25 days, so a slope differs in the fourth digit.
    assert found.slope_before.value == pytest.approx(-1.779474, rel=1e-3)
    assert found.slope_before.error == pytest.approx(0.3834188, rel=1e-3)
    assert found.level_change.value == pytest.approx(-20.0581, rel=1e-3)
    assert found.level_change.error == pytest.approx(4.724395, rel=1e-3)
    assert found.slope_change.value == pytest.approx(-1.494652, rel=1e-3)
    assert found.slope_change.error == pytest.approx(0.4368202, rel=1e-3)
    assert (found.level_change.lower, found.level_change.upper) == pytest.approx(
        (-29.75175, -10.36444), rel=1e-3
    )
    assert found.verdict == CHANGED


def test_the_closed_form_of_a_step_and_a_turn():
    found = run(COURSE)
    assert found.slope_before.value == pytest.approx(0.5, rel=2e-3)
    assert found.level_change.value == pytest.approx(3.0, rel=2e-2)
    assert found.slope_change.value == pytest.approx(-1.5, rel=2e-3)
    # Fitted less counterfactual, 3 − 1.5 × 0 to 4 years: its mean is 0 and its last −3.
    assert found.effect.value == pytest.approx(0.0, abs=0.01)
    assert found.last_effect.value == pytest.approx(-3.0, rel=1e-2)
    assert found.counterfactual == pytest.approx(20 + 0.5 * YEARS, rel=1e-3)
    assert found.fitted == pytest.approx(COURSE, rel=1e-3)


def test_a_course_that_goes_on_is_no_change():
    found = run(20 + 0.5 * YEARS + WOBBLE)
    assert found.verdict == NOT_CLEAR
    assert found.effect.lower < 0 < found.effect.upper
    assert ((found.lower <= found.counterfactual) & (found.counterfactual <= found.upper)).all()


def test_the_interval_of_the_counterfactual_widens_after_the_start():
    found = run(20 + 0.5 * YEARS + WOBBLE)
    width = found.upper - found.lower
    assert (np.diff(width[found.timing.after]) > 0).all()


def test_seasons_of_quarters_are_taken_out():
    quarters = np.tile([0.0, 4.0, -2.0, 1.0], 5)
    values = 10 + quarters + np.where(np.arange(20) >= 10, 2.0, 0.0)
    found = interrupted_series(panel_of([values], months=3), [FIRST], start=date(2014, 7, 1))
    assert (found.seasons, found.points) == ("quarters", 20)
    assert found.effect.value == pytest.approx(2.0, abs=0.01)
    assert found.counterfactual[:10] == pytest.approx(values[:10], abs=0.01)


def test_quarters_without_two_years_before_are_refused_as_too_short():
    with pytest.raises(TooFewPeriods, match="at least eight figures before"):
        interrupted_series(panel_of([np.arange(13.0)], months=3), [FIRST], start=date(2013, 10, 1))


def test_months_without_two_years_before_keep_their_seasons_and_say_so():
    values = np.random.default_rng(1).normal(size=20)
    found = interrupted_series(panel_of([values], months=1), [FIRST], start=date(2013, 1, 1))
    assert (found.seasons, NOT_TWO_YEARS in found.notes) == ("none", True)


def test_a_lag_leaves_out_the_period_just_after():
    odd = COURSE.copy()
    odd[9] = 99.0
    found = run(odd, lag=1)
    assert found.points == 13
    assert np.isnan(found.fitted[9]) and np.isfinite(found.counterfactual).all()
    # The step is that at the first period counted, a year on: 3 − 1.5.
    assert found.level_change.value == pytest.approx(1.5, abs=0.02)


def test_several_areas_are_taken_by_their_mean():
    panel = panel_of([COURSE, COURSE + 2.0, np.zeros(14)])
    found = interrupted_series(panel, panel.area_codes[:2].tolist(), start=date(2021, 1, 1))
    assert found.values == pytest.approx(COURSE + 1.0)


def test_a_missing_figure_is_left_out():
    gapped = COURSE.copy()
    gapped[11] = np.nan
    found = run(gapped)
    assert found.points == 13
    assert found.slope_change.value == pytest.approx(-1.5, rel=1e-2)


@pytest.mark.parametrize(
    ("year", "said"),
    [(2019, "eight figures before the start: there are seven figures. Choose a later start"),
     (2023, "four figures after the start: there are three figures. Choose an earlier start")],
)  # fmt: skip
def test_too_few_points_are_refused(year, said):
    with pytest.raises(TooFewPeriods, match=said):
        run(COURSE, year)


def test_other_bad_input_is_refused():
    with pytest.raises(StartOutsideSeries):
        run(COURSE, 2040)
    with pytest.raises(GroupMissing, match="Choose an area"):
        interrupted_series(panel_of([COURSE]), ["E99999999"], start=date(2021, 1, 1))
    with pytest.raises(OverlappingPeriods, match="share years"):
        interrupted_series(panel_of([COURSE], window=36), [FIRST], start=date(2021, 1, 1))
    with pytest.raises(TooFewPeriods, match="no figures"):
        run(np.full(14, np.nan))


def test_claimants_across_the_new_rules_get_figures_and_no_verdict():
    found = run(COURSE, claimants=True)
    assert (found.verdict, found.reasons) == (NO_VERDICT, (CLAIMANTS_NO_VERDICT,))
    assert CLAIMANT_RULES in found.notes
    later = interrupted_series(
        panel_of([COURSE], first=2019), [FIRST], start=date(2028, 1, 1), claimants=True
    )
    assert later.verdict != NO_VERDICT


def test_that_intervals_are_too_narrow_always_stands_beside_them():
    assert run(COURSE + WOBBLE).notes == (TOO_NARROW,)


@given(st.integers(0, 2**31), st.floats(0.1, 10), st.floats(-20, 20))
def test_units_and_levels_change_nothing(seed, scale, shift):
    values = np.random.default_rng(seed).normal(10, 1, 14)
    found, moved = run(values), run(values * scale + shift)
    assert moved.effect.value == pytest.approx(found.effect.value * scale, abs=1e-6)
    assert moved.effect.error == pytest.approx(found.effect.error * scale, abs=1e-6)
    assert moved.verdict == found.verdict
    assert run(-values).effect.value == pytest.approx(-found.effect.value)
