"""Shares and trend of a gradient on the real figures."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.errors import AnalysisError
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.further import shares_of, trend_of


@pytest.fixture
def at(screen):
    """Views, subject, settings and wish of a link, as the functions take them."""

    def asked(link, **wish):
        opened = screen(link)
        return opened.views, opened.subject, opened.settings, Wish(**{"draws": 2000, **wish})

    return asked


def test_the_shares_by_hand(screen, at):
    link = "indicator=social_rented&level=lsoa11"
    found, view = shares_of(*at(link)), screen(link).view
    order = np.argsort(-screen("indicator=imd_score&level=lsoa11").view.values, kind="stable")
    people, homes = (np.cumsum(of[order]) / of.sum() for of in (view.denominator, view.numerator))
    assert found.among(0.2) == pytest.approx(float(np.interp(0.2, people, homes)), abs=1e-4)
    assert found.index > 0 > found.published
    assert found.lower < found.index < found.upper


def test_years_of_life_have_shares_with_an_interval_from_published_limits(at):
    found = shares_of(*at("indicator=healthy_life_expectancy&level=borough"))
    assert found.lower < found.index < found.upper


def test_means_without_limits_have_shares_without_an_interval(at):
    assert shares_of(*at("indicator=minutes_to_stroke_unit&level=lsoa11")).lower is None


def test_a_score_cannot_be_shared_out(at):
    with pytest.raises(AnalysisError, match="no natural zero"):
        shares_of(*at("indicator=health_deprivation&level=lsoa11"))


def test_trap_12_only_independent_periods_have_a_trend(screen, at):
    found = trend_of(*at("indicator=healthy_life_expectancy&level=borough"))
    assert [point.period for point in found.points] == ["2012–14", "2015–17", "2018–20", "2021–23"]
    assert "2020–22" in found.overlapping
    assert all(one.end < other.start for one, other in zip(found.points, found.points[1:], strict=False))


def test_the_newest_point_is_the_gradient_of_now(screen, at):
    from modules.tools.gradient.figures import gradient_of

    asked = at("indicator=healthy_life_expectancy&level=borough")
    assert trend_of(*asked).points[-1].inequality.slope.value == pytest.approx(
        gradient_of(*asked).found.slope.value
    )


def test_trap_1_a_trend_of_claimants_notes_the_new_rules(at):
    found = trend_of(*at("indicator=claimant_rate&level=ward17"))
    assert len(found.points) == 13
    assert "change of rules" in found.change.notes[0]


def test_one_period_has_no_trend(at):
    assert trend_of(*at("indicator=social_rented&level=lsoa11")).points == ()
